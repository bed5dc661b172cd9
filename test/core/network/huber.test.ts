import assert from "node:assert/strict";
import { costOf } from "../../../src/core/network/cost";
import { finiteDifference } from "./records";

/** d = a − y, the cost and its derivative as PyTorch 1.13 gives them: torch.nn.functional.huber_loss with delta 1, in float64. */
const pytorch = [
  [-3.0, 2.5, -1.0],
  [-1.0, 0.5, -1.0],
  [-0.75, 0.28125, -0.75],
  [0.0, 0.0, 0.0],
  [0.4, 0.08000000000000002, 0.4],
  [1.0, 0.5, 1.0],
  [1.5, 1.0, 1.0],
] as const;

describe("the Huber cost", () => {
  const { term, dC_da } = costOf("huber");

  for (const [d, cost, slope] of pytorch) {
    it(`is PyTorch's, and so is its derivative, for a miss of ${d}`, () => {
      assert.equal(term(d, 0, 3), cost);
      assert.equal(dC_da(d, 0, 3), slope);
      assert.ok(Math.abs(term(d + 0.25, 0.25, 1) - cost) < 1e-15);
    });
  }

  it("has the slope of its own curve, on both sides of where its pieces meet", () => {
    for (let d = -3; d <= 3; d += 0.17)
      assert.ok(Math.abs(dC_da(d, 0, 1) - finiteDifference((a) => term(a, 0, 1), d)) < 1e-8, `at ${d}`);
  });

  it("is no number where the output is none", () => {
    assert.equal(term(Number.NaN, 0, 1), Number.NaN);
    assert.equal(dC_da(Number.NaN, 0, 1), Number.NaN);
    assert.equal(term(Number.NEGATIVE_INFINITY, 0, 1), Number.POSITIVE_INFINITY);
    assert.equal(dC_da(Number.NEGATIVE_INFINITY, 0, 1), -1);
  });
});
