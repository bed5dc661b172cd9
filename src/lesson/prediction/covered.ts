/** The derivation of a step with what is asked for covered, and all that would give it away. */
import { passOf, type StepKind } from "../../core/program/steps";
import type { Known, State } from "../../core/run/state";
import { type Derivation, type Entry, type Factor, productSoFar, type Term } from "../derivation/derivation";
import { derivationOf } from "../derivation/of";
import type { AskedPart, Question } from "./question";

export function coveredDerivation(state: State, question: Question): Derivation {
  const { outcome: _, value: __, ...derivation } = derivationOf(state)!;
  return {
    ...derivation,
    at: (index) => coveredTerm(derivation.at(index), question),
    value: undefined,
    soFar: soFarOf(state, question, derivation),
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
  velocity: false,
  moment1: false,
  moment2: false,
  update: false,
};

function coveredTerm(term: Term, question: Question): Term {
  const { step, place, isWhole, choice } = question;
  if (passOf[step.kind] === "gradient step") return coveredRuleTerm(term, question);
  // What each example has found was known before; whose is the largest may be asked.
  if (step.kind === "mean") return choice?.kind === "example" ? withoutValues(term) : term;
  // A whole quantity has found every one of its terms, and in each of them what its first factor works out to.
  const isNew = term.standing === "new" || term.factors.some(({ standing }) => standing === "new");
  if (!isWhole && !isNew) return term;
  // Which factor is 0 would show.
  const isFound = ({ standing }: Factor, at: number): boolean =>
    choice?.kind === "zero" || (!isOfGivenNumbers[step.kind] && (isWhole ? at === 0 : standing === "new"));
  const factors = term.factors.map((factor, at) =>
    isFound(factor, at) ? coveredFactor(factor, place) : factor,
  );
  return { factors, value: undefined, standing: place === "term" ? "asked" : "unknown" };
}

/** What was there before the step stays: parameters, moments, gradients, settings. What is worked out of them does not. */
function coveredRuleTerm(term: Term, { place, isWhole }: Question): Term {
  const factors = term.factors.map((factor) => (factor.workings ? coveredFactor(factor, place) : factor));
  const isGiven = term.factors.length === 1 && !term.factors[0]!.workings;
  return isGiven && !isWhole ? term : { factors, value: undefined, standing: "unknown" };
}

function withoutValues({ factors }: Term): Term {
  return {
    factors: factors.map((factor) => coveredFactor(factor, "result")),
    value: undefined,
    standing: "unknown",
  };
}

function coveredFactor({ workings: _, entry, ...factor }: Factor, place: AskedPart): Factor {
  const standing = place === "factor" ? "asked" : "unknown";
  return { ...factor, value: undefined, standing, ...(entry && { entry: coveredEntry(entry) }) };
}

/** The others of its vector were known before, or are not found yet. */
function coveredEntry(entry: Entry): Entry {
  return { ...entry, value: (index) => (index === entry.at ? undefined : entry.value(index)) };
}

/** What the formula had come to before. */
function soFarOf(state: State, question: Question, { count, at }: Pick<Derivation, "count" | "at">): Known {
  const { step, visible, isWhole } = question;
  if (step.kind === "mean") return undefined;
  if (count === 1) return productSoFar(coveredTerm(at(0), question).factors);
  const isFirst = visible === state.latest!.units.quantity.start;
  return isWhole || isFirst ? undefined : derivationOf(state.back(visible))!.soFar;
}
