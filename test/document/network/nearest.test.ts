import assert from "node:assert/strict";
import { activationNames } from "../../../src/core/network/activation";
import { costNames } from "../../../src/core/network/cost";
import { editDistance, nearestName } from "../../../src/document/network/nearest";

describe("nearestName", () => {
  const names = [...activationNames, ...costNames];
  for (const [written, meant] of [
    ["Sigmoid", "sigmoid"],
    ["sigmiod", "sigmoid"],
    ["ReLU", "relu"],
    ["leaky_relu", "leakyRelu"],
    ["soft-max", "softmax"],
    ["linear", undefined],
    ["tahn", "tanh"],
    ["squareError", "squaredError"],
    ["mean squared error", "meanSquaredError"],
    ["binary_crossentropy", "binaryCrossEntropy"],
    ["swish", undefined],
    ["", undefined],
    ["x".repeat(100_000), undefined],
  ] as const)
    it(`${written.slice(0, 30)} → ${meant}`, () => assert.equal(nearestName(written, names), meant));
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
