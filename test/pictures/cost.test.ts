import assert from "node:assert/strict";
import fc from "fast-check";
import { Table } from "../../src/core/network/dataset";
import type { Network } from "../../src/core/network/network";
import { type Nudge, withNudge } from "../../src/core/run/nudge";
import { Trace } from "../../src/core/run/trace";
import { costHistoryOf } from "../../src/pictures/cost";
import type { CostView } from "../../src/protocol/messages";
import { interpret, interpretNudged } from "../core/interpreter";
import { listed, network, varied } from "../core/networks";
import { anyNudge } from "../core/run/anyNudge";

const trained = Object.entries(varied).filter(([, { training }]) => training);

function chart(trace: Trace, position: number): CostView {
  return costHistoryOf(trace.stateAt(position));
}

interface Expected {
  readonly batches: readonly number[];
  readonly epochs: readonly number[];
  readonly done: number;
  readonly after: number | undefined;
}

/** What the naive interpreter makes of each position. */
function expectedOf(subject: Network, nudges: readonly Nudge[]): Expected[] {
  const { examples, training } = subject;
  const size = training!.batchSize;
  const perEpoch = Math.ceil(examples.count / size);
  /** C of each turn, and its place among the batches. */
  const turns: { C: number | undefined; batch: number; epoch: number; example: number }[] = [];
  const seen: { readonly batch: number; readonly expected: Omit<Expected, "done" | "after"> }[] = [];
  const parametersAt: number[][] = [];
  interpretNudged(subject, nudges, (position, { turn, C, epoch, batch, example, w, b }) => {
    const number = epoch * perEpoch + batch;
    turns[turn] = { C, batch: number, epoch, example };
    turns.length = turn + 1;
    const means = (of: "batch" | "epoch", sizeOf: (each: number) => number): number[] => {
      const groups: (number | undefined)[][] = [];
      for (const each of turns) groups[each[of]] = [...(groups[each[of]] ?? []), each.C];
      return groups.flatMap((members, each) => {
        const costs = members.filter((cost) => cost !== undefined);
        return costs.length < sizeOf(each) ? [] : [costs.reduce((sum, cost) => sum + cost, 0) / costs.length];
      });
    };
    const inBatch = (each: number): number => Math.min(size, examples.count - (each % perEpoch) * size);
    seen[position] = {
      batch: number,
      expected: { batches: means("batch", inBatch), epochs: means("epoch", () => examples.count) },
    };
    parametersAt[position] = w.flatMap((rows, l) => rows.flatMap((row, j) => [...row, b[l]![j]!]));
  });
  const lastOf = (batch: number): number => seen.findLastIndex((each) => each.batch === batch);
  return seen.map(({ batch, expected }, position) => {
    const done = batch + (position === lastOf(batch) ? 1 : 0);
    return { ...expected, done, after: done === 0 ? undefined : costWith(done - 1) };
  });

  /** The cost of a batch, computed with the parameters at its end. */
  function costWith(batch: number): number {
    const end = lastOf(batch);
    const changed = nudges.filter(({ position }) => position <= end);
    const members = turns.filter((each) => each.batch === batch);
    const { training: _, ...untrained } = subject;
    const again: Network = {
      ...untrained,
      parameters: Float64Array.from(parametersAt[end]!),
      examples: Table.of(
        members.map(({ example }) => {
          const { place, input, target } = listed(examples)[example]!;
          const now = { input: input.slice(), target: target.slice() };
          for (const { what, value } of changed) {
            if (what.kind === "input" && what.example === place) now.input[what.k] = value;
            if (what.kind === "target" && what.example === place) now.target[what.j] = value;
          }
          return now;
        }),
      ),
    };
    const costs: number[] = [];
    interpret(again, (_position, { turn, C }) => {
      if (C !== undefined) costs[turn] = C;
    });
    return costs.reduce((sum, cost) => sum + cost, 0) / costs.length;
  }
}

function agrees(view: CostView, { batches, epochs, done, after }: Expected, where: string): void {
  assert.deepEqual(view.batches.costs, batches, where);
  assert.deepEqual(view.batches.at, [...batches.keys()], where);
  if (view.perEpoch > 1) assert.deepEqual(view.epochs!.costs, epochs, where);
  else assert.deepEqual(view.epochs, undefined);
  assert.equal(view.done, done, where);
  assert.equal(view.step?.before, done === 0 ? undefined : batches[done - 1], where);
  assert.equal(view.step?.after, after, where);
}

describe("the cost over the gradient steps", () => {
  for (const [name, subject] of trained) {
    it(`is what the naive interpreter adds up, walking forward, back and jumping: ${name}`, () => {
      const expected = expectedOf(subject, []);
      const N = expected.length - 1;
      for (const options of [{}, { checkpointBytes: 1 }]) {
        const trace = new Trace(subject, options);
        const check = (position: number): void =>
          agrees(chart(trace, position), expected[position]!, `position ${position} of ${N}`);
        for (let position = 0; position <= N; position++) check(position);
        for (let position = N; position >= 0; position--) check(position);
        for (let jump = 1; jump <= 50; jump++) check((jump * 7919) % (N + 1));
      }
    });

    it(`is the same whichever way one came, with nudges: ${name}`, () => {
      fc.assert(
        fc.property(
          fc.array(anyNudge(subject), { minLength: 1, maxLength: 4 }),
          fc.constantFrom({}, { checkpointBytes: 1 }),
          fc.infiniteStream(fc.nat()),
          (made, options, jumps) => {
            let trace = new Trace(subject, options);
            const N = trace.program.length;
            let nudges: readonly Nudge[] = [];
            for (const nudge of made) {
              nudges = withNudge(nudges, nudge);
              chart(trace, jumps.next().value % (N + 1));
              trace.stateAt(nudge.position);
              trace = trace.nudged(nudges);
            }
            const expected = expectedOf(subject, nudges);
            for (let jump = 0; jump < 30; jump++) {
              const position = jumps.next().value % (N + 1);
              const view = chart(trace, position);
              agrees(view, expected[position]!, `position ${position} of ${N}`);
              assert.deepEqual(view, chart(new Trace(subject, options, nudges), position));
            }
          },
        ),
        { numRuns: 8 },
      );
    });

    it(`gives for each batch the position that ends its last cost: ${name}`, () => {
      const trace = new Trace(subject);
      const { batches, positions } = chart(trace, trace.program.length);
      const whole: number[] = [];
      let count = 0;
      for (let position = 1; position <= trace.program.length; position++) {
        const now = chart(trace, position).batches.costs.length;
        if (now > count) whole.push(position);
        count = now;
      }
      assert.deepEqual(positions, whole);
      assert.equal(batches.at.length, whole.length);
    });
  }

  /** a = w x + b with x = 1, y = 1 and w = b = 0: C = 1, both derivatives are −2, and a after a step is 4η. */
  function penAndPaper(learningRate: number): Trace {
    const sketch = { sizes: [1, 1], activations: ["identity"], parameters: [0, 0] } as const;
    const one = Float64Array.of(1);
    const subject = network({ ...sketch, training: { learningRate, epochs: 3 } });
    return new Trace({ ...subject, examples: Table.of([{ input: one, target: one }]) });
  }

  for (const [learningRate, after, words] of [
    [0.25, 0, "Gradient step 1 lowered the cost of its batch from 1 to 0."],
    [0.5, 1, "Gradient step 1 left the cost of its batch at 1."],
    [0.75, 4, "Gradient step 1 raised the cost of its batch from 1 to 4: it went too far."],
  ] as const) {
    it(`says what a step did, as on paper, with η = ${learningRate}`, () => {
      const trace = penAndPaper(learningRate);
      const end = trace.program.at(0).units.batch.end;
      const { step, words: said, batches, done } = chart(trace, end);
      // Both derivatives are −2: the slope promises a fall of η (4 + 4).
      assert.deepEqual(step, { before: 1, after, promised: 8 * learningRate });
      assert.equal(said, words);
      assert.deepEqual(batches.costs, [1]);
      assert.equal(done, 1);
      assert.equal(chart(trace, end - 1).done, 0);
      assert.match(chart(trace, end - 1).words, /^Before any gradient step this batch costs 1,/);
    });
  }

  it("tells two costs apart however near they are", () => {
    const trace = penAndPaper(1e-9);
    const { words } = chart(trace, trace.program.at(0).units.batch.end);
    assert.equal(words, "Gradient step 1 lowered the cost of its batch from 1 to 0.99999999.");
  });

  it("does not call what a nudge did the step's doing", () => {
    const trace = penAndPaper(0.25).nudged([
      { position: 4, what: { kind: "parameter", parameter: { l: 1, j: 0 } }, value: -1 },
    ]);
    const { words } = chart(trace, trace.program.at(0).units.batch.end);
    assert.match(words, /^Gradient step 1 and your nudges in its batch lowered what it costs from 4 to 0\.$/);
  });

  it("says that a cost is no longer finite", () => {
    const trace = penAndPaper(1e200);
    const { batches, step, words } = chart(trace, trace.program.length);
    assert.deepEqual(batches.costs, [1, Infinity, Infinity]);
    assert.equal(Number.isFinite(step!.before), false);
    assert.match(words, /no longer a finite number/);
  });

  it("does not call it too long a step where an output was rounded, and the cost took ln 0", () => {
    const trace = new Trace({
      ...network({
        ...{ sizes: [1, 1], cost: "binaryCrossEntropy", parameters: [0, 0] },
        training: { learningRate: 100, epochs: 2, batchSize: 1 },
      }),
      examples: Table.of([
        { input: Float64Array.of(1), target: Float64Array.of(1) },
        { input: Float64Array.of(1), target: Float64Array.of(0) },
      ]),
    });
    const { batches, words } = chart(trace, trace.program.length);
    assert.equal(batches.costs[1], Number.POSITIVE_INFINITY);
    assert.match(words, /an output has come to exactly 0 or 1, so that the cost took ln 0\.$/);
  });

  it("does not blame the gradient steps for a cost that was never finite", () => {
    const subject: Network = {
      ...network({
        sizes: [1, 1],
        activations: ["identity"],
        parameters: [1e200, 0],
        training: { epochs: 2 },
      }),
      examples: Table.of([{ input: Float64Array.of(1), target: Float64Array.of(0) }]),
    };
    const trace = new Trace(subject);
    const { words } = chart(trace, trace.program.length);
    assert.equal(words, "The cost is no finite number, and was none before the first gradient step.");
  });

  it("says in few digits that a cost is what it was", () => {
    const subject = network({
      sizes: [1, 1],
      frozenWeights: [1],
      frozenBiases: [1],
      training: { epochs: 1 },
    });
    const trace = new Trace(subject);
    const { step, words } = chart(trace, trace.program.length);
    assert.equal(step!.after, step!.before);
    assert.match(words, /^Gradient step 1 left the cost of its batch at [\d.]{1,6}\.$/);
  });

  it("says what the gradient step to come promises, once the means are known", () => {
    const trace = penAndPaper(0.25);
    const { end } = trace.program.at(0).units.batch;
    const next = (position: number) => chart(trace, position).next;
    assert.deepEqual(next(0), { before: null, promised: null });
    assert.deepEqual(next(4), { before: 1, promised: null });
    assert.deepEqual(next(end - 2), { before: 1, promised: 2 });
    assert.deepEqual(next(end), { before: null, promised: null });
    assert.equal(next(trace.program.length), undefined);
    assert.equal(chart(trace, end + 1).step!.promised, undefined);
    assert.equal(chart(trace, end).promise, "η|∇C|²");
  });

  it("has without training the costs of the examples, as far as they are computed, and their mean", () => {
    const subject = network({ sizes: [2, 2], examples: 3 });
    const trace = new Trace(subject);
    const costs: number[] = [];
    interpret(subject, (position, { turn, C, example }) => {
      if (C !== undefined) costs[turn] = C;
      const { examples, total, batches } = chart(trace, position);
      assert.equal(total + batches.costs.length, 0);
      assert.deepEqual(
        examples!.rows.map(({ value }) => value),
        [0, 1, 2].map((place) => costs[place] ?? null),
        `position ${position}`,
      );
      assert.equal(examples!.rows[example]!.name, ["C₀", "C₁", "C₂"][example]);
      const isWhole = costs.length === 3;
      assert.equal(examples!.mean, isWhole ? costs.reduce((sum, each) => sum + each, 0) / 3 : null);
    });
    assert.equal(costs.length, 3);
  });

  it("stays small and exact in a long run, forward, after a jump and back", () => {
    const subject = network({ sizes: [1, 1], examples: 2, training: { epochs: 1500, batchSize: 1 } });
    const all: number[] = [];
    interpret(subject, (_position, { turn, C }) => {
      if (C !== undefined) all[turn] = C;
    });
    const walked = new Trace(subject);
    walked.stateAt(walked.program.length);
    for (const turn of [0, 1, 199, 200, 201, 402, 1777, 2999]) {
      const position = walked.program.turnStart(turn) + walked.program.example.length;
      const view = chart(walked, position);
      assert.deepEqual(view, chart(new Trace(subject, { checkpointBytes: 1 }), position));
      const { at, costs, each } = view.batches;
      assert.ok(costs.length <= 201 && costs.length >= Math.min(turn + 1, 100), `${costs.length} of ${turn}`);
      assert.equal(at.at(-1), turn);
      assert.deepEqual(
        costs,
        at.map((batch) => all[batch]),
      );
      // A rhythm of the run, here of its two examples, is not taken for the whole of it.
      if (each > 1) assert.equal(new Set(at.map((batch) => batch % 2)).size, 2);
    }
  });

  it("has the mean costs of the validation examples where epochs end, whatever way the run went", () => {
    const subject = network({ sizes: [2, 2, 1], examples: 4, training: { epochs: 5, batchSize: 3 } });
    const validation = Table.of([
      { input: Float64Array.of(0.1, 0.9), target: Float64Array.of(1) },
      { input: Float64Array.of(0.7, -0.4), target: Float64Array.of(0) },
    ]);
    const validated = { ...subject, validation };
    const straight = new Trace(validated);
    const { program } = straight;
    const ends = [0, 1, 2, 3, 4, 5].map((epoch) =>
      epoch === 5 ? program.length : program.turnStart(4 * epoch),
    );
    const expected = ends.map((end) => straight.stateAt(end).validation!.cost);
    const jumping = new Trace(validated, { checkpointBytes: 1 });
    for (const position of [program.length, 3, ends[3]!, ends[2]! - 1, ends[4]! + 1, 0, program.length - 1]) {
      const view = costHistoryOf(jumping.stateAt(position));
      const epochs = ends.filter((end) => end <= position).length;
      assert.deepEqual(view.validation, {
        each: 1,
        at: Array.from({ length: epochs }, (_, epoch) => epoch),
        costs: expected.slice(0, epochs),
      });
    }
    const nudge = {
      position: ends[2]! + 1,
      what: { kind: "parameter", parameter: { l: 1, j: 0 } },
      value: 2,
    } as const;
    const nudged = costHistoryOf(jumping.nudged([nudge]).stateAt(program.length)).validation!;
    assert.deepEqual(nudged.costs.slice(0, 3), expected.slice(0, 3));
    assert.notEqual(nudged.costs[3], expected[3]);
    assert.equal(costHistoryOf(new Trace(subject).stateAt(9)).validation, undefined);
  });
});
