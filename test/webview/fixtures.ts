/** Views of real runs for the panel's tests and its preview page, by name. */

import type { ActivationName } from "../../src/core/network/activation";
import type { CostName } from "../../src/core/network/cost";
import { Table } from "../../src/core/network/dataset";
import { type Network, parameterCount } from "../../src/core/network/network";
import { PLAIN } from "../../src/core/network/updateRules/updateRules";
import type { Level, StepSubject } from "../../src/core/program/steps";
import { Trace } from "../../src/core/run/trace";
import { bindFunction } from "../../src/debug/breakpoints/functionBreakpoints";
import { TimelineStops } from "../../src/debug/breakpoints/timelineStops";
import { viewOf } from "../../src/pictures/view";
import type { StepView } from "../../src/protocol/messages";
import { indexOfStep } from "../core/indexOfStep";

interface Shape {
  readonly sizes: readonly number[];
  readonly activations: readonly ActivationName[];
  readonly cost?: CostName;
  readonly names?: readonly string[];
  readonly parameters?: readonly number[];
  readonly examples: readonly (readonly [
    name: string,
    input: readonly number[],
    target: readonly number[],
  ])[];
  readonly learningRate?: number;
  /** 3 unless given. */
  readonly epochs?: number;
  /** All examples unless given. */
  readonly batchSize?: number;
}

/** Numbers in −1 … 1 that look random and are the same every time. */
function* noise(): Generator<number, never> {
  let state = 7;
  for (;;) {
    state = (state * 16807) % 2147483647;
    yield (2 * state) / 2147483647 - 1;
  }
}

function take(count: number, scale = 1): number[] {
  const numbers = noise();
  return Array.from({ length: count }, () => scale * numbers.next().value);
}

function networkOf(shape: Shape): Network {
  const { sizes, activations, cost = "squaredError", names = [], examples, learningRate, epochs = 3 } = shape;
  const { batchSize = examples.length } = shape;
  const parameters = Float64Array.from(shape.parameters ?? take(parameterCount(sizes)));
  return {
    sizes,
    layers: activations.map((activation, place) => ({
      activation,
      trainable: { weights: true, biases: true },
      ...(names[place] !== undefined && { name: names[place] }),
    })),
    cost,
    examples: Table.of(
      examples.map(([name, input, target]) => ({
        ...(name && { name }),
        input: Float64Array.from(input),
        target: Float64Array.from(target),
      })),
    ),
    parameters,
    ...(learningRate !== undefined && {
      training: {
        learningRate,
        epochs,
        batchSize,
        shuffle: false,
        seed: 1,
        optimizer: PLAIN,
        reduction: "mean",
        l2: 0,
      },
    }),
  };
}

const small: Shape = {
  sizes: [3, 3, 2],
  activations: ["sigmoid", "sigmoid"],
  parameters: [
    ...[0.9, -0.6, 0.2, -0.3],
    ...[-0.7, 0.8, -0.4, 0.1],
    ...[0.3, 1.2, -1.1, 0.5],
    ...[1.1, -0.8, 0.6, 0.2],
    ...[-0.5, 0.7, 0.4, -0.1],
  ],
  examples: [
    ["dawn", [0.7, 0.5, 0.1], [1, 0]],
    ["", [0.2, 0.9, 0.4], [0, 1]],
    ["dusk", [0.1, 0.3, 0.8], [1, 0]],
    ["night", [0, 0.05, 0.02], [0, 1]],
  ],
};

/** A three of two arcs, as bright as a pixel is near to them: about a fifth of the pixels is not 0. */
const digit = Array.from({ length: 784 }, (_, pixel) => {
  const [x, y] = [pixel % 28, Math.floor(pixel / 28)];
  const arc = (middle: number): number => {
    const [dx, dy] = [x - 12.5, y - middle];
    const isOpen = dx < -1.5 && Math.sign(dy) === Math.sign(13.5 - middle);
    return isOpen ? 9 : Math.abs(Math.hypot(dx, dy * 1.15) - 5.5);
  };
  const ink = 1.25 - Math.min(arc(9), arc(18.5)) / 1.8;
  return Number(Math.min(Math.max(ink, 0), 1).toFixed(2));
});

const digits: Shape = {
  sizes: [784, 16, 16, 10],
  activations: ["sigmoid", "sigmoid", "sigmoid"],
  parameters: take(13_002, 0.3),
  examples: [["three", digit, Array.from({ length: 10 }, (_, j) => (j === 3 ? 1 : 0))]],
};

const chain: Shape = {
  sizes: [1, 1, 1, 1],
  activations: ["sigmoid", "sigmoid", "sigmoid"],
  examples: [["", [0.6], [1]]],
};

const classes: Shape = {
  ...small,
  sizes: [3, 3, 3],
  activations: ["tanh", "softmax"],
  cost: "crossEntropy",
  parameters: take(24, 1.5),
  examples: [["dawn", [0.7, -0.5, 0.1], [1, 0, 0]]],
};

const iris: Shape = {
  sizes: [4, 8, 6, 3],
  activations: ["tanh", "tanh", "softmax"],
  cost: "crossEntropy",
  parameters: take(4 * 8 + 8 + 8 * 6 + 6 + 6 * 3 + 3, 1.2),
  examples: [["setosa", [0.51, 0.35, 0.14, 0.02], [1, 0, 0]]],
};

const longNames: Shape = {
  ...small,
  activations: ["tanh", "relu"],
  names: ["edge detectors of the lower visual field", "probability_of_each_weather_condition_tomorrow"],
  examples: small.examples.map(([, ...rest]) => [
    "a rainy Sunday afternoon in the second week of November",
    ...rest,
  ]),
};

const deep: Shape = {
  sizes: [2, 5, 12, 7, 4, 2, 1],
  activations: ["relu", "tanh", "gelu", "leakyRelu", "tanh", "sigmoid"],
  cost: "binaryCrossEntropy",
  examples: [["", [0.5, -2.5], [1]]],
};

/** More layers than are drawn. */
const folded: Shape = {
  sizes: [2, ...Array<number>(99).fill(3), 1],
  activations: Array<ActivationName>(100).fill("tanh"),
  examples: [["", [0.5, -0.5], [1]]],
};

const xor: Shape = {
  sizes: [2, 3, 1],
  activations: ["tanh", "sigmoid"],
  parameters: take(13, 1.2),
  examples: [
    ["", [0, 0], [0]],
    ["", [0, 1], [1]],
    ["", [1, 0], [1]],
    ["", [1, 1], [0]],
  ],
  learningRate: 2,
  epochs: 500,
};

const many: Shape = {
  ...small,
  learningRate: 0.1,
  epochs: 20,
  examples: Array.from({ length: 60_000 }, () => ["", [0.1, 0.5, 0.9], [1, 0]] as const),
};

interface Place extends StepSubject {
  readonly turn?: number;
}

/** The view right after a step, or at the start without one; with function breakpoints, by their name and condition. */
function at(
  shape: Shape,
  place?: Place,
  level: Level = "factor",
  title = shape.sizes.join("-"),
  breakpoints: readonly (readonly [
    name: string,
    condition?: string | undefined,
    hitCondition?: string,
  ])[] = [],
  isCovered = false,
): StepView {
  const trace = new Trace(networkOf(shape));
  const { program } = trace;
  const state = trace.stateAt(place ? positionAfter(place) : 0);
  const bound = breakpoints.map(
    ([name, condition, hitCondition], id) =>
      bindFunction(
        { id, name, condition, hitCondition },
        { trace, network: trace.network, program: trace.program },
      ).bound!,
  );
  return viewOf(state, level, title, { stops: new TimelineStops(trace, bound), isCovered });

  function positionAfter({ turn = 0, ...subject }: Place): number {
    return indexOfStep(program, turn, subject) + 1;
  }
}

export const fixtures = {
  start: () => at(small),
  term: () => at(small, { kind: "term", l: 1, j: 0, k: 1 }),
  bias: () => at(small, { kind: "bias", l: 2, j: 1, turn: 1 }),
  activation: () => at(small, { kind: "activation", l: 1, j: 2 }),
  cost: () => at(small, { kind: "cost", l: 2, j: 0 }),
  costDone: () => at(small, { kind: "cost", l: 2, j: 1 }, "quantity"),
  dC_da: () => at(small, { kind: "dC_da", l: 2, j: 0, turn: 2 }),
  da_dz: () => at(small, { kind: "da_dz", l: 2, j: 0, turn: 2 }),
  dz_dw: () => at(small, { kind: "dz_dw", l: 2, j: 0, k: 1, turn: 2 }),
  asked: () => at(small, { kind: "bias", l: 1, j: 0, turn: 2 }, "factor", "3-3-2", [], true),
  dz_db: () => at(small, { kind: "dz_db", l: 2, j: 0, turn: 2 }, "neuron"),
  path: () => at(small, { kind: "path", l: 1, j: 1, i: 0, turn: 1 }),
  pathDone: () => at(small, { kind: "path", l: 1, j: 1, i: 1, turn: 1 }),
  hiddenWeight: () => at(small, { kind: "dz_dw", l: 1, j: 1, k: 2, turn: 1 }),
  mean: () => at({ ...small, learningRate: 0.5 }, { kind: "mean", l: 2, j: 0, k: 1, turn: 3 }),
  update: () => at({ ...small, learningRate: 0.5 }, { kind: "update", l: 2, j: 0, k: 1, turn: 3 }),
  trained: () =>
    at({ ...small, learningRate: 0.5, epochs: 500 }, { kind: "dz_dw", l: 2, j: 0, k: 1, turn: 4 * 137 + 2 }),
  stops: () =>
    at(
      { ...small, learningRate: 0.5, epochs: 1 },
      { kind: "path", l: 1, j: 1, i: 0, turn: 1 },
      "factor",
      "3-3-2",
      [["w[2][0][1]"], ["cost", "C < 0.4"]],
    ),
  trainedStops: () =>
    at(
      { ...small, learningRate: 0.5, epochs: 500 },
      { kind: "dz_dw", l: 2, j: 0, k: 1, turn: 4 * 137 + 2 },
      "factor",
      "3-3-2",
      [["layer 2", undefined, "% 3"], ["example 3", "C < 0.1"], ["epoch 400"], ["w[2][0][1]", "C < 0.1"]],
    ),
  manyExamples: () => at(many, { kind: "da_dz", l: 2, j: 0, turn: 31_337 }, "factor", "60,000 examples"),
  end: () => at(small, { kind: "mean", l: 2, j: 1, turn: 3 }, "epoch"),
  chain: () => at(chain, { kind: "dz_dw", l: 3, j: 0, k: 0 }),
  digitsTerm: () => at(digits, { kind: "term", l: 1, j: 4, k: 383 }, "factor", "handwritten digits"),
  digitsBias: () => at(digits, { kind: "bias", l: 1, j: 4 }, "factor", "handwritten digits"),
  digitsPath: () => at(digits, { kind: "path", l: 2, j: 5, i: 7 }, "factor", "handwritten digits"),
  digitsWeight: () => at(digits, { kind: "dz_dw", l: 1, j: 12, k: 404 }, "factor", "handwritten digits"),
  softmax: () => at(classes, { kind: "activation", l: 2, j: 1 }),
  softmaxSum: () => at(classes, { kind: "da_dz", l: 2, j: 0, i: 1 }),
  softmaxWeight: () => at(classes, { kind: "dz_dw", l: 2, j: 2, k: 1 }),
  irisPath: () => at(iris, { kind: "path", l: 1, j: 3, i: 2 }),
  irisWeight: () => at(iris, { kind: "dz_dw", l: 1, j: 3, k: 2 }),
  longNames: () =>
    at(
      longNames,
      { kind: "dz_dw", l: 2, j: 0, k: 1, turn: 2 },
      "factor",
      "the weather of tomorrow, from three old barometers.nn.json",
    ),
  deep: () => at(deep, { kind: "path", l: 3, j: 3, i: 1 }),
  deepTerm: () => at(deep, { kind: "term", l: 3, j: 3, k: 7 }),
  foldedPath: () => at(folded, { kind: "path", l: 60, j: 1, i: 2 }),
  foldedTerm: () => at(folded, { kind: "term", l: 2, j: 2, k: 1 }),
  xorEarly: () => at(xor, { kind: "dz_dw", l: 2, j: 0, k: 1, turn: 4 * 7 + 2 }),
  xorLate: () => at(xor, { kind: "cost", l: 2, j: 0, turn: 4 * 430 + 3 }),
  xorBatches: () =>
    at({ ...xor, batchSize: 1, learningRate: 1.5 }, { kind: "dz_dw", l: 2, j: 0, k: 1, turn: 4 * 210 + 2 }),
  xorFar: () =>
    at({ ...xor, learningRate: 8, epochs: 5000 }, { kind: "update", l: 2, j: 0, turn: 4 * 3300 + 3 }),
} satisfies Record<string, () => StepView>;

export type FixtureName = keyof typeof fixtures;
