/** A long sum where there is room for a few of its rows: those around the one at hand, and what is left out. */
import type { FormulaView, TermView } from "../../src/protocol/messages";
import { stretchAround } from "../shared/folds";

type Row = FormulaView["terms"][number];

/** Rows that say what is left out are rows as well. */
export function foldedTo(formula: FormulaView, rows: number): FormulaView {
  const { terms } = formula;
  if (terms.length <= rows) return formula;
  const [first, end] = stretchAround(terms.length, atHand(terms), rows - 2);
  const before = leftOut(terms.slice(0, first));
  const after = leftOut(terms.slice(end));
  return { ...formula, terms: [...before, ...terms.slice(first, end), ...after] };
}

/** The place of the term that the step is about. */
function atHand(terms: readonly Row[]): number {
  const place = terms.findIndex((term) => !("folded" in term) && isAtHand(term));
  return place >= 0 ? place : terms.findLastIndex((term) => !("folded" in term) && term.value !== null);
}

function isAtHand({ standing, factors }: TermView): boolean {
  return [standing, ...factors.map((factor) => factor.standing)].some(
    (each) => each === "new" || each === "asked",
  );
}

function leftOut(terms: readonly Row[]): Row[] {
  const count = terms.reduce((sum, term) => sum + ("folded" in term ? term.folded : 1), 0);
  return count > 0 ? [{ folded: count }] : [];
}
