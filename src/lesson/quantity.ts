/** From a step to the quantity that it adds to: its symbol, and its value once it is whole. One answer for every room. */
import type { Parameter } from "../core/network/network";
import { letterOf } from "../core/network/updateRules/rule";
import type { StepSubject } from "../core/program/steps";
import type { Known, State } from "../core/run/state";
import type { Quantity } from "../math/quantity";
import { named, product, quantity, type Reading, ratio, type Symbolic } from "../math/symbolic";
import type { Symbols } from "./symbols";

/** "z₀⁽¹⁾", "∂C₀/∂w₀₁⁽²⁾", and for a mean, which is of the whole batch, "∂C/∂w₀₁⁽²⁾". */
export function symbolOf(symbols: Symbols, subject: StepSubject): Symbolic {
  const { kind, l, j } = subject;
  switch (kind) {
    case "term":
    case "bias":
      return quantity(symbols.z(l, j));
    case "activation":
      return quantity(symbols.a(l, j));
    case "cost":
      return quantity(symbols.C);
    case "dC_da":
    case "path":
      return ratio(symbols.C, symbols.a(l, j));
    case "da_dz":
      return ratio(symbols.C, symbols.z(l, j));
    case "dz_dw":
    case "dz_db":
      return ratio(symbols.C, symbols.parameter(subject));
    case "mean":
      return ratio(symbols.meanC, symbols.parameter(subject));
    case "velocity":
    case "moment1":
    case "moment2":
      return quantity(symbols.moment(letterOf[kind], subject));
    case "update":
      return quantity(symbols.parameter(subject));
  }
}

/** What neuron j of layer l gives back to neuron k of the layer before: w_jk ∂C/∂z_j, a path's part of ∂C/∂a_k. */
export function givenBack(symbols: Symbols, { l, j, k }: Required<Parameter>): Symbolic {
  return product(quantity(symbols.w(l, j, k)), ratio(symbols.C, symbols.z(l, j)));
}

/** The value of the quantity, undefined while something is still to be added to it. */
export function wholeValueOf(state: State, subject: StepSubject): Known {
  const { kind, l, j } = subject;
  switch (kind) {
    case "term":
    case "bias":
      return state.z(l, j);
    case "activation":
      return state.a(l, j);
    case "cost":
      return state.C;
    case "dC_da":
    case "path":
      return state.dC_da(l, j);
    case "da_dz":
      return state.dC_dz(l, j);
    case "dz_dw":
    case "dz_db":
      return state.derivative(subject);
    case "mean":
      return state.mean(subject);
    case "velocity":
    case "moment1":
    case "moment2":
      return state.shownMoment(letterOf[kind], subject);
    case "update":
      return state.updated(subject); // whatever was nudged after it
  }
}

/** The learning rate, and how many examples a batch has. */
export const ETA = named("η", "\\eta", "eta");
export const COUNT = named("n");

/** What a state says of a symbol: its value now; parameters are those that the example is computed with. */
export function readingOf(state: State): Reading {
  return {
    quantity: (of) => valueOfQuantity(state, of),
    name: ({ text }) => {
      if (text === ETA.text) return state.network.training?.learningRate;
      return text === COUNT.text ? state.batchCount : undefined;
    },
  };
}

function valueOfQuantity(state: State, { letter, l = 0, indices = [] }: Quantity): Known {
  const [j, k] = indices;
  if (letter === "C") return state.C;
  if (typeof j !== "number") return undefined;
  switch (letter) {
    case "m":
    case "v":
      return state.moment(letter, typeof k === "number" ? { l, j, k } : { l, j });
    case "w":
      return typeof k === "number" ? state.before({ l, j, k }) : undefined;
    case "b":
      return state.before({ l, j });
    case "z":
      return state.z(l, j);
    case "a":
      return state.a(l, j);
    case "y":
      return state.y(j);
  }
}
