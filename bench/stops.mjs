// How long `continue` takes where something is looked for on the way that never comes: `node bench/stops.mjs [examples]` goes through one epoch
// of as many generated digits (2,000 if left out) with 784-16-16-10 in batches of 32, for several breakpoints, and prints each way as a
// multiple of the one on which nothing is looked for; the least of three rounds.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { root } from "../scripts/common.mjs";
import { kernel } from "../scripts/kernel.mjs";

const outfile = join(root, "out/bench/stops.mjs");
await build({
  absWorkingDir: root,
  entryPoints: ["bench/stops.ts"],
  outfile,
  bundle: true,
  platform: "node",
  plugins: [kernel],
  format: "esm",
  logLevel: "error",
});
const { networkOf, sought, through } = await import(pathToFileURL(outfile).href);

const examples = Number(process.argv[2] ?? 2000);
const network = networkOf(examples, {});
const best = {};
for (let round = 0; round < 3; round++)
  for (const name of Object.keys(sought))
    best[name] = Math.min(best[name] ?? Infinity, through(network, name));
console.table(
  Object.fromEntries(
    Object.entries(best).map(([name, milliseconds]) => [
      name,
      {
        milliseconds: Number(milliseconds.toFixed(1)),
        "µs an example": Number(((1000 * milliseconds) / examples).toFixed(1)),
        times: Number((milliseconds / best.nothing).toPrecision(3)),
      },
    ]),
  ),
);
