import assert from "node:assert/strict";
import { parameterAt, parameterCount, parameterIndex } from "../../../src/core/network/network";
import { counted } from "../growth";

describe("the flat order of parameters", () => {
  it("goes layer by layer, neuron by neuron, a neuron's weights before its bias", () => {
    const sizes = [2, 2, 1];
    const order = Array.from({ length: parameterCount(sizes) }, (_, index) => parameterAt(sizes, index));
    const names = order.map(({ l, j, k }) => (k === undefined ? `b${l}${j}` : `w${l}${j}${k}`));
    assert.equal(names.join(" "), "w100 w101 b10 w110 w111 b11 w200 w201 b20");
    order.forEach((parameter, index) => {
      assert.equal(parameterIndex(sizes, parameter), index);
    });
  });

  it("ends where the parameters end", () => {
    assert.throws(() => parameterAt([1, 1], 2), RangeError);
    assert.throws(() => parameterAt([1, 1], -1), RangeError);
  });

  it("is found as fast in many layers as in few", () => {
    const readsOf = (layers: number): number => {
      const { list, reads } = counted(Array<number>(layers + 1).fill(1));
      for (let l = 1; l <= layers; l++) {
        assert.deepEqual(parameterAt(list, parameterIndex(list, { l, j: 0 })), { l, j: 0 });
      }
      assert.equal(parameterCount(list), 2 * layers);
      return reads();
    };
    assert.ok(readsOf(2000) < 2.2 * readsOf(1000));
  });
});
