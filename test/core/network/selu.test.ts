import assert from "node:assert/strict";
import { elementwise } from "../../../src/core/network/activation";
import { agrees, finiteDifference } from "./records";

/** z, the value and the slope as PyTorch 1.13 gives them: torch.nn.functional.selu and its autograd, in float64. */
const pytorch = [
  [-30.0, -1.758099340847212, 1.6451630773416182e-13],
  [-5.0, -1.7462533606696198, 0.011845980177756718],
  [-1.25, -1.2543954463378648, 0.5037038945095117],
  [-0.5, -0.6917581878028713, 1.0663411530445053],
  [0.0, 0.0, 1.7580993408473766],
  [0.3, 0.31521029620664415, 1.0507009873554805],
  [1.0, 1.0507009873554805, 1.0507009873554805],
  [2.5, 2.626752468388701, 1.0507009873554805],
  [20.0, 21.014019747109607, 1.0507009873554805],
] as const;

describe("selu", () => {
  const { f, df } = elementwise.selu;
  const isNear = (one: number, other: number): boolean => Math.abs(one - other) <= 1e-13 * Math.abs(other);

  for (const [z, value, slope] of pytorch) {
    it(`has PyTorch's value and slope at ${z}`, () => {
      assert.ok(isNear(f(z), value), String(f(z)));
      assert.ok(isNear(df(z, f(z)), slope), String(df(z, f(z))));
    });
  }

  it("has the slope of its own curve", () => {
    for (let z = -11.9; z <= 12; z += 0.37)
      assert.ok(agrees(df(z, f(z)), finiteDifference(f, z), 1e-7), `at ${z}`);
  });
});
