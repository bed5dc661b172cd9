import { strict as assert } from "node:assert";
import type { Network } from "../../../src/core/network/network";
import type { Engine } from "../../../src/core/run/engine";
import type { NeuronNumbers } from "../../../src/core/run/evaluation";
import { plainEngine } from "../../../src/core/run/plainEngine";
import { Trace } from "../../../src/core/run/trace";
import type { Direction } from "../../../src/debug/breakpoints/breakpoints";
import {
  bindException,
  type ExceptionBreakpoint,
  ExceptionScan,
} from "../../../src/debug/breakpoints/exceptionBreakpoints";
import {
  type ExceptionName,
  exceptionKinds,
  exceptionNames,
} from "../../../src/debug/breakpoints/exceptions";
import { readHitCondition } from "../../../src/debug/breakpoints/hitCondition";
import { toBreakpoint } from "../../../src/debug/breakpoints/search";
import { usesOf } from "../../../src/debug/breakpoints/uses";
import { Run, readLaunchArguments } from "../../../src/debug/run";
import { parseNetworkFile } from "../../../src/document/network/networkFile";
import { slices } from "../../../src/protocol/budget";
import { interpret, type Memory } from "../../core/interpreter";
import { inline, PATH } from "../client";
import { fileOf, type Options } from "../networks";

function runOf(text: string): Run {
  return Run.of(readLaunchArguments({ program: PATH }), text, parseNetworkFile(text));
}

/** What each exception means, said over the naive interpreter's memory and the step it has just done. */
const oracle: Readonly<
  Record<ExceptionName, (memory: Memory, network: Network, threshold: number) => boolean>
> = {
  notFinite: (memory, { sizes }) => {
    const [kind, l, j, k] = parts(memory);
    const isBias = memory.step.split(" ").length < 4;
    const isLastPath = k === (sizes[l + 1] ?? 0) - 1;
    const value = {
      term: 0,
      bias: memory.z[l]?.[j],
      activation: memory.a[l]?.[j],
      cost: memory.C,
      dC_da: memory.dC_da[l]?.[j],
      path: isLastPath ? memory.dC_da[l]?.[j] : 0,
      da_dz: memory.dC_dz[l]?.[j],
      dz_dw: memory.dC_dw[l]?.[j]?.[k],
      dz_db: memory.dC_db[l]?.[j],
      mean: isBias ? memory.bGrad[l]?.[j] : memory.wGrad[l]?.[j]?.[k],
      update: isBias ? memory.b[l]?.[j] : memory.w[l]?.[j]?.[k],
    }[kind as string];
    return value !== undefined && !Number.isFinite(value);
  },
  deadRelu: (memory, { layers }) => {
    const [kind, l, j] = parts(memory);
    return kind === "da_dz" && layers[l - 1]!.activation === "relu" && memory.z[l]![j]! <= 0;
  },
  saturated: (memory, { layers }, threshold) => {
    const [kind, l, j] = parts(memory);
    if (kind !== "da_dz" || layers[l - 1]!.activation !== "sigmoid") return false;
    const a = memory.a[l]![j]!;
    return a * (1 - a) < threshold;
  },
  vanishing: (memory, _, threshold) => {
    const [kind, l, j, k] = parts(memory);
    const size = kind === "dz_dw" ? Math.abs(memory.dC_dw[l]![j]![k]!) : 0;
    return size > 0 && size < threshold;
  },
  exploding: (memory, _, threshold) => {
    const [kind, l, j, k] = parts(memory);
    if (kind === "dz_dw") return Math.abs(memory.dC_dw[l]![j]![k]!) > threshold;
    return kind === "dz_db" && Math.abs(memory.dC_db[l]![j]!) > threshold;
  },
};

function parts({ step }: Memory): [string, number, number, number] {
  const [kind, ...indices] = step.split(" ");
  return [kind!, ...(indices.map(Number) as [number, number, number])];
}

function expected(run: Run, name: ExceptionName, threshold: number): number[] {
  const found: number[] = [];
  interpret(run.network, (position, memory) => {
    if (position > 0 && oracle[name](memory, run.network, threshold)) found.push(position);
  });
  return found;
}

function finish<Result>(work: Iterator<unknown, Result>): Result {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

function stops(run: Run, exceptions: readonly ExceptionBreakpoint[], direction: Direction): number[] {
  const control = { pause: false, abandoned: false };
  const listener = { log: () => {}, fault: () => {} };
  const trace = new Trace(run.network, { checkpointBytes: 1 });
  const found: number[] = [];
  for (let p = direction === "forward" ? 0 : trace.program.length; ; ) {
    // A breakpoint that never holds makes it look from site to site.
    const never = {
      id: 9,
      name: "w",
      reason: "breakpoint" as const,
      sites: usesOf(trace.program, { l: 1, j: 0 }),
      applies: () => false,
    };
    const arrival = finish(
      toBreakpoint(trace, p, direction, { bound: [never], exceptions, listener }, control),
    );
    if (!arrival.exception) return found;
    p = arrival.state.position;
    found.push(p);
  }
}

function bound(run: Run, filterId: string, condition?: string): ExceptionBreakpoint {
  const binding = bindException({ id: 1, filterId, condition }, run);
  if (!binding.bound) throw new Error(binding.answer.message);
  return binding.bound;
}

const trained = { examples: 3, training: { learningRate: 0.5, epochs: 2, batchSize: 2 } };
/** Networks in which each exception happens. */
const cases: readonly (readonly [ExceptionName, readonly number[], Options, string | undefined, number])[] = [
  [
    "notFinite",
    [2, 2, 1],
    { ...trained, activation: "identity", training: { ...trained.training, learningRate: 1e200 } },
    undefined,
    0,
  ],
  [
    "notFinite",
    [2, 3],
    {
      ...trained,
      last: "softmax",
      cost: "crossEntropy",
      training: { ...trained.training, learningRate: 1e308 },
    },
    undefined,
    0,
  ],
  ["deadRelu", [2, 3, 2], { ...trained, activation: "relu" }, undefined, 0],
  ["deadRelu", [2, 3, 2], { ...trained, activation: "relu", last: "sigmoid" }, undefined, 0],
  [
    "notFinite",
    [5, 4, 3],
    { ...trained, activation: "identity", training: { ...trained.training, epochs: 3, learningRate: 1e150 } },
    undefined,
    0,
  ],
  [
    "notFinite",
    [5, 4, 3],
    {
      ...trained,
      activation: "identity",
      training: { ...trained.training, learningRate: 1e200 },
      trainable: { 1: false },
    },
    undefined,
    0,
  ],
  ["vanishing", [5, 4, 3], trained, "0.003", 0.003],
  ["exploding", [5, 4, 3], trained, "0.1", 0.1],
  ["saturated", [2, 3, 2], trained, "0.24", 0.24],
  ["vanishing", [2, 3, 2], trained, "0.01", 0.01],
  ["exploding", [2, 3, 2], trained, "0.1", 0.1],
  [
    "exploding",
    [2, 2, 1],
    { ...trained, activation: "identity", training: { ...trained.training, learningRate: 1e5 } },
    undefined,
    1e3,
  ],
];

describe("an exception breakpoint", () => {
  for (const [name, sizes, options, condition, threshold] of cases) {
    it(`${name}, ${condition ?? "as it is"}, ${sizes.join("-")}: stops where the interpreter sees one, and back in reverse`, () => {
      const run = runOf(fileOf(sizes, options));
      const exceptions = [bound(run, name, condition)];
      const positions = expected(run, name, threshold);
      assert.ok(positions.length > 0);
      assert.deepEqual(stops(run, exceptions, "forward"), positions);
      const onTheWayBack = positions.filter((p) => p < run.program.length).reverse();
      assert.deepEqual(stops(run, exceptions, "back"), onTheWayBack);
    });
  }

  it("with a condition stops where that holds too", () => {
    const run = runOf(fileOf([2, 3, 2], { ...trained, activation: "relu" }));
    const all = stops(run, [bound(run, "deadRelu")], "forward");
    const some = stops(run, [bound(run, "deadRelu", "epoch == 2")], "forward");
    assert.ok(some.length > 0 && some.length < all.length);
    assert.deepEqual(some, all.slice(-some.length));
  });

  it("stops where a step found it, also if a nudge in the same example hides that later", () => {
    const { network } = runOf(fileOf([2, 3, 2], { ...trained, activation: "relu" }));
    const [dead] = stopsIn(new Trace(network), "forward");
    for (const position of [dead! - 30, dead!, dead! + 1, dead! + 2, dead! + 9]) {
      for (const value of [-5, 5]) {
        const nudge = { position, what: { kind: "parameter", parameter: { l: 1, j: 0 } }, value } as const;
        const trace = new Trace(network).nudged([nudge, { ...nudge, position: position + 4, value: -value }]);
        const every = Array.from({ length: trace.program.length }, (_, index) => index + 1);
        const expected = every.filter((p) => {
          const state = trace.stateAt(p);
          const { step } = state.latest!;
          return step.kind === "da_dz" && exceptionKinds.deadRelu.is(state, step, 0);
        });
        assert.deepEqual(stopsIn(trace, "forward"), expected);
        assert.deepEqual(stopsIn(trace, "back"), expected.reverse());
      }
    }

    function stopsIn(trace: Trace, direction: Direction): number[] {
      const exceptions = [{ id: 1, name: "deadRelu", threshold: 0 }] as const;
      const scan = new ExceptionScan(trace, exceptions);
      const found: number[] = [];
      const { length } = trace.program;
      for (let p = direction === "forward" ? 0 : length; ; ) {
        const end = direction === "forward" ? length : 0;
        const next = finish(scan.between(p, end, direction, { pause: false }));
        if (!next?.exception) return found;
        p = next.state.position;
        found.push(p);
      }
    }
  });

  it("that a breakpoint coincides with stops for both, and says so", () => {
    const run = runOf(fileOf([1, 1], { training: { learningRate: 0.1, epochs: 2 } }));
    const sites = usesOf(run.program, { l: 1, j: 0, k: 0 }, "backward");
    const logged: string[] = [];
    const listener = { log: (_: unknown, text: string) => logged.push(text), fault: () => {} };
    const at = (more: object) => ({ id: 2, name: "w", reason: "breakpoint" as const, sites, ...more });
    const exceptions = [bound(run, "vanishing", "1000")];
    for (const direction of ["forward", "back"] as const) {
      const from = direction === "forward" ? 0 : run.program.length;
      const both = { bound: [at({}), at({ id: 3, log: ["here"] })], exceptions, listener };
      const control = { pause: false, abandoned: false };
      const { state, exception, hits } = finish(toBreakpoint(run.trace, from, direction, both, control));
      assert.equal(state.latest!.step.kind, "dz_dw");
      assert.equal(exception?.name, "vanishing");
      assert.deepEqual(
        hits.map(({ id }) => id),
        [2],
      );
    }
    assert.deepEqual(logged, ["here", "here"]);
  });

  it("is refused where its name or its condition is wrong", () => {
    const run = runOf(fileOf([1, 1]));
    const message = (filterId: string, condition?: string) =>
      bindException({ id: 1, filterId, condition }, run).answer.message;
    assert.match(message("cosmicRays")!, /no exception "cosmicRays"/);
    assert.match(message("saturated", "C <")!, /The condition is wrong/);
    assert.match(message("deadRelu", "0.5")!, /true or false/);
    assert.equal(message("saturated", " "), undefined);
  });

  it("hears a pause, and does not skip a breakpoint by it", () => {
    const run = runOf(fileOf([1, 1], { training: { learningRate: 0.01, epochs: 500 } }));
    const { trace } = run;
    const control = { pause: false, abandoned: false };
    const bp = {
      id: 2,
      name: "w",
      reason: "breakpoint" as const,
      sites: usesOf(run.program, { l: 1, j: 0 }, "update"),
      hits: readHitCondition(">= 400")!,
    };
    const from = {
      bound: [bp],
      exceptions: [bound(run, "exploding")],
      listener: { log: () => {}, fault: () => {} },
    };
    const way = toBreakpoint(trace, 0, "forward", from, control);
    for (let turn = 0; turn < 30; turn++) assert.equal(way.next().done, false);
    control.pause = true;
    const { state, paused } = finish(way);
    assert.ok(paused && state.position > 0 && state.position < bp.sites.nth(400)!);
    control.pause = false;
    const { hits } = finish(toBreakpoint(trace, state.position, "forward", from, control));
    assert.deepEqual(hits, [bp]);
  });

  it("looks at a wide turn in pieces, and is not deaf to a pause in it", () => {
    let reads = 0;
    const counted = (row: Float64Array) =>
      new Proxy(row, {
        get: (target, key) => {
          if (key !== "length") reads++;
          return Reflect.get(target, key);
        },
      });
    const engine: Engine = {
      ...plainEngine,
      evaluate: (...of) => {
        const evaluation = plainEngine.evaluate(...of);
        const { dC_dz } = evaluation;
        const watched = Object.assign(Object.create(dC_dz) as NeuronNumbers, {
          row: (l: number) => counted(dC_dz.row(l)),
        });
        return { ...evaluation, dC_dz: watched };
      },
    };
    const { network } = runOf(fileOf([300, 100, 10]));
    const scan = new ExceptionScan(new Trace(network, { engine }), [
      { id: 1, name: "vanishing", threshold: 1 },
      { id: 2, name: "exploding", threshold: 1e-9 },
    ]);
    const control = { pause: false };
    const way = scan.between(0, new Trace(network).program.length, "forward", control);
    const pieces: number[] = [];
    for (let before = 0; !way.next().done; before = reads) pieces.push(reads - before);
    assert.ok(reads > 2 * 300 * 100);
    assert.ok(Math.max(...pieces) <= slices.numbers);

    const other = new ExceptionScan(new Trace(network), [{ id: 1, name: "vanishing", threshold: 1 }]);
    const paused = other.between(0, new Trace(network).program.length, "forward", control);
    assert.equal(paused.next().done, false);
    control.pause = true;
    const { state, exception } = finish(paused)!;
    assert.deepEqual([state.position, exception], [0, undefined]);
  });

  it("stops a session with the word exception, and explains itself with the numbers", async () => {
    const client = inline({ [PATH]: fileOf([2, 3, 2], { ...trained, activation: "relu" }) });
    const { exceptionBreakpointFilters: filters } = await client.get("initialize", {});
    assert.deepEqual(
      filters!.map(({ filter }) => filter),
      exceptionNames,
    );
    const initialized = client.event("initialized");
    await client.get("launch", { program: PATH });
    await initialized;
    const set = await client.get("setExceptionBreakpoints", {
      filters: ["notFinite"],
      filterOptions: [{ filterId: "deadRelu" }, { filterId: "saturated", condition: "C <" }],
    });
    assert.deepEqual(
      set!.breakpoints!.map(({ verified }) => verified),
      [true, true, false],
    );
    await client.move("configurationDone");
    assert.match(await client.refused("exceptionInfo", { threadId: 1 }), /No exception/);
    const stopped = await client.move("continue");
    assert.deepEqual([stopped.reason, stopped.description], ["exception", "Dead ReLU"]);
    const info = await client.get("exceptionInfo", { threadId: 1 });
    assert.equal(info.exceptionId, "Dead ReLU");
    assert.equal(info.description, stopped.text);
    assert.match(info.description!, /^z[₀-₉]⁽[¹²]⁾ = −\d.* is not above 0, so σ′ = 0: no gradient passes/);
    await client.move("next");
    assert.match(await client.refused("exceptionInfo", { threadId: 1 }), /No exception/);
  });

  it("says for each kind what happened", () => {
    const said = (name: ExceptionName, options: Options, condition?: string): string => {
      const run = runOf(fileOf([2, 2, 1], { ...trained, ...options }));
      const from = {
        bound: [],
        exceptions: [bound(run, name, condition)],
        listener: { log: () => {}, fault: () => {} },
      };
      const control = { pause: false, abandoned: false };
      return finish(toBreakpoint(run.trace, 0, "forward", from, control)).exception!.description;
    };
    assert.match(said("saturated", {}, "0.25"), /^σ′ = 0\.\d+ at z⁽²⁾ = .*, below 0\.25: the curve is flat/);
    assert.match(said("vanishing", {}, "1"), /^∂C₀\/∂w₀₀⁽²⁾ = .*, in size below 1: /);
    assert.match(said("exploding", {}, "1e-9"), /^∂C₀\/∂w₀₀⁽²⁾ = .*, in size above 1e−9: /);
    const wild = { activation: "identity", training: { ...trained.training, learningRate: 1e200 } } as const;
    assert.match(said("notFinite", wild), /is (NaN, not a number|−?∞: it has grown)/);
  });
});
