import assert from "node:assert/strict";
import { activationNames, activationOf } from "../../src/core/network/activation";
import { Table } from "../../src/core/network/dataset";
import type { StepSubject } from "../../src/core/program/steps";
import type { State } from "../../src/core/run/state";
import { Trace } from "../../src/core/run/trace";
import { notFiniteAt, notFiniteWords } from "../../src/lesson/notFinite";
import { wordsOf } from "../../src/lesson/words";
import { written } from "../../src/words/sentence";
import { network, type Sketch } from "../core/networks";

function traceOf(sketch: Sketch, input: readonly number[], target: readonly number[]): Trace {
  const examples = Table.of([{ input: Float64Array.from(input), target: Float64Array.from(target) }]);
  return new Trace({ ...network(sketch), examples });
}

/** The first state after a step of this kind whose quantity is not finite. */
function stateAt(trace: Trace, { kind, l, j }: Pick<StepSubject, "kind" | "l" | "j">): State {
  for (let position = 1; position <= trace.program.length; position++) {
    const state = trace.stateAt(position);
    const { step } = state.latest!;
    if (step.kind === kind && step.l === l && step.j === j && notFiniteAt(state, step)) return state;
  }
  throw new Error("every number is finite");
}

function why(trace: Trace, at: Pick<StepSubject, "kind" | "l" | "j">): string {
  const state = stateAt(trace, at);
  const said = written(notFiniteWords(state, state.latest!.step)!);
  const clause = said.slice(said.indexOf(": ") + 2).replace(` ${AFTER_NAN}`, "");
  if (at.kind !== "update") assert.ok(written(wordsOf(state)).endsWith(clause), "the step says it, too");
  return said;
}

const GROWN = "it has grown past the largest number a computer holds";
const KEEP = "A smaller learning rate, or smaller inputs, keep it in bounds.";
const AFTER_NAN = "All that is computed from it will be NaN too.";

describe("why a number is not finite", () => {
  it("is an output that is rounded to 1, for its logarithm", () => {
    const trace = traceOf({ sizes: [1, 1], cost: "binaryCrossEntropy", parameters: [40, 0] }, [1], [0]);
    assert.equal(
      why(trace, { kind: "cost", l: 1, j: 0 }),
      "C₀ is ∞: a⁽¹⁾ is exactly 1 by rounding, so the cost takes ln 0. Nothing has grown. Without rounding the cost would be 40.",
    );
    assert.equal(
      why(trace, { kind: "dC_da", l: 1, j: 0 }),
      "∂C₀/∂a⁽¹⁾ is ∞: a⁽¹⁾ is exactly 1 by rounding, so the derivative of the cost divides by 0. Nothing has grown.",
    );
    assert.equal(
      why(trace, { kind: "da_dz", l: 1, j: 0 }),
      `∂C₀/∂z⁽¹⁾ is NaN, not a number: 0 · ∞ went into it, for ∂a⁽¹⁾/∂z⁽¹⁾ is 0 and ∂C₀/∂a⁽¹⁾ is ∞. ${AFTER_NAN}`,
    );
    assert.equal(
      why(trace, { kind: "dz_dw", l: 1, j: 0 }),
      `∂C₀/∂w⁽¹⁾ is NaN, not a number: it is computed from ∂C₀/∂z⁽¹⁾, which is NaN. ${AFTER_NAN}`,
    );
    assert.equal(
      why(trace, { kind: "mean", l: 1, j: 0 }),
      `∂C/∂w⁽¹⁾ is NaN, not a number: it is computed from ∂C₀/∂w⁽¹⁾, which is NaN. ${AFTER_NAN}`,
    );
  });

  it("is a share that is rounded to 0", () => {
    const sketch = { sizes: [1, 3], activations: ["softmax"], cost: "crossEntropy" } as const;
    const trace = traceOf({ ...sketch, parameters: [-431, 0, 279, 0, 427, 0] }, [1], [1, 0, 0]);
    assert.equal(
      why(trace, { kind: "cost", l: 1, j: 2 }),
      "C₀ is ∞: a₀⁽¹⁾ is exactly 0 by rounding, so the cost takes ln 0. Nothing has grown. Without rounding the cost would be 858.",
    );
    assert.match(why(trace, { kind: "dC_da", l: 1, j: 0 }), /exactly 0 by rounding.*divides by 0\. Nothing/);
    assert.match(why(trace, { kind: "da_dz", l: 1, j: 0 }), /0 · ∞ went into it/);
  });

  it("is an output that is 0, no rounding about it", () => {
    const sketch = { sizes: [1, 1], activations: ["relu"], cost: "binaryCrossEntropy" } as const;
    const trace = traceOf({ ...sketch, parameters: [-1, 0] }, [1], [1]);
    assert.equal(
      why(trace, { kind: "cost", l: 1, j: 0 }),
      "C₀ is ∞: a⁽¹⁾ is exactly 0, so the cost takes ln 0. Nothing has grown.",
    );
  });

  it("is the logarithm of a number below 0, or a divisor next to 0", () => {
    const sketch = { sizes: [1, 1], activations: ["identity"], cost: "crossEntropy" } as const;
    assert.match(
      why(traceOf({ ...sketch, parameters: [-0.3, 0] }, [1], [1]), { kind: "cost", l: 1, j: 0 }),
      /a⁽¹⁾ is −0\.3, and the cost takes the logarithm of a number below 0/,
    );
    assert.match(
      why(traceOf({ ...sketch, parameters: [1e-310, 0] }, [1], [1]), { kind: "dC_da", l: 1, j: 0 }),
      /a⁽¹⁾ is 1e−310, so near to where its logarithm ends/,
    );
  });

  it("is a product of large factors, a sum of large terms, or the square of a large miss", () => {
    const sketch = { sizes: [2, 1], activations: ["identity"] } as const;
    const ofInputs = (parameters: readonly number[], input: readonly number[]) =>
      why(traceOf({ ...sketch, parameters }, input, [0]), { kind: "bias", l: 1, j: 0 });
    assert.equal(
      ofInputs([1, 1e200, 0], [1, 1e150]),
      `z⁽¹⁾ is ∞: ${GROWN}, for w₀₁⁽¹⁾ is 1e200 and a₁⁽⁰⁾ is 1e150. ${KEEP}`,
    );
    assert.equal(
      ofInputs([1e308, 1e308, 0], [1, 1]),
      `z⁽¹⁾ is ∞: ${GROWN} where its terms are added up. ${KEEP}`,
    );
    assert.equal(
      ofInputs([1e200, -1e200, 0], [1e200, 1e200]),
      `z⁽¹⁾ is NaN, not a number: ∞ − ∞ went into it, for w₀₀⁽¹⁾ a₀⁽⁰⁾ is ∞ and w₀₁⁽¹⁾ a₁⁽⁰⁾ is −∞. ${AFTER_NAN}`,
    );
    const far = traceOf({ sizes: [1, 1], activations: ["identity"], parameters: [1e200, 0] }, [1], [0]);
    assert.equal(
      why(far, { kind: "cost", l: 1, j: 0 }),
      `C₀ is ∞: ${GROWN}, for it squares the miss, and a⁽¹⁾ is 1e200. ${KEEP}`,
    );
  });

  it("is what it is computed from, once something is not finite", () => {
    const sketch = { sizes: [1, 1, 1], activations: ["relu", "identity"] } as const;
    const trace = traceOf({ ...sketch, parameters: [1e200, 0, 1, 0] }, [1e200], [0]);
    const from = (kind: "activation" | "bias" | "cost", l: number) => why(trace, { kind, l, j: 0 });
    assert.equal(from("activation", 1), "a⁽¹⁾ is ∞: it is computed from z⁽¹⁾, which is ∞.");
    assert.equal(from("bias", 2), "z⁽²⁾ is ∞: it is computed from a⁽¹⁾, which is ∞.");
    assert.equal(from("cost", 2), "C₀ is ∞: it is computed from a⁽²⁾, which is ∞.");
  });

  it("is a parameter that a gradient step before has left so", () => {
    const sketch = {
      sizes: [1, 1],
      activations: ["identity"],
      training: { epochs: 2, learningRate: 1e300 },
    } as const;
    const trace = traceOf({ ...sketch, parameters: [1e10, 0] }, [1], [0]);
    assert.match(
      why(trace, { kind: "update", l: 1, j: 0 }),
      /w⁽¹⁾ is −∞: it has grown past the largest number a computer holds, for −η is −1e300 and ∂C\/∂w⁽¹⁾ is 2e10/,
    );
    assert.match(
      why(trace, { kind: "bias", l: 1, j: 0 }),
      /it is computed from w⁽¹⁾, which is −∞ since a gradient step before this batch|∞ − ∞/,
    );
  });
});

describe("a slope of NaN", () => {
  // That of identity is 1, wherever it stands.
  for (const name of activationNames.filter((each) => each !== "identity"))
    it(`is what comes of a z of NaN: ${name}`, () => {
      const record = activationOf(name);
      if (!record.mixes) assert.ok(Number.isNaN(record.df(Number.NaN, record.f(Number.NaN))));
    });
});
