/** What a factor works out to says half of the answer: while the reader predicts it comes with the number, or as a hint. */
import type { FactorView, FormulaView } from "../../src/protocol/messages";

/** The formula without the rules of the factors that are not found yet. */
export function withoutRules(formula: FormulaView | undefined): FormulaView | undefined {
  if (!formula) return undefined;
  const terms = formula.terms.map((term) =>
    "folded" in term ? term : { ...term, factors: term.factors.map(withoutRule) },
  );
  return { ...formula, terms };
}

function isOpen({ standing }: FactorView): boolean {
  return standing === "asked" || standing === "unknown";
}

function withoutRule(factor: FactorView): FactorView {
  if (!isOpen(factor)) return factor;
  const { rule: _, ...rest } = factor;
  return { ...rest, general: { symbol: factor.general.symbol } };
}

/** Whether the rule of a factor would help to say what is asked. */
export function hasHint(formula: FormulaView | undefined): boolean {
  return (formula?.terms ?? []).some(
    (term) =>
      "factors" in term &&
      term.factors.some((factor) => factor.rule !== undefined && isHelpful(factor, formula!)),
  );
}

function isHelpful({ standing }: FactorView, { isAsked = false }: FormulaView): boolean {
  return standing === "asked" || (isAsked && standing === "unknown");
}
