/** The curve of a neuron's activation function around its z, and the tangent there. */

import { type ElementwiseName, elementwiseOf } from "../core/network/activation";
import type { Parameter } from "../core/network/network";
import type { State } from "../core/run/state";
import { shown } from "../lesson/fold";
import { plain } from "../lesson/names";
import { readable } from "../lesson/notation";
import type { CurveView, PlotView, SharesView } from "../protocol/messages";

/** An odd number, so that the kink of relu at 0 is a sample. */
const SAMPLES = 81;
/** The curve is shown from −6 to 6, and twice, four times … as wide where z needs it. */
const USUAL = 6;
const WIDEST = 1e15;
/** Neurons of a softmax layer that are shown before it is folded. */
const SHARES = 10;

/** The curve of the neuron that a parameter leads to. */
export function curveOf(state: State, { l, j }: Parameter): CurveView {
  const { activation } = state.network.layers[l - 1]!;
  const names = {
    activation,
    zName: plain({ letter: "z", l, indices: [j] }),
    aName: plain({ letter: "a", l, indices: [j] }),
  };
  if (activation === "softmax") {
    const words = `Softmax has no curve of one neuron: each z of layer ${l} moves all of its activations, which share out 1.`;
    return { ...names, words, shares: sharesOf(state, l, j) };
  }
  const plot = plotOf(state, activation, l, j);
  return { ...names, words: wordsOf(plot, names), plot };
}

/** What each neuron of a softmax layer has of the 1 that they share out. */
function sharesOf(state: State, l: number, current: number): SharesView {
  const size = state.network.sizes[l]!;
  return {
    size,
    rows: shown(size, current, SHARES).map((j) => ({
      j,
      label: plain({ letter: "a", l, indices: [j] }),
      z: state.z(l, j) ?? null,
      a: state.a(l, j) ?? null,
      isCurrent: j === current,
    })),
  };
}

function plotOf(state: State, activation: ElementwiseName, l: number, j: number): PlotView {
  const { f } = elementwiseOf(activation);
  const z = state.z(l, j) ?? null;
  const bound = boundOf(z ?? 0);
  const samples = Array.from({ length: SAMPLES }, (_, place) => f(bound * ((2 * place) / (SAMPLES - 1) - 1)));
  return {
    bound,
    samples,
    low: Math.min(0, lowest(samples)),
    high: Math.max(1, ...samples),
    z,
    a: state.a(l, j) ?? null,
    slope: state.da_dz(l, j) ?? null,
  };
}

/** Half the width of the picture: it holds z with room beside it, and changes seldom. A z beyond all sense is left outside. */
function boundOf(z: number): number {
  let bound = USUAL;
  if (!(Math.abs(z) < WIDEST)) return bound;
  while (bound * 0.9 < Math.abs(z)) bound *= 2;
  return bound;
}

/** The picture reaches down to a whole −1 where the function goes below 0 noticeably. */
function lowest(samples: readonly number[]): number {
  const least = Math.min(...samples);
  return least < -0.5 ? Math.floor(least) : least < 0 ? -0.5 : 0;
}

/** The slope left of 0 of what has a kink there; on its right it is 1. */
const KINKS: Readonly<Partial<Record<string, number>>> = { relu: 0, leakyRelu: 0.01 } satisfies Partial<
  Record<ElementwiseName, number>
>;

interface Names {
  readonly zName: string;
  readonly aName: string;
  readonly activation: string;
}

function wordsOf({ z, a, slope }: PlotView, { zName, aName, activation }: Names): string {
  if (z === null) return `${zName} is not computed yet: its point has no place on the curve.`;
  if (a === null) return `${zName} has its place on the axis; the next thing is to go up to the curve.`;
  if (slope === null)
    return `The height of ${activation} at ${zName} is ${aName}. Its slope there comes later.`;
  const left = KINKS[activation];
  if (z === 0 && left !== undefined)
    return `At 0 ${activation} has a kink: its slope is ${readable(left)} on the left and 1 on the right. The left one is taken.`;
  return `The tangent rises by ${readable(slope)} where ${zName} moves on by 1: that slope is σ′ at ${zName}.`;
}
