// Writes the protocol's own types as a JSON schema, for the tests: once for each version of @vscode/debugprotocol.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { main, npm, root, say } from "./common.mjs";

const generator = "ts-json-schema-generator@2.4.0";
const types = "node_modules/@vscode/debugprotocol/lib/debugProtocol.d.ts";
const target = "test/fixtures/debugProtocol.schema.json";

/** Every number of the protocol is a whole one, but for a progress's percentage: its types cannot say so. */
const tighten = (name, value) =>
  name !== "percentage" && value?.type === "number" ? { ...value, type: "integer" } : value;

await main(async () => {
  const options = ["--path", types, "--type", "*", "--jsDoc", "none", "--no-type-check"];
  const output = await npm([
    "exec",
    "--yes",
    "--silent",
    `--package=${generator}`,
    "--",
    "ts-json-schema-generator",
    ...options,
  ]);
  const { version } = JSON.parse(readFileSync(join(root, types, "../../package.json"), "utf8"));
  const { definitions } = JSON.parse(output.slice(output.indexOf("{")), tighten);
  const lines = Object.entries(definitions).map(([name, schema]) => `"${name}": ${JSON.stringify(schema)}`);
  writeFileSync(
    join(root, target),
    `{"$comment": "@vscode/debugprotocol ${version}", "definitions": {\n${lines.join(",\n")}\n}}\n`,
  );
  say(`${target}: ${lines.length} types of the protocol ${version}`);
});
