// The mean gradient of 784-16-16-10 (squared error, sigmoid, 13,002 parameters, f64) beside other engines (f32), interleaved in one run:
// `node bench/gradient.mjs [rounds]`. Each peer's gradient is checked against ours first. One example and 32 go through the engine's port as
// a step asks it, all through a walk that remembers nothing of another one, 1,000 through a debug session, from `continue` to `stopped`.
// It prints medians, and each as a multiple of the walk's: larger is slower.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { root, say } from "../scripts/common.mjs";
import { kernel } from "../scripts/kernel.mjs";
import { peersOf } from "./peers.mjs";

const rounds = Number(process.argv[2] ?? 9);
/** A peer whose gradient is off by more, of the largest component of a layer, computes something else. */
const TOLERANCE = 1e-4;
/** A sample takes at least so many milliseconds. */
const LEAST = 20;

const out = join(root, "out/bench");
mkdirSync(out, { recursive: true });
await build({
  absWorkingDir: root,
  entryPoints: ["bench/gradient.ts", "src/debug/session.ts"],
  outdir: out,
  entryNames: "[name]",
  outExtension: { ".js": ".mjs" },
  bundle: true,
  platform: "node",
  format: "esm",
  plugins: [kernel],
  logLevel: "error",
});
const { workOf, networkOf, textOf, byPort, byWalk, gradientOf } = await import(
  pathToFileURL(join(out, "gradient.mjs")).href
);
const { Session } = await import(pathToFileURL(join(out, "session.mjs")).href);

/** A session that stands at its start, and how long it takes from `continue` to `stopped`. */
async function sessionOf(text) {
  const path = "/bench.nn.json";
  let heard = () => {};
  const session = new Session({
    readFile: async () => text,
    textNow: () => text,
    now: () => performance.now(),
    nextTurn: () => new Promise((resolve) => setImmediate(resolve)),
    send: (message) => {
      if (message.type === "response" && !message.success) throw new Error(message.message);
      if (message.event === "stopped") heard();
    },
  });
  const stops = (command, args) =>
    new Promise((resolve) => {
      heard = resolve;
      session.receive({ seq: 1, type: "request", command, arguments: args });
    });
  session.receive({ seq: 1, type: "request", command: "initialize", arguments: { adapterID: "backprop" } });
  session.receive({
    seq: 1,
    type: "request",
    command: "launch",
    arguments: { program: path, stopOnEntry: true },
  });
  await stops("configurationDone", {});
  return async () => {
    const start = performance.now();
    await stops("continue", { threadId: 1 });
    return performance.now() - start;
  };
}

function differenceOf(gradient, reference) {
  const largest = Math.max(...reference.map(Math.abs));
  return Math.max(...gradient.map((each, at) => Math.abs(each - reference[at]))) / largest;
}

/** Milliseconds of one run: of as many as take long enough to be measured. */
async function sampleOf({ run, prepare }, repeats) {
  if (prepare) return (await prepare())();
  const start = performance.now();
  for (let n = 0; n < repeats; n++) await run();
  return (performance.now() - start) / repeats;
}

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

async function measured(contestants) {
  for (const each of contestants) {
    await sampleOf(each, 1);
    const once = await sampleOf(each, 3);
    each.repeats = Math.max(1, Math.ceil(LEAST / once));
    await sampleOf(each, each.repeats);
    each.samples = [];
  }
  for (let round = 0; round < rounds; round++)
    for (let n = 0; n < contestants.length; n++) {
      const each = contestants[(n + round) % contestants.length];
      each.samples.push(await sampleOf(each, each.repeats));
    }
}

async function compare(count, isDense) {
  const work = workOf(count, isDense);
  const network = networkOf(work);
  const reference = gradientOf(byWalk(network)());
  const peers = await peersOf(work);
  for (const { name, run, flat } of peers) {
    const off = differenceOf(flat(await run()), reference);
    if (!(off < TOLERANCE)) throw new Error(`${name} differs by ${off}.`);
  }
  const text = textOf(work);
  const ours = [
    { name: "walk", run: byWalk(network) },
    ...(count <= 32 ? [{ name: "engine's port, one by one", run: byPort(network) }] : []),
    ...(count > 32 ? [{ name: "session", prepare: () => sessionOf(text) }] : []),
  ];
  const contestants = [...ours, ...peers];
  await measured(contestants);
  const unit = median(contestants[0].samples);
  say(
    `\n${count} ${count === 1 ? "example" : "examples"}, ${isDense ? "dense" : "a fifth of the inputs not zero"}`,
  );
  console.table(
    Object.fromEntries(
      contestants.map(({ name, samples }) => [
        name,
        {
          "µs an example": Number(((1000 * median(samples)) / count).toPrecision(3)),
          [`× ${contestants[0].name}`]: Number((median(samples) / unit).toPrecision(3)),
        },
      ]),
    ),
  );
}

for (const count of [1, 32, 1000]) await compare(count, false);
await compare(1000, true);
process.exit(0);
