/** Small networks for the debugger's tests: as values, and as files. */
import type { ActivationName } from "../../src/core/network/activation";
import type { Network } from "../../src/core/network/network";
import { parseNetworkFile } from "../../src/document/network/networkFile";

export interface Options {
  readonly activation?: ActivationName;
  readonly last?: ActivationName;
  readonly cost?: string;
  readonly examples?: number;
  readonly training?: object;
  /** Layers with frozen parts. */
  readonly trainable?: Readonly<Record<number, boolean | object>>;
}

/** The text of a network with these layer sizes, a row of weights a line. */
export function fileOf(sizes: readonly number[], options: Options = {}): string {
  const { activation = "sigmoid", last = activation, cost = "squaredError", examples = 1 } = options;
  const layers = sizes.slice(1).map((n, index) => ({
    ...(options.trainable?.[index + 1] !== undefined && { trainable: options.trainable[index + 1] }),
    activation: index === sizes.length - 2 ? last : activation,
    weights: Array.from({ length: n }, (_, j) =>
      Array.from({ length: sizes[index]! }, (_, k) => number(index, j, k)),
    ),
    biases: Array.from({ length: n }, (_, j) => number(index, j, -1)),
  }));
  const n0 = sizes[0]!;
  const nL = sizes.at(-1)!;
  const file = {
    layers,
    cost,
    examples: Array.from({ length: examples }, (_, x) => ({
      input: Array.from({ length: n0 }, (_, k) => number(x, k, 7)),
      target: Array.from({ length: nL }, (_, j) => (j === x % nL ? 1 : 0)),
    })),
    ...(options.training && { training: options.training }),
  };
  return JSON.stringify(file, null, 1).replace(
    /\[\s+(-?\d[^\]]*?)\s+\]/g,
    (_, row: string) => `[${row.replace(/\s+/g, " ")}]`,
  );
}

export function networkOf(sizes: readonly number[], options: Options = {}): Network {
  const { network, problems } = parseNetworkFile(fileOf(sizes, options));
  if (!network) throw new Error(problems.map(({ message }) => message).join("\n"));
  return network;
}

/** Numbers that look like weights, all different. */
function number(a: number, b: number, c: number): number {
  return Math.round(Math.sin(1 + 31 * a + 17 * b + 5 * c) * 1000) / 1000;
}

/** Several shapes of a run: one pass, batches, a smaller last one, epochs, frozen layers, softmax, shuffled. */
export const variety: Readonly<Record<string, () => Network>> = {
  "2-2-1, one pass": () => networkOf([2, 2, 1], { examples: 2 }),
  "1-1-1, trained": () => networkOf([1, 1, 1], { training: { learningRate: 0.5, epochs: 2 } }),
  "2-3-2, batches of 2 of 3, two epochs": () =>
    networkOf([2, 3, 2], { examples: 3, training: { learningRate: 0.5, epochs: 2, batchSize: 2 } }),
  "2-2-2-2, frozen parts": () =>
    networkOf([2, 2, 2, 2], {
      examples: 2,
      training: { learningRate: 0.1, epochs: 2, batchSize: 1 },
      trainable: { 1: false, 2: { weights: false, biases: true }, 3: { weights: true, biases: false } },
    }),
  "all frozen": () =>
    networkOf([1, 2], { training: { learningRate: 0.1, epochs: 2 }, trainable: { 1: false } }),
  "2-2-1, momentum, frozen parts": () =>
    networkOf([2, 2, 1], {
      examples: 3,
      training: { learningRate: 0.1, epochs: 2, batchSize: 2, momentum: 0.9, l2: 0.01 },
      trainable: { 1: { weights: true, biases: false } },
    }),
  "1-2-1, adam": () =>
    networkOf([1, 2, 1], {
      examples: 2,
      training: { learningRate: 0.1, epochs: 2, batchSize: 1, optimizer: { name: "adam" } },
    }),
  "2-2-3, softmax, shuffled": () =>
    networkOf([2, 2, 3], {
      last: "softmax",
      cost: "crossEntropy",
      examples: 3,
      training: { learningRate: 0.1, epochs: 2, batchSize: 1, shuffle: true, seed: 3 },
    }),
};
