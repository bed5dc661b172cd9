import assert from "node:assert/strict";
import type { FactorView, FormulaView } from "../../../src/protocol/messages";
import { inGeneral } from "../../../webview/formula/general";

const factor: FactorView = {
  symbol: "z_{0}",
  rule: "a_{1}",
  numbers: "2 · 3",
  value: 6,
  standing: "new",
  note: "found now",
  general: { symbol: "z_{j}" },
};

const formula: FormulaView = {
  ...{ lhs: "C_{0}", general: "C", name: "C₀", relation: "=", value: 6, soFar: 6 },
  terms: [{ factors: [factor], value: 6, standing: "new" }, { folded: 3 }],
  heads: [
    {
      symbol: "w_{0}",
      rule: "x",
      general: { symbol: "w_{j}", rule: "y" },
      whole: { symbol: "W", words: "" },
    },
  ],
};

describe("a formula for any neuron", () => {
  it("has the same boxes and numbers, and other symbols", () => {
    const { lhs, terms, heads, value } = inGeneral(formula);
    assert.equal(lhs, "C");
    assert.equal(value, 6);
    const { rule: _, numbers: __, ...rest } = factor;
    assert.deepEqual(terms, [
      { factors: [{ ...rest, symbol: "z_{j}" }], value: 6, standing: "new" },
      { folded: 3 },
    ]);
    const general = { symbol: "w_{j}", rule: "y" };
    assert.deepEqual(heads, [{ ...general, general, whole: { symbol: "W", words: "" } }]);
  });
});
