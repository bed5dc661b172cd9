/** Small networks for the tests, in one line each. */

import type { ActivationName } from "../../src/core/network/activation";
import type { CostName } from "../../src/core/network/cost";
import { type DataSet, type Example, exampleAt, Table } from "../../src/core/network/dataset";
import { type Layer, type Network, parameterCount, type Training } from "../../src/core/network/network";

import type { Settings } from "../../src/core/network/updateRules/rule";
import {
  defaultsOf,
  type Optimizer,
  type OptimizerName,
  PLAIN,
} from "../../src/core/network/updateRules/updateRules";

export interface Sketch {
  readonly sizes: readonly number[];
  readonly activations?: readonly ActivationName[];
  readonly cost?: CostName;
  readonly examples?: number;
  readonly training?: Partial<Training>;
  /** Layers (from 1) whose weights, or whose biases, no step changes. */
  readonly frozenWeights?: readonly number[];
  readonly frozenBiases?: readonly number[];
  /** The parameters; else numbers of both signs. */
  readonly parameters?: ArrayLike<number>;
}

/** The examples of a data set, one by one. */
export function listed(examples: DataSet): (Example & { readonly place: number; readonly name?: string })[] {
  return Array.from({ length: examples.count }, (_, i) => {
    const name = examples.name(i);
    const known = { ...exampleAt(examples, i), place: examples.place(i) };
    return name === undefined ? known : { ...known, name };
  });
}

/** Numbers of both signs with no pattern a sum could hide behind. */
function scattered(count: number, phase: number): Float64Array {
  return Float64Array.from(
    { length: count },
    (_, index) => Math.round(1000 * Math.sin(phase + 1.7 * index)) / 1000,
  );
}

function target(outputs: number, number: number, oneHot: boolean): Float64Array {
  return Float64Array.from({ length: outputs }, (_, j) =>
    oneHot ? Number(j === number % outputs) : ((j + number) % 3) / 2,
  );
}

export function network(sketch: Sketch): Network {
  const { sizes, activations = [], cost = "squaredError", examples = 1, training } = sketch;
  const outputs = sizes[sizes.length - 1]!;
  const layers = sizes.slice(1).map(
    (_, index): Layer => ({
      activation: activations[index] ?? "sigmoid",
      trainable: {
        weights: !sketch.frozenWeights?.includes(index + 1),
        biases: !sketch.frozenBiases?.includes(index + 1),
      },
    }),
  );
  return {
    sizes,
    layers,
    cost,
    examples: Table.of(
      Array.from({ length: examples }, (_, number) => ({
        input: scattered(sizes[0]!, number),
        target: target(outputs, number, cost === "crossEntropy"),
      })),
    ),
    parameters: Float64Array.from(sketch.parameters ?? scattered(parameterCount(sizes), 0.4)),
    ...(training && {
      training: {
        ...{
          learningRate: 0.5,
          epochs: 1,
          batchSize: examples,
          shuffle: false,
          seed: 1,
          optimizer: PLAIN,
          l2: 0,
          reduction: "mean",
        },
        ...training,
      },
    }),
  };
}

/** A rule with these settings, the others being its own. */
export function optimizer(name: OptimizerName, settings: Settings = {}): Optimizer {
  return { name, settings: { ...defaultsOf(name), ...settings } };
}

/** Networks that between them have every kind of step, several batches and epochs, and frozen parameters. */
export const varied: Readonly<Record<string, Network>> = {
  "the lesson's chain": network({ sizes: [1, 1, 1, 1] }),
  "3-3-2, four examples": network({ sizes: [3, 3, 2], examples: 4 }),
  "2-3-1 with training": network({
    sizes: [2, 3, 1],
    activations: ["tanh", "sigmoid"],
    examples: 4,
    training: { epochs: 3, batchSize: 4 },
  }),
  "uneven batches, shuffled": network({
    sizes: [2, 2, 2],
    activations: ["relu", "identity"],
    cost: "halfSquaredError",
    examples: 5,
    training: { epochs: 3, batchSize: 2, shuffle: true, seed: 7, learningRate: 0.1 },
  }),
  softmax: network({
    sizes: [2, 3, 3],
    activations: ["gelu", "softmax"],
    cost: "crossEntropy",
    examples: 3,
    training: { epochs: 2, batchSize: 1 },
  }),
  "frozen parts": network({
    sizes: [2, 2, 3, 1],
    activations: ["silu", "elu", "softplus"],
    cost: "meanSquaredError",
    examples: 2,
    training: { epochs: 2, batchSize: 1 },
    frozenWeights: [1, 2],
    frozenBiases: [2, 3],
  }),
  "momentum, with l2 and frozen biases": network({
    sizes: [2, 2, 1],
    examples: 3,
    training: { epochs: 3, batchSize: 2, optimizer: optimizer("sgd", { momentum: 0.9 }), l2: 0.01 },
    frozenBiases: [1],
  }),
  nesterov: network({
    sizes: [1, 2, 1],
    activations: ["tanh"],
    examples: 2,
    training: { epochs: 3, batchSize: 1, optimizer: optimizer("sgd", { momentum: 0.8, nesterov: true }) },
  }),
  "adam, uneven batches": network({
    sizes: [2, 2, 1],
    examples: 3,
    training: { epochs: 3, batchSize: 2, learningRate: 0.01, optimizer: optimizer("adam"), l2: 0.1 },
    frozenWeights: [2],
  }),
  adamw: network({
    sizes: [2, 1],
    examples: 2,
    training: {
      epochs: 4,
      batchSize: 1,
      learningRate: 0.1,
      optimizer: optimizer("adamw", { weightDecay: 0.1 }),
    },
  }),
  rmsprop: network({
    sizes: [1, 2, 1],
    examples: 2,
    training: { epochs: 2, batchSize: 1, learningRate: 0.01, optimizer: optimizer("rmsprop"), l2: 0.02 },
  }),
  "summed gradients": network({
    sizes: [2, 2, 1],
    examples: 3,
    training: { epochs: 2, batchSize: 2, learningRate: 0.2, reduction: "sum", l2: 0.01 },
    frozenBiases: [2],
  }),
  "summed gradients, adam": network({
    sizes: [1, 2],
    examples: 3,
    training: { epochs: 2, batchSize: 2, reduction: "sum", optimizer: optimizer("adam") },
  }),
  "all frozen, summed": network({
    sizes: [1, 1],
    examples: 2,
    training: { epochs: 2, batchSize: 1, reduction: "sum" },
    frozenWeights: [1],
    frozenBiases: [1],
  }),
  adagrad: network({
    sizes: [2, 2],
    examples: 2,
    training: { epochs: 3, batchSize: 2, learningRate: 0.1, optimizer: optimizer("adagrad") },
  }),
};
