/** The derivations that end a batch: the mean over its examples, and the gradient step. */
import type { Step } from "../../core/program/steps";
import type { State } from "../../core/run/state";
import { named, negative, number, over, quantity, quotient, ratio, type Symbolic } from "../../math/symbolic";
import { readingOf, symbolOf } from "../quantity";
import { type Symbols, symbolsOf } from "../symbols";
import { type Derivation, factor, ofOneTerm, term } from "./derivation";

/** The learning rate. */
export const ETA = named("η", "\\eta", "eta");
const COUNT = named("n");

/** Σ_e ∂C_e/∂w, e running over the examples of the batch. */
export function sumOverExamples(symbols: Symbols, step: Step): Symbolic {
  return over("e", ratio({ letter: "C", indices: ["e"] }, symbols.parameter(step)));
}

/** ∂C/∂w = 1/n Σ_e ∂C_e/∂w. */
export function mean(state: State, step: Step): Derivation {
  const symbols = symbolsOf(state);
  const value = state.mean(step)!;
  const count = state.batchCount;
  const factors = [
    factor(quotient(number(1), COUNT), 1 / count, "new", {
      workings: quotient(1, number(count, String(count))),
    }),
    factor(sumOverExamples(symbols, step), state.sum(step), "known"),
  ];
  const parts = { kind: step.kind, of: symbolOf(symbols, step), relation: "=", value, soFar: value } as const;
  // The engine divides once; 1/n times the sum could differ from that in the last bit.
  return ofOneTerm({ ...parts, reading: readingOf(state) }, { factors, value, standing: "new" });
}

/** w ← w − η ∂C/∂w. */
export function update(state: State, step: Step): Derivation {
  const symbols = symbolsOf(state);
  const { l, j, k } = step;
  const value = state.updated(step);
  const place = k === undefined ? ({ kind: "bias", l, j } as const) : ({ kind: "weight", l, j, k } as const);
  const terms = [
    term([factor(quantity(symbols.parameter(step)), state.before(step), "known", { place })]),
    term([
      factor(negative(ETA), -state.network.training!.learningRate, "new", {
        place: { kind: "learningRate" },
        nudgeable: { kind: "learningRate" },
      }),
      factor(ratio(symbols.meanC, symbols.parameter(step)), state.mean(step), "known"),
    ]),
  ];
  return {
    ...{ kind: step.kind, of: symbolOf(symbols, step), relation: "←", count: terms.length, current: 1 },
    ...{ at: (index) => terms[index]!, value, soFar: value, reading: readingOf(state) },
  };
}
