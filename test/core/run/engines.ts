/** What holds an engine to the bits of the naive interpreter. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { exampleAt } from "../../../src/core/network/dataset";
import type { Network } from "../../../src/core/network/network";
import { firstPowers, hasMoment, nextPowers } from "../../../src/core/network/updateRules/updateRules";
import { Program } from "../../../src/core/program/program";
import { type CostSums, NO_COSTS } from "../../../src/core/run/costRecord";
import type { Engine, TurnStart } from "../../../src/core/run/engine";
import { type Evaluation, NeuronNumbers } from "../../../src/core/run/evaluation";
import type { Moments } from "../../../src/core/run/moments";
import { type Nudge, withNudge } from "../../../src/core/run/nudge";
import { Trace } from "../../../src/core/run/trace";
import { interpret, interpretNudged, type Memory } from "../interpreter";
import { expected, numbers, stepName } from "../states";
import { anyNetwork } from "./anyNetwork";
import { anyNudge } from "./anyNudge";

/** What the interpreter makes of a run: how each turn begins and how the run ends, and each turn's numbers. */
interface Naive {
  readonly starts: readonly TurnStart[];
  readonly values: readonly Evaluation[];
  /** Each turn's own derivatives, flat. */
  readonly gradients: readonly Float64Array[];
}

function naive(network: Network): Naive {
  const program = new Program(network);
  const turns = program.epochs * program.examples;
  const starts: TurnStart[] = [];
  const values: Evaluation[] = [];
  const gradients: Float64Array[] = [];
  interpret(network, (position, memory) => {
    const { turn } = memory;
    const begin = program.turnStart(turn);
    if (position === begin + 1) starts[turn] = startOf(network, turn, memory, values);
    if (position === begin + program.example.length) {
      values[turn] = valuesOf(network, memory);
      gradients[turn] = flat(memory.dC_dw, memory.dC_db);
    }
    if (position === program.length) starts[turns] = startOf(network, turns, memory, values);
  });
  return { starts, values, gradients };
}

function startOf(network: Network, turn: number, memory: Memory, values: readonly Evaluation[]): TurnStart {
  const program = new Program(network);
  const isFirst = program.batchOf(turn).start === turn;
  return {
    turn,
    parameters: flat(memory.w, memory.b),
    accumulated: isFirst ? undefined : flat(memory.wGrad, memory.bGrad),
    costs: costsOf(program, turn, values),
    moments: momentsOf(network, turn, memory),
  };
}

/** Those that the rule has, and its powers at the gradient steps done. */
function momentsOf(network: Network, turn: number, { wM, wV, bM, bV }: Memory): Moments {
  const { training } = network;
  if (!training) return { m: undefined, v: undefined, powers: [] };
  const batches = new Program(network).batchNumberOf(turn);
  let powers = firstPowers(training);
  for (let step = 0; step < batches; step++) powers = nextPowers(training, powers);
  return {
    m: hasMoment(training, "m") ? flat(wM, bM) : undefined,
    v: hasMoment(training, "v") ? flat(wV, bV) : undefined,
    powers,
  };
}

/** Neuron after neuron, its weights and then its bias. */
function flat(w: Memory["wGrad"], b: Memory["bGrad"]): Float64Array {
  return Float64Array.from(w.flatMap((rows, l) => rows.flatMap((row, j) => [...row, b[l]![j]]) as number[]));
}

function costsOf(program: Program, turn: number, values: readonly Evaluation[]): CostSums {
  const { examples } = program;
  const sum = (from: number, to: number) => values.slice(from, to).reduce((all, { C }) => all + C, 0);
  const { start } = program.batchOf(turn);
  const epoch = turn - (turn % examples);
  const before = start === 0 ? undefined : program.batchOf(start - 1);
  return {
    ...NO_COSTS,
    inBatch: sum(start, turn),
    inEpoch: sum(epoch, turn),
    lastBatch: before && sum(before.start, before.end) / (before.end - before.start),
    lastEpoch: epoch === 0 ? undefined : sum(epoch - examples, epoch) / examples,
  };
}

function valuesOf({ sizes }: Network, { z, a, C, dC_da, dC_dz }: Memory): Evaluation {
  const neurons = (table: Memory["z"]) =>
    new NeuronNumbers(
      sizes,
      Float64Array.from(
        sizes.flatMap((size, l) => Array.from({ length: size }, (_, j) => table[l]?.[j] ?? 0)),
      ),
    );
  return { z: neurons(z), a: neurons(a), C: C!, dC_da: neurons(dC_da), dC_dz: neurons(dC_dz) };
}

/** Arrays, in which a NaN equals any NaN. */
function plain({ turn, parameters, accumulated, costs, moments }: TurnStart): unknown {
  const { m, v, powers } = moments;
  const kept = { m: m && [...m], v: v && [...v], powers };
  return { turn, parameters: [...parameters], accumulated: accumulated && [...accumulated], costs, kept };
}

/** The layers 1 … L; of layer 0 nothing is computed. */
function computed({ sizes }: Network, { z, a, C, dC_da, dC_dz }: Evaluation): unknown {
  const layers = sizes.slice(1).map((_, index) => index + 1);
  return { C, rows: [z, a, dC_da, dC_dz].map((numbers) => layers.map((l) => [...numbers.row(l)])) };
}

/** Any NaN equals any NaN, and 0 does not equal −0. */
function assertWalks(engine: Engine, network: Network, from: number, paces: Iterator<number>): void {
  const program = new Program(network);
  const { starts } = naive(network);
  const given = structuredClone(starts);
  const walk = engine.walk(program, network, given[from % given.length]!);
  const handed: TurnStart[] = [];
  for (;;) {
    const { turn, costs } = walk;
    assert.deepEqual(costs, starts[turn]!.costs, `the costs before turn ${turn}`);
    const pace = paces.next().value as number;
    if (pace % 2 === 0) handed.push(walk.start());
    if (turn === starts.length - 1) break;
    const most = Math.min(1 + (pace % 5), starts.length - 1 - turn);
    walk.advance(most);
    assert.ok(walk.turn > turn && walk.turn <= turn + most, `from ${turn} by ${most} to ${walk.turn}`);
  }
  handed.push(walk.start());
  // What was handed out, and what was given, is still what it was.
  for (const start of [...handed, ...given])
    assert.deepEqual(plain(start), plain(starts[start.turn]!), `the start of turn ${start.turn}`);
}

function assertEvaluates(engine: Engine, network: Network): void {
  const program = new Program(network);
  const { starts, values, gradients } = naive(network);
  for (const [turn, expected] of values.entries()) {
    const example = exampleAt(network.examples, program.exampleOf(turn));
    const found = engine.evaluate(network, starts[turn]!.parameters, example);
    assert.deepEqual(computed(network, found), computed(network, expected), `turn ${turn}`);
    const gradient = new Float64Array(network.parameters.length);
    engine.addGradient(network, found, gradient);
    const sums = gradients[turn]!.map((own) => 0 + own); // to +0 is added: no −0 is left
    assert.deepEqual([...gradient], [...sums], `the gradient of turn ${turn}`);
    const i = program.exampleOf(turn);
    const costs = engine.costs(network, starts[turn]!.parameters, network.examples, i, i + 1);
    assert.deepEqual([...costs], [expected.C], `the cost of turn ${turn}`);
  }
}

/** Every position, forward and by jumps, with nudges, in little room. */
function assertSteps(
  engine: Engine,
  network: Network,
  made: readonly Nudge[],
  jumps: Iterator<number>,
): void {
  const nudges = made.reduce(withNudge, [] as readonly Nudge[]);
  const trace = new Trace(network, { engine, checkpointBytes: 1 }, nudges);
  const rows: { step: string; row: unknown[] }[] = [];
  interpretNudged(network, nudges, (position, memory) => {
    rows[position] = { step: memory.step, row: expected(memory, network) };
  });
  const check = (position: number) => {
    const state = trace.stateAt(position);
    assert.equal(stepName(state), rows[position]!.step);
    assert.deepEqual(numbers(state), rows[position]!.row, `position ${position}`);
  };
  for (let position = 0; position < rows.length; position++) check(position);
  for (let jump = 0; jump < 10; jump++) check((jumps.next().value as number) % rows.length);
}

/** Runs of every kind of network, cost and training, with and without nudges. */
export function holdsToTheSameBits(engine: Engine): void {
  it("holds any implementation to the same bits: walks", () => {
    const property = fc.property(anyNetwork, fc.nat(), fc.infiniteStream(fc.nat()), (network, from, paces) =>
      assertWalks(engine, network, from, paces),
    );
    fc.assert(property, { numRuns: 300 });
  });

  it("holds any implementation to the same bits: single examples", () => {
    const property = fc.property(anyNetwork, (network) => assertEvaluates(engine, network));
    fc.assert(property, { numRuns: 300 });
  });

  it("holds any implementation to the same bits: steps, jumps and nudges", () => {
    const anyRun = anyNetwork.chain((network) =>
      fc.tuple(fc.constant(network), fc.array(anyNudge(network), { maxLength: 3 })),
    );
    const property = fc.property(anyRun, fc.infiniteStream(fc.nat()), ([network, nudges], jumps) =>
      assertSteps(engine, network, nudges, jumps),
    );
    fc.assert(property, { numRuns: 60 });
  });
}
