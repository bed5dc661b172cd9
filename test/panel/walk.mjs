// Walks every step of one example of each network, and of the end of its batch, in windows of eight sizes: `node test/panel/walk.mjs`.
// Names of networks of walk.ts walk those alone; `--widths 546,320` some of the windows; `--every 97` of the steps every 97th and the corners.
import { parseArgs } from "node:util";
import { buildProduct, buildTests } from "../../scripts/build.mjs";
import { root } from "../../scripts/common.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { widths: { type: "string" }, every: { type: "string", default: "1" } },
});

process.chdir(root);
await buildProduct();
await buildTests("panel");
const panel = await import("../../out/test/panel/index.mjs");
const names = positionals.length > 0 ? positionals : Object.keys(panel.walked);
const strangers = names.filter((name) => !(name in panel.walked));
if (strangers.length > 0)
  throw new Error(`Unknown: ${strangers.join(", ")}. There are ${Object.keys(panel.walked).join(", ")}.`);
const widths = values.widths?.split(",").map(Number);
const through = panel.windows.filter(([width]) => !widths || widths.includes(width));

const { address, server } = await panel.servePanel((query) => ({
  network: panel.textOf(panel.walked[query.get("network")]),
  launch: { level: "factor" },
}));
const browser = await panel.launchBrowser();
const page = await browser.newPage({ viewport: { width: through[0][0], height: through[0][1] } });
let faults = 0;
page.on("pageerror", (error) => {
  faults += 1;
  console.log(error);
});
for (const name of names) {
  const file = panel.walked[name];
  const every = panel.everyStep(file).filter((_, place) => place % Number(values.every) === 0);
  const positions = [...new Set([...every, ...panel.corners(file)])].sort((a, b) => a - b);
  const start = Date.now();
  let looks = 0;
  let wrong = 0;
  for (const window of through) {
    await page.setViewportSize({ width: window[0], height: window[1] });
    await page.goto(`${address}?${new URLSearchParams({ network: name })}`);
    await panel.isShown(page, { network: "" });
    const walk = new panel.Walk(page);
    const found = await walk.lookThrough(window, positions);
    for (const each of found.slice(0, 20)) console.log(`${name}, ${each}`);
    wrong += found.length;
    looks += walk.looks;
  }
  faults += wrong;
  const seconds = ((Date.now() - start) / 1000).toFixed(0);
  console.log(`${name}: ${positions.length} steps, ${looks} looks in ${seconds} s, ${wrong} wrong`);
}
await browser.close();
server.close();
process.exit(faults > 0 ? 1 : 0);
