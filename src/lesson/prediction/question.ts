/** Predict, then reveal: what is asked of a step, and how much of the run may be seen while it is. */

import type { Level, Step, StepKind } from "../../core/program/steps";
import type { State } from "../../core/run/state";
import { factorName, plain, quantityName } from "../names";

/** Where the number that is asked for stands in the formula. */
export type AskedPart = "factor" | "term" | "result";

export interface Question {
  readonly step: Step;
  /** Whether the quantity at hand is asked for, rather than what its last step added. */
  readonly isWhole: boolean;
  readonly place: AskedPart;
  /** "∂a₀⁽²⁾/∂z₀⁽²⁾". */
  readonly name: string;
  /** The question in plain words. */
  readonly words: string;
  /** The answer. */
  readonly value: number;
  /** How many steps of the run are known of meanwhile. */
  readonly visible: number;
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
  const value = isWhole ? wholeValue(state, step) : ownValue(state, step);
  if (!Number.isFinite(value)) return undefined;
  const visible = isWhole ? units.quantity.start : position - 1;
  const place = isWhole ? "result" : places[step.kind];
  return { step, isWhole, place, value, visible, ...(isWhole ? wholeText : ownText)(state, step) };
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
  update: "result",
};

/** Whether the formula of a step has the step's quantity on its left; ∂C/∂a and ∂C/∂z are factors in those of the weights. */
function isOneFormula({ network }: State, { kind, l }: Step): boolean {
  switch (kind) {
    case "dC_da":
      return false;
    case "da_dz":
      return network.layers[l - 1]!.activation === "softmax";
    default:
      return true;
  }
}

/** What the step added, or the quantity where its own number says little. */
function ownValue(state: State, step: Step): number {
  const { kind, l, j, k, i } = step;
  switch (kind) {
    case "term":
      return state.w(l, j, k!) * state.a(l - 1, k!)!;
    case "cost":
      return state.costTerm(j)!;
    case "path":
      return state.w(l + 1, i!, j); // ∂z_i/∂a_j = w_ij
    case "da_dz":
      return state.da_dz(l, j, i)!;
    case "dz_dw":
      return state.a(l - 1, k!)!; // ∂z_j/∂w_jk = a_k
    case "dz_db":
      return 1; // ∂z_j/∂b_j
    case "bias":
    case "activation":
    case "dC_da":
    case "mean":
    case "update":
      return wholeValue(state, step);
  }
}

/** The quantity that the step completes. */
function wholeValue(state: State, step: Step): number {
  const { kind, l, j } = step;
  switch (kind) {
    case "term":
    case "bias":
      return state.z(l, j)!;
    case "activation":
      return state.a(l, j)!;
    case "cost":
      return state.C!;
    case "dC_da":
    case "path":
      return state.dC_da(l, j)!;
    case "da_dz":
      return state.dC_dz(l, j)!;
    case "dz_dw":
    case "dz_db":
      return state.derivative(step)!;
    case "mean":
      return state.mean(step)!;
    case "update":
      return state.updated(step);
  }
}

type Text = Pick<Question, "name" | "words">;

/** "∂z₀⁽²⁾/∂w₀₁⁽²⁾" as a question: how far its upper quantity moves for a nudge of its lower one. */
function ofRatio(name: string): Text {
  const [moved, nudged] = name.replaceAll("∂", "").split("/");
  return {
    name,
    words: `Nudge ${nudged} a little: how many times as far does ${moved} move? What is ${name} here?`,
  };
}

function ownText(state: State, step: Step): Text {
  const { kind, l, j, k } = step;
  switch (kind) {
    case "term": {
      const from = l === 1 ? `input ${k}` : `neuron ${k} of layer ${l - 1}`;
      const name = factorName(step);
      return { name, words: `How much does ${from} add to ${quantityName(step)}? What is ${name}?` };
    }
    case "cost":
      return { name: factorName(step), words: `What does output ${j} add to the cost of this example?` };
    case "dC_da":
    case "path":
    case "da_dz":
    case "dz_dw":
    case "dz_db":
      return ofRatio(factorName(step));
    case "bias":
    case "activation":
    case "mean":
    case "update":
      return wholeText(state, step);
  }
}

function wholeText(state: State, step: Step): Text {
  const { kind, l, j } = step;
  const name = quantityName(step);
  switch (kind) {
    case "term":
    case "bias":
      return { name, words: `All terms and the bias together: what is ${name}?` };
    case "activation": {
      const { activation } = state.network.layers[l - 1]!;
      return {
        name,
        words: `What does ${activation} make of ${plain({ letter: "z", l, indices: [j] })}? What is ${name}?`,
      };
    }
    case "cost":
      return { name, words: "All outputs together: what is the cost C of this example?" };
    case "path":
      return { name, words: `All paths through layer ${l + 1} together: what is ${name} here?` };
    case "da_dz":
      return { name, words: `All outputs that softmax moves together: what is ${name} here?` };
    case "dC_da":
    case "dz_dw":
    case "dz_db":
      return ofRatio(name);
    case "mean": {
      const count = state.batchCount;
      const examples = count === 1 ? "the one example" : `the ${count} examples`;
      return { name, words: `What is the ${name} over ${examples} of the batch?` };
    }
    case "update":
      return { name, words: `Where does the gradient step take ${name}? What is its new value?` };
  }
}

/** A state as it may be seen while its question is open. */
export function coveredState(state: State, level: Level): State {
  const question = questionOf(state, level);
  return question ? state.covered(question.visible) : state;
}
