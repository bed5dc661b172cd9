/** The derivation of a mean over the examples of a batch. */

import type { Step, StepSubject } from "../../core/program/steps";
import type { State } from "../../core/run/state";
import { derivativeBy, number, over, quotient, ratio, type Symbolic } from "../../math/symbolic";
import { COUNT, readingOf, symbolOf } from "../quantity";
import { Symbols, symbolsOf } from "../symbols";
import { type Derivation, factor, type Term, term, type Whole } from "./derivation";
import { whole } from "./factors";

/** Σ_e ∂C_e/∂w, e running over the examples of the batch. */
export function sumOverExamples(symbols: Symbols, step: Step): Symbolic {
  return over("e", ofAnyExample(symbols, step));
}

function ofAnyExample(symbols: Symbols, step: Step): Symbolic {
  return ratio({ letter: "C", indices: ["e"] }, symbols.parameter(step));
}

/** ∂C/∂w = 1/n Σ_e ∂C_e/∂w: a term for each example of the batch. */
export function mean(state: State, step: Step): Derivation {
  const symbols = symbolsOf(state);
  const { program, turn, batchCount: count } = state;
  const { start } = program.batchOf(turn);
  const value = state.mean(step)!;
  return {
    ...{ kind: step.kind, of: symbolOf(symbols, step), relation: "=", count, current: count - 1 },
    ...{ at: (place) => exampleTerm(state, step, start + place), value, soFar: value },
    running: {
      index: "e",
      heads: [
        {
          symbol: ofAnyExample(symbols, step),
          whole: placed(step, (all) => derivativeBy(all, { letter: "C", indices: ["e"] })),
        },
      ],
    },
    divided: {
      share: factor(quotient(number(1), COUNT), 1 / count, "new", {
        workings: quotient(1, number(count, String(count))),
      }),
      sum: factor(sumOverExamples(symbols, step), state.sum(step), "known"),
    },
    reading: readingOf(state),
  };
}

/** What is made of all weights, or all biases, of a layer, by their letters, and where the step's own stands in it. */
export function placed(
  { l, j, k }: StepSubject,
  of: (all: Symbolic) => Symbolic = (all) => all,
  [weights, biases]: readonly [string, string] = ["W", "b"],
): Whole {
  if (k === undefined) return { symbol: of(whole(biases, l)), row: ["j", j] };
  return { symbol: of(whole(weights, l)), row: ["j", j], column: ["k", k] };
}

/** ∂C_e/∂w of one example of the batch. */
function exampleTerm(state: State, { l, j, k }: Step, turn: number): Term {
  const { network, program } = state;
  const parameter = k === undefined ? { l, j } : { l, j, k };
  const symbols = new Symbols(network.sizes, network.examples.place(program.exampleOf(turn)));
  const symbol = ratio(symbols.C, symbols.parameter(parameter));
  return term([factor(symbol, state.derivativeIn(turn, parameter), "known")]);
}
