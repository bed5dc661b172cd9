/** Layers whose numbers are a picture: square ones of like values, pixel by pixel, and the weights from the pixels to a neuron. */

import { beforeNudges, type DataSet } from "../core/network/dataset";
import type { Network } from "../core/network/network";
import type { Extent } from "../core/network/rows";
import type { Known, State } from "../core/run/state";
import { neuronAtHand } from "../lesson/focus";
import type { ImageView, PixelsView } from "../protocol/messages";

/** Fewer pixels are no picture; more would make the view large. */
const LEAST = 16;
const MOST = 64 * 64;

/** What pixels are usually given in: shares, signed shares, the grey levels of two well-known sets, and standard deviations. */
const ranges: readonly Extent[] = [
  { low: 0, high: 1 },
  { low: -1, high: 1 },
  { low: -3, high: 3 },
  { low: 0, high: 16 },
  { low: 0, high: 255 },
];

/** The layer as a picture; undefined where it is none. Only inputs, and outputs as many as those, are taken for pixels. */
export function imageOf(state: State, l: number): ImageView | undefined {
  const { network, last } = state;
  const size = network.sizes[l]!;
  if ((l !== 0 && l !== last) || size !== network.sizes[0]) return undefined;
  const side = sideOf(size);
  const range = side && rangeOf(network);
  if (!side || !range) return undefined;
  const pixels = Array.from({ length: size }, (_, j) => state.a(l, j));
  return {
    side,
    ...range,
    shades: shadesOf(pixels, range),
    ...(l === 0 && { weights: weightsOf(state) }),
    ...(l === last && {
      targets: shadesOf(
        Array.from(pixels, (_, j) => state.y(j)),
        range,
      ),
    }),
  };
}

/** The square root of a whole square that may be a picture. */
export function sideOf(size: number): number | undefined {
  const side = Math.round(Math.sqrt(size));
  return side * side === size && size >= LEAST && size <= MOST ? side : undefined;
}

const known = new WeakMap<DataSet, Extent>();

/** The first usual range that all inputs of all examples lie in, before any nudge and after; only nudged ones are looked at anew. */
function rangeOf({ examples }: Network): Extent | undefined {
  const { under, inputs } = beforeNudges(examples);
  const whole = known.get(under) ?? under.extent ?? extentOf(inputsOf(under));
  known.set(under, whole);
  const { low, high } = extentOf(inputs, whole);
  return ranges.find((range) => range.low <= low && high <= range.high);
}

function* inputsOf(examples: DataSet): Generator<Float64Array, void, void> {
  for (let i = 0; i < examples.count; i++) yield examples.input(i);
}

const NOTHING: Extent = { low: Number.POSITIVE_INFINITY, high: Number.NEGATIVE_INFINITY };

/** The least and the greatest of all values, together with those of an extent. */
function extentOf(rows: Iterable<Float64Array>, extent = NOTHING): Extent {
  let { low, high } = extent;
  for (const row of rows) {
    for (const value of row) {
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  return { low, high };
}

/** The weights into the neuron of layer 1 at hand, and their derivatives in this example as far as they are known. */
function weightsOf(state: State): NonNullable<ImageView["weights"]> {
  const j = neuronAtHand(state.latest?.step, 1);
  const pixels = Array.from({ length: state.network.sizes[0]! }, (_, k) => k);
  const weights = state.weightsInto(1, j);
  // The greatest that ∂C/∂w_jk = a_k ∂C/∂z_j will be is known before the first of them is computed.
  const brightest = greatest(pixels.map((k) => state.a(0, k) ?? 0));
  const slope = state.dC_dz(1, j);
  const derivatives = pixels.map((k) => (slope === undefined ? undefined : state.derivative({ l: 1, j, k })));
  return {
    j,
    weight: pixelsOf(weights, greatest(weights)),
    derivative: pixelsOf(derivatives, brightest * Math.abs(slope ?? 0)),
  };
}

function greatest(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

function pixelsOf(values: readonly Known[], most: number): PixelsView {
  return { most, shades: shadesOf(values, { low: -most, high: most }) };
}

/** Two hexadecimal digits for each of 256 shades. */
const digitsOf = Array.from({ length: 256 }, (_, shade) => shade.toString(16).padStart(2, "0"));

/** The shades of known values, 1 to 255; 0 is not computed yet. */
function shadesOf(values: readonly Known[], { low, high }: Extent): string {
  const span = high - low;
  let shades = "";
  for (const value of values) {
    const share = value === undefined ? undefined : Math.min(Math.max((value - low) / span, 0), 1);
    shades += digitsOf[share === undefined ? 0 : Math.round(1 + 254 * (Number.isNaN(share) ? 0.5 : share))]!;
  }
  return shades;
}
