// Compiles src/kernel to WebAssembly, for whichever bundle imports it; once for the same sources.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Plain, root } from "./common.mjs";

const OPTIONS = [
  "-O3",
  "--noAssert",
  ...["--disableWarning", "112"], // vectors go from file to file of the kernel, and never out of it
  ...["--runtime", "stub"],
  ...["--enable", "simd"],
  ...["--enable", "bulk-memory"],
  "--importMemory",
  "--noExportMemory",
];

const folderOf = (checkout) => join(checkout, "src/kernel");

/** Stands for the sources of a checkout, the options and the compiler. */
function fingerprint(checkout) {
  const folder = folderOf(checkout);
  const hash = createHash("sha256");
  const compiler = readFileSync(join(root, "node_modules/assemblyscript/package.json"), "utf8");
  hash.update(JSON.parse(compiler).version).update(OPTIONS.join(" "));
  for (const file of readdirSync(folder).sort())
    hash.update(file).update(readFileSync(join(folder, file), "utf8"));
  return hash.digest("hex").slice(0, 16);
}

async function compile(checkout) {
  const { main: asc } = await import("assemblyscript/asc");
  let module;
  const { error, stderr } = await asc(
    ["src/kernel/index.ts", "--baseDir", checkout, "--outFile", "kernel.wasm", ...OPTIONS],
    {
      writeFile: (name, contents) => {
        if (name === "kernel.wasm") module = contents;
      },
    },
  );
  if (error || !module) throw new Plain(`The kernel does not compile.\n${stderr}`);
  return module;
}

/** What is being compiled, for all who want the same. */
const pending = new Map();

/** The module's bytes: known ones stand in out/. */
async function bytes(checkout) {
  const known = join(root, "out/kernel", `${fingerprint(checkout)}.wasm`);
  if (existsSync(known)) return readFileSync(known);
  if (!pending.has(known))
    pending.set(
      known,
      compile(checkout).finally(() => pending.delete(known)),
    );
  const module = await pending.get(known);
  mkdirSync(join(root, "out/kernel"), { recursive: true });
  writeFileSync(`${known}.${process.pid}`, module);
  renameSync(`${known}.${process.pid}`, known);
  return module;
}

/** A module that has these bytes, for whatever runs it: esbuild's own loader asks for more, unless it is told a target. */
const embedded = (contents) =>
  `export default Uint8Array.from(atob("${Buffer.from(contents).toString("base64")}"), (byte) => byte.charCodeAt(0));`;

/** For esbuild: `import bytes from ".../kernel.wasm"` has the module's bytes, inside the bundle. */
export const kernel = {
  name: "kernel",
  setup({ initialOptions, onResolve, onLoad }) {
    const checkout = initialOptions.absWorkingDir ?? root;
    const folder = folderOf(checkout);
    onResolve({ filter: /\/kernel\.wasm$/ }, () => ({ path: join(folder, "index.ts"), namespace: "kernel" }));
    onLoad({ filter: /./, namespace: "kernel" }, async () => ({
      contents: embedded(await bytes(checkout)),
      loader: "js",
      watchFiles: readdirSync(folder).map((file) => join(folder, file)),
    }));
  },
};
