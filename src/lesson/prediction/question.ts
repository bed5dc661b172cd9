/** Predict, then reveal: what is asked of a step, and how much of the run may be seen while it is. */

import { mixes } from "../../core/network/network";
import type { Level, Step, StepKind } from "../../core/program/steps";
import type { Known, State } from "../../core/run/state";
import type { Quantity } from "../../math/quantity";
import { product, quantity, ratio } from "../../math/symbolic";
import { type Sentence, say } from "../../words/sentence";
import { words } from "../../words/words";
import { symbolOf, wholeValueOf } from "../quantity";
import { symbolsOf } from "../symbols";

/** Where the number that is asked for stands in the formula. */
export type AskedPart = "factor" | "term" | "result";

export type ChoiceKind = "way" | "zero" | "example" | "path";

export interface Option {
  readonly name: Sentence;
  readonly isRight: boolean;
}

export interface Choice {
  readonly kind: ChoiceKind;
  /** Two at the least. */
  readonly options: readonly Option[];
}

export interface Question {
  readonly step: Step;
  /** Whether the quantity at hand is asked for, rather than what its last step added. */
  readonly isWhole: boolean;
  readonly place: AskedPart;
  /** "∂a₀⁽²⁾/∂z₀⁽²⁾". */
  readonly name: Sentence;
  /** The question in plain words. */
  readonly words: Sentence;
  /** The answer. */
  readonly value: number;
  /** How many steps of the run are known of meanwhile. */
  readonly visible: number;
  /** Where the answer is one of a few, those. */
  readonly choice?: Choice;
}

/**
 * The question of the step just done, in a session that zooms at `level`: at the finest what the step added, else the
 * quantity that it has completed. Undefined at the start, and where the answer is no number that one could type.
 */
export function questionOf(state: State, level: Level): Question | undefined {
  const { latest, position } = state;
  if (!latest) return undefined;
  const { step, units } = latest;
  const isWhole = level !== "factor" && units.quantity.end === position && isOneFormula(state, step);
  const value = isWhole ? wholeValueOf(state, step) : ownValue(state, step);
  if (value === undefined || !Number.isFinite(value)) return undefined;
  const visible = isWhole ? units.quantity.start : position - 1;
  const place = isWhole ? "result" : places[step.kind];
  return { step, isWhole, place, value, visible, ...(isWhole ? wholeQuestion : ownQuestion)(state, step) };
}

/** Where a step's own number stands in its formula. */
const places: Readonly<Record<StepKind, AskedPart>> = {
  term: "term",
  // The bias itself is a number of the file: what it leads to is worth a guess.
  bias: "result",
  activation: "factor",
  cost: "factor",
  dC_da: "factor",
  path: "factor",
  da_dz: "factor",
  dz_dw: "factor",
  dz_db: "factor",
  mean: "result",
  velocity: "result",
  moment1: "result",
  moment2: "result",
  update: "result",
};

/** Whether the formula of a step has the step's quantity on its left; ∂C/∂a and ∂C/∂z are factors in those of the weights. */
function isOneFormula({ network }: State, { kind, l }: Step): boolean {
  switch (kind) {
    case "dC_da":
      return false;
    case "da_dz":
      return mixes(network, l);
    default:
      return true;
  }
}

/** What the step added, or the quantity where its own number says little. */
function ownValue(state: State, step: Step): Known {
  const { kind, l, j, k, i } = step;
  switch (kind) {
    case "term":
      return state.w(l, j, k!) * state.a(l - 1, k!)!;
    case "cost":
      return state.costTerm(j);
    case "path":
      return state.w(l + 1, i!, j); // ∂z_j/∂a_k = w_jk
    case "da_dz":
      return state.da_dz(l, j, i);
    case "dz_dw":
      return state.a(l - 1, k!); // ∂z_j/∂w_jk = a_k
    case "dz_db":
      return 1; // ∂z_j/∂b_j
    case "bias":
    case "activation":
    case "dC_da":
    case "mean":
    case "velocity":
    case "moment1":
    case "moment2":
    case "update":
      return wholeValueOf(state, step);
  }
}

type Asked = Pick<Question, "name" | "words">;

/** "∂z₀⁽²⁾/∂w₀₁⁽²⁾" as a question: how far its upper quantity moves for a nudge of its lower one. */
function ofRatio(of: Quantity, to: Quantity): Asked {
  const asked = ratio(of, to);
  return {
    name: say`${asked}`,
    words: words.questions.ratio({ ratio: asked, moved: quantity(of), nudged: quantity(to) }),
  };
}

function ownQuestion(state: State, step: Step): Asked {
  const { kind, l, j, k, i = j } = step;
  const symbols = symbolsOf(state);
  switch (kind) {
    case "term": {
      const term = product(quantity(symbols.w(l, j, k!)), quantity(symbols.a(l - 1, k!)));
      const from = { l: l - 1, k: k! };
      return {
        name: say`${term}`,
        words: words.questions.term({ from, z: quantity(symbols.z(l, j)), term }),
      };
    }
    case "cost":
      return { name: words.units.costTerm(j, quantity(symbols.C)), words: words.questions.costTerm(j) };
    case "dC_da":
      return ofRatio(symbols.C, symbols.a(l, j));
    case "path":
      return ofRatio(symbols.z(l + 1, i), symbols.a(l, j));
    case "da_dz":
      return ofRatio(symbols.a(l, i), symbols.z(l, j));
    case "dz_dw":
    case "dz_db":
      return ofRatio(symbols.z(l, j), symbols.parameter(step));
    case "bias":
    case "activation":
    case "mean":
    case "velocity":
    case "moment1":
    case "moment2":
    case "update":
      return wholeQuestion(state, step);
  }
}

function wholeQuestion(state: State, step: Step): Asked {
  const { kind, l, j } = step;
  const symbols = symbolsOf(state);
  const of = symbolOf(symbols, step);
  const name = say`${of}`;
  const { questions } = words;
  const { activation } = state.network.layers[l - 1]!;
  switch (kind) {
    case "term":
    case "bias":
      return { name, words: questions.weightedInput(of) };
    case "activation":
      return { name, words: questions.activation({ activation, z: quantity(symbols.z(l, j)), a: of }) };
    case "cost":
      return { name, words: questions.cost(of) };
    case "path":
      return { name, words: questions.paths({ l: l + 1, ratio: of }) };
    case "da_dz":
      return { name, words: questions.mixed({ activation, ratio: of }) };
    case "dC_da":
      return ofRatio(symbols.C, symbols.a(l, j));
    case "dz_dw":
    case "dz_db":
      return ofRatio(symbols.C, symbols.parameter(step));
    case "mean":
      return { name, words: questions.mean({ ratio: of, count: state.batchCount }) };
    case "velocity":
    case "moment1":
    case "moment2":
      return { name, words: questions.moment({ kind, w: quantity(symbols.parameter(step)), moment: of }) };
    case "update":
      return { name, words: questions.update(of) };
  }
}
