/** The formula of a step with what is asked for covered, and all that would give it away. */

import type { StepKind } from "../../core/program/steps";
import type { State } from "../../core/run/state";
import type { FactorView, FormulaView, TermView } from "../../protocol/messages";
import { formulaOf, productSoFar } from "../formula";
import type { AskedPart, Question } from "./question";

export function coveredFormula(state: State, question: Question): FormulaView {
  const { outcome: _, ...formula } = formulaOf(state)!;
  const terms = formula.terms.map((each) => ("folded" in each ? each : coveredTerm(each, question)));
  return {
    ...formula,
    terms,
    value: null,
    soFar: soFarOf(state, question, terms),
    ...(question.place === "result" && { isAsked: true }),
  };
}

/** Steps whose factors are numbers that were there before: what is new is their product or sum. */
const isOfGivenNumbers: Readonly<Record<StepKind, boolean>> = {
  term: true,
  bias: true,
  activation: false,
  cost: false,
  dC_da: false,
  path: false,
  da_dz: false,
  dz_dw: false,
  dz_db: false,
  mean: false,
  update: true,
};

function coveredTerm(term: TermView, { step, place, isWhole }: Question): TermView {
  // A whole quantity has found every one of its terms, and in each of them what its first factor works out to.
  const isNew = term.standing === "new" || term.factors.some(({ standing }) => standing === "new");
  if (!isWhole && !isNew) return term;
  const isFound = ({ standing }: FactorView, at: number): boolean =>
    !isOfGivenNumbers[step.kind] && (isWhole ? at === 0 : standing === "new");
  const factors = term.factors.map((factor, at) =>
    isFound(factor, at) ? coveredFactor(factor, place) : factor,
  );
  return { factors, value: null, standing: place === "term" ? "asked" : "unknown" };
}

function coveredFactor({ symbol, rule }: FactorView, place: AskedPart): FactorView {
  const standing = place === "factor" ? "asked" : "unknown";
  return { symbol, ...(rule !== undefined && { rule }), value: null, standing };
}

/** What the formula had come to before. */
function soFarOf(
  state: State,
  { step, visible, isWhole }: Question,
  terms: FormulaView["terms"],
): number | null {
  const [first, ...more] = terms;
  if (step.kind === "mean") return null;
  if (first && "factors" in first && more.length === 0) return productSoFar(first.factors);
  const isFirst = visible === state.latest!.units.quantity.start;
  return isWhole || isFirst ? null : formulaOf(state.back(visible))!.soFar;
}
