import assert from "node:assert/strict";
import { activationNames } from "../../../src/core/network/activation";
import { costNames } from "../../../src/core/network/cost";
import {
  exampleKeys,
  fileKeys,
  type Keys,
  layerKeys,
  trainingKeys,
} from "../../../src/document/network/keys";
import { editDistance, nearestName } from "../../../src/document/network/nearest";

describe("nearestName", () => {
  const names = [...activationNames, ...costNames];
  for (const [written, meant] of [
    ["Sigmoid", "sigmoid"],
    ["sigmiod", "sigmoid"],
    ["ReLU", "relu"],
    ["leaky_relu", "leakyRelu"],
    ["soft-max", "softmax"],
    ["linear", "identity"],
    ["tahn", "tanh"],
    ["squareError", "squaredError"],
    ["mean squared error", "meanSquaredError"],
    ["binary_crossentropy", "binaryCrossEntropy"],
    ["swish", "silu"],
    ["Logsig", "sigmoid"],
    ["nn.LeakyReLU", "leakyRelu"],
    ["lrelu", "leakyRelu"],
    ["MSE", "meanSquaredError"],
    ["nn.MSELoss", "meanSquaredError"],
    ["BCE", "binaryCrossEntropy"],
    ["log_loss", "binaryCrossEntropy"],
    ["categorical_crossentropy", "crossEntropy"],
    ["SSE", "squaredError"],
    ["sigmoid function", "sigmoid"],
    ["relu6", undefined],
    ["softmin", undefined],
    ["root_mean_squared_error", undefined],
    ["constructor", undefined],
    ["", undefined],
    ["x".repeat(100_000), undefined],
  ] as const)
    it(`${written.slice(0, 30)} → ${meant}`, () => assert.equal(nearestName(written, names), meant));
});

it("nearestName tells apart what one name means in two places", () => {
  assert.equal(nearestName("Logistic", activationNames), "sigmoid");
  assert.equal(nearestName("Logistic", costNames), "binaryCrossEntropy");
  assert.equal(nearestName("Logistic", [...activationNames, ...costNames]), undefined);
});

describe("nearestName of a key", () => {
  const cases: readonly (readonly [Keys, ...(readonly [written: string, meant: string | undefined])[]])[] = [
    [
      trainingKeys,
      ["lr", "learningRate"],
      ["eta", "learningRate"],
      ["η", "learningRate"],
      ["learning_rate", "learningRate"],
      ["learningrate", "learningRate"],
      ["n_epochs", "epochs"],
      ["batch_size", "batchSize"],
      ["mini_batch", "batchSize"],
      ["random_state", "seed"],
      ["l1", undefined],
    ],
    [layerKeys, ["weight", "weights"], ["bias", "biases"], ["nonlinearity", "activation"]],
    [exampleKeys, ["inputs", "input"], ["x", "input"], ["labels", "target"], ["output", "target"]],
    [fileKeys, ["loss", "cost"], ["loss_function", "cost"], ["samples", "examples"], ["lr", undefined]],
  ];
  for (const [keys, ...names] of cases)
    for (const [written, meant] of names)
      it(`${written} → ${meant}`, () => assert.equal(nearestName(written, Object.keys(keys)), meant));
});

describe("editDistance", () => {
  for (const [a, b, distance] of [
    ["", "", 0],
    ["", "abc", 3],
    ["kitten", "sitting", 3],
    ["ab", "ba", 1],
    ["weights", "wieghts", 1],
    ["abc", "abc", 0],
  ] as const)
    it(`${a} → ${b}: ${distance}`, () => {
      assert.equal(editDistance(a, b), distance);
      assert.equal(editDistance(b, a), distance);
    });
});
