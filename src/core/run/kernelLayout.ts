/** Where the numbers of a network stand in the kernel's memory. */
import * as kernel from "../../kernel/layout";
import type { ActivationName } from "../network/activation";
import type { CostName } from "../network/cost";
import type { Shape } from "./evaluation";

export const ACTIVATIONS = {
  sigmoid: kernel.SIGMOID,
  tanh: kernel.TANH,
  relu: kernel.RELU,
  leakyRelu: kernel.LEAKY_RELU,
  elu: kernel.ELU,
  softplus: kernel.SOFTPLUS,
  silu: kernel.SILU,
  gelu: kernel.GELU,
  mish: kernel.MISH,
  selu: kernel.SELU,
  identity: kernel.IDENTITY,
  softmax: kernel.SOFTMAX,
} as const satisfies Record<ActivationName, number>;

export const COSTS = {
  squaredError: kernel.SQUARED_ERROR,
  halfSquaredError: kernel.HALF_SQUARED_ERROR,
  meanSquaredError: kernel.MEAN_SQUARED_ERROR,
  binaryCrossEntropy: kernel.BINARY_CROSS_ENTROPY,
  crossEntropy: kernel.CROSS_ENTROPY,
  huber: kernel.HUBER,
} as const satisfies Record<CostName, number>;

/** Neurons side by side: so many of them, in vectors of two, in panels of so many vectors at most. */
export class Row {
  readonly vectors: number;
  readonly panel: number;

  constructor(readonly count: number) {
    this.vectors = (count + 1) >> 1;
    this.panel = Math.ceil(this.vectors / Math.ceil(this.vectors / kernel.WIDEST));
  }

  get bytes(): number {
    return 16 * this.vectors;
  }

  /**
   * Where neuron j stands in a matrix of so many sources, counted in numbers: its weight from source 0, and how far the one
   * from the next source is.
   */
  place(j: number, sources: number): { readonly at: number; readonly step: number } {
    const vector = j >> 1;
    const first = vector - (vector % this.panel);
    const step = 2 * Math.min(this.panel, this.vectors - first);
    return { at: 2 * (first * sources + vector - first) + (j & 1), step };
  }
}

/** A layer's numbers, by where they begin, in bytes. */
export interface LayerRoom {
  readonly before: Row;
  readonly own: Row;
  readonly weights: number;
  /** The weights once more, row by row; of layer 1 none, for nothing goes back through it. */
  readonly transposed: number;
  readonly biases: number;
  readonly weightSums: number;
  readonly biasSums: number;
  readonly z: number;
  readonly a: number;
  readonly dC_da: number;
  readonly dC_dz: number;
}

export interface Layout {
  readonly layers: readonly LayerRoom[];
  /** Examples of a block. */
  readonly block: number;
  /** The sums of a gradient, from one place to another. */
  readonly sums: { readonly from: number; readonly to: number };
  readonly network: number;
  readonly chosen: number;
  readonly rows: number;
  readonly costs: number;
  /** Room for one example, and where those of a data set begin. */
  readonly single: number;
  readonly end: number;
  /** The whole numbers that tell the kernel all this, and where they stand. */
  readonly lists: { readonly at: number; readonly fields: Int32Array };
}

const FIELD_BYTES = 4;
/** The first bytes stay free: no number stands at 0. */
const START = 64;
/** A block's numbers stay in the processor's nearer memory, but the kernel needs some examples to be fast. */
const BLOCK = { least: 4, most: 32, bytes: 2 ** 18 } as const;

/** Gives out memory piece by piece; a piece begins where a line of the processor's memory does. */
class Pieces {
  top = START;

  take(bytes: number): number {
    const at = this.top;
    this.top += Math.ceil(bytes / 64) * 64;
    return at;
  }
}

function blockOf(rows: readonly Row[]): number {
  const bytes = rows.reduce((sum, row) => sum + 4 * row.bytes, 0);
  return Math.max(BLOCK.least, Math.min(BLOCK.most, Math.floor(BLOCK.bytes / bytes)));
}

export function layoutOf({ sizes, layers, cost }: Shape): Layout {
  const rows = sizes.map((size) => new Row(size));
  const block = blockOf(rows);
  const pieces = new Pieces();
  const network = pieces.take(kernel.NETWORK_FIELDS * FIELD_BYTES);
  const lists = pieces.take(layers.length * kernel.LAYER_FIELDS * FIELD_BYTES);
  const weights = layers.map((_, index) => weightsRoom(pieces, rows[index]!, rows[index + 1]!, index === 0));
  const from = pieces.top;
  const sums = layers.map((_, index) => sumsRoom(pieces, rows[index]!, rows[index + 1]!));
  const to = pieces.top;
  const rooms = layers.map((_, index) => ({
    ...weights[index]!,
    ...sums[index]!,
    ...neuronsRoom(pieces, rows[index + 1]!, block),
  }));
  const zeros = pieces.take(Math.max(...rows.map(({ bytes }) => bytes)));
  const chosen = pieces.take(2 * FIELD_BYTES * block);
  const full = pieces.take(8 * sizes[0]! * block);
  const targets = pieces.take(rows.at(-1)!.bytes * block);
  const costs = pieces.take(8 * block);
  const single = pieces.take(exampleBytes(rows[0]!, rows.at(-1)!));
  const fields = new Int32Array((lists - network) / FIELD_BYTES + layers.length * kernel.LAYER_FIELDS);
  fields[kernel.LAYERS] = lists;
  fields[kernel.LAYER_COUNT] = layers.length;
  fields[kernel.COST] = COSTS[cost];
  fields[kernel.ZEROS] = zeros;
  fields[kernel.CHOSEN] = chosen;
  fields[kernel.ROWS] = full;
  fields[kernel.TARGETS] = targets;
  fields[kernel.COSTS] = costs;
  for (const [index, room] of rooms.entries()) {
    const at = (lists - network) / FIELD_BYTES + index * kernel.LAYER_FIELDS;
    fields.set(layerFields(ACTIVATIONS[layers[index]!.activation], room), at);
  }
  return {
    ...{ layers: rooms, block, sums: { from, to }, network, chosen, rows: full, costs, single },
    end: pieces.top,
    lists: { at: network, fields },
  };
}

/** As much as one example takes at most. */
export function exampleBytes(inputs: Row, targets: Row): number {
  return targets.bytes + 10 * inputs.count + 8;
}

function weightsRoom(pieces: Pieces, before: Row, own: Row, isFirst: boolean) {
  return {
    ...{ before, own },
    weights: pieces.take(before.count * own.bytes),
    transposed: isFirst ? 0 : pieces.take(own.count * before.bytes),
    biases: pieces.take(own.bytes),
  };
}

function sumsRoom(pieces: Pieces, before: Row, own: Row) {
  return { weightSums: pieces.take(before.count * own.bytes), biasSums: pieces.take(own.bytes) };
}

function neuronsRoom(pieces: Pieces, { bytes }: Row, block: number) {
  const take = () => pieces.take(bytes * block);
  return { z: take(), a: take(), dC_da: take(), dC_dz: take() };
}

function layerFields(activation: number, room: LayerRoom): Int32Array {
  const fields = new Int32Array(kernel.LAYER_FIELDS);
  fields[kernel.ACTIVATION] = activation;
  fields[kernel.INPUTS] = room.before.count;
  fields[kernel.INPUT_VECTORS] = room.before.vectors;
  fields[kernel.INPUT_PANEL] = room.before.panel;
  fields[kernel.UNITS] = room.own.count;
  fields[kernel.VECTORS] = room.own.vectors;
  fields[kernel.PANEL] = room.own.panel;
  fields[kernel.WEIGHTS] = room.weights;
  fields[kernel.TRANSPOSED] = room.transposed;
  fields[kernel.BIASES] = room.biases;
  fields[kernel.WEIGHT_SUMS] = room.weightSums;
  fields[kernel.BIAS_SUMS] = room.biasSums;
  fields[kernel.Z] = room.z;
  fields[kernel.A] = room.a;
  fields[kernel.DC_DA] = room.dC_da;
  fields[kernel.DC_DZ] = room.dC_dz;
  return fields;
}
