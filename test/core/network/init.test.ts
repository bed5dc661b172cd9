import assert from "node:assert/strict";
import { drawnWeights, type Init, initNames, settingOf } from "../../../src/core/network/init";
import { Random } from "../../../src/core/network/random";

const layer = { l: 2, inputs: 30, units: 40 };
const initOf = (method: Init["method"], seed = 5): Init => ({
  ...{ method, seed },
  ...(settingOf(method) && { setting: 0.25 }),
});

describe("an initial start", () => {
  it("draws row by row, from a state of its own for each layer", () => {
    const random = new Random(5n + (2n << 32n));
    const bound = Math.sqrt(6 / 70);
    for (const weight of drawnWeights(initOf("xavierUniform"), layer))
      assert.equal(weight, (2 * random.uniform() - 1) * bound);
    const normal = new Random(5n + (2n << 32n));
    for (const weight of drawnWeights(initOf("heNormal"), layer))
      assert.equal(weight, normal.normal() * Math.sqrt(2 / 30));
  });

  it("is the same every time, and another with another seed or layer", () => {
    for (const method of initNames) {
      const drawn = drawnWeights(initOf(method), layer);
      assert.equal(drawn.length, 1200);
      assert.deepEqual(drawn, drawnWeights(initOf(method), layer));
      if (method === "zeros") continue;
      assert.notDeepEqual(drawn, drawnWeights(initOf(method, 6), layer));
      assert.notDeepEqual(drawn, drawnWeights(initOf(method), { ...layer, l: 1 }));
    }
  });

  it("has the width that its method says", () => {
    const bounds = { xavierUniform: Math.sqrt(6 / 70), heUniform: Math.sqrt(6 / 30), uniform: 0.25 } as const;
    for (const [method, bound] of Object.entries(bounds)) {
      const drawn = drawnWeights(initOf(method as Init["method"]), layer);
      const most = Math.max(...drawn.map(Math.abs));
      assert.ok(most <= bound && most > 0.98 * bound, method);
    }
    const deviations = {
      xavierNormal: Math.sqrt(2 / 70),
      heNormal: Math.sqrt(2 / 30),
      normal: 0.25,
    } as const;
    for (const [method, deviation] of Object.entries(deviations)) {
      const drawn = drawnWeights(initOf(method as Init["method"]), layer);
      const found = Math.sqrt(drawn.reduce((sum, w) => sum + w * w, 0) / drawn.length);
      assert.ok(Math.abs(found / deviation - 1) < 0.06, `${method}: ${found}, not ${deviation}`);
    }
    assert.ok(drawnWeights(initOf("zeros"), layer).every((w) => w === 0));
  });
});
