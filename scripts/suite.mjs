// Runs one suite of the tests (`node scripts/suite.mjs NAME`), for test.mjs: builds it, shows its report, and leaves its results in out/NAME.json.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { buildTests } from "./build.mjs";
import { main, Plain, root, run } from "./common.mjs";
import { desktop, findChromium, findVSCode } from "./host.mjs";

const suites = { unit, panel, vscode: insideVSCode, workbench };

/** Mocha on built test files. */
function mocha(files, { grep, color, env }, ...more) {
  const options = ["--reporter", "./scripts/reporter.mjs", color ? "--color" : "--no-color", ...more];
  const cli = join(root, "node_modules/mocha/bin/mocha.js");
  const chosen = grep ? ["--grep", grep] : [];
  return run(process.execPath, ["--enable-source-maps", cli, ...options, ...chosen, ...files], {
    env,
    inherit: true,
  });
}

/** A property over thousands of cases takes its time on a busy machine: the limit is there to end what hangs. */
function unit(files, options) {
  return mocha(files, options, "--timeout", "120000");
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

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { grep: { type: "string" }, color: { type: "boolean" } },
});
const [name] = positionals;
await main(async () => {
  const files = await buildTests(name);
  if (files.length === 0) throw new Plain("There are no test files.");
  const env = {
    ...process.env,
    BACKPROP_RESULTS: join(root, "out", `${name}.json`),
    BACKPROP_REPORTER: pathToFileURL(join(root, "scripts/reporter.mjs")).href,
  };
  await suites[name](files, { ...values, env });
});
