// Shows the panel outside VS Code, under its Content-Security-Policy: `node test/webview/preview.mjs` serves it (?show=dz_dw&theme=light);
// with fixtures' names it takes pictures of them instead, into .cache/panel: `… preview.mjs --themes dark,light --widths 320,1000 path mean`;
// `--nudge 0.5` types a nudge first, `--unfold` unfolds the tree; `--settings scope=matrices` sets the reader's own; `--of network` takes that
// picture alone.
import { copyFileSync, mkdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build } from "esbuild";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const out = join(root, ".cache/panel");

await build({
  absWorkingDir: root,
  entryPoints: { panel: "webview/main.tsx", preview: "test/webview/preview.ts" },
  bundle: true,
  format: "iife",
  jsx: "automatic",
  jsxImportSource: "preact",
  loader: { ".woff2": "file", ".woff": "empty", ".ttf": "empty" },
  minify: true,
  outdir: out,
});
copyFileSync(join(root, "test/webview/preview.html"), join(out, "index.html"));

const types = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".woff2": "font/woff2" };
const server = createServer(({ url }, response) => {
  const { pathname } = new URL(url, "http://localhost");
  const file = pathname === "/" ? "/index.html" : pathname;
  try {
    const content = readFileSync(join(out, file));
    response.writeHead(200, { "Content-Type": types[extname(file)] ?? "" }).end(content);
  } catch {
    response.writeHead(404).end();
  }
});
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    themes: { type: "string", default: "dark" },
    widths: { type: "string", default: "1000" },
    time: { type: "string" },
    nudge: { type: "string" },
    unfold: { type: "boolean" },
    port: { type: "string", default: "0" },
    settings: { type: "string", default: "" },
    of: { type: "string" },
  },
});
await new Promise((listening) => server.listen(Number(values.port), "127.0.0.1", listening));
const address = `http://127.0.0.1:${server.address().port}/`;

if (positionals.length === 0) {
  console.log(address);
} else {
  const { chromium } = await import("playwright-core");
  const browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync".split(
      " ",
    ),
  });
  mkdirSync(out, { recursive: true });
  for (const width of values.widths.split(",").map(Number)) {
    const page = await browser.newPage({ viewport: { width, height: values.of ? 2000 : 700 } });
    page.on("console", (message) => console.log(message.text()));
    page.on("pageerror", (error) => console.log(error));
    for (const theme of values.themes.split(",")) {
      for (const show of positionals) {
        await page.goto(`${address}?show=${show}&theme=${theme}&${values.settings}`);
        await page.waitForSelector("main > *");
        await page.evaluate(() => document.fonts.ready);
        if (values.nudge) await page.getByLabel("Nudge Δ").fill(values.nudge);
        if (values.unfold) await page.locator(".tree button").first().click();
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        if (overflow > 0) console.log(`${show} ${theme} ${width}: ${overflow} px too wide`);
        const name = [show, values.of, theme, width].filter(Boolean).join("-");
        const picture = { path: join(out, `${name}.png`) };
        if (values.of) await page.getByTestId(values.of, { exact: true }).screenshot(picture);
        else await page.screenshot({ ...picture, fullPage: true });
      }
    }
    await page.close();
  }
  if (values.time) {
    const page = await browser.newPage({ viewport: { width: 1000, height: 900 } });
    await page.goto(`${address}?show=digitsWeight`);
    await page.waitForSelector("main > *");
    const times = (await page.evaluate((count) => globalThis.timeSteps(count), Number(values.time))).sort(
      (a, b) => a - b,
    );
    const at = (share) => times[Math.floor(share * (times.length - 1))].toFixed(1);
    console.log(`ms a step: median ${at(0.5)}, 90 % ${at(0.9)}, most ${at(1)}`);
  }
  await browser.close();
  server.close();
}
