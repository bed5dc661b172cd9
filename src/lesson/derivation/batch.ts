/** The derivations that end a batch: the mean over its examples, and the gradient step. */

import { placeOfParameter } from "../../core/network/place";
import { updateRuleOf } from "../../core/network/updateRule";
import type { Step } from "../../core/program/steps";
import type { State } from "../../core/run/state";
import {
  derivativeBy,
  evaluated,
  number,
  over,
  quantity,
  quotient,
  ratio,
  type Symbolic,
} from "../../math/symbolic";
import { COUNT, ETA, readingOf, symbolOf } from "../quantity";
import { Symbols, symbolsOf } from "../symbols";
import { type Derivation, type Factor, factor, type Term, term, type Whole } from "./derivation";
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

/** What is made of all weights, or all biases, of a layer, and where the step's own stands in it. */
function placed({ l, j, k }: Step, of: (all: Symbolic) => Symbolic = (all) => all): Whole {
  if (k === undefined) return { symbol: of(whole("b", l)), row: ["j", j] };
  return { symbol: of(whole("W", l)), row: ["j", j], column: ["k", k] };
}

/** ∂C_e/∂w of one example of the batch. */
function exampleTerm(state: State, { l, j, k }: Step, turn: number): Term {
  const { network, program } = state;
  const parameter = k === undefined ? { l, j } : { l, j, k };
  const symbols = new Symbols(network.sizes, network.examples.place(program.exampleOf(turn)));
  const symbol = ratio(symbols.C, symbols.parameter(parameter));
  return term([factor(symbol, state.derivativeIn(turn, parameter), "known")]);
}

/** The new value as the sum of the update rule's terms: w ← w − η ∂C/∂w. */
export function update(state: State, step: Step): Derivation {
  const symbols = symbolsOf(state);
  const training = state.network.training!;
  const value = state.updated(step);
  const [w, gradient] = [quantity(symbols.parameter(step)), ratio(symbols.meanC, symbols.parameter(step))];
  const terms = updateRuleOf(training)
    .notation.next(w, gradient, ETA)
    .map((factors) => term(factors.map((symbol) => updateFactor(state, step, symbol, { w, gradient }))));
  return {
    ...{ kind: step.kind, of: symbolOf(symbols, step), relation: "←", count: terms.length },
    ...{ current: terms.length - 1, at: (index) => terms[index]!, value, soFar: value },
    reading: readingOf(state),
  };
}

/** A factor of an update rule: the parameter before the step, the batch's gradient of it, or ±η. */
function updateFactor(
  state: State,
  step: Step,
  symbol: Symbolic,
  { w, gradient }: { readonly w: Symbolic; readonly gradient: Symbolic },
): Factor {
  if (symbol === gradient)
    return factor(symbol, state.mean(step), "known", {
      whole: placed(step, (all) => derivativeBy(all, { letter: "C" })),
    });
  if (symbol === w)
    return factor(symbol, state.before(step), "known", {
      place: placeOfParameter(step),
      whole: placed(step),
    });
  const rate = evaluated(symbol, readingOf(state));
  return factor(symbol, rate, "new", {
    place: { kind: "learningRate" },
    nudgeable: { kind: "learningRate" },
  });
}
