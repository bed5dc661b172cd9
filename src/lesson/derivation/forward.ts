/** The derivations of the forward pass: sums of weighted activations, σ, and the cost. */
import { activationOf } from "../../core/network/activation";
import { costOf } from "../../core/network/cost";
import type { Step } from "../../core/program/steps";
import type { State } from "../../core/run/state";
import { call, quantity, type Symbolic, sum } from "../../math/symbolic";
import { readingOf, symbolOf } from "../quantity";
import { type Symbols, symbolsOf } from "../symbols";
import {
  type Derivation,
  type Factor,
  factor,
  ofOneTerm,
  standingAt,
  sumUpTo,
  type Term,
  term,
} from "./derivation";
import { entryOf, exampleOf, inputFactor, parameterFactor, targets, whole } from "./factors";

/** z_j = Σ_k w_jk a_k + b_j. */
export function weightedInput(state: State, step: Step): Derivation {
  const { l, j, kind, k } = step;
  const symbols = symbolsOf(state);
  const inputs = state.network.sizes[l - 1]!;
  const current = kind === "bias" ? inputs : k!;
  const at = (index: number): Term => {
    const standing = standingAt(index, current);
    if (index === inputs) return term([parameterFactor(state, symbols, { l, j }, standing)]);
    const weight = parameterFactor(state, symbols, { l, j, k: index }, standing);
    return term([weight, inputFactor(state, symbols, l - 1, index, standing)]);
  };
  const products = sumUpTo(
    Math.min(current, inputs - 1),
    (index) => state.w(l, j, index) * state.a(l - 1, index)!,
  );
  const value = state.z(l, j);
  return {
    ...{ kind, of: symbolOf(symbols, step), relation: "=", count: inputs + 1, current, at },
    ...{ value, soFar: value ?? products, reading: readingOf(state) },
    running: {
      index: "k",
      heads: [
        { symbol: quantity(symbols.w(l, j, "k")), whole: { symbol: whole("W", l), row: ["j", j] } },
        {
          symbol: sum(quantity(symbols.a(l - 1, "k")), quantity(symbols.b(l, j))),
          whole: { symbol: sum(whole("a", l - 1), whole("b", l)) },
        },
      ],
    },
  };
}

/** a_j = σ(z_j). */
export function activation(state: State, step: Step): Derivation {
  const { l, j, kind } = step;
  const symbols = symbolsOf(state);
  const value = state.a(l, j)!;
  const parts = { kind, of: symbolOf(symbols, step), relation: "=", value, soFar: value } as const;
  const own = activationFactor(state, symbols, l, j);
  return ofOneTerm({ ...parts, reading: readingOf(state) }, term([own]));
}

function activationFactor(state: State, symbols: Symbols, l: number, j: number): Factor {
  const z = quantity(symbols.z(l, j));
  const { activation: name } = state.network.layers[l - 1]!;
  const record = activationOf(name);
  const place = { kind: "activation", l } as const;
  const value = state.a(l, j)!;
  if (record.mixes) {
    const every = quantity({ letter: "z", l, indices: ["i"] });
    const entry = entryOf(state, record.notation.layer(whole("z", l)), l, j, (i) => state.a(l, i));
    return factor(record.notation.f(z, every), value, "new", { place, ...entry });
  }
  const rule = record.notation.f(z);
  const entry = entryOf(state, call("σ", whole("z", l)), l, j, (i) => state.a(l, i));
  return factor(call("σ", z), value, "new", { rule, workings: rule, place, ...entry });
}

/** C = Σ_j of each output's term. */
export function cost(state: State, step: Step): Derivation {
  const { l, j: current, kind } = step;
  const symbols = symbolsOf(state);
  const { cost: name, sizes } = state.network;
  const outputs = sizes[l]!;
  const record = costOf(name);
  const value = (j: number): number => record.term(state.a(l, j)!, state.y(j), outputs);
  const rule = (j: number): Symbolic =>
    record.notation.term(quantity(symbols.a(l, j)), quantity(symbols.y(j)), outputs);
  const at = (j: number): Term => {
    const standing = standingAt(j, current);
    const place = { kind: "target", example: exampleOf(state), j } as const;
    const more = standing === "unknown" ? { place } : { place, workings: rule(j) };
    return term([factor(rule(j), value(j), standing, more)]);
  };
  return {
    ...{ kind, of: symbolOf(symbols, step), relation: "=", count: outputs, current, at },
    ...{ value: state.C, soFar: sumUpTo(current, value), reading: readingOf(state) },
    running: {
      index: "j",
      heads: [
        {
          symbol: record.notation.term(quantity(symbols.a(l, "j")), quantity(symbols.y("j")), outputs),
          whole: { symbol: record.notation.term(whole("a", l), targets, outputs) },
        },
      ],
    },
  };
}
