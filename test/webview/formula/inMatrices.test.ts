import assert from "node:assert/strict";
import type { EntryView, FactorView, FormulaView } from "../../../src/protocol/messages";
import { inMatrices } from "../../../webview/formula/inMatrices";

const entry: EntryView = {
  ...{ symbol: "a^{(1)}", lies: "row" as const, words: "column k = 1", current: 1 },
  ...{ at: [0, 1, 7], values: [0.1, 0.2, 0.3] },
};
const factor = (more: Partial<FactorView>): FactorView => ({
  ...{ symbol: "z", rule: "a", numbers: "1 · 2", value: 0.2, standing: "known", general: { symbol: "z" } },
  ...more,
});
const formula = (...factors: FactorView[]): FormulaView => ({
  ...{ lhs: "C", general: "C", name: "C", relation: "=", value: 0.2, soFar: 0.2 },
  terms: [{ factors, value: 0.2, standing: "new" }],
});

describe("a formula in matrices", () => {
  it("has the same boxes and values, each said to be an entry of its vector", () => {
    const { terms, ...rest } = inMatrices(formula(factor({ entry }), factor({ note: "found now" })));
    const { terms: _, ...before } = formula();
    assert.deepEqual(rest, before);
    const [term] = terms;
    assert.ok(term && "factors" in term);
    const [first, second] = term.factors;
    assert.deepEqual(
      [first!.symbol, first!.note, first!.value, first!.rule, first!.numbers],
      ["a^{(1)}", "column k = 1", 0.2, undefined, undefined],
    );
    assert.equal(second!.symbol, "z");
    assert.equal(second!.note, "found now");
  });

  it("has the rows of a sum as they are, and over them the matrices that its columns are taken from", () => {
    const [product] = formula(factor({})).terms;
    const heads = [
      { symbol: "w", rule: "w", general: { symbol: "w" }, whole: { symbol: "W", words: "row j = 0" } },
      { symbol: "a", general: { symbol: "a" }, whole: { symbol: "a", words: "" } },
    ];
    const seen = inMatrices({ ...formula(), heads, terms: [product!, { folded: 3 }, product!] });
    assert.deepEqual(
      seen.heads!.map(({ symbol, rule }) => [symbol, rule]),
      [
        ["W", "\\text{row j = 0}"],
        ["a", undefined],
      ],
    );
    assert.deepEqual(seen.terms, [product, { folded: 3 }, product]);
  });

  it("says of a factor in a sum without columns which number of a matrix it is", () => {
    const whole = { symbol: "W", words: "row j = 0, column k = 1" };
    const [first, second] = [[factor({ whole })], [factor({})]].map(
      (factors) => formula(...factors).terms[0]!,
    );
    const [term, other] = inMatrices({ ...formula(), terms: [first!, second!] }).terms;
    assert.ok(term && "factors" in term);
    const [{ symbol, rule, numbers, value }] = term.factors as [FactorView];
    assert.deepEqual([symbol, rule, numbers, value], ["W", undefined, "row j = 0, column k = 1", 0.2]);
    assert.deepEqual(other, second);
  });
});
