/** The formula of a step as the panel shows it: its derivation, folded and printed. */
import type { Known } from "../core/run/state";
import type { Derivation, Factor, Term } from "../lesson/derivation/derivation";
import { folded } from "../lesson/fold";
import type { Equation, GeneralForm } from "../lesson/generalForm";
import { type Reading, type Symbolic, withNumbers } from "../math/symbolic";
import { texOf } from "../math/tex";
import { textOf } from "../math/text";
import type { FactorView, FormulaView, GeneralFormView, TermView, Value } from "../protocol/messages";
import { words } from "../words/words";

/** Terms of a sum that are written out before the middle is folded; a sum with a bias has one more. */
const ROOM = 6;

export function formulaViewOf(derivation: Derivation): FormulaView {
  const { kind, of, relation, count, current, at, value, soFar, outcome, isAsked, reading } = derivation;
  const room = kind === "term" || kind === "bias" ? ROOM + 1 : ROOM;
  return {
    lhs: texOf(of),
    name: textOf(of),
    relation,
    terms: folded(count, current, room, (index) => termViewOf(at(index), reading)),
    value: shown(value),
    soFar: shown(soFar),
    ...(isAsked && { isAsked }),
    ...(outcome !== undefined && { outcome: { words: words.steps.addedToGradient, value: outcome } }),
  };
}

function termViewOf({ factors, value, standing }: Term, reading: Reading): TermView {
  return { factors: factors.map((each) => factorViewOf(each, reading)), value: shown(value), standing };
}

function factorViewOf({ symbol, rule, workings, value, standing }: Factor, reading: Reading): FactorView {
  return {
    symbol: texOf(symbol),
    value: shown(value),
    standing,
    ...(rule && { rule: texOf(rule) }),
    ...(workings && { numbers: numbersOf(workings, reading) }),
  };
}

function numbersOf(workings: Symbolic, reading: Reading): string {
  return textOf(withNumbers(workings, reading));
}

function shown(value: Known): Value {
  return value ?? null;
}

export function generalFormViewOf({ indices, matrices, ...words }: GeneralForm): GeneralFormView {
  return { indices: equationOf(indices), matrices: equationOf(matrices), ...words };
}

function equationOf({ left, relation, right }: Equation): string {
  return `${texOf(left)}${relation === "=" ? "=" : "\\leftarrow "}${texOf(right)}`;
}
