/** The curve of a neuron's activation function around its z, and the tangent there. */

import { activationOf, type Elementwise } from "../core/network/activation";
import type { Parameter } from "../core/network/network";
import type { State } from "../core/run/state";
import { shown } from "../lesson/fold";
import { symbolsOf } from "../lesson/symbols";
import { kinkWords } from "../lesson/words";
import { plain } from "../math/quantity";
import type { CurveView, PlotView, SharesView } from "../protocol/messages";
import { type Sentence, written } from "../words/sentence";
import { words } from "../words/words";

/** An odd number, so that the kink of relu at 0 is a sample. */
const SAMPLES = 81;
/** The curve is shown from −6 to 6, and twice, four times … as wide where z needs it. */
const USUAL = 6;
const WIDEST = 1e15;
/** Neurons that are shown of a layer that mixes before it is folded. */
const SHARES = 10;

/** The curve of the neuron that a parameter leads to. */
export function curveOf(state: State, { l, j }: Parameter): CurveView {
  const { activation } = state.network.layers[l - 1]!;
  const symbols = symbolsOf(state);
  const names = { activation, zName: plain(symbols.z(l, j)), aName: plain(symbols.a(l, j)) };
  const record = activationOf(activation);
  if (record.mixes)
    return { ...names, words: words.pictures.curve.mixing(activation, l), shares: sharesOf(state, l, j) };
  const plot = plotOf(state, record, l, j);
  return { ...names, words: written(wordsOf(plot, names, record)), plot };
}

/** What each neuron of a layer that mixes has of the 1 that they share out. */
function sharesOf(state: State, l: number, current: number): SharesView {
  const size = state.network.sizes[l]!;
  const symbols = symbolsOf(state);
  return {
    l,
    size,
    rows: shown(size, current, SHARES).map((j) => ({
      j,
      label: plain(symbols.a(l, j)),
      z: state.z(l, j) ?? null,
      a: state.a(l, j) ?? null,
      isCurrent: j === current,
    })),
  };
}

function plotOf(state: State, { f }: Elementwise, l: number, j: number): PlotView {
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

type Names = Pick<CurveView, "zName" | "aName" | "activation">;

function wordsOf({ z, a, slope }: PlotView, names: Names, record: Elementwise): Sentence {
  const { curve } = words.pictures;
  if (z === null) return curve.notYet(names.zName);
  if (a === null) return curve.onAxis(names.zName);
  if (slope === null) return curve.height(names);
  return kinkWords(names.activation, record, z) ?? curve.tangent(slope, names.zName);
}
