// Runs the suites inside VS Code's extension host; VS Code itself calls run(), through `npm test`.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { version } from "vscode";

export async function run(): Promise<void> {
  const { default: Mocha } = await import("mocha");
  const reporter = process.env.BACKPROP_REPORTER;
  const mocha = new Mocha({
    timeout: 60_000, // on a busy machine: it is there to end what hangs
    reporter: reporter ? (await import(reporter)).default : "spec",
    ...(process.env.BACKPROP_GREP ? { grep: process.env.BACKPROP_GREP } : {}),
  });
  for (const file of readdirSync(__dirname, { recursive: true, encoding: "utf8" }).sort())
    if (file.endsWith(".test.js")) mocha.addFile(join(__dirname, file));
  console.log(`In VS Code ${version}:`); // what comes before is VS Code's own (scripts/embedded-code.mjs)
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} tests failed.`);
}
