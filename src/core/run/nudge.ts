/**
 * Nudges: numbers that the reader changes in the middle of a run, each from one position on. docs/nudges.md says what
 * that means.
 */

import { parameterExpression, parameterSymbol, plain } from "../../lesson/names";
import { exactNumber } from "../../protocol/format";
import { costOf } from "../network/cost";
import { type Example, type Network, type Parameter, parameterIndex } from "../network/network";
import type { Program } from "../program/program";
import type { Known, State } from "./state";

/** A number that a reader can change. An example is meant by its place in the file. */
export type Nudgeable =
  | { readonly kind: "parameter"; readonly parameter: Parameter }
  | { readonly kind: "input"; readonly example: number; readonly k: number }
  | { readonly kind: "target"; readonly example: number; readonly j: number }
  | { readonly kind: "learningRate" };

export interface Nudge {
  /** Made where so many steps are done: no earlier position knows of it. */
  readonly position: number;
  readonly what: Nudgeable;
  readonly value: number;
}

/** "w[2][0][1]"; the examples of inputs and targets, which no expression names, stand before them. */
function keyOf(what: Nudgeable): string {
  switch (what.kind) {
    case "parameter":
      return parameterExpression(what.parameter);
    case "input":
      return `example ${what.example} a[0][${what.k}]`;
    case "target":
      return `example ${what.example} y[${what.j}]`;
    case "learningRate":
      return "learning rate";
  }
}

export function isSameNumber(one: Nudgeable, other: Nudgeable): boolean {
  return keyOf(one) === keyOf(other);
}

/** "w₀₁⁽²⁾", "a₁⁽⁰⁾", "y₀", "η". */
export function nudgeableName(what: Nudgeable): string {
  switch (what.kind) {
    case "parameter":
      return plain(parameterSymbol(what.parameter));
    case "input":
      return plain({ letter: "a", l: 0, indices: [what.k] });
    case "target":
      return plain({ letter: "y", indices: [what.j] });
    case "learningRate":
      return "η";
  }
}

/** Why the number cannot have this value; undefined if it can. */
export function whyNot({ cost, training }: Network, what: Nudgeable, value: number): string | undefined {
  const name = nudgeableName(what);
  if (!Number.isFinite(value)) return `${name} must be a finite number, not ${exactNumber(value)}`;
  if (what.kind === "target") {
    const { targets }: ReturnType<typeof costOf> = costOf(cost);
    if (targets && (value < targets.min || value > targets.max)) {
      return `${cost} takes targets from ${targets.min} to ${targets.max}, not ${exactNumber(value)}`;
    }
  }
  if (what.kind === "learningRate") {
    if (!training) return "this network does not train, so it has no learning rate";
    if (value <= 0) return `the learning rate must be greater than 0, not ${exactNumber(value)}`;
  }
  return undefined;
}

/** The nudges without the one of this number at this position. */
export function withoutNudge(nudges: readonly Nudge[], { position, what }: Omit<Nudge, "value">): Nudge[] {
  return nudges.filter((each) => each.position !== position || !isSameNumber(each.what, what));
}

/** The nudges in the order of their positions, with this one in the place of an earlier one of its number there. */
export function withNudge(nudges: readonly Nudge[], nudge: Nudge): Nudge[] {
  const others = withoutNudge(nudges, nudge);
  const after = others.findIndex(({ position }) => position > nudge.position);
  return others.toSpliced(after === -1 ? others.length : after, 0, nudge);
}

/** The network with its inputs, targets and learning rate nudged; the same one where there is nothing to nudge. */
export function nudgedNetwork(network: Network, nudges: readonly Nudge[]): Network {
  let nudged = network;
  for (const nudge of nudges) nudged = withData(nudged, nudge);
  return nudged;
}

function withData(network: Network, { what, value }: Nudge): Network {
  switch (what.kind) {
    case "parameter":
      return network;
    case "input":
      return withExample(network, what.example, ({ input }) => ({ input: input.with(what.k, value) }));
    case "target":
      return withExample(network, what.example, ({ target }) => ({ target: target.with(what.j, value) }));
    case "learningRate":
      return { ...network, training: { ...network.training!, learningRate: value } };
  }
}

function withExample(
  network: Network,
  place: number,
  change: (example: Example) => Partial<Example>,
): Network {
  const examples = network.examples.map((example) =>
    example.place === place ? { ...example, ...change(example) } : example,
  );
  return { ...network, examples };
}

/** What the nudges of a turn make of the parameters it begins with. */
export interface NudgedParameters {
  /** Those its example is computed with, flat. */
  readonly parameters: Float64Array;
  /** Those nudged after their `update`: the values they have from there on, by their places in the flat vector. */
  readonly settled: ReadonlyMap<number, number>;
}

const NOTHING_SETTLED: ReadonlyMap<number, number> = new Map();

export function nudgedParameters(
  program: Program,
  { sizes }: Network,
  { turn, parameters }: { readonly turn: number; readonly parameters: Float64Array },
  nudges: readonly Nudge[],
): NudgedParameters {
  if (nudges.length === 0) return { parameters, settled: NOTHING_SETTLED };
  const settled = new Map<number, number>();
  let nudged = parameters;
  for (const { position, what, value } of nudges) {
    if (what.kind !== "parameter") continue;
    const index = parameterIndex(sizes, what.parameter);
    const update = program.updateIndex(turn, what.parameter);
    if (update !== undefined && update < position) settled.set(index, value);
    else nudged = nudged.with(index, value);
  }
  return { parameters: nudged, settled };
}

/** What one number's nudges in a turn did. What is not computed yet at the state's position is undefined. */
export interface Effect {
  readonly what: Nudgeable;
  readonly before: number;
  readonly after: number;
  /** C of the turn's example with the old value and with the new one; absent where the nudge does not reach it. */
  readonly cost?: { readonly before: Known; readonly after: Known };
  /** ∂C/∂w, or ∂C/∂a of an input, at the old value. */
  readonly derivative?: Known;
}

/** The effect of each number that is nudged in the state's turn, the others left as they are now. */
export function effectsOf(state: State): readonly Effect[] {
  const { nudges } = state;
  const last = nudges.filter(({ what }, place) =>
    nudges.slice(place + 1).every((later) => !isSameNumber(later.what, what)),
  );
  return last.map(({ what }) => effectOf(state, what));
}

function effectOf(state: State, what: Nudgeable): Effect {
  const old = state.without(what);
  if (!state.isNudgeOfExample(what)) return { what, ...change(old, state, what) };
  const cost = { before: old.C, after: state.C };
  switch (what.kind) {
    case "parameter": {
      const { parameter } = what;
      const values = { before: old.before(parameter), after: state.before(parameter) };
      return { what, ...values, cost, derivative: old.derivative(parameter) };
    }
    case "input":
      return { what, ...change(old, state, what), cost, derivative: old.dC_dInput(what.k) };
    case "target":
    case "learningRate":
      return { what, ...change(old, state, what), cost };
  }
}

function change(old: State, now: State, what: Nudgeable): Pick<Effect, "before" | "after"> {
  return { before: numberIn(old, what), after: numberIn(now, what) };
}

/** The number's value in a state; the example of an input or target is one of the run's. */
export function numberIn(state: State, what: Nudgeable): number {
  const { examples, training } = state.network;
  switch (what.kind) {
    case "parameter":
      return state.parameter(what.parameter);
    case "input":
      return examples.find(({ place }) => place === what.example)!.input[what.k]!;
    case "target":
      return examples.find(({ place }) => place === what.example)!.target[what.j]!;
    case "learningRate":
      return training!.learningRate;
  }
}
