#!/usr/bin/env node
// Stands where @vscode/test-electron expects VS Code's executable: opens the embedded VS Code in a headless Chromium, and exits as its tests do.
import { appendFileSync, copyFileSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { isAbsolute, join } from "node:path";
import { format } from "node:util";
import { chromium } from "playwright-core";
import { main, Plain, root } from "./common.mjs";
import { chromiumFlags, findChromium, startServer } from "./host.mjs";

const minutes = 5;

await main(async () => {
  const option = (name) => process.argv.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
  const tests = option("extensionTestsPath");
  const folder = process.argv.slice(2).find(isAbsolute);
  if (!tests || !folder) throw new Plain("usage: embedded-code.mjs FOLDER --extensionTestsPath=PATH");

  const dataDir = mkdtempSync(join(tmpdir(), "backprop-vscode-"));
  const server = await startServer({ dataDir });
  process.once("exit", () => rmSync(dataDir, { recursive: true, force: true }));
  const browser = await chromium.launch({ executablePath: await findChromium(), args: chromiumFlags });
  try {
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    const ended = new Promise((resolve) => page.exposeFunction("codeAutomationExit", resolve));
    // test/vscode/index.ts announces itself; before it, and in warnings and errors, the workbench speaks, which matters when something fails.
    let testing = false;
    await page.exposeFunction("codeAutomationLog", (type, args) => {
      const line = format(...args);
      testing ||= line.startsWith("In VS Code ");
      if (testing && (type === "info" || type === "log")) console.log(line);
      else appendFileSync(server.logFile, `[${type}] ${line}\n`);
    });
    await page.goto(server.address({ folder, tests }));
    const code = await Promise.race([
      ended,
      new Promise((resolve) => page.once("crash", () => resolve("The page crashed."))),
      new Promise((resolve) => server.process.once("exit", () => resolve("VS Code's server ended."))),
      new Promise((resolve) =>
        setTimeout(resolve, minutes * 60_000, `The tests did not end within ${minutes} minutes.`).unref(),
      ),
    ]);
    if (code !== 0) {
      const artifacts = join(root, "out", "artifacts");
      mkdirSync(artifacts, { recursive: true });
      copyFileSync(server.logFile, join(artifacts, "extension-host.log"));
      await page.screenshot({ path: join(artifacts, "extension-host.png"), timeout: 10_000 }).catch(() => {});
      if (typeof code === "string")
        throw new Plain(`${code} A screenshot and the server's log are in out/artifacts.`);
    }
    process.exitCode = code;
  } finally {
    await browser.close();
    server.stop();
  }
});
