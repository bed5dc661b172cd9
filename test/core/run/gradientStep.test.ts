import assert from "node:assert/strict";
import { type Network, parameterAt } from "../../../src/core/network/network";
import { PLAIN } from "../../../src/core/network/updateRules/updateRules";
import { TRIED_RATE } from "../../../src/core/run/gradientStep";
import { Trace } from "../../../src/core/run/trace";
import { interpret } from "../interpreter";
import { network, varied } from "../networks";

function isClose(actual: number, expected: number): void {
  assert.ok(
    Math.abs(actual - expected) <= 1e-12 * Math.max(1, Math.abs(expected)),
    `${actual}, not ${expected}`,
  );
}

/** The means that the naive interpreter has at the end of each batch, and how far each parameter has moved in it. */
function stepsOf(
  subject: Network,
): { readonly gradient: number[]; readonly moved: number[]; readonly end: number }[] {
  const steps: { gradient: number[]; moved: number[]; end: number }[] = [];
  let before: number[] = [...subject.parameters];
  let latest: { number: number; gradient: number[]; now: number[]; end: number } | undefined;
  const perEpoch = new Trace(subject).program.batches;
  const close = (): void => {
    if (!latest) return;
    const { gradient, now, end } = latest;
    steps.push({ gradient, moved: now.map((each, place) => each - before[place]!), end });
    before = now;
  };
  interpret(subject, (position, { epoch, batch, w, b, wGrad, bGrad }) => {
    const number = epoch * perEpoch + batch;
    if (latest && latest.number !== number) close();
    const flat = (rows: readonly (readonly (readonly (number | undefined)[])[])[], biases: typeof bGrad) =>
      rows.flatMap((layer, l) => layer.flatMap((row, j) => [...row, biases[l]![j]])) as number[];
    latest = { number, gradient: flat(wGrad, bGrad), now: flat(w, b), end: position };
  });
  close();
  return steps;
}

describe("the fall that the slope promises", () => {
  for (const [name, subject] of Object.entries(varied).filter(([, { training }]) => training)) {
    it(`is −∇C·Δθ, as the naive interpreter moves the parameters: ${name}`, () => {
      const trace = new Trace(subject);
      const steps = stepsOf(subject);
      assert.equal(steps.length, trace.program.batches * trace.program.epochs);
      for (const { gradient, moved, end } of steps) {
        const state = trace.stateAt(end);
        const summed = -gradient.reduce((sum, g, place) => sum + g * moved[place]!, 0);
        // C is the mean over the batch, whatever its gradients are.
        isClose(state.promisedFall!, state.isSummed ? summed / state.batchCount : summed);
      }
    });
  }

  it("is η|∇C|² with nothing frozen, and known once all means are", () => {
    const subject = network({ sizes: [2, 3, 2], examples: 3, training: { epochs: 2, learningRate: 0.3 } });
    const trace = new Trace(subject);
    const { program } = trace;
    const whole = program.tailStart(0) + subject.parameters.length;
    assert.equal(trace.stateAt(whole - 1).promisedFall, undefined);
    assert.equal(trace.stateAt(0).promisedFall, undefined);
    const state = trace.stateAt(whole);
    const squares = Array.from(
      subject.parameters,
      (_, index) => state.mean(parameterAt(subject.sizes, index))! ** 2,
    );
    isClose(state.promisedFall!, 0.3 * squares.reduce((sum, each) => sum + each, 0));
    assert.equal(
      trace.stateAt(program.tailStart(0) + 2 * subject.parameters.length).promisedFall,
      state.promisedFall,
    );
  });

  it("does not know of a nudge before it is made, whichever way one came", () => {
    const subject = network({ sizes: [2, 2, 1], examples: 2, training: { epochs: 2 } });
    const plain = new Trace(subject);
    const whole = plain.program.tailStart(0) + subject.parameters.length;
    const what = { kind: "target", example: 1, j: 0 } as const;
    const nudged = new Trace(subject, {}, [{ position: whole + 1, what, value: 0.1 }]);
    const before = plain.stateAt(whole).promisedFall!;
    const after = nudged.stateAt(whole + 1).promisedFall!;
    assert.notEqual(after, before);
    assert.equal(nudged.stateAt(whole).promisedFall, before);
    assert.equal(nudged.stateAt(whole + 1).promisedFall, after);
  });

  it("is not there without a gradient step", () => {
    const trace = new Trace(network({ sizes: [1, 1] }));
    assert.equal(trace.stateAt(trace.program.length).promisedFall, undefined);
  });

  it("is nearly what the cost falls by, for a step that is short", () => {
    const trace = new Trace(network({ sizes: [2, 3, 2], examples: 4, training: { learningRate: 1e-4 } }));
    const state = trace.stateAt(trace.program.length);
    const fell = state.costBeforeStep! - state.costAfterStep!;
    assert.ok(Math.abs(fell / state.promisedFall! - 1) < 1e-3, `${fell} of ${state.promisedFall}`);
  });
});

const untrained = ({ training: _, ...rest }: Network): Network => rest;

/** The same network in a run that takes that very step. */
function training(subject: Network): Network {
  const batchSize = subject.examples.count;
  return {
    ...subject,
    training: {
      learningRate: TRIED_RATE,
      epochs: 1,
      batchSize,
      shuffle: false,
      seed: 0,
      optimizer: PLAIN,
      l2: 0,
      reduction: "mean",
    },
  };
}

describe("the first step of a run that takes none", () => {
  for (const [name, varying] of Object.entries(varied))
    it(`costs what it costs in a run that takes it: ${name}`, () => {
      const subject = untrained(varying);
      const trace = new Trace(subject);
      const { firstStep } = trace.stateAt(trace.program.length);
      const run = new Trace(training(subject));
      const after = run.stateAt(run.program.length);
      assert.equal(firstStep!.cost, after.costAfterStep);
      assert.deepEqual(firstStep!.parameters, after.parameters);
      const isFrozen = subject.layers.some(({ trainable }) => !trainable.weights || !trainable.biases);
      const squares = firstStep!.steepness ** 2;
      if (!isFrozen) assert.ok(Math.abs(squares - after.promisedFall!) <= 1e-12 * squares);
    });

  it("is that of the gradient where the run stands, whatever was nudged before or after", () => {
    const subject = network({ sizes: [2, 2, 1], examples: 2 });
    const { length } = new Trace(subject).program;
    const nudges = [
      { position: 0, what: { kind: "input", example: 0, k: 1 }, value: 3 },
      { position: length, what: { kind: "parameter", parameter: { l: 1, j: 0, k: 0 } }, value: 2 },
    ] as const;
    const both = new Trace(subject, {}, [...nudges]).stateAt(length);
    const squares = Array.from(subject.parameters, (_, index) =>
      both.mean(parameterAt(subject.sizes, index)),
    ).reduce((sum: number, each) => sum + each! ** 2, 0);
    isClose(both.firstStep!.steepness, Math.sqrt(squares));
    assert.notEqual(both.firstStep!.steepness, new Trace(subject).stateAt(length).firstStep!.steepness);
  });

  it("is none before all means are known, nor where the run trains", () => {
    const trace = new Trace(network({ sizes: [2, 2], examples: 2 }));
    const { length } = trace.program;
    assert.equal(trace.stateAt(length - 1).firstStep, undefined);
    assert.equal(trace.stateAt(length).covered(length - 1).firstStep, undefined);
    const run = new Trace(training(trace.network));
    assert.equal(run.stateAt(run.program.length).firstStep, undefined);
  });
});
