/** The derivations of the backward pass: the chain rule of a weight, sums over paths, and layers that mix. */
import { activationOf } from "../../core/network/activation";
import type { Step } from "../../core/program/steps";
import type { State } from "../../core/run/state";
import { derivativeBy, quantity, ratio, transposed } from "../../math/symbolic";
import { readingOf, symbolOf } from "../quantity";
import { type Symbols, symbolsOf } from "../symbols";
import {
  type Derivation,
  type Factor,
  factor,
  type Head,
  ofOneTerm,
  productOf,
  productSoFar,
  standingAt,
  sumUpTo,
  type Term,
  term,
} from "./derivation";
import {
  chainOf,
  entryOf,
  exampleOf,
  fromWeightedInput,
  headsFromWeightedInput,
  outputRule,
  pathFactor,
  whole,
} from "./factors";

/**
 * ∂C/∂a_k = Σ_j ∂z_j/∂a_k ∂a_j/∂z_j ∂C/∂a_j: every path through the next layer. The step's own neuron is the k here, and
 * the neurons of the next layer are its j.
 */
export function overPaths(state: State, step: Step): Derivation {
  const { kind, l: previous, j: k, i: current } = step;
  const l = previous + 1;
  const symbols = symbolsOf(state);
  const at = (j: number): Term =>
    term([
      pathFactor(state, symbols, { l, j, k }, standingAt(j, current!)),
      ...fromWeightedInput(state, symbols, l, j, "known"),
    ]);
  return {
    ...{ kind, of: symbolOf(symbols, step), relation: "=", count: state.network.sizes[l]!, at },
    ...{ current: current!, value: state.dC_da(previous, k), reading: readingOf(state) },
    running: { index: "j", heads: headsOfPaths(state, symbols, l, k) },
    soFar: sumUpTo(current!, (j) => state.w(l, j, k) * state.dC_dz(l, j)!),
  };
}

function headsOfPaths(state: State, symbols: Symbols, l: number, k: number): readonly Head[] {
  const own: Head = {
    symbol: ratio(symbols.z(l, "j"), symbols.a(l - 1, k)),
    rule: quantity(symbols.w(l, "j", k)),
    whole: { symbol: transposed(whole("W", l)), row: ["k", k] },
  };
  return [own, ...headsFromWeightedInput(state, symbols, l)];
}

/** ∂C/∂a_j of an output whose layer mixes its neurons: they share no row of three factors. */
export function outputDerivative(state: State, step: Step): Derivation {
  const { kind, l, j } = step;
  const symbols = symbolsOf(state);
  const rule = outputRule(state, symbols, j);
  const value = state.dC_da(l, j)!;
  const place = { kind: "target", example: exampleOf(state), j } as const;
  const entry = entryOf(state, derivativeBy(whole("a", l), symbols.C), l, j, (i) => state.dC_da(l, i));
  const only = factor(rule, value, "new", { workings: rule, place, ...entry });
  const of = symbolOf(symbols, step);
  return ofOneTerm({ kind, of, relation: "=", value, soFar: value, reading: readingOf(state) }, term([only]));
}

/** ∂C/∂z_j = Σ_i ∂a_i/∂z_j ∂C/∂a_i, where z_j moves every a_i. */
export function throughMixed(state: State, step: Step): Derivation {
  const { kind, l, j, i: current } = step;
  const symbols = symbolsOf(state);
  const at = (i: number): Term =>
    term([
      mixedSlope(state, symbols, step, i),
      factor(ratio(symbols.C, symbols.a(l, i)), state.dC_da(l, i), "known"),
    ]);
  return {
    ...{ kind, of: symbolOf(symbols, step), relation: "=", count: state.network.sizes[l]!, at },
    ...{ current: current!, value: state.dC_dz(l, j), reading: readingOf(state) },
    running: {
      index: "i",
      heads: [
        {
          symbol: ratio(symbols.a(l, "i"), symbols.z(l, j)),
          whole: { symbol: ratio({ letter: "a", l }, { letter: "z", l }), column: ["j", j] },
        },
        {
          symbol: ratio(symbols.C, symbols.a(l, "i")),
          whole: { symbol: derivativeBy(whole("a", l), symbols.C) },
        },
      ],
    },
    soFar: sumUpTo(current!, (i) => state.da_dz(l, j, i)! * state.dC_da(l, i)!),
  };
}

function mixedSlope(state: State, symbols: Symbols, { l, j, i: current }: Step, i: number): Factor {
  const record = activationOf(state.network.layers[l - 1]!.activation);
  const [ai, aj] = [quantity(symbols.a(l, i)), quantity(symbols.a(l, j))];
  const own = record.mixes && (i === j ? record.notation.own(aj) : record.notation.other(ai, aj));
  const symbol = ratio(symbols.a(l, i), symbols.z(l, j));
  return factor(symbol, state.da_dz(l, j, i), standingAt(i, current!), {
    ...(own && { rule: own }),
    place: { kind: "activation", l },
  });
}

/**
 * ∂C/∂w_jk = ∂z_j/∂w_jk · ∂a_j/∂z_j · ∂C/∂a_j, in written order; it is computed from its end. Before the first factor
 * is known the row belongs to every weight of the neuron, so k still runs.
 */
export function chainRule(state: State, step: Step): Derivation {
  const { l, j, kind } = step;
  const symbols = symbolsOf(state);
  const own = kind === "dz_dw" || kind === "dz_db";
  const parameter = own ? symbols.parameter(step) : symbols.w(l, j, "k");
  const chain = own
    ? chainOf(state, symbols, step, "new")
    : [anyWeight(symbols, step), ...fromWeightedInput(state, symbols, l, j, "known")];
  const lit = kind === "da_dz" ? 1 : kind === "dC_da" ? chain.length - 1 : undefined;
  const factors = chain.map((each, place) => (place === lit ? lightUp(each) : each));
  const value = productOf(factors);
  return ofOneTerm(
    {
      ...{ kind, of: ratio(symbols.C, parameter), relation: "=", value, soFar: productSoFar(factors) },
      reading: readingOf(state),
      ...(value !== undefined && { outcome: state.sum(step) }),
    },
    term(factors),
  );
}

/** ∂z_j/∂w_jk of any weight of the neuron: k still runs. */
function anyWeight(symbols: Symbols, { l, j }: Step): Factor {
  const symbol = ratio(symbols.z(l, j), symbols.w(l, j, "k"));
  return factor(symbol, undefined, "unknown", { rule: quantity(symbols.a(l - 1, "k")) });
}

function lightUp(known: Factor): Factor {
  return { ...known, standing: known.value === undefined ? "unknown" : "new" };
}
