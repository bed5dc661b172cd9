/**
 * The numbers of a whole layer that exceptions look at, without an object for each: those also that are not computed yet at
 * the state's position. Who looks at them goes by the positions of their steps.
 */
import { activationOf, slopeOf } from "../../core/network/activation";
import { mixes, type Parameter, parameterIndex } from "../../core/network/network";
import { letterOf, type MomentLetter } from "../../core/network/updateRules/rule";
import type { StepKind, StepSubject } from "../../core/program/steps";
import type { State } from "../../core/run/state";

export interface LayerNumbers {
  readonly count: number;
  /** The number at a place, 0 ≤ place < count; places are in the order of the steps. */
  readonly at: (place: number) => number;
  /** The step that completes it. */
  readonly step: (place: number) => StepSubject;
  /** How large they are, where that is found sooner than by looking at each. */
  readonly extent?: () => Extent;
}

/** No number of some is larger than `most`, none but 0 smaller than `least`, both without a sign; what is none is infinite. */
export interface Extent {
  readonly least: number;
  readonly most: number;
}

function extentOf(numbers: Float64Array): Extent {
  let least = Number.POSITIVE_INFINITY;
  let most = 0;
  for (let place = 0; place < numbers.length; place++) {
    const size = Math.abs(numbers[place]!);
    if (!(size <= most)) most = Number.isNaN(size) ? Number.POSITIVE_INFINITY : size;
    if (size < least && size !== 0) least = size;
  }
  return { least, most };
}

/** Of all products of two: rounding keeps their order. */
function productExtent(some: Extent, others: Extent): Extent {
  const most = some.most * others.most;
  return { least: some.least * others.least, most: Number.isNaN(most) ? Number.POSITIVE_INFINITY : most };
}

export const noNumbers: LayerNumbers = {
  count: 0,
  at: () => Number.NaN,
  step: () => {
    throw new RangeError("there is no such step");
  },
};

/** What the steps of a kind complete in layer l. */
export function wholeNumbers(state: State, kind: StepKind, l: number): LayerNumbers {
  const { network, last } = state;
  const { sizes } = network;
  const { z, a, dC_da, dC_dz, C } = state.evaluation;
  const neuron = (j: number) => ({ kind, l, j });
  switch (kind) {
    case "term":
      return noNumbers;
    case "bias":
      return ofNeurons(z.row(l), neuron);
    case "activation":
      return ofNeurons(a.row(l), neuron);
    case "cost":
      return l === last ? { count: 1, at: () => C, step: () => neuron(sizes[l]! - 1) } : noNumbers;
    case "dC_da":
      return l === last ? ofNeurons(dC_da.row(l), neuron) : noNumbers;
    case "path":
      return l < last ? ofNeurons(dC_da.row(l), (j) => ({ ...neuron(j), i: sizes[l + 1]! - 1 })) : noNumbers;
    case "da_dz":
      return ofNeurons(dC_dz.row(l), (j) => slopeStep(state, l, j));
    case "dz_db":
      return ofNeurons(dC_dz.row(l), neuron);
    case "dz_dw":
      return ofWeights(a.row(l - 1), dC_dz.row(l), (j, k) => ({ kind, l, j, k }));
    case "mean":
      return state.isSummed ? noNumbers : ofBatch(state, l);
    case "velocity":
    case "moment1":
    case "moment2": {
      const letter = letterOf[kind];
      return state.momentKind(letter) === kind ? ofMoments(state, l, letter) : noNumbers;
    }
    case "update":
      return ofUpdates(state, l);
  }
}

/** The slopes σ′(z_j) of a layer that mixes nothing. */
export function slopes(state: State, l: number): LayerNumbers {
  const { z, a } = state.evaluation;
  const record = activationOf(state.network.layers[l - 1]!.activation);
  return {
    count: z.row(l).length,
    at: (j) => slopeOf(record, z.row(l), a.row(l), j, j),
    step: (j) => slopeStep(state, l, j),
  };
}

function ofNeurons(numbers: Float64Array, step: (j: number) => StepSubject): LayerNumbers {
  return { count: numbers.length, at: (j) => numbers[j]!, step };
}

/** The last step of those that find ∂C/∂z_j. */
function slopeStep({ network }: State, l: number, j: number): StepSubject {
  return { kind: "da_dz", l, j, ...(mixes(network, l) && { i: network.sizes[l]! - 1 }) };
}

function ofWeights(
  a: Float64Array,
  dC_dz: Float64Array,
  step: (j: number, k: number) => StepSubject,
): LayerNumbers {
  const width = a.length;
  return {
    count: dC_dz.length * width,
    at: (place) => {
      const j = Math.floor(place / width);
      return a[place - j * width]! * dC_dz[j]!; // ∂C/∂w_jk = a_k ∂C/∂z_j
    },
    step: (place) => step(Math.floor(place / width), place % width),
    extent: () => productExtent(extentOf(a), extentOf(dC_dz)),
  };
}

/** The gradient of the batch that ends with this turn: its means, or sums where none are taken. */
function ofBatch(state: State, l: number): LayerNumbers {
  const { accumulated, batchCount, evaluation, isSummed } = state;
  const divisor = isSummed ? 1 : batchCount;
  const a = evaluation.a.row(l - 1);
  const dC_dz = evaluation.dC_dz.row(l);
  const width = a.length + 1;
  const first = firstOf(state, l);
  return {
    count: dC_dz.length * width,
    at: (place) => {
      const j = Math.floor(place / width);
      const k = place - j * width;
      const own = k < a.length ? a[k]! * dC_dz[j]! : dC_dz[j]!;
      return ((accumulated?.[first + place] ?? 0) + own) / divisor;
    },
    step: (place) => ({ kind: "mean", ...parameterOf(l, width, place) }),
    extent: () => {
      const one = productExtent(extentOf(a), extentOf(dC_dz));
      const own = Math.max(one.most, extentOf(dC_dz).most);
      const before = accumulated?.subarray(first, first + dC_dz.length * width);
      const sum = (before ? extentOf(before).most : 0) + own;
      return { least: 0, most: sum / divisor };
    },
  };
}

/** What stands for g in the update rule, of each parameter. */
function gradientsOf(state: State, l: number): (place: number) => number {
  const means = ofBatch(state, l);
  const { update, batchParameters } = state;
  const width = state.network.sizes[l - 1]! + 1;
  const first = firstOf(state, l);
  return (place) =>
    update.gradient(means.at(place), batchParameters[first + place]!, (place + 1) % width !== 0);
}

/** A moment of each parameter after its step; of a frozen one too, though it has no such step. */
function ofMoments(state: State, l: number, letter: MomentLetter): LayerNumbers {
  const means = ofBatch(state, l);
  const kind = state.momentKind(letter)!;
  const gradient = gradientsOf(state, l);
  const before = state.momentsBefore(letter)!;
  const first = firstOf(state, l);
  return {
    count: means.count,
    at: (place) => state.update[letter]!(before[first + place]!, gradient(place)),
    step: (place) => ({ ...means.step(place), kind }),
  };
}

/** The parameters after their updates; a frozen one as it is, though it has no such step. */
function ofUpdates(state: State, l: number): LayerNumbers {
  if (!state.network.training) return noNumbers;
  const { update, batchParameters } = state;
  const means = ofBatch(state, l);
  const gradient = gradientsOf(state, l);
  const moment = (letter: MomentLetter) => state.momentKind(letter) && ofMoments(state, l, letter);
  const [m, v] = [moment("m"), moment("v")];
  const width = state.network.sizes[l - 1]! + 1;
  const first = firstOf(state, l);
  return {
    count: means.count,
    at: (place) =>
      update.next(
        batchParameters[first + place]!,
        gradient(place),
        m?.at(place) ?? 0,
        v?.at(place) ?? 0,
        (place + 1) % width !== 0,
      ),
    step: (place) => ({ ...means.step(place), kind: "update" }),
  };
}

function firstOf({ network }: State, l: number): number {
  return parameterIndex(network.sizes, { l, j: 0, k: 0 });
}

function parameterOf(l: number, width: number, place: number): Parameter {
  const j = Math.floor(place / width);
  const k = place - j * width;
  return k === width - 1 ? { l, j } : { l, j, k };
}
