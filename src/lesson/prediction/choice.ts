/**
 * Questions whose answer is one of a few: which way a parameter must go, which factor is zero, which example objects most,
 * which path is the largest. Each takes turns with the question for the number, so that a reader meets both.
 */

import type { Parameter } from "../../core/network/network";
import type { Level, Step } from "../../core/program/steps";
import type { Known, State } from "../../core/run/state";
import { product, quantity, ratio } from "../../math/symbolic";
import { type Sentence, say, written } from "../../words/sentence";
import { words } from "../../words/words";
import { chainOf } from "../derivation/factors";
import { exampleName } from "../names";
import { symbolOf } from "../quantity";
import { symbolsOf } from "../symbols";
import { type Choice, type ChoiceKind, type Option, type Question, questionOf } from "./question";

/** So many options can be read at once: of more examples or paths the first ones are compared. */
const MOST_OPTIONS = 8;

/** What a session asks at a state: a choice where it is the turn of one, else the number. */
export function askedOf(state: State, level: Level): Question | undefined {
  const choice = choiceOf(state);
  // Each path was known before; to compare them the whole sum is covered.
  const own = questionOf(state, choice?.kind === "path" || choice?.kind === "zero" ? "quantity" : level);
  return choice && own ? { ...own, choice, words: wordsOf(state, choice) } : own;
}

/** The choice that the reader has at a state; undefined where none makes sense, or it is the turn of the number. */
function choiceOf(state: State): Choice | undefined {
  const { latest, position, turn } = state;
  if (!latest || latest.units.quantity.end !== position) return undefined;
  const { step } = latest;
  const { l, j, k = 1 } = step;
  if ((l + j + k + turn) % 2 === 0) return undefined;
  switch (step.kind) {
    case "dz_dw":
    case "dz_db":
      return zeroFactor(state, step) ?? way(state, step);
    case "path":
      return largestPath(state, step);
    case "mean":
      return loudestExample(state, step);
    case "term":
    case "bias":
    case "activation":
    case "cost":
    case "dC_da":
    case "da_dz":
    case "velocity":
    case "moment1":
    case "moment2":
    case "update":
      return undefined;
  }
}

/** C falls where the parameter goes against ∂C/∂w. */
function way(state: State, step: Step): Choice | undefined {
  const derivative = state.derivative(parameterOf(step));
  if (!derivative || !Number.isFinite(derivative)) return undefined;
  const { up, down } = words.questions.ways;
  return {
    kind: "way",
    options: [
      { name: say`${up}`, isRight: derivative < 0 },
      { name: say`${down}`, isRight: derivative > 0 },
    ],
  };
}

function zeroFactor(state: State, step: Step): Choice | undefined {
  const parameter = parameterOf(step);
  if (state.derivative(parameter) !== 0) return undefined;
  const factors = chainOf(state, symbolsOf(state), parameter, "known");
  const options = factors.map(({ symbol, value }) => ({ name: say`${symbol}`, isRight: value === 0 }));
  // A product can also be too small for a double.
  return options.some(({ isRight }) => isRight) ? { kind: "zero", options } : undefined;
}

/** Of the paths from a_k through each neuron j of the next layer, w_jk ∂C/∂z_j. */
function largestPath(state: State, { l: previous, j: k }: Step): Choice | undefined {
  const l = previous + 1;
  const symbols = symbolsOf(state);
  const count = Math.min(state.network.sizes[l]!, MOST_OPTIONS);
  return largest(
    "path",
    Array.from({ length: count }, (_, j) => ({
      name: say`${product(quantity(symbols.w(l, j, k)), ratio(symbols.C, symbols.z(l, j)))}`,
      value: state.before({ l, j, k }) * state.dC_dz(l, j)!,
    })),
  );
}

/** Of the examples of a batch, by ∂C/∂w of each. */
function loudestExample(state: State, step: Step): Choice | undefined {
  const { network, program, turn, batchCount } = state;
  const first = program.batchOf(turn).start;
  return largest(
    "example",
    Array.from({ length: Math.min(batchCount, MOST_OPTIONS) }, (_, place) => ({
      name: say`${exampleName(network, program.exampleOf(first + place))}`,
      value: state.derivativeIn(first + place, parameterOf(step)),
    })),
  );
}

/** By the size, not the sign; undefined where there is nothing to compare. */
function largest(
  kind: ChoiceKind,
  compared: readonly { readonly name: Sentence; readonly value: Known }[],
): Choice | undefined {
  const sizes = compared.map(({ value }) => Math.abs(value ?? Number.NaN));
  const most = Math.max(...sizes);
  if (compared.length < 2 || !Number.isFinite(most) || most === 0) return undefined;
  const options = compared.map(({ name }, place) => ({ name, isRight: sizes[place] === most }));
  return options.every(({ isRight }) => isRight) ? undefined : { kind, options };
}

function wordsOf(state: State, { kind, options }: Choice): Sentence {
  const { step } = state.latest!;
  const symbols = symbolsOf(state);
  const of = symbolOf(symbols, step);
  const { questions } = words;
  switch (kind) {
    case "way":
      return questions.way({ parameter: quantity(symbols.parameter(step)), C: quantity(symbols.C) });
    case "zero":
      return questions.zero(of);
    case "path":
      return questions.path({ ratio: of, count: options.length });
    case "example":
      return questions.example({ parameter: quantity(symbols.parameter(step)), count: options.length });
  }
}

function parameterOf({ l, j, k }: Step): Parameter {
  return k === undefined ? { l, j } : { l, j, k };
}

/** The option that a typed text means: the whole of its name, or as much of it as belongs to no other. */
export function optionOf({ options }: Choice, typed: string): Option | undefined {
  const text = typed.trim().toLowerCase();
  if (text === "") return undefined;
  const names = options.map(({ name }) => written(name).toLowerCase());
  const exact = names.indexOf(text);
  if (exact >= 0) return options[exact];
  const meant = options.filter((_, place) => names[place]!.includes(text));
  return meant.length === 1 ? meant[0] : undefined;
}
