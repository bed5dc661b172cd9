/**
 * Nudges: numbers that the reader changes in the middle of a run, each from one position on. docs/nudges.md says what
 * that means.
 */

import { withInput, withTarget } from "../network/dataset";
import { type Network, type Parameter, parameterIndex } from "../network/network";
import type { Program } from "../program/program";

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

export function isSameNumber(one: Nudgeable, other: Nudgeable): boolean {
  switch (one.kind) {
    case "parameter":
      return other.kind === "parameter" && isSameParameter(one.parameter, other.parameter);
    case "input":
      return other.kind === "input" && one.example === other.example && one.k === other.k;
    case "target":
      return other.kind === "target" && one.example === other.example && one.j === other.j;
    case "learningRate":
      return other.kind === "learningRate";
  }
}

function isSameParameter(one: Parameter, other: Parameter): boolean {
  return one.l === other.l && one.j === other.j && one.k === other.k;
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
      return { ...network, examples: withInput(network.examples, what.example, what.k, value) };
    case "target":
      return { ...network, examples: withTarget(network.examples, what.example, what.j, value) };
    case "learningRate":
      return { ...network, training: { ...network.training!, learningRate: value } };
  }
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
