// `npm test`: types, lint, format, build, then the suites; all, or those named (`npm test -- unit vscode --grep term`). Its last line sums them up.
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ensureDependencies, Plain, root, say, tool } from "./common.mjs";
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

/** The suites, in the order of their reports. */
const known = ["unit", "panel", "vscode", "workbench"];

/** Suites that run one after the other. Two rows fill two cores: in each, who drives a window waits for it half of the time. */
const rows = [
  ["unit", "panel"],
  ["vscode", "workbench"],
];

/** Whatever several suites may want to install, once. Unit tests do not wait for it. */
async function install(names) {
  const inWindows = names.filter((name) => name !== "unit");
  if (inWindows.some((name) => name === "workbench" || (name === "vscode" && !desktop))) await findVSCode();
  if (inWindows.some((name) => name !== "vscode" || !desktop)) await findChromium();
}

/** Runs one suite, its report going to `show`; how many tests passed, and which failed. A suite that crashes or runs nothing has failed. */
async function runSuite(name, grep, installed, show) {
  const results = join(root, "out", `${name}.json`);
  rmSync(results, { force: true });
  const options = [...(grep ? ["--grep", grep] : []), ...(process.stdout.isTTY ? ["--color"] : [])];
  let crash;
  try {
    if (name !== "unit") await installed;
    await tool("../scripts/suite.mjs", [name, ...options], { show });
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

/** The reports of several suites, each whole: the first one as it comes, a later one when those before it have ended. */
function inOrder(names) {
  const reports = names.map((name) => ({ name, held: `\n${name}\n`, hasEnded: false }));
  const flush = () => {
    for (const report of reports) {
      process.stdout.write(report.held);
      report.held = "";
      if (!report.hasEnded) return;
    }
  };
  flush();
  return (name) => {
    const report = reports.find((each) => each.name === name);
    return {
      show: (text) => {
        report.held += text;
        flush();
      },
      end: () => {
        report.hasEnded = true;
        flush();
      },
    };
  };
}

/** Runs suites side by side; what came of each, in their order. */
async function runSuites(names, grep) {
  const installed = install(names);
  installed.catch(() => {}); // the suites that wait for it say so
  const reportOf = inOrder(names);
  const results = new Map();
  const runRow = async (row) => {
    for (const name of row.filter((each) => names.includes(each))) {
      const { show, end } = reportOf(name);
      results.set(name, await runSuite(name, grep, installed, show));
      end();
    }
  };
  await Promise.all(rows.map(runRow));
  return results;
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { grep: { type: "string" } } });
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
  const names = known.filter((name) => positionals.length === 0 || positionals.includes(name));
  const results = await runSuites(names, values.grep);
  for (const name of names) {
    const { passed: more, failures } = results.get(name);
    passed += more;
    failed.push(...failures.map(({ title, message }) => ({ title: `${name}: ${title}`, message })));
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
