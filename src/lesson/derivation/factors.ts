/** Factors that several derivations share. */

import { activationOf } from "../../core/network/activation";
import { costOf } from "../../core/network/cost";
import type { Parameter } from "../../core/network/network";
import { placeOfParameter } from "../../core/network/place";
import type { Known, State } from "../../core/run/state";
import {
  call,
  derivativeBy,
  named,
  number,
  over,
  product,
  quantity,
  ratio,
  type Symbolic,
  transposed,
} from "../../math/symbolic";
import type { Standing } from "../../protocol/messages";
import type { Symbols } from "../symbols";
import { type Factor, factor, type Head } from "./derivation";

/** The numbers of one example that factors are made of: those of a state, or of an example that is computed whole. */
export type Moment = Pick<
  State,
  "network" | "example" | "last" | "before" | "a" | "z" | "da_dz" | "dC_da" | "dC_dz"
>;

/** Number j of a vector of layer l, as a column. */
export function entryOf(
  { network }: Moment,
  symbol: Symbolic,
  l: number,
  j: number,
  value: (j: number) => Known,
): Pick<Factor, "entry"> {
  return { entry: { symbol, lies: "column", index: "j", at: j, size: network.sizes[l]!, value } };
}

/** A vector or matrix of a whole layer: `z^{(2)}`. */
export const whole = (letter: string, l: number, tex = letter): Symbolic => named(letter, `${tex}^{(${l})}`);

/** All targets of an example. */
export const targets: Symbolic = named("y");

/** Where the example at hand stands in the file. */
export function exampleOf({ network, example }: Pick<Moment, "network" | "example">): number {
  return network.examples.place(example);
}

/** A weight or a bias, as it is now. */
export function parameterFactor(
  state: State,
  symbols: Symbols,
  { l, j, k }: Parameter,
  standing: Standing,
): Factor {
  const parameter = k === undefined ? { l, j } : { l, j, k };
  return factor(quantity(symbols.parameter(parameter)), state.parameter(parameter), standing, {
    place: placeOfParameter(parameter),
    nudgeable: { kind: "parameter", parameter },
  });
}

/** a_k, which is an input in layer 0. */
export function inputFactor(
  state: Moment,
  symbols: Symbols,
  l: number,
  k: number,
  standing: Standing,
): Factor {
  const input = { kind: "input", example: exampleOf(state), k } as const;
  const more =
    l === 0 ? { place: input, nudgeable: input } : { foundBy: { kind: "activation", l, j: k } as const };
  return factor(quantity(symbols.a(l, k)), state.a(l, k), standing, more);
}

/** The factors of ∂C/∂z_j: ∂a_j/∂z_j and ∂C/∂a_j; an activation that mixes its layer makes one factor of them. */
export function fromWeightedInput(
  state: Moment,
  symbols: Symbols,
  l: number,
  j: number,
  standing: Standing,
): readonly Factor[] {
  const { activation } = state.network.layers[l - 1]!;
  if (!activationOf(activation).mixes)
    return [slope(state, symbols, l, j, standing), sensitivity(state, symbols, l, j, standing)];
  const z = symbols.z(l, j);
  const every = { letter: "a", l, indices: ["i"] } as const;
  const rule = over("i", product(ratio(every, z), ratio(symbols.C, every)));
  const foundBy = { kind: "da_dz", l, j } as const;
  return [
    factor(ratio(symbols.C, z), state.dC_dz(l, j), standing, {
      rule,
      foundBy,
      ...entryOf(state, whole("δ", l, "\\delta"), l, j, (i) => state.dC_dz(l, i)),
    }),
  ];
}

/** ∂a_j/∂z_j = σ′(z_j), of an activation that looks at its own neuron alone. */
function slope(state: Moment, symbols: Symbols, l: number, j: number, standing: Standing): Factor {
  const [z, a] = [symbols.z(l, j), symbols.a(l, j)];
  const value = state.da_dz(l, j);
  const record = activationOf(state.network.layers[l - 1]!.activation);
  const rule = call("σ′", quantity(z));
  const place = { kind: "activation", l } as const;
  const workings =
    value === undefined || record.mixes ? undefined : record.notation.df(quantity(z), quantity(a));
  const foundBy = { kind: "da_dz", l, j } as const;
  const entry = entryOf(state, call("σ′", whole("z", l)), l, j, (i) => state.da_dz(l, i));
  return factor(ratio(a, z), value, standing, {
    ...{ rule, place, foundBy, ...entry },
    ...(workings && { workings }),
  });
}

/** ∂C/∂a_j: from the cost in the last layer; before it, where the neuron is a k, over all paths to the j of the next one. */
function sensitivity(state: Moment, symbols: Symbols, l: number, j: number, standing: Standing): Factor {
  const symbol = ratio(symbols.C, symbols.a(l, j));
  const value = state.dC_da(l, j);
  const foundBy = { kind: "dC_da", l, j } as const;
  const entry = entryOf(state, derivativeBy(whole("a", l), symbols.C), l, j, (i) => state.dC_da(l, i));
  if (l < state.last) {
    const isOne = state.network.sizes[l + 1] === 1;
    const to = isOne ? 0 : "j";
    const path = product(quantity(symbols.w(l + 1, to, j)), ratio(symbols.C, symbols.z(l + 1, to)));
    return factor(symbol, value, standing, { foundBy, ...entry, rule: isOne ? path : over("j", path) });
  }
  const rule = outputRule(state, symbols, j);
  const place = { kind: "target", example: exampleOf(state), j } as const;
  return factor(
    symbol,
    value,
    standing,
    value === undefined ? { rule, place, ...entry } : { rule, place, foundBy, ...entry, workings: rule },
  );
}

/** The heads of the factors of ∂C/∂z_j, j being any neuron of the layer. */
export function headsFromWeightedInput({ network }: Moment, symbols: Symbols, l: number): readonly Head[] {
  const [z, a] = [symbols.z(l, "j"), symbols.a(l, "j")];
  if (activationOf(network.layers[l - 1]!.activation).mixes)
    return [{ symbol: ratio(symbols.C, z), whole: { symbol: whole("δ", l, "\\delta") } }];
  return [
    { symbol: ratio(a, z), rule: call("σ′", quantity(z)), whole: { symbol: call("σ′", whole("z", l)) } },
    { symbol: ratio(symbols.C, a), whole: { symbol: derivativeBy(whole("a", l), symbols.C) } },
  ];
}

/** ∂C/∂a_j of an output, by the cost's own rule. */
export function outputRule(state: Moment, symbols: Symbols, j: number): Symbolic {
  const { cost, sizes } = state.network;
  const l = state.last;
  return costOf(cost).notation.dC_da(quantity(symbols.a(l, j)), quantity(symbols.y(j)), sizes[l]!);
}

/**
 * The factors of ∂C/∂w_jk = ∂z_j/∂w_jk · ∂a_j/∂z_j · ∂C/∂a_j, or of ∂C/∂b_j, in written order. The first one is the
 * parameter's own; the others belong to its neuron, and are known before.
 */
export function chainOf(
  state: Moment,
  symbols: Symbols,
  parameter: Parameter,
  standing: Standing,
): readonly Factor[] {
  const { l, j } = parameter;
  return [
    ownFactor(state, symbols, parameter, standing),
    ...fromWeightedInput(state, symbols, l, j, "known"),
  ];
}

/** ∂z_j/∂w_jk = a_k, ∂z_j/∂b_j = 1. */
function ownFactor(state: Moment, symbols: Symbols, { l, j, k }: Parameter, standing: Standing): Factor {
  const z = symbols.z(l, j);
  if (k === undefined)
    return factor(ratio(z, symbols.b(l, j)), 1, standing, { rule: number(1), place: { kind: "bias", l, j } });
  return factor(ratio(z, symbols.w(l, j, k)), state.a(l - 1, k), standing, {
    rule: quantity(symbols.a(l - 1, k)),
    place: { kind: "weight", l, j, k },
    entry: {
      ...{ symbol: transposed(whole("a", l - 1)), lies: "row", index: "k", at: k },
      ...{ size: state.network.sizes[l - 1]!, value: (each) => state.a(l - 1, each) },
    },
  });
}

/** ∂z_j/∂a_k = w_jk: the first factor of the path from a_k through neuron j. */
export function pathFactor(
  state: Moment,
  symbols: Symbols,
  { l, j, k }: Required<Parameter>,
  standing: Standing,
): Factor {
  return factor(ratio(symbols.z(l, j), symbols.a(l - 1, k)), state.before({ l, j, k }), standing, {
    rule: quantity(symbols.w(l, j, k)),
    place: { kind: "weight", l, j, k },
  });
}
