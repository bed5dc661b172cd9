// `npm test`: types, lint, format, build, then the suites; all, or those named (`npm test -- unit vscode --grep term`). Its last line sums them up.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { ensureDependencies, Plain, root, run, say, tool } from "./common.mjs";
import { desktop, findChromium, findVSCode } from "./host.mjs";

const tsc = "typescript/bin/tsc";
const biome = ["@biomejs/biome/bin/biome", "ci", "--error-on-warnings", "--colors=off"];

const checks = {
  types: () => tool(tsc, ["--noEmit"]),
  "types of the core": () => tool(tsc, ["--noEmit", "-p", "src/core"]),
  "types of the panel": () => tool(tsc, ["--noEmit", "-p", "webview"]),
  rooms: () => tool("../scripts/rooms.mjs", []),
  lengths: () => tool("../scripts/lengths.mjs", []),
  lint: () => tool(biome[0], [...biome.slice(1), "--formatter-enabled=false"]),
  format: () => tool(biome[0], [...biome.slice(1), "--linter-enabled=false", "--assist-enabled=false"]),
  build: async () => {
    const { buildProduct } = await import("./build.mjs"); // esbuild is there only after `npm ci`
    await buildProduct();
  },
};

const suites = { unit, panel, vscode: insideVSCode, workbench };

/** Mocha on built test files. */
function mocha(files, { grep, env }, ...more) {
  const color = process.stdout.isTTY ? "--color" : "--no-color";
  const options = ["--reporter", "./scripts/reporter.mjs", color, ...(grep ? ["--grep", grep] : []), ...more];
  const cli = join(root, "node_modules/mocha/bin/mocha.js");
  return run(process.execPath, ["--enable-source-maps", cli, ...options, ...files], { env, inherit: true });
}

/** A property over thousands of cases takes its time on a busy machine: the limit is there to end what hangs. */
function unit(files, options) {
  return mocha(files, options, "--timeout", "30000");
}

async function panel(files, options) {
  await findChromium();
  return mocha(files, options, "--timeout", "120000");
}

async function workbench(files, options) {
  await findVSCode();
  await findChromium();
  return mocha(files, options, "--timeout", "120000");
}

/** The suites inside VS Code's extension host: the desktop's where it can be downloaded, else the embedded one. */
async function insideVSCode(_files, { grep, env }) {
  if (!desktop) {
    await findVSCode();
    await findChromium();
  }
  const folder = mkdtempSync(join(tmpdir(), "backprop-workspace-"));
  const { runTests } = await import("@vscode/test-electron");
  try {
    await runTests({
      ...(desktop ? {} : { vscodeExecutablePath: join(root, "scripts/embedded-code.mjs") }),
      extensionDevelopmentPath: root,
      extensionTestsPath: join(root, "out/test/vscode/index"),
      extensionTestsEnv: { ...env, ...(grep ? { BACKPROP_GREP: grep } : {}) },
      launchArgs: [folder],
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs one suite; how many tests passed, and which failed. A suite that crashes or runs nothing has failed. */
async function runSuite(name, grep) {
  const results = join(root, "out", `${name}.json`);
  rmSync(results, { force: true });
  const env = {
    ...process.env,
    BACKPROP_RESULTS: results,
    BACKPROP_REPORTER: pathToFileURL(join(root, "scripts/reporter.mjs")).href,
  };
  let crash;
  try {
    const { buildTests } = await import("./build.mjs");
    const files = await buildTests(name);
    if (files.length === 0) throw new Plain("There are no test files.");
    await suites[name](files, { grep, env });
  } catch (error) {
    crash = error instanceof Plain ? error.message.split("\n")[0] : String(error);
  }
  const { passed, failures } = existsSync(results)
    ? JSON.parse(readFileSync(results, "utf8"))
    : { passed: 0, failures: [] };
  if (failures.length === 0 && crash) failures.push({ title: `the ${name} suite`, message: crash });
  else if (failures.length + passed === 0 && !grep)
    failures.push({ title: `the ${name} suite`, message: "It ran no tests." });
  return { passed, failures };
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { grep: { type: "string" } } });
const known = Object.keys(suites);
const failed = [];
let passed = 0;

async function everything() {
  const strangers = positionals.filter((name) => !known.includes(name));
  if (strangers.length > 0)
    throw new Plain(`Unknown: ${strangers.join(", ")}. The suites are ${known.join(", ")}.`);
  await ensureDependencies();
  rmSync(join(root, "out/artifacts"), { recursive: true, force: true });
  mkdirSync(join(root, "out"), { recursive: true });

  for (const [name, check] of Object.entries(checks)) {
    if (positionals.length > 0 && name !== "build") continue;
    const start = Date.now();
    try {
      await check();
      passed += 1;
      say(`✔ ${name} (${((Date.now() - start) / 1000).toFixed(1)} s)`);
    } catch (error) {
      failed.push({ title: name, message: "see above" });
      say(`✘ ${name}\n${error.message}`);
    }
  }
  for (const name of positionals.length > 0 ? positionals : known) {
    say(`\n${name}`);
    const results = await runSuite(name, values.grep);
    passed += results.passed;
    failed.push(...results.failures.map(({ title, message }) => ({ title: `${name}: ${title}`, message })));
  }
  if (passed + failed.length === 0) throw new Plain("Nothing ran.");
}

try {
  await everything();
} catch (error) {
  failed.push({ title: "the test command", message: error instanceof Plain ? error.message : error.stack });
}
if (failed.length > 0) say(`\nFailed:`);
for (const { title, message } of failed)
  say(`  ${title}\n    ${message.split("\n").slice(0, 8).join("\n    ")}`);
say(`\n${passed} passed, ${failed.length} failed`);
process.exitCode = failed.length > 0 ? 1 : 0;
