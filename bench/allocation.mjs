// What a walk through one epoch allocates: `node --expose-gc bench/allocation.mjs [examples]` goes through 784-128-10 with as many generated
// examples (60,000 if left out), as a session does on its way to the end, and does the same examples' arithmetic alone beside it. It prints
// the bytes that each allocates (what the heap and the array buffers grow by from example to example: the little that a collection takes
// in between is missed), all in all and as copies of all parameters an example; the longest pause between two examples; and the time of
// the walk as a multiple of the arithmetic's.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { root } from "../scripts/common.mjs";
import { kernel } from "../scripts/kernel.mjs";

const examples = Number(process.argv[2] ?? 60_000);

const outfile = join(root, "out/bench/epoch.mjs");
await build({
  absWorkingDir: root,
  entryPoints: ["bench/epoch.ts"],
  outfile,
  bundle: true,
  platform: "node",
  plugins: [kernel],
  format: "esm",
  logLevel: "error",
});
const { networkOf, walk, arithmetic } = await import(pathToFileURL(outfile).href);

/** Does the work twice: once for the bytes, once for the time, which looking at the memory would take. */
function measure(work, network) {
  const held = () => {
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  let bytes = 0;
  let before = held();
  work(network, () => {
    const now = held();
    bytes += Math.max(0, now - before);
    before = now;
  });
  globalThis.gc?.();
  let longest = 0;
  const start = performance.now();
  let last = start;
  work(network, () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  });
  return { bytes, milliseconds: last - start, longest };
}

arithmetic(networkOf(200), () => {}); // it warms up
const network = networkOf(examples);
const copy = network.parameters.byteLength;
const results = {
  "a session's walk": measure(walk, network),
  "its arithmetic alone": measure(arithmetic, network),
};
const least = results["its arithmetic alone"].milliseconds;
console.table(
  Object.entries(results).map(([what, { bytes, milliseconds, longest }]) => ({
    what,
    "allocated MB": (bytes / 1e6).toFixed(1),
    "copies of all parameters an example": (bytes / examples / copy).toFixed(4),
    "longest pause ms": longest.toFixed(1),
    "µs an example": ((1000 * milliseconds) / examples).toFixed(0),
    time: `${(milliseconds / least).toFixed(2)}×`,
  })),
);
