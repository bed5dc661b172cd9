// Builds dist/ (the extension, the stdio adapter, the panel) and, for the test command, the tests into out/.
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build, context } from "esbuild";
import { main, Plain, root, say } from "./common.mjs";
import { kernel } from "./kernel.mjs";

/** Kilobytes a bundle may have: what a learner downloads stays small. All but the panel's have the kernel in them, 25 kB as text. */
const budgets = {
  "dist/extension.js": 310,
  "dist/session.js": 496,
  "dist/browser.js": 575,
  "dist/adapter.js": 502,
  "dist/panel.js": 505,
};

const common = {
  absWorkingDir: root,
  bundle: true,
  sourcemap: true,
  metafile: true,
  logLevel: "error",
  target: "es2022",
  charset: "utf8",
};

/** KaTeX offers each font three times; every browser VS Code runs in reads woff2. */
const woff2Only = {
  name: "woff2-only",
  setup({ onLoad }) {
    onLoad({ filter: /katex(\.min)?\.css$/ }, ({ path }) => ({
      contents: readFileSync(path, "utf8").replaceAll(/,\s*url\([^)]*\)\s*format\("(woff|truetype)"\)/g, ""),
      loader: "css",
    }));
  },
};

/** Leaves the debugger's session out: it is a file of its own, loaded with the first session. */
const sessionApart = {
  name: "session-apart",
  setup({ onResolve }) {
    onResolve({ filter: /\/debug\/session$/ }, ({ kind }) =>
      kind === "dynamic-import" ? { path: "./session.js", external: true } : undefined,
    );
  },
};

/** For VS Code's extension host, which may be a browser's: anything of Node's fails to build. */
const extension = {
  ...common,
  outdir: "dist",
  format: "cjs",
  platform: "browser",
  external: ["vscode"],
  minify: true,
};

const products = [
  {
    ...extension,
    entryPoints: { extension: "src/extension.ts" },
    plugins: [kernel, sessionApart],
    supported: { "dynamic-import": false }, // it becomes a require, which every extension host has
  },
  { ...extension, entryPoints: { session: "src/debug/session.ts" }, plugins: [kernel] },
  // A browser's host loads one file.
  { ...extension, entryPoints: { browser: "src/extension.ts" }, plugins: [kernel] },
  {
    ...common,
    entryPoints: { adapter: "src/adapter.ts" },
    outdir: "dist",
    format: "cjs",
    platform: "node",
    banner: { js: "#!/usr/bin/env node" },
    minify: true,
    plugins: [kernel],
  },
  {
    ...common,
    entryPoints: { panel: "webview/page/main.tsx" },
    outdir: "dist",
    format: "iife",
    platform: "browser",
    jsx: "automatic",
    jsxImportSource: "preact",
    define: { "process.env.NODE_ENV": '"production"' },
    minify: true,
    loader: { ".woff2": "file" },
    assetNames: "fonts/[name]",
    plugins: [woff2Only],
  },
];

/** The licences of every package whose code or fonts are in dist/. */
function writeNotices(results) {
  const inputs = results.flatMap(({ metafile }) => Object.keys(metafile.inputs));
  const packages = new Set(
    inputs.flatMap((input) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1] ?? []),
  );
  const notices = [...packages].sort().map((name) => {
    const folder = join(root, "node_modules", name);
    const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    if (!file) throw new Plain(`${name} is bundled, but has no licence file.`);
    return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), "utf8").trim()}\n`;
  });
  const text = ["Backprop Debugger contains code and fonts of these packages.\n", ...notices].join(
    `\n${"-".repeat(80)}\n\n`,
  );
  writeFileSync(join(root, "dist/THIRD-PARTY-NOTICES.txt"), text);
}

/** esbuild says itself what is wrong, and where. */
const bundle = (options) =>
  build(options).catch(() => {
    throw new Plain("The build failed: see above.");
  });

const kilobytes = (file) => statSync(join(root, file)).size / 1000;

function finish(results) {
  chmodSync(join(root, "dist/adapter.js"), 0o755);
  writeNotices(results);
  for (const [file, budget] of Object.entries(budgets))
    if (kilobytes(file) > budget)
      throw new Plain(`${file} has ${kilobytes(file).toFixed(0)} kB, over its budget of ${budget} kB.`);
}

/** Builds dist/ anew. */
export async function buildProduct() {
  rmSync(join(root, "dist"), { recursive: true, force: true });
  finish(await Promise.all(products.map(bundle)));
}

/** Builds dist/ again whenever a source changes, until the process ends. */
async function watchProduct() {
  await buildProduct();
  const report = {
    name: "report",
    setup({ onEnd, initialOptions }) {
      const [name] = Object.keys(initialOptions.entryPoints);
      onEnd(({ errors }) =>
        say(`${new Date().toLocaleTimeString()} ${name}: ${errors.length ? "failed" : "built"}`),
      );
    },
  };
  for (const options of products) {
    const watched = await context({ ...options, plugins: [...(options.plugins ?? []), report] });
    await watched.watch();
  }
}

/** The commands' own modules are used by tests as they stand, not copied into a bundle. */
const scriptsAsTheyStand = {
  name: "scripts-as-they-stand",
  setup({ onResolve }) {
    onResolve({ filter: /\/scripts\/.*\.mjs$/ }, ({ path, resolveDir }) => ({
      path: relative(join(root, "out/test/workbench"), join(resolveDir, path)).replaceAll("\\", "/"),
      external: true,
    }));
  },
};

/** Tests that drive a browser. */
const inNode = {
  format: "esm",
  splitting: true,
  external: ["playwright-core"],
  plugins: [kernel, scriptsAsTheyStand],
};

/** The suites of tests: their folders of test/, and what stays outside their bundles. */
export const suites = {
  // `vscode` is not external here: a core, document or debug that imports it does not build.
  unit: {
    folders: [
      "protocol",
      "math",
      "words",
      "core",
      "lesson",
      "pictures",
      "document",
      "debug",
      "shell",
      "scripts",
      "webview",
    ],
    options: {
      format: "esm",
      splitting: true,
      jsx: "automatic",
      jsxImportSource: "preact",
      external: ["@vscode/debugadapter-testsupport"], // it requires Node's modules, as no ES module can
      plugins: [kernel, scriptsAsTheyStand],
    },
  },
  vscode: {
    folders: ["vscode"],
    options: { format: "cjs", external: ["vscode", "mocha"], plugins: [kernel] },
  },
  workbench: {
    folders: ["workbench"],
    options: inNode,
  },
  panel: {
    folders: ["panel"],
    options: { ...inNode, external: [...inNode.external, "axe-core"] },
    // The host side of the panel runs in the page: what stands for VS Code there is the tests' own.
    page: {
      entryPoints: { "test/panel/host": "test/panel/host.ts" },
      alias: { vscode: "./test/panel/vscode.ts" },
      format: "iife",
      platform: "browser",
      plugins: [kernel],
    },
  },
};

/** The test files of a folder of test/, and what runs or serves them (index, harness). */
const testFiles = (folder) =>
  (existsSync(join(root, "test", folder)) ? readdirSync(join(root, "test", folder), { recursive: true }) : [])
    .filter((file) => /\.test\.tsx?$|^(index|harness)\.ts$/.test(file))
    .map((file) => `test/${folder}/${file.replaceAll("\\", "/")}`);

/** Builds a suite into out/test: .mjs, and .js for what runs inside VS Code's extension host. Returns its test files. */
export async function buildTests(suite) {
  const { folders, options, page } = suites[suite];
  for (const folder of folders) rmSync(join(root, "out/test", folder), { recursive: true, force: true });
  const entryPoints = folders.flatMap(testFiles);
  if (entryPoints.length === 0) return [];
  if (page) await bundle({ ...common, outdir: "out", ...page });
  const { metafile } = await bundle({
    ...common,
    entryPoints,
    outbase: ".",
    outdir: "out",
    outExtension: { ".js": options.format === "esm" ? ".mjs" : ".js" },
    chunkNames: "test/chunks/[name]-[hash]",
    platform: "node",
    loader: { ".css": "empty" },
    ...options,
  });
  return Object.keys(metafile.outputs).filter((file) => /\.test\.m?js$/.test(file));
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await main(process.argv.includes("--watch") ? watchProduct : buildProduct);
