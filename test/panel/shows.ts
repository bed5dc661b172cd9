/** What the panel can show, by name: every kind of step, on networks of every kind. */
import { readFileSync } from "node:fs";
import { Program } from "../../src/core/program/program";
import type { StepSubject } from "../../src/core/program/steps";
import { indexOfStep } from "../core/indexOfStep";
import { sampleNetwork, samplesFolder, sampleText } from "../document/network/samples";
import type { Opening } from "./host";
import {
  chain,
  classes,
  crowd,
  deep,
  digits,
  lengthOf,
  type NetworkFile,
  pictures,
  rightAfter,
  small,
  textOf,
  trained,
  trainedBy,
  wordy,
  xor,
} from "./networks";

/** The view right after a step of the `turn`-th example that is computed. */
function at(file: NetworkFile, subject: StepSubject, turn = 0, level = "factor"): Opening {
  return { network: textOf(file), position: rightAfter(file, subject, turn), launch: { level } };
}

/** What the samples on real data have beside them. */
const samples = {
  iris: { network: await sampleNetwork("iris"), beside: ["iris.csv"] },
  digits: {
    network: await sampleNetwork("digits"),
    beside: ["digits-images.idx3-ubyte", "digits-labels.idx1-ubyte"],
  },
};

/** The same of a sample on real data. */
function sampleAt(name: keyof typeof samples, subject: StepSubject, turn: number, level = "factor"): Opening {
  const { network, beside } = samples[name];
  return {
    network: sampleText(name),
    beside: Object.fromEntries(beside.map((file) => [file, [...readFileSync(`${samplesFolder}/${file}`)]])),
    position: indexOfStep(new Program(network), turn, subject) + 1,
    launch: { level },
  };
}

/** The same, where the reader predicts. */
function asked(...of: Parameters<typeof at>): Opening {
  return { ...at(...of), kept: { predicts: true } };
}

export const shows = {
  start: { network: textOf(small) },
  startTrained: { network: textOf(trained) },
  term: at(small, { kind: "term", l: 1, j: 0, k: 1 }),
  bias: at(small, { kind: "bias", l: 2, j: 1 }, 1),
  activation: at(small, { kind: "activation", l: 1, j: 2 }),
  cost: at(small, { kind: "cost", l: 2, j: 0 }),
  costDone: at(small, { kind: "cost", l: 2, j: 1 }, 0, "quantity"),
  dC_da: at(small, { kind: "dC_da", l: 2, j: 0 }, 2),
  da_dz: at(small, { kind: "da_dz", l: 2, j: 0 }, 2),
  dz_dw: at(small, { kind: "dz_dw", l: 2, j: 0, k: 1 }, 2),
  dz_db: at(small, { kind: "dz_db", l: 2, j: 0 }, 2, "neuron"),
  path: at(small, { kind: "path", l: 1, j: 1, i: 0 }, 1),
  pathDone: at(small, { kind: "path", l: 1, j: 1, i: 1 }, 1),
  hiddenWeight: at(small, { kind: "dz_dw", l: 1, j: 1, k: 2 }, 1),
  mean: at(trained, { kind: "mean", l: 2, j: 0, k: 1 }, 3),
  meanFolded: at(crowd, { kind: "mean", l: 2, j: 0, k: 1 }, 13),
  update: at(trained, { kind: "update", l: 2, j: 0, k: 1 }, 3),
  velocity: at(trainedBy({ momentum: 0.9 }), { kind: "velocity", l: 2, j: 0, k: 1 }, 4 + 3),
  momentum: at(trainedBy({ momentum: 0.9 }), { kind: "update", l: 2, j: 0, k: 1 }, 4 + 3),
  nesterov: at(
    trainedBy({ momentum: 0.9, l2: 0.01, optimizer: { name: "sgd", nesterov: true } }),
    { kind: "update", l: 2, j: 0, k: 1 },
    4 + 3,
  ),
  moment1: at(trainedBy({ optimizer: { name: "adam" } }), { kind: "moment1", l: 2, j: 0, k: 1 }, 4 + 3),
  moment2: at(
    trainedBy({ optimizer: { name: "adam" }, l2: 0.01 }),
    { kind: "moment2", l: 2, j: 0, k: 1 },
    4 + 3,
  ),
  adam: at(trainedBy({ optimizer: { name: "adam" } }), { kind: "update", l: 2, j: 0, k: 1 }, 4 + 3),
  adamw: at(trainedBy({ optimizer: { name: "adamw" } }), { kind: "update", l: 2, j: 0, k: 1 }, 4 + 3),
  rmsprop: at(
    trainedBy({ optimizer: { name: "rmsprop" }, l2: 0.01 }),
    { kind: "update", l: 2, j: 0, k: 1 },
    4 + 3,
  ),
  adagrad: at(trainedBy({ optimizer: { name: "adagrad" } }), { kind: "moment2", l: 2, j: 0, k: 1 }, 4 + 3),
  validated: {
    network: textOf({ ...trained, validation: trained.examples.slice(1, 3) }),
    position: rightAfter(trained, { kind: "update", l: 2, j: 1 }, 4 + 3),
  },
  trained: at(trained, { kind: "dz_dw", l: 2, j: 0, k: 1 }, 4 * 3 + 2),
  batches: at(
    { ...small, training: { learningRate: 2, epochs: 300, batchSize: 1 } },
    { kind: "dz_dw", l: 2, j: 0, k: 1 },
    4 * 210 + 2,
  ),
  forked: {
    ...at(xor, { kind: "cost", l: 2, j: 0 }, 4 * 120 + 3),
    fork: { learningRate: 0.3 },
    kept: { tab: "cost" },
  },
  neuronForward: at(small, { kind: "activation", l: 1, j: 2 }, 0, "neuron"),
  layerForward: at(small, { kind: "activation", l: 1, j: 2 }, 0, "layer"),
  layerBackward: at(small, { kind: "dz_db", l: 1, j: 2 }, 0, "layer"),
  passForward: at(small, { kind: "cost", l: 2, j: 1 }, 0, "pass"),
  passBackward: at(small, { kind: "dz_db", l: 1, j: 2 }, 0, "pass"),
  example: at(xor, { kind: "dz_db", l: 1, j: 1 }, 4 * 7 + 2, "example"),
  average: at(trained, { kind: "mean", l: 2, j: 1 }, 3, "pass"),
  downhill: at(trained, { kind: "update", l: 2, j: 1 }, 3, "batch"),
  epoch: at(
    { ...small, training: { learningRate: 0.5, epochs: 8, batchSize: 1 } },
    { kind: "update", l: 2, j: 1 },
    4 * 3 + 3,
    "epoch",
  ),
  digitsLayer: at(digits, { kind: "activation", l: 1, j: 15 }, 0, "layer"),
  digitsBackward: at(digits, { kind: "dz_db", l: 1, j: 15 }, 0, "pass"),
  digitsExample: at(digits, { kind: "dz_db", l: 1, j: 15 }, 0, "example"),
  endTrained: { network: textOf(trained), position: lengthOf(trained) },
  endFactor: { network: textOf(small), position: lengthOf(small) },
  end: { network: textOf(small), position: lengthOf(small), launch: { level: "epoch" } },
  chain: at(chain, { kind: "dz_dw", l: 3, j: 0, k: 0 }),
  chainPath: at(chain, { kind: "path", l: 2, j: 0, i: 0 }),
  xorEarly: at(xor, { kind: "dz_dw", l: 2, j: 0, k: 1 }, 4 * 7 + 2),
  xorLate: at(xor, { kind: "cost", l: 2, j: 0 }, 4 * 430 + 3),
  softmax: at(classes, { kind: "activation", l: 3, j: 1 }),
  softmaxSum: at(classes, { kind: "da_dz", l: 3, j: 0, i: 1 }),
  softmaxWeight: at(classes, { kind: "dz_dw", l: 3, j: 2, k: 1 }),
  classesPath: at(classes, { kind: "path", l: 1, j: 5, i: 3 }, 1),
  digitsTerm: at(digits, { kind: "term", l: 1, j: 4, k: 383 }),
  digitsPath: at(digits, { kind: "path", l: 2, j: 5, i: 7 }),
  digitsWeight: at(digits, { kind: "dz_dw", l: 1, j: 12, k: 404 }),
  digitsWhole: { ...at(digits, { kind: "path", l: 2, j: 5, i: 7 }), kept: { layers: "whole" } },
  pictures: at(pictures, { kind: "dz_dw", l: 2, j: 20, k: 1 }),
  longNames: at(wordy, { kind: "dz_dw", l: 2, j: 0, k: 1 }, 2),
  deep: at(deep, { kind: "path", l: 3, j: 3, i: 1 }),
  deepCost: at(deep, { kind: "cost", l: 6, j: 0 }),
  deepTerm: at(deep, { kind: "term", l: 3, j: 3, k: 7 }),
  askedFactor: asked(small, { kind: "da_dz", l: 2, j: 0 }, 2),
  askedTerm: asked(small, { kind: "term", l: 1, j: 0, k: 1 }),
  askedValue: asked(small, { kind: "bias", l: 1, j: 0 }),
  askedPath: asked(small, { kind: "path", l: 1, j: 1, i: 1 }),
  askedMean: asked(trained, { kind: "mean", l: 2, j: 0, k: 0 }, 3),
  askedExample: asked(trained, { kind: "mean", l: 2, j: 0, k: 1 }, 3),
  askedWhole: asked(classes, { kind: "dz_dw", l: 2, j: 1, k: 3 }, 0, "quantity"),
  sampleIris: sampleAt("iris", { kind: "da_dz", l: 2, j: 1, i: 2 }, 120 * 9 + 4),
  sampleDigits: sampleAt("digits", { kind: "path", l: 1, j: 5, i: 3 }, 300 + 7),
  sampleDigitsEpoch: sampleAt("digits", { kind: "update", l: 2, j: 9 }, 300 * 6 - 1, "epoch"),
  idle: {},
} as const satisfies Record<string, Opening>;

export type ShowName = keyof typeof shows;
export const showNames = Object.keys(shows) as ShowName[];
