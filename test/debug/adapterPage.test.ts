import { strict as assert } from "node:assert";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { levels } from "../../src/core/program/steps";
import { capabilities } from "../../src/debug/protocol/capabilities";

const page = readFileSync("docs/adapter.md", "utf8");
const { contributes } = JSON.parse(readFileSync("package.json", "utf8"));

/** The requests and events of our own, wherever the debugger's sources name them. */
const own = new Set(
  readdirSync("src/debug", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .flatMap((file) => readFileSync(join("src/debug", file), "utf8").match(/"backprop\/\w+"/g) ?? [])
    .map((name) => name.slice(1, -1)),
);

const expected: Readonly<Record<string, readonly string[]>> = {
  "launch arguments": Object.keys(contributes.debuggers[0].configurationAttributes.launch.properties),
  levels,
  "requests of our own": [...own],
  "exception filters": (capabilities.exceptionBreakpointFilters ?? []).map(({ filter }) => filter),
  "modes of breakpoints": (capabilities.breakpointModes ?? []).map(({ mode }) => mode),
};

describe("the page for those who write clients", () => {
  for (const [what, names] of Object.entries(expected)) {
    it(`names all ${what}`, () => {
      assert.ok(names.length > 0);
      assert.deepEqual(
        names.filter((name) => !page.includes(`\`${name}\``)),
        [],
      );
    });
  }
});
