import assert from "node:assert/strict";
import { type Network, parameterAt } from "../../../src/core/network/network";
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
        const expected = -gradient.reduce((sum, g, place) => sum + g * moved[place]!, 0);
        isClose(trace.stateAt(end).promisedFall!, expected);
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
