/** The networks that the panel's tests walk through, as files; and where their steps stand. */

import { readFileSync } from "node:fs";
import { Program } from "../../src/core/program/program";
import type { StepSubject } from "../../src/core/program/steps";
import { parseNetworkFile } from "../../src/document/network/networkFile";
import { indexOfStep } from "../core/indexOfStep";

export interface NetworkFile {
  readonly name?: string;
  readonly layers: readonly {
    readonly name?: string;
    readonly activation: string;
    readonly weights: readonly (readonly number[])[];
    readonly biases: readonly number[];
  }[];
  readonly cost: string;
  readonly examples: readonly {
    readonly name?: string;
    readonly input: readonly number[];
    readonly target: readonly number[];
  }[];
  readonly validation?: NetworkFile["examples"];
  readonly training?: {
    readonly learningRate: number;
    readonly epochs: number;
    readonly batchSize: number | "all";
    readonly momentum?: number;
    readonly l2?: number;
    readonly optimizer?: { readonly name: string; readonly nesterov?: boolean };
  };
}

const sample = (name: string): NetworkFile =>
  JSON.parse(readFileSync(`media/samples/${name}.nn.json`, "utf8"));

/** The lesson's chain, which does not train here: one example, once. */
export const { training: _, ...chain }: NetworkFile = sample("one-neuron-per-layer");
export const small = sample("3-3-2");
/** 500 gradient steps. */
export const xor = sample("xor");
export const trained: NetworkFile = {
  ...small,
  name: "Three inputs, two outputs, trained",
  training: { learningRate: 0.5, epochs: 6, batchSize: "all" },
};

/** The same, by another update rule. */
export function trainedBy(training: Partial<NetworkFile["training"]>): NetworkFile {
  return { ...small, training: { learningRate: 0.05, epochs: 6, batchSize: "all", ...training } };
}

/** Numbers in −1 … 1 without a pattern, the same every time. */
function scattered(count: number, phase: number, scale = 1): number[] {
  return Array.from(
    { length: count },
    (_, index) => Math.round(1e6 * scale * Math.sin(phase + 12.9898 * index ** 1.3)) / 1e6,
  );
}

function layer(size: number, inputs: number, activation: string, scale: number, name?: string) {
  const weights = Array.from({ length: size }, (_, j) => scattered(inputs, size + 7 * j, scale));
  return { ...(name && { name }), activation, weights, biases: scattered(size, 3 * inputs, scale) };
}

const oneHot = (size: number, hot: number): number[] =>
  Array.from({ length: size }, (_, j) => Number(j === hot));

/** 4-8-6-3 with softmax. */
export const classes: NetworkFile = {
  name: "Three kinds of iris",
  layers: [layer(8, 4, "tanh", 0.8), layer(6, 8, "tanh", 0.9), layer(3, 6, "softmax", 1.1, "kind")],
  cost: "crossEntropy",
  examples: ["setosa", "versicolor", "virginica"].map((name, place) => ({
    name,
    input: scattered(4, place),
    target: oneHot(3, place),
  })),
};

/** 784-16-16-10 on two drawn digits: most pixels are 0. */
export const digits: NetworkFile = {
  name: "Handwritten digits",
  layers: [
    layer(16, 784, "sigmoid", 0.15),
    layer(16, 16, "sigmoid", 0.9),
    layer(10, 16, "sigmoid", 0.9, "digit"),
  ],
  cost: "squaredError",
  examples: [
    ["a three", 3],
    ["a seven", 7],
  ].map(([name, hot]) => ({
    name: name as string,
    input: scattered(784, hot as number).map((x, pixel) => (pixel % 5 < 4 ? 0 : Math.abs(x))),
    target: oneHot(10, hot as number),
  })),
};

/** 64-4-64: the output is a picture as well, and so is its target. */
export const pictures: NetworkFile = {
  name: "Squares",
  layers: [layer(4, 64, "sigmoid", 0.3), layer(64, 4, "sigmoid", 0.9)],
  cost: "squaredError",
  examples: [0, 1].map((place) => {
    const square = scattered(64, place).map((x) => Math.abs(x));
    return { input: square, target: square };
  }),
};

/** More examples in a batch than the stage has rows for. */
export const crowd: NetworkFile = {
  ...small,
  name: "A crowd",
  examples: Array.from({ length: 14 }, (_, place) => ({
    ...(place % 3 > 0 && { name: `day ${place}` }),
    input: scattered(3, place),
    target: oneHot(2, place % 2),
  })),
};

/** Names as long as readers may give them. */
export const wordy: NetworkFile = {
  ...small,
  name: "the weather of tomorrow, from three old barometers that hang in the hall",
  layers: small.layers.map((each, place) => ({
    ...each,
    name: ["edge detectors of the lower visual field", "probability_of_each_weather_condition_tomorrow"][
      place
    ]!,
  })),
  examples: small.examples.map((example) => ({
    ...example,
    name: "a rainy Sunday afternoon in the second week of November",
  })),
};

/** Many layers of different activations. */
export const deep: NetworkFile = {
  name: "Deep",
  layers: [
    layer(5, 2, "relu", 0.9),
    layer(12, 5, "tanh", 0.9),
    layer(7, 12, "gelu", 0.9),
    layer(4, 7, "leakyRelu", 0.9),
    layer(2, 4, "tanh", 0.9),
    layer(1, 2, "sigmoid", 0.9),
  ],
  cost: "binaryCrossEntropy",
  examples: [{ input: [0.5, -2.5], target: [1] }],
};

/** One neuron in each of so many layers. */
export const chainOf = (layers: number): NetworkFile => ({
  name: "Deeper than a screen is tall",
  layers: Array.from({ length: layers }, (_, place) => ({
    activation: "tanh",
    weights: [[place % 2 === 0 ? 1.1 : -0.9]],
    biases: [0.1],
  })),
  cost: "squaredError",
  examples: [{ input: [0.5], target: [1] }],
});

/** Numbers that leave what a double can hold: first infinite ones, then none at all. */
export const exploding: NetworkFile = {
  name: "Exploding",
  layers: [
    { activation: "relu", weights: [[1e200], [-1e200], [1e200]], biases: [0, 0, 1] },
    {
      activation: "relu",
      weights: [
        [1e200, 1, -1e200],
        [1e200, 0, 0],
      ],
      biases: [0, 0],
    },
    { activation: "tanh", weights: [[1, -1]], biases: [0] },
  ],
  cost: "squaredError",
  examples: [
    { name: "large", input: [3], target: [1] },
    { name: "none", input: [0], target: [0] },
  ],
  training: { learningRate: 0.5, epochs: 2, batchSize: "all" },
};

export const textOf = (file: NetworkFile): string => JSON.stringify(file);

const programs = new WeakMap<NetworkFile, Program>();

function programOf(file: NetworkFile): Program {
  let program = programs.get(file);
  if (!program) {
    program = new Program(parseNetworkFile(textOf(file)).network!);
    programs.set(file, program);
  }
  return program;
}

/** N. */
export const lengthOf = (file: NetworkFile): number => programOf(file).length;

/** The position right after a step of the `turn`-th example that is computed. */
export function rightAfter(file: NetworkFile, subject: StepSubject, turn = 0): number {
  const program = programOf(file);
  return indexOfStep(program, turn, subject) + 1;
}
