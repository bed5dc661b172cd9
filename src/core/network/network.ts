/**
 * A network, its examples and how to train it, as plain readonly values.
 *
 * Indices follow the lesson: layer 0 is the input, `layers[l - 1]` is layer l, L is the last one. In layer l the
 * weight w_jk leads **to** neuron j **from** neuron k of layer l−1; j and k count from 0.
 *
 * Every parameter also has one place in a flat vector: layer after layer, neuron after neuron, its weights w_j0 …
 * and then its bias b_j. Gradients, averages and updates use the same places.
 */
import { type ActivationName, activationOf } from "./activation";
import { lastAtMost } from "./ascending";
import type { CostName } from "./cost";
import type { DataSet } from "./dataset";
import type { Optimizer } from "./updateRules/updateRules";

export interface Layer {
  readonly name?: string;
  readonly activation: ActivationName;
  readonly trainable: { readonly weights: boolean; readonly biases: boolean };
}

export const reductions = ["mean", "sum"] as const;
export type Reduction = (typeof reductions)[number];

export interface Training {
  /** η > 0. */
  readonly learningRate: number;
  readonly epochs: number;
  /** Examples a gradient step; never more than there are examples. */
  readonly batchSize: number;
  readonly shuffle: boolean;
  readonly seed: number;
  /** What the gradient of a batch is of those of its examples. */
  readonly reduction: Reduction;
  readonly optimizer: Optimizer;
  /** λ ≥ 0: λ w is added to the gradient of every weight. */
  readonly l2: number;
}

export interface Network {
  readonly name?: string;
  readonly description?: string;
  /** n_0 … n_L: how many neurons each layer has, the input first. */
  readonly sizes: readonly number[];
  /** `layers[l - 1]` is layer l. */
  readonly layers: readonly Layer[];
  readonly cost: CostName;
  readonly examples: DataSet;
  /** Examples that nothing is trained on. */
  readonly validation?: DataSet;
  /** The parameters at the start, flat; see `parameterIndex`. */
  readonly parameters: Float64Array;
  /** Without it a run is one pass over the examples, then the average. */
  readonly training?: Training;
}

/** Whether the activation of layer l mixes its neurons, so that each z moves every a. */
export function mixes({ layers }: Pick<Network, "layers">, l: number): boolean {
  return activationOf(layers[l - 1]!.activation).mixes;
}

/** One weight (with `k`) or one bias (without) of layer `l`. */
export interface Parameter {
  readonly l: number;
  readonly j: number;
  /** The neuron of layer l−1 the weight comes from; absent for a bias. */
  readonly k?: number;
}

/** Where each layer begins in flat vectors. */
interface Starts {
  /** `parameters[l]`: how many the layers before l have, 1 ≤ l ≤ L + 1. */
  readonly parameters: Float64Array;
  /** `neurons[l]`: how many the layers before l have, the input's among them, 0 ≤ l ≤ L + 1. */
  readonly neurons: Float64Array;
}

const known = new WeakMap<readonly number[], Starts>();

/** Found once for each list of sizes. */
function startsOf(sizes: readonly number[]): Starts {
  let starts = known.get(sizes);
  if (!starts) {
    starts = foundStarts(sizes);
    known.set(sizes, starts);
  }
  return starts;
}

function foundStarts(sizes: readonly number[]): Starts {
  const parameters = new Float64Array(sizes.length + 1);
  const neurons = new Float64Array(sizes.length + 1);
  for (const [l, size] of sizes.entries()) {
    neurons[l + 1] = neurons[l]! + size;
    parameters[l + 1] = parameters[l]! + (l === 0 ? 0 : size * (sizes[l - 1]! + 1));
  }
  return { parameters, neurons };
}

/** How many parameters all layers have together. */
export function parameterCount(sizes: readonly number[]): number {
  return startsOf(sizes).parameters[sizes.length]!;
}

/** Where each layer's neurons begin in a flat vector of them, layer 0 first; after the last, how many there are. */
export function neuronStarts(sizes: readonly number[]): Float64Array {
  return startsOf(sizes).neurons;
}

/** The place of a parameter in the flat vector: those of earlier layers, then j whole rows of n_(l−1) + 1, then k. */
export function parameterIndex(sizes: readonly number[], { l, j, k }: Parameter): number {
  const inputs = sizes[l - 1]!;
  return startsOf(sizes).parameters[l]! + j * (inputs + 1) + (k ?? inputs);
}

/** The inverse of `parameterIndex`, in logarithmic time. `index` must lie in [0, `parameterCount`). */
export function parameterAt(sizes: readonly number[], index: number): Parameter {
  const starts = startsOf(sizes).parameters;
  const l = lastAtMost(starts, index);
  if (l < 1 || l >= sizes.length) throw new RangeError(`no parameter ${index}`);
  const width = sizes[l - 1]! + 1;
  const rest = index - starts[l]!;
  const j = Math.floor(rest / width);
  const k = rest % width;
  return k === width - 1 ? { l, j } : { l, j, k };
}
