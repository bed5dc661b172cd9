/** What if a number were nudged: the example computed once with and once without, while the session stays as it is. */

import { activationOf, type Elementwise } from "../core/network/activation";
import { type Onward, replaced } from "../core/run/rest";
import type { State } from "../core/run/state";
import { parameterAtHand } from "../lesson/focus";
import { symbolsOf } from "../lesson/symbols";
import { plain } from "../math/quantity";
import { limits, slices } from "../protocol/budget";
import type { SpotView, WhatIfView } from "../protocol/messages";
import { words } from "../words/words";
import { type Chain, chainOf, type Fan, type Link, valueOfSpot } from "./nudgeChain";

/** The numbers with the nudge, the ratios of the differences along the chain, and of all of it; undefined while C of the example is not known. */
export function whatIf(state: State, spot: SpotView, delta: number): WhatIfView | undefined {
  if (state.C === undefined) return undefined;
  const before = beforeOf(state);
  const { value: w, after } = nudged(state, spot, delta);
  const chain = chainOf(state, spot);
  const moved = w - valueOfSpot(state, spot)!;
  const links = changesOf(chain, before, after, moved);
  const { of, ...parameter } = spot;
  const fan = chain.fan && sharesOf(state, chain.fan, after, links.at(-2)?.change ?? moved);
  const kink = kinkOnTheWay(state, after, of === "neuron" ? spot.l + 1 : spot.l);
  return {
    position: state.position,
    parameter,
    of,
    delta,
    after: { w, ...neuronOf(state, spot, after), C: after.C },
    moved,
    ratio: ratioOf(after.C - before.C, moved), // ΔC/Δw
    links,
    ...(fan && { fan }),
    activations: activationsOf(state, after, spot),
    ...(kink !== undefined && { words: kink }),
  };
}

/** The whole example as it is. */
function beforeOf(state: State): Onward {
  const { z, a, C } = state.evaluation;
  return {
    z: (l, j) => z.of(l, j),
    a: (l, j) => a.of(l, j),
    row: (l) => ({ z: z.row(l), a: a.row(l) }),
    C,
  };
}

/** What a number is with a nudge, and the example from there on. */
function nudged(state: State, spot: SpotView, delta: number): { value: number; after: Onward } {
  const value = valueOfSpot(state, spot)! + delta;
  return { value, after: exampleWith(state, spot)(value) };
}

/** The example from the layer before a parameter on, or from a neuron's layer on, by the value of that one number. */
export function exampleWith(state: State, { of, l, j, k }: SpotView): (value: number) => Onward {
  const { a } = state.evaluation;
  if (of === "neuron") {
    const rest = state.rest(l);
    return (value) => rest.evaluate(replaced(a.row(l), j, value));
  }
  const rest = state.rest(l - 1);
  const parameter = k === undefined ? { l, j } : { l, j, k };
  return (value) => rest.evaluate(a.row(l - 1), rest.with(parameter, value));
}

/** How much work each of those is. */
export function workWith(state: State, { of, l }: SpotView): number {
  return state.rest(of === "neuron" ? l : l - 1).work;
}

function ratioOf(change: number, by: number): number | null {
  return by === 0 ? null : change / by;
}

function changesOf({ links }: Chain, before: Onward, after: Onward, moved: number): WhatIfView["links"] {
  let by = moved;
  return links.map((link) => {
    const value = valueIn(after, link);
    const change = value - valueIn(before, link);
    const ratio = ratioOf(change, by);
    by = change;
    return { after: value, change, ratio };
  });
}

function valueIn(numbers: Onward, link: Link): number {
  return link.letter === "C" ? numbers.C : numbers[link.letter](link.l, link.j);
}

/** z and a of the neuron that a parameter leads to; of the one at hand where a neuron is nudged. */
function neuronOf(state: State, spot: SpotView, after: Onward): { z: number; a: number } {
  const { l, j } = spot.of === "parameter" ? spot : parameterAtHand(state);
  const numbers = spot.of === "parameter" || l > spot.l ? after : beforeOf(state);
  return { z: numbers.z(l, j), a: numbers.a(l, j) };
}

/** How far C moves if one path alone moves as far as it does with all of them, and if the folded ones do. */
function sharesOf(state: State, fan: Fan, after: Onward, by: number): NonNullable<WhatIfView["fan"]> {
  const { l, letter, size, shown } = fan;
  const before = state.evaluation;
  const [old, now] = [before[letter].row(l), after.row(l)[letter]];
  const rest = state.rest(l);
  const isShown = new Set(shown);
  const isAffordable = (shown.length + 1) * rest.work <= slices.multiplications;
  const share = (row: Float64Array): number | null => {
    if (!isAffordable) return null;
    const a = letter === "a" ? row : activated(state, l, row);
    return ratioOf(rest.evaluate(a).C - before.C, by);
  };
  return {
    paths: shown.map((i) => ({ change: now[i]! - old[i]!, share: share(replaced(old, i, now[i]!)) })),
    ...(shown.length < size && { others: share(now.map((each, i) => (isShown.has(i) ? old[i]! : each))) }),
  };
}

/** The activations of a layer with these z. */
function activated(state: State, l: number, z: Float64Array): Float64Array {
  const record = activationOf(state.network.layers[l - 1]!.activation);
  return record.mixes ? record.f(z) : z.map(record.f);
}

function activationsOf(state: State, after: Onward, { l }: SpotView): WhatIfView["activations"] {
  const { sizes } = state.network;
  return sizes.flatMap((size, layer) =>
    layer < l || size > limits.nudgedNeurons ? [] : [{ l: layer, values: [...after.row(layer).a] }],
  );
}

/** What there is to say of the first kink that some z crosses, or leaves for the side whose slope is not taken there. */
function kinkOnTheWay(state: State, after: Onward, from: number): string | undefined {
  for (let l = from; l <= state.last; l++) {
    const { activation } = state.network.layers[l - 1]!;
    const record = activationOf(activation);
    if (record.mixes) continue;
    const [old, now] = [state.evaluation.z.row(l), after.row(l).z];
    for (const [j, z] of old.entries()) {
      const met = kinkMet(record, z, now[j]!);
      if (met) return words.pictures.nudge[met](plain(symbolsOf(state).z(l, j)), activation);
    }
  }
  return undefined;
}

function kinkMet(
  { joint, df, f }: Elementwise,
  before: number,
  after: number,
): "crossed" | "left" | undefined {
  if (!joint || joint.below === joint.above || before === after) return undefined;
  const { at, below, above } = joint;
  if ((before - at) * (after - at) < 0) return "crossed";
  if (before !== at) return undefined;
  return df(at, f(at)) === (after < at ? below : above) ? undefined : "left";
}
