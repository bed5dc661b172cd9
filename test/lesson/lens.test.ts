import assert from "node:assert/strict";
import type { StepSubject } from "../../src/core/program/steps";
import { Trace } from "../../src/core/run/trace";
import { derivationOf } from "../../src/lesson/derivation/of";
import { inGeneral } from "../../src/lesson/lens";
import { withQuantities } from "../../src/math/symbolic";
import { texOf } from "../../src/math/tex";
import { network, type Sketch } from "../core/networks";

/** The factors of the step's own term, as they are for any neuron. */
function factorsOf(sketch: Sketch, subject: StepSubject): string[] {
  const trace = new Trace(network(sketch));
  const state = trace.stateAt(trace.program.indexOf(0, subject as never) + 1);
  const { at, current } = derivationOf(state)!;
  const general = inGeneral(state);
  return at(current).factors.map(({ symbol }) => texOf(withQuantities(symbol, general)));
}

describe("a quantity in general", () => {
  it("has j and k for numbers, and its layer from the last one on", () => {
    assert.deepEqual(factorsOf({ sizes: [3, 3, 2] }, { kind: "dz_dw", l: 2, j: 0, k: 1 }), [
      "\\frac{\\partial z_{j}^{(L)}}{\\partial w_{jk}^{(L)}}",
      "\\frac{\\partial a_{j}^{(L)}}{\\partial z_{j}^{(L)}}",
      "\\frac{\\partial C_{0}}{\\partial a_{j}^{(L)}}",
    ]);
    assert.deepEqual(factorsOf({ sizes: [3, 3, 2] }, { kind: "term", l: 1, j: 2, k: 1 }), [
      "w_{jk}^{(L-1)}",
      "a_{k}^{(L-2)}",
    ]);
  });

  it("comes from k on a path to j", () => {
    assert.equal(
      factorsOf({ sizes: [3, 3, 2] }, { kind: "path", l: 1, j: 2, i: 1 })[0],
      "\\frac{\\partial z_{j}^{(L)}}{\\partial a_{k}^{(L-1)}}",
    );
  });

  it("has i where a layer mixes its neurons", () => {
    const sketch: Sketch = { sizes: [2, 3], activations: ["softmax"], cost: "crossEntropy" };
    assert.equal(
      factorsOf(sketch, { kind: "da_dz", l: 1, j: 0, i: 2 })[0],
      "\\frac{\\partial a_{i}^{(L)}}{\\partial z_{j}^{(L)}}",
    );
  });

  it("drops the index where a layer has one neuron", () => {
    assert.equal(
      factorsOf({ sizes: [1, 1, 1] }, { kind: "dz_dw", l: 2, j: 0, k: 0 })[0],
      "\\frac{\\partial z^{(L)}}{\\partial w^{(L)}}",
    );
  });
});
