// How soon any position of a run is found: `node bench/seek.mjs` goes to the end of one pass over 60,000 generated digits with 784-16-16-10,
// and of trainings of a thousand million steps, then to positions at random; it prints the median and the longest time of these in
// milliseconds, and as a share of the way to the end, for several budgets of checkpoints.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { root } from "../scripts/common.mjs";
import { kernel } from "../scripts/kernel.mjs";

const outfile = join(root, "out/bench/seek.mjs");
await build({
  absWorkingDir: root,
  entryPoints: ["bench/seek.ts"],
  outfile,
  bundle: true,
  platform: "node",
  plugins: [kernel],
  format: "esm",
  logLevel: "error",
});
const { networkOf, adam, seeks } = await import(pathToFileURL(outfile).href);

const MB = 2 ** 20;
const only = process.argv[2];
/** Some 27,000 steps an example: 36,000 of them are a thousand million. */
const trained = (more) => () => networkOf(2000, { epochs: 18, ...more });
const runs = [
  ["60,000 examples, 64 MB", () => networkOf(60_000), 64, 300],
  ["60,000 examples, 4 MB", () => networkOf(60_000), 4, 300],
  ["sgd, 64 MB", trained({}), 64, 300],
  ["sgd, 4 MB", trained({}), 4, 300],
  ["adam, 64 MB", trained({ optimizer: adam }), 64, 300],
];
const rows = {};
for (const [name, network, megabytes, count] of runs) {
  if (only && !name.startsWith(only)) continue;
  const { steps, through, times } = seeks(network(), megabytes * MB, count, process.argv[3] === "plain");
  const at = (share) => times[Math.min(times.length - 1, Math.floor(share * times.length))];
  rows[name] = {
    steps,
    "to the end, ms": Math.round(through),
    "median, ms": Number(at(0.5).toFixed(2)),
    "95 %, ms": Number(at(0.95).toFixed(2)),
    "longest, ms": Number(at(1).toFixed(2)),
    "median / to the end": Number((at(0.5) / through).toPrecision(2)),
  };
}
console.table(rows);
