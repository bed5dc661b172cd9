/**
 * The numbers of a whole layer that exceptions look at, without an object for each: those also that are not computed yet at
 * the state's position. Who looks at them goes by the positions of their steps.
 */
import { activationOf, slopeOf } from "../../core/network/activation";
import { mixes, type Parameter, parameterIndex } from "../../core/network/network";
import { updateRuleOf } from "../../core/network/updateRule";
import type { StepKind, StepSubject } from "../../core/program/steps";
import type { State } from "../../core/run/state";

export interface LayerNumbers {
  readonly count: number;
  /** The number at a place, 0 ≤ place < count; places are in the order of the steps. */
  readonly at: (place: number) => number;
  /** The step that completes it. */
  readonly step: (place: number) => StepSubject;
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
      return ofMeans(state, l);
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
  };
}

/** The means of the batch that ends with this turn. */
function ofMeans(state: State, l: number): LayerNumbers {
  const { accumulated, batchCount, evaluation } = state;
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
      return ((accumulated?.[first + place] ?? 0) + own) / batchCount;
    },
    step: (place) => ({ kind: "mean", ...parameterOf(l, width, place) }),
  };
}

/** The parameters after their updates; a frozen one as it is, though it has no such step. */
function ofUpdates(state: State, l: number): LayerNumbers {
  const { training } = state.network;
  if (!training) return noNumbers;
  const means = ofMeans(state, l);
  const { next } = updateRuleOf(training);
  const parameters = state.batchParameters;
  const first = firstOf(state, l);
  return {
    count: means.count,
    at: (place) => next(parameters[first + place]!, means.at(place), training.learningRate),
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
