// From a step's message to its painted frame: the panel beside a plain SVG of all edges and katex.render at every step, in one run of one
// Chromium. `node bench/frame.mjs` prints medians of interleaved rounds: of the panel, what of that is its own (not the browser's part of
// any frame, which is measured by one letter that changes on an empty page), and each peer as a multiple of the panel. A peer does one
// part of the panel's work (the formula, or the drawing) in the plain way; the panel does all of it.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { chromium } from "playwright-core";
import { root, say } from "../scripts/common.mjs";
import { chromiumFlags, findChromium } from "../scripts/host.mjs";

const ROUNDS = 5;
const STEPS = 40;
/** Layer sizes by how many parameters they make. */
const networks = { 103: [6, 9, 4], "13,002": [784, 16, 16, 10], "1,000,010": [1000, 900, 110] };
/** A drawing of more lines than this is not tried: the page would not come up. */
const MOST_LINES = 100_000;

const out = join(root, "out/bench");
mkdirSync(out, { recursive: true });
await build({
  absWorkingDir: root,
  entryPoints: { page: "bench/page.ts", panel: "webview/page/main.tsx" },
  outdir: out,
  bundle: true,
  minify: true,
  format: "iife",
  jsx: "automatic",
  jsxImportSource: "preact",
  loader: { ".woff2": "file", ".woff": "empty", ".ttf": "empty" },
  logLevel: "error",
});
for (const contestant of ["panel", "peer"]) {
  const panel = contestant === "panel" ? '<script src="panel.js"></script>' : "";
  writeFileSync(
    join(out, `${contestant}.html`),
    `<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="panel.css"><body class="vscode-dark"><div id="root"></div><script src="page.js"></script>${panel}`,
  );
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

const browser = await chromium.launch({
  executablePath: await findChromium(),
  args: [...chromiumFlags, "--disable-frame-rate-limit"],
});
const rows = [];
for (const [parameters, sizes] of Object.entries(networks)) {
  const lines = sizes.slice(1).reduce((sum, size, l) => sum + size * sizes[l], 0);
  const contestants = ["panel", "letter", "katex", ...(lines <= MOST_LINES ? ["svg"] : [])];
  say(`${parameters} parameters …`);
  const pages = {};
  for (const name of contestants) {
    pages[name] = await browser.newPage({ viewport: { width: 700, height: 900 } });
    const file = join(out, name === "panel" ? "panel.html" : "peer.html");
    await pages[name].goto(pathToFileURL(file).href);
    await pages[name].evaluate(([name, sizes]) => globalThis.prepare(name, sizes), [name, sizes]);
  }
  const times = Object.fromEntries(contestants.map((name) => [name, []]));
  const whole = [];
  for (let round = 0; round <= ROUNDS; round++) {
    for (const name of contestants) {
      await pages[name].bringToFront();
      const measured = await pages[name].evaluate((steps) => globalThis.timeSteps(steps), STEPS);
      if (round === 0) continue; // it warms up
      times[name].push(...measured.frame);
      if (name === "panel") whole.push(...measured.all);
    }
  }
  for (const page of Object.values(pages)) await page.close();
  const ours = median(times.panel);
  rows.push({
    parameters,
    "panel ms": ours.toFixed(1),
    "its own ms": (ours - median(times.letter)).toFixed(1),
    "all drawn ms": median(whole).toFixed(1),
    "katex.render each step": `${(median(times.katex) / ours).toFixed(1)}×`,
    "plain SVG": times.svg ? `${(median(times.svg) / ours).toFixed(1)}×` : `not tried, ${lines} lines`,
  });
}
await browser.close();
console.table(rows);
