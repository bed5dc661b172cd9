import assert from "node:assert/strict";
import { elementwise } from "../../../src/core/network/activation";
import { agrees, finiteDifference } from "./records";

/** z, the value and the slope as PyTorch 1.13 gives them: torch.nn.functional.mish and its autograd, in float64. */
const pytorch = [
  [-30.0, -2.807286890651921e-12, -2.713710660963392e-12],
  [-5.0, -0.033576237730161704, -0.026747498019901936],
  [-1.25, -0.30841396114152775, -0.014697562473019468],
  [-0.5, -0.22074377465173, 0.28951067791351226],
  [0.0, 0.0, 0.6],
  [0.3, 0.20800137234811503, 0.7828272995511304],
  [1.0, 0.8650983882673103, 1.0490362200997922],
  [2.5, 2.471392304557881, 1.041129530131353],
  [20.0, 20.0, 1.0],
] as const;

describe("mish", () => {
  const { f, df } = elementwise.mish;
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
