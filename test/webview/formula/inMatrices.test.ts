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
    const { terms, ...rest } = inMatrices(formula(factor({ entry }), factor({ note: "found now" })))!;
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

  it("is none where its factors are no vectors' numbers, or it is a sum", () => {
    assert.equal(inMatrices(formula(factor({}))), undefined);
    const [term] = formula(factor({ entry })).terms;
    assert.equal(inMatrices({ ...formula(), terms: [term!, term!] }), undefined);
  });
});
