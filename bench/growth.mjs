// How work grows: what one request of a debug session takes, from one size of file to twice that size. `node bench/growth.mjs` prints for
// each request the longest time that the thread was held in one piece, in which kind of file, and by how much doubling that file made it
// grow; then each that held it too long. `node bench/growth.mjs layers data` measures these kinds alone, at all their sizes, and prints
// them whole; `--of <folder>` another checkout's session. Times are the least of some rounds, and of a clock and the processor's own time.
import { mkdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { root, say } from "../scripts/common.mjs";
import { kernel } from "../scripts/kernel.mjs";

/** No request but launch and restart may hold the thread for longer, in milliseconds. */
const MOST = 50;
/** A request is measured so often, and counts with its least time: whatever else the machine does is not its own. */
const ROUNDS = 3;
/** Who waits longer for an answer goes on without it; after as long, a size has no more rounds. */
const PATIENCE = 4000;
/** A kind of file that has taken so long is not made larger. */
const END = 60_000;
const PATH = "/growth.nn.json";

const args = process.argv.slice(2);
const of = args.indexOf("--of");
const checkout = of < 0 ? root : resolve(args.splice(of, 2)[1]);
const out = join(root, "out/bench");
mkdirSync(out, { recursive: true });
const bundle = join(out, `session-${process.pid}.mjs`);
await build({
  absWorkingDir: checkout,
  entryPoints: ["src/debug/session.ts"],
  outfile: bundle,
  bundle: true,
  format: "esm",
  platform: "node",
  plugins: [kernel],
  logLevel: "error",
});
const { Session } = await import(pathToFileURL(bundle).href);
rmSync(bundle);

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** What the clock says, and for how long the processor has worked here: on a busy machine the thread is held for less than passes. */
function moment() {
  const { user, system } = process.cpuUsage();
  return { time: performance.now(), work: (user + system) / 1000 };
}

/** A session and its client, in one thread. */
class Client {
  constructor(text) {
    this.seq = 0;
    this.answers = new Map();
    this.stops = 0;
    this.session = new Session({
      readFile: async () => text,
      textNow: () => text,
      now: () => performance.now(),
      nextTurn: turn,
      send: (message) => {
        JSON.stringify(message); // what a client in another process makes necessary
        if (message.type === "response") this.answers.set(message.request_seq, message);
        else if (message.event === "stopped") this.stops++;
      },
    });
  }

  /** Asks, and waits for the answer, or for a stop after it: how long the thread was held in one piece while it was. */
  async held(command, args, isMove = false) {
    const seq = ++this.seq;
    const { stops } = this;
    const begin = performance.now();
    let last = moment();
    let longest = 0;
    this.session.receive({ seq, type: "request", command, arguments: args });
    const isDone = () => {
      const answer = this.answers.get(seq);
      return answer !== undefined && (!answer.success || !isMove || this.stops > stops);
    };
    for (;;) {
      await turn();
      const now = moment();
      longest = Math.max(longest, Math.min(now.time - last.time, now.work - last.work));
      last = now;
      if (isDone() || now.time - begin > PATIENCE) break;
    }
    const answer = this.answers.get(seq);
    this.answers.delete(seq);
    if (answer && !answer.success) throw Object.assign(new Error(answer.message), { longest });
    return { longest, body: answer?.body };
  }

  async launch() {
    await this.held("initialize", { adapterID: "backprop", supportsVariablePaging: true });
    const { longest } = await this.held("launch", { program: PATH });
    const started = await this.held("configurationDone", {}, true);
    return Math.max(longest, started.longest);
  }

  /** Half way through the run, or as far as it comes before it is paused. */
  async goHalfWay() {
    const { stops } = this;
    const { length } = (await this.held("backprop/position", {})).body;
    await this.held("backprop/move", { to: Math.floor(length / 2) }, true);
    if (this.stops === stops) await this.held("pause", { threadId: 1 }, true);
  }
}

// ── What a file can have much of ─────────────────────────────────────────────────────────────────────────────────────

const numbers = (count, scale = 1) =>
  Array.from({ length: count }, (_, at) => scale * Math.sin(1 + 1.7 * at));
const layer = (size, inputs, more = {}) => ({
  weights: Array.from({ length: size }, () => numbers(inputs, 1 / inputs)),
  biases: numbers(size),
  ...more,
});
const example = (input, target, more = {}) => ({ input: numbers(input), target: numbers(target), ...more });
const training = { learningRate: 0.5, epochs: 10, batchSize: 2 };
const small = (more = {}) => ({
  layers: [layer(3, 2), layer(2, 3)],
  examples: [example(2, 2), example(2, 2)],
  training,
  ...more,
});
/** 13,002 parameters, each weight on a line of its own. */
const digits = {
  layers: [layer(16, 784), layer(16, 16), layer(10, 16)],
  examples: [example(784, 10), example(784, 10), example(784, 10), example(784, 10)],
  training,
};
/** One number a line, after the first one. */
const lines = JSON.stringify(digits, undefined, 1);
const linesOfNumbers = lines.split("\n").flatMap((line, at) => (/^\s+-?\d/.test(line) ? [at + 1] : []));
const sources = (more) => (n) => ({
  text: lines,
  set: [
    "setBreakpoints",
    { source: { path: PATH }, breakpoints: linesOfNumbers.slice(0, n).map((line) => ({ line, ...more })) },
  ],
});
const dataIds = digits.layers.flatMap(({ weights }, l) =>
  weights.flatMap((row, j) => [...row.map((_, k) => `w[${l + 1}][${j}][${k}]`), `b[${l + 1}][${j}]`]),
);
const data = (n) => ({
  text: JSON.stringify(digits),
  set: ["setDataBreakpoints", { breakpoints: dataIds.slice(0, n).map((dataId) => ({ dataId })) }],
});
const functions = (n) => ({
  text: JSON.stringify(digits),
  set: ["setFunctionBreakpoints", { breakpoints: dataIds.slice(0, n).map((name) => ({ name })) }],
});
const exceptions = (n) => ({
  text: JSON.stringify(digits),
  set: [
    "setExceptionBreakpoints",
    {
      filters: [],
      filterOptions: Array.from({ length: n }, (_, at) => ({
        filterId: "notFinite",
        condition: `epoch > ${at}`,
      })),
    },
  ],
});
/** All that two inputs can be, with two outputs: a run as long as its epochs. */
const xor = [0, 1, 2, 3].map((i) => ({ input: [i >> 1, i & 1], target: [(i >> 1) ^ (i & 1), i & 1] }));
const named = (n) => {
  const name = "n".repeat(n);
  return small({
    name,
    layers: [layer(3, 2, { name }), layer(2, 3, { name })],
    examples: [example(2, 2, { name })],
  });
};

/** Each kind of file: its sizes, and the file or, with the breakpoints to set in it, the text of one size. */
const kinds = {
  layers: {
    sizes: [5000, 10_000, 20_000, 40_000],
    of: (n) => ({
      layers: Array.from({ length: n }, () => layer(1, 1)),
      examples: [example(1, 1)],
      training,
    }),
  },
  rows: {
    sizes: [1000, 2000, 4000, 8000],
    of: (n) => ({
      layers: [layer(n, 16), layer(10, n)],
      examples: [example(16, 10), example(16, 10)],
      training,
    }),
  },
  columns: {
    sizes: [1000, 2000, 4000, 8000],
    of: (n) => ({
      layers: [layer(16, n), layer(10, 16)],
      examples: [example(n, 10), example(n, 10)],
      training,
    }),
  },
  softmax: {
    sizes: [250, 500, 1000, 2000],
    of: (n) => ({
      layers: [layer(n, 4, { activation: "softmax" })],
      cost: "crossEntropy",
      examples: [{ input: numbers(4), target: Array.from({ length: n }, (_, j) => (j === 0 ? 1 : 0)) }],
      training,
    }),
  },
  examples: {
    sizes: [5000, 10_000, 20_000, 40_000],
    of: (n) =>
      small({
        examples: Array.from({ length: n }, () => example(2, 2)),
        training: { ...training, batchSize: n },
      }),
  },
  keys: {
    sizes: [37_500, 75_000, 150_000, 300_000],
    of: (n) => small(Object.fromEntries(Array.from({ length: n }, (_, at) => [`key ${at}`, at]))),
  },
  epochs: {
    sizes: [125_000_000, 250_000_000, 500_000_000, 1_000_000_000],
    of: (n) => small({ training: { ...training, epochs: n }, examples: xor }),
  },
  names: { sizes: [200, 2000, 10_000, 20_000], of: named },
  plain: { sizes: [1250, 2500, 5000, 10_000], of: sources({}) },
  conditions: { sizes: [1250, 2500, 5000, 10_000], of: sources({ condition: "C < 0.1" }) },
  hits: { sizes: [1250, 2500, 5000, 10_000], of: sources({ hitCondition: "3" }) },
  data: { sizes: [1625, 3250, 6501, 13_002], of: data },
  functions: { sizes: [1250, 2500, 5000, 10_000], of: functions },
  exceptions: { sizes: [1250, 2500, 5000, 10_000], of: exceptions },
  expressions: {
    sizes: [125, 250, 500, 1000],
    of: () => digits,
    expression: (n) => `max(${"w,".repeat(Math.max(0, n / 2 - 3))}w)`,
  },
};

// ── What is asked of each ────────────────────────────────────────────────────────────────────────────────────────────

/** Each request: its name, its arguments, and whether a stop comes after its answer. Asked where a run is half way through. */
async function* asked(client, { set, expression }) {
  if (set) yield [set[0], ...set];
  await client.goHalfWay();
  yield ["first view", "backprop/view", {}];
  yield ["view", "backprop/view", {}];
  yield ["next", "next", { threadId: 1 }, true];
  yield ["view after next", "backprop/view", {}];
  yield ["stackTrace", "stackTrace", { threadId: 1 }];
  const { body } = await client.held("stackTrace", { threadId: 1 });
  const frameId = body.stackFrames[0].id;
  yield ["scopes", "scopes", { frameId }];
  const { scopes } = (await client.held("scopes", { frameId })).body;
  for (const { variablesReference } of scopes)
    if (variablesReference > 0)
      yield ["variables", "variables", { variablesReference, start: 0, count: 100 }];
  yield ["evaluate w", "evaluate", { expression: "w", context: "watch" }];
  yield ["evaluate w, to copy", "evaluate", { expression: "w", context: "clipboard" }];
  yield ["evaluate max(a[0])", "evaluate", { expression: "max(a[0])", context: "watch" }];
  if (expression) yield ["evaluate max(w, …)", "evaluate", { expression, context: "watch" }];
  yield ["hover in the file", "backprop/explain", { l: 1, j: 0, k: 0 }];
  yield ["details of a spot", "backprop/spot", { of: "neuron", l: 0, j: 0 }];
  yield ["completions", "completions", { text: "w[", column: 3 }];
  yield ["position", "backprop/position", {}];
  yield ["inline", "backprop/inline", {}];
  yield ["breakpoints", "backprop/breakpoints", {}];
  yield ["step back", "stepBack", { threadId: 1 }, true];
}

/** The longest that each request held the thread, by its name; one that is refused, too. */
async function round(client, each) {
  const longest = new Map();
  const note = (name, time) => longest.set(name, Math.max(longest.get(name) ?? 0, time));
  try {
    note("launch", await client.launch());
  } catch (refused) {
    note("launch, refused", refused.longest);
    return longest;
  }
  for await (const [name, command, args, isMove] of asked(client, each)) {
    try {
      note(name, (await client.held(command, args, isMove)).longest);
    } catch (refused) {
      note(`${name}, refused`, refused.longest);
    }
  }
  return longest;
}

async function measure({ of, expression }, n) {
  const made = of(n);
  const text = made.text ?? JSON.stringify(made);
  const each = { set: made.set, expression: expression?.(n) };
  const best = new Map();
  const begin = performance.now();
  for (let rounds = 0; rounds < ROUNDS && (rounds === 0 || performance.now() - begin < PATIENCE); rounds++) {
    const client = new Client(text);
    for (const [name, time] of await round(client, each))
      best.set(name, Math.min(best.get(name) ?? Number.POSITIVE_INFINITY, time));
    client.session.dispose();
  }
  return best;
}

/** Twice the last size but one, or nearly. What is over in a blink says nothing of how it grows. */
const growth = (before, last) => (last < 2 || before === undefined ? "" : `${(last / before).toFixed(1)}×`);
const milliseconds = (time) => (time === undefined ? "" : `${time.toFixed(1)} ms`);
const mayHold = (name) => name.startsWith("launch");

/** Of each request, where it held the thread longest; and all that held it too long. */
const longest = new Map();
const tooLong = [];
for (const [kind, each] of Object.entries(kinds)) {
  if (args.length > 0 && !args.includes(kind)) continue;
  const begin = performance.now();
  const sizes = args.length > 0 ? each.sizes : each.sizes.slice(-2);
  const measured = [];
  for (const size of sizes)
    if (performance.now() - begin < END) measured.push([size, await measure(each, size)]);
  const rows = {};
  const [size, last] = measured.at(-1);
  const before = measured.at(-2)?.[1];
  for (const [name, held] of last) {
    const row = { held: milliseconds(held), growth: growth(before?.get(name), held), kind, size };
    if (held > (longest.get(name)?.time ?? -1)) longest.set(name, { time: held, row });
    if (held > MOST && !mayHold(name)) tooLong.push(`${name}: ${row.held}, ${kind} ${size}`);
    const times = measured.map(([size, times]) => [size.toLocaleString("en"), milliseconds(times.get(name))]);
    rows[name] = { ...Object.fromEntries(times), growth: row.growth };
  }
  const seconds = ((performance.now() - begin) / 1000).toFixed(1);
  say(
    `${kind}: ${seconds} s${measured.length < sizes.length ? `, no more than ${size}: that took too long` : ""}`,
  );
  if (args.length > 0) console.table(rows);
}
console.table(Object.fromEntries([...longest].map(([name, { row }]) => [name, row])));
say(
  tooLong.length === 0
    ? `No request but a launch held the thread for more than ${MOST} ms.`
    : `Longer than ${MOST} ms:\n${tooLong.join("\n")}`,
);
