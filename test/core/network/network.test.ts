import assert from "node:assert/strict";
import { parameterAt, parameterCount, parameterIndex } from "../../../src/core/network/network";

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
  });
});
