// Shows the panel outside VS Code, under its policy and with its real session: `node test/panel/preview.mjs` serves it (?show=dz_dw&theme=light).
//
// With names of shows.ts it takes pictures of them instead, into .cache/panel:  … --themes dark,light --widths 320,1000 path mean
// `--present` has the panel be the whole window, `--only cost` shows the editor of that view; `--nudge 0.5` types a nudge first, `--unfold` unfolds the tree, `--settings scope=matrices` sets the reader's own.
// `--sheets` makes contact sheets: one for each width and part of the page, names downward, themes across.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { buildProduct, buildTests } from "../../scripts/build.mjs";
import { root } from "../../scripts/common.mjs";

const { values, positionals: names } = parseArgs({
  allowPositionals: true,
  options: {
    themes: { type: "string", default: "dark" },
    widths: { type: "string", default: "546" },
    height: { type: "string", default: "830" },
    only: { type: "string" },
    nudge: { type: "string" },
    unfold: { type: "boolean" },
    present: { type: "boolean" },
    sheets: { type: "boolean" },
    settings: { type: "string", default: "" },
    port: { type: "string", default: "0" },
  },
});

process.chdir(root);
await buildProduct();
await buildTests("panel");
const panel = await import("../../out/test/panel/index.mjs");
const { shows, showNames } = panel;

const strangers = names.filter((name) => !showNames.includes(name));
if (strangers.length > 0)
  throw new Error(`Unknown: ${strangers.join(", ")}. There are ${showNames.join(", ")}.`);

const kept = Object.fromEntries(new URLSearchParams(values.settings));
const { only } = values;
const { address, server } = await panel.servePanel(
  (query) => ({ kept, only, ...shows[query.get("show") ?? "dz_dw"], theme: query.get("theme") ?? "dark" }),
  Number(values.port),
);

const out = join(root, ".cache/panel");
const themes = values.themes.split(",");
const widths = values.widths.split(",").map(Number);

async function prepare(page) {
  if (values.present) {
    await page.evaluate(() => postMessage({ type: "presents", isOn: true }, "*"));
    await page.locator(".present-keys").waitFor();
  }
  if (values.nudge) await page.getByLabel("Nudge Δ").fill(values.nudge);
  if (values.unfold) await page.locator(".tree button").first().click();
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (overflow > 0) console.log(`${page.url()} is ${overflow} px too wide at ${page.viewportSize().width}`);
}

/** The parts of the page, each where it stands. */
const partsOf = (page) =>
  page.evaluate(() => {
    const parts = { header: "header", formula: ".derivation", words: ".explanation" };
    for (const { dataset } of document.querySelectorAll("[data-picture]"))
      parts[dataset.picture] = `[data-picture="${dataset.picture}"]`;
    return Object.entries(parts).flatMap(([part, selector]) => {
      const element = document.querySelector(selector);
      if (!element) return [];
      const { x, y, width, height } = element.getBoundingClientRect();
      return [{ part, x, y: y + scrollY, width, height }];
    });
  });

/** Pages of shots, each with what it is of: cut out of whole pages by the browser itself. */
async function writeSheets(browser, shots) {
  for (const width of widths)
    for (const part of new Set(shots.flatMap(({ parts }) => parts.map((each) => each.part)))) {
      const rows = names.map((name) =>
        themes.map((theme) => {
          const shot = shots.find(
            (each) => each.name === name && each.theme === theme && each.width === width,
          );
          const box = shot.parts.find((each) => each.part === part);
          if (!box) return "<td></td>";
          const style = `width:${box.width + 16}px;height:${box.height + 16}px;background:url(${shot.picture}) ${8 - box.x}px ${8 - box.y}px no-repeat`;
          return `<td><div>${name}</div><div style="${style}"></div></td>`;
        }),
      );
      const page = await browser.newPage({ viewport: { width: 600, height: 400 } });
      await page.setContent(
        `<style>body{margin:0;background:#808080;font:11px sans-serif}table{border-spacing:6px}td{padding:0;vertical-align:top}</style>
        <table>${rows.map((cells) => `<tr>${cells.join("")}</tr>`).join("")}</table>`,
      );
      const table = page.locator("table");
      const { width: needed } = await table.boundingBox();
      await page.setViewportSize({ width: Math.ceil(needed), height: 400 });
      await table.screenshot({ path: join(out, `sheet-${part}-${width}.png`) });
      await page.close();
    }
}

if (names.length === 0) {
  console.log(address);
} else {
  mkdirSync(out, { recursive: true });
  const browser = await panel.launchBrowser();
  const page = await browser.newPage();
  page.on("console", (message) => console.log(message.text()));
  page.on("pageerror", (error) => console.log(error));
  const shots = [];
  for (const name of names) {
    // Opened once: to be made of another size or colour takes a page much less.
    await page.setViewportSize({ width: widths[0], height: Number(values.height) });
    await page.goto(`${address}?show=${name}&theme=${themes[0]}`);
    await panel.isShown(page, { ...shows[name], only });
    for (const width of widths) {
      await panel.inWindow(page, width, Number(values.height));
      await prepare(page);
      for (const theme of themes) {
        await panel.paint(page, theme);
        const picture = await page.screenshot();
        if (values.sheets)
          shots.push({
            name,
            theme,
            width,
            parts: await partsOf(page),
            picture: `data:image/png;base64,${picture.toString("base64")}`,
          });
        else writeFileSync(join(out, `${name}-${theme}-${width}.png`), picture);
      }
    }
  }
  if (values.sheets) await writeSheets(browser, shots);
  await browser.close();
  server.close();
}
