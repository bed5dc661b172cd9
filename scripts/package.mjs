// `npm run package`: builds dist/ and packs it twice: for VS Code (.vsix), and the adapter alone for npm (.tgz).
import { statSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { main, npm, Plain, root, say, tool } from "./common.mjs";

/** Bytes the extension may have: what a learner downloads stays small. */
export const LARGEST_VSIX = 1.5e6;

/**
 * Packs dist/ as an extension; the file it made. The project has no address: the README's pictures keep their relative
 * ones, and nothing is looked for in node_modules, since all that runs is bundled.
 */
export async function packExtension(folder) {
  const file = join(folder, "backprop-debugger.vsix");
  const unaddressed = ["--allow-missing-repository", "--no-rewrite-relative-links"];
  await tool("@vscode/vsce/vsce", ["package", "--no-dependencies", ...unaddressed, "--out", file]);
  const { size } = statSync(file);
  if (size > LARGEST_VSIX) throw new Plain(`${file} has ${size} bytes, over its budget of ${LARGEST_VSIX}.`);
  return file;
}

/** Packs what the adapter needs as a program of its own; the file it made. */
export async function packAdapter(folder) {
  const [{ filename }] = JSON.parse(await npm(["pack", "--json", "--pack-destination", folder]));
  return join(folder, filename);
}

async function packAll() {
  const { buildProduct } = await import("./build.mjs");
  await buildProduct();
  for (const pack of [packExtension, packAdapter]) {
    const file = await pack(root);
    say(`${relative(root, file)}: ${(statSync(file).size / 1000).toFixed(0)} kB`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(packAll);
