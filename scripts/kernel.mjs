// Compiles src/kernel to WebAssembly, for whichever bundle imports it; once for the same sources.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Plain, root } from "./common.mjs";

const FOLDER = join(root, "src/kernel");
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

/** Stands for the sources, the options and the compiler. */
function fingerprint() {
  const hash = createHash("sha256");
  const compiler = readFileSync(join(root, "node_modules/assemblyscript/package.json"), "utf8");
  hash.update(JSON.parse(compiler).version).update(OPTIONS.join(" "));
  for (const file of readdirSync(FOLDER).sort())
    hash.update(file).update(readFileSync(join(FOLDER, file), "utf8"));
  return hash.digest("hex").slice(0, 16);
}

async function compile() {
  const { main: asc } = await import("assemblyscript/asc");
  let module;
  const { error, stderr } = await asc(
    ["src/kernel/index.ts", "--baseDir", root, "--outFile", "kernel.wasm", ...OPTIONS],
    {
      writeFile: (name, contents) => {
        if (name === "kernel.wasm") module = contents;
      },
    },
  );
  if (error || !module) throw new Plain(`The kernel does not compile.\n${stderr}`);
  return module;
}

let pending;

/** The module's bytes. */
async function bytes() {
  const known = join(root, "out/kernel", `${fingerprint()}.wasm`);
  if (existsSync(known)) return readFileSync(known);
  pending ??= compile();
  const module = await pending.finally(() => {
    pending = undefined;
  });
  mkdirSync(join(root, "out/kernel"), { recursive: true });
  writeFileSync(`${known}.${process.pid}`, module);
  renameSync(`${known}.${process.pid}`, known);
  return module;
}

/** For esbuild: `import bytes from ".../kernel.wasm"` has the module's bytes, inside the bundle. */
export const kernel = {
  name: "kernel",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\/kernel\.wasm$/ }, () => ({ path: join(FOLDER, "index.ts"), namespace: "kernel" }));
    onLoad({ filter: /./, namespace: "kernel" }, async () => ({
      contents: await bytes(),
      loader: "binary",
      watchFiles: readdirSync(FOLDER).map((file) => join(FOLDER, file)),
    }));
  },
};
