import assert from "node:assert/strict";
import { Table } from "../../src/core/network/dataset";
import type { Network } from "../../src/core/network/network";
import { Trace } from "../../src/core/run/trace";
import { learnedOf } from "../../src/pictures/learned";
import { interpret } from "../core/interpreter";
import { network, varied } from "../core/networks";

/** Outputs and costs of all examples, as the naive interpreter finds them with some parameters. */
function outcomes(subject: Network, parameters: readonly number[]) {
  const { training: _, ...untrained } = subject;
  const found: { a: number[]; C: number }[] = [];
  interpret({ ...untrained, parameters: Float64Array.from(parameters) }, (_position, { turn, C, a }) => {
    if (C !== undefined) found[turn] = { a: [...(a.at(-1) as number[])], C };
  });
  return found;
}

/** For each position: how many gradient steps are done, and the parameters that the last one has left. */
function settled(subject: Network): { readonly steps: number; readonly parameters: readonly number[] }[] {
  const { batches } = new Trace(subject).program;
  const all: { number: number; parameters: number[] }[] = [];
  interpret(subject, (position, { epoch, batch, w, b }) => {
    const parameters = w.flatMap((rows, l) => rows.flatMap((row, j) => [...row, b[l]![j]!]));
    all[position] = { number: epoch * batches + batch, parameters };
  });
  const ends = all.flatMap(({ number }, position) =>
    all[position + 1]?.number === number ? [] : [position],
  );
  return all.map(({ number }, position) => {
    const steps = ends.includes(position) ? number + 1 : number;
    return { steps, parameters: steps === 0 ? [...subject.parameters] : all[ends[steps - 1]!]!.parameters };
  });
}

describe("whether it has learned", () => {
  it("measures the examples that nothing is trained on where an epoch ends", () => {
    const plain = network({ sizes: [2, 2, 1], examples: 4, training: { epochs: 2, batchSize: 2 } });
    const subject: Network = { ...plain, validation: plain.examples };
    const trace = new Trace(subject);
    const { length } = trace.program;
    const { now, validation } = learnedOf(trace.stateAt(length));
    assert.deepEqual(validation, { size: 4, now });
    assert.deepEqual(learnedOf(trace.stateAt(length - 1)).validation, { size: 4, now: null });
    assert.equal(learnedOf(new Trace(plain).stateAt(length)).validation, undefined);
  });

  for (const [name, subject] of Object.entries(varied).filter(([, { training }]) => training)) {
    it(`measures every example after each gradient step, as the naive interpreter does: ${name}`, () => {
      const trace = new Trace(subject);
      const at = settled(subject);
      const first = outcomes(subject, [...subject.parameters]);
      for (let position = 0; position <= trace.program.length; position += 5) {
        const { steps, parameters } = at[position]!;
        const view = learnedOf(trace.stateAt(position));
        assert.equal(view.steps, steps, `position ${position}`);
        if (steps === 0) continue;
        const now = outcomes(subject, parameters);
        for (const { example, j, now: own, before, y } of view.rows) {
          assert.equal(own!.a, now[example]!.a[j], `example ${example} at position ${position}`);
          assert.equal(own!.C, now[example]!.C);
          assert.equal(before!.a, first[example]!.a[j]);
          assert.equal(before!.C, first[example]!.C);
          assert.equal(y, subject.examples.target(example)[j]);
        }
        const mean = (all: typeof now): number => all.reduce((sum, { C }) => sum + C, 0) / all.length;
        assert.equal(view.now!.cost, mean(now));
        assert.equal(view.before!.cost, mean(first));
      }
    });
  }

  it("before the first gradient step has the examples alone that the run has computed", () => {
    const trace = new Trace(network({ sizes: [2, 2], examples: 3 }));
    const { program } = trace;
    const seen = (position: number): string => {
      const { rows, now } = learnedOf(trace.stateAt(position));
      return rows.map((row) => (row.now ? "x" : "_")).join("") + (now ? " total" : "");
    };
    const cost = (turn: number): number => program.indexOf(turn, { kind: "cost", l: 1, j: 1 });
    assert.equal(seen(0), "___");
    assert.equal(seen(cost(0)), "___");
    assert.equal(seen(cost(0) + 1), "x__");
    assert.equal(seen(program.turnStart(1) + 1), "x__");
    assert.equal(seen(cost(2)), "xx_");
    assert.equal(seen(cost(2) + 1), "xxx total");
    assert.equal(seen(program.length), "xxx total");
  });

  it("leaves out what the reader is to find", () => {
    const subject = network({ sizes: [2, 2], examples: 3, training: { epochs: 2 } });
    const trace = new Trace(subject);
    const { program } = trace;
    const position = program.indexOf(4, { kind: "activation", l: 1, j: 0 }) + 1;
    const open = learnedOf(trace.stateAt(position));
    assert.deepEqual(
      open.rows.map(({ now }) => now === null),
      [false, false, false],
    );
    const covered = learnedOf(trace.stateAt(position).covered(position - 1));
    assert.deepEqual(
      covered.rows.map(({ now }) => now === null),
      [false, true, false],
    );
    assert.equal(covered.now, null);
  });

  function judged(targets: readonly (readonly number[])[], outputs: readonly number[]) {
    // a = b: what the input is does not matter.
    const parameters = outputs.flatMap((b) => [0, b]);
    const sketch = { sizes: [1, outputs.length], activations: ["identity"], parameters } as const;
    const examples = Table.of(
      targets.map((target) => ({ input: Float64Array.of(1), target: Float64Array.from(target) })),
    );
    const trace = new Trace({ ...network(sketch), examples });
    return learnedOf(trace.stateAt(trace.program.length));
  }

  it("calls outputs right or not yet where that can be said, and counts them", () => {
    const half = judged([[0], [1], [0]], [0.4]);
    assert.equal(half.judge, "half");
    assert.deepEqual(
      half.rows.map(({ now }) => now!.isRight),
      [true, false, true],
    );
    assert.equal(half.now!.right, 2);
    const largest = judged(
      [
        [0, 1, 0],
        [1, 0, 0],
      ],
      [0.1, 0.7, 0.2],
    );
    assert.equal(largest.judge, "largest");
    assert.deepEqual(
      largest.rows.map(({ j, now, rival }) => [j, now!.isRight, rival!.j]),
      [
        [1, true, 2],
        [0, false, 1],
      ],
    );
    assert.equal(largest.now!.right, 1);
    const neither = judged([[0.3, 0.4]], [0.1, 0.9]);
    assert.equal(neither.judge, undefined);
    assert.deepEqual(neither.rows[0]!.now, { a: 0.9, C: neither.rows[0]!.now!.C });
    assert.equal(neither.rows[0]!.j, 1, "the output that misses most");
    assert.equal(neither.now!.right, undefined);
  });

  it("folds a large data set around the example at hand, and says that it is too large to go through", () => {
    const subject = network({ sizes: [1, 1], examples: 60_000, training: { batchSize: 1 } });
    const trace = new Trace(subject);
    const view = learnedOf(trace.stateAt(trace.program.turnStart(3000) + 1));
    assert.equal(view.rows.length, 8);
    assert.deepEqual(
      view.rows.filter(({ isCurrent }) => isCurrent).map(({ example }) => example),
      [3000],
    );
    assert.equal(view.now, null);
    assert.match(view.words, /^60000 examples are too many/);
    assert.ok(view.rows.every(({ now, before }) => now && before));
  });

  it("looks at the example at hand alone where one takes long", () => {
    const subject = network({ sizes: [1000, 600, 1], examples: 4, training: { batchSize: 1, epochs: 1 } });
    const trace = new Trace(subject);
    const { rows, now } = learnedOf(trace.stateAt(trace.program.turnStart(2)));
    assert.deepEqual([rows.map(({ example }) => example), now === null], [[1], false]);
  });

  it("has short inputs in plain text", () => {
    const input = (...numbers: number[]): string | undefined => {
      const examples = Table.of([{ input: Float64Array.from(numbers), target: Float64Array.of(1) }]);
      const trace = new Trace({ ...network({ sizes: [numbers.length, 1] }), examples });
      return learnedOf(trace.stateAt(0)).rows[0]!.input;
    };
    assert.equal(input(0, 1), "0, 1");
    assert.equal(input(0.5, -0.1), "0.5, −0.1");
    assert.equal(input(0.9, 0.1, 0.4), undefined);
    assert.equal(input(...Array<number>(784).fill(0)), undefined);
  });
});
