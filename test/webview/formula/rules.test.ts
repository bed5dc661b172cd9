import assert from "node:assert/strict";
import type { FactorView, FormulaView, Standing } from "../../../src/protocol/messages";
import { hasHint, withoutRules } from "../../../webview/formula/rules";
import { fixtures } from "../fixtures";

const factor = (standing: Standing, rule?: string): FactorView => ({
  symbol: "x",
  value: null,
  standing,
  general: { symbol: "x", ...(rule !== undefined && { rule }) },
  ...(rule !== undefined && { rule }),
});

function formula(factors: readonly FactorView[], isAsked?: boolean): FormulaView {
  return {
    lhs: "x",
    general: "x",
    name: "x",
    relation: "=",
    terms: [{ factors, value: null, standing: "unknown" }, { folded: 3 }],
    value: null,
    soFar: null,
    ...(isAsked !== undefined && { isAsked }),
  };
}

describe("a formula without rules", () => {
  it("keeps those of the factors that are found", () => {
    const all = formula([
      factor("asked", "a"),
      factor("unknown", "b"),
      factor("known", "c"),
      factor("new", "d"),
    ]);
    const [term, fold] = withoutRules(all)!.terms;
    assert.deepEqual(term, {
      factors: [factor("asked"), factor("unknown"), factor("known", "c"), factor("new", "d")],
      value: null,
      standing: "unknown",
    });
    assert.deepEqual(fold, { folded: 3 });
    assert.equal(withoutRules(undefined), undefined);
  });
});

describe("a hint", () => {
  it("is the rule of what is asked, or of what the asked value is made of", () => {
    assert.equal(hasHint(formula([factor("asked", "a")])), true);
    assert.equal(hasHint(formula([factor("asked"), factor("unknown", "b")])), false);
    assert.equal(hasHint(formula([factor("unknown", "b")], true)), true);
    assert.equal(hasHint(formula([factor("known", "c"), factor("new", "d")], true)), false);
    assert.equal(hasHint(fixtures.asked().formula), false);
    assert.equal(hasHint(undefined), false);
  });
});
