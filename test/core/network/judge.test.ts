import assert from "node:assert/strict";
import { Table } from "../../../src/core/network/dataset";
import { firstLargest, isRight, judgeOf } from "../../../src/core/network/judge";

function table(...targets: readonly (readonly number[])[]): Table {
  return Table.of(
    targets.map((target) => ({ input: Float64Array.of(0), target: Float64Array.from(target) })),
  );
}

describe("what is called right", () => {
  it("can be said where targets are one-hot, or a single 0 or 1", () => {
    assert.equal(judgeOf(table([0], [1], [1])), "half");
    assert.equal(judgeOf(table([1, 0, 0], [0, 0, 1])), "largest");
    for (const others of [
      [[0], [0.5]],
      [[2]],
      [[-0.1]],
      [[1, 1]],
      [[0, 0]],
      [[0.7, 0.3]],
      [
        [1, 0],
        [0, 2],
      ],
    ])
      assert.equal(judgeOf(table(...others)), undefined, JSON.stringify(others));
  });

  it("is an output of at least ½ exactly where the target is 1", () => {
    for (const [a, y, right] of [
      [0.5, 1, true],
      [0.4999, 1, false],
      [0.5, 0, false],
      [0.4999, 0, true],
      [-3, 0, true],
      [Number.NaN, 1, false],
    ] as const)
      assert.equal(isRight("half", Float64Array.of(a), Float64Array.of(y)), right, `a = ${a}, y = ${y}`);
  });

  it("is the largest output, at a tie the first, where the target is 1", () => {
    const target = Float64Array.of(0, 1, 0);
    assert.equal(isRight("largest", Float64Array.of(0.1, 0.2, 0.15), target), true);
    assert.equal(isRight("largest", Float64Array.of(0.1, 0.2, 0.2), target), true);
    assert.equal(isRight("largest", Float64Array.of(0.2, 0.2, 0.1), target), false);
    assert.equal(firstLargest(Float64Array.of(-3, -1, -1)), 1);
  });

  it("is not said of a target of another kind", () => {
    assert.equal(isRight("largest", Float64Array.of(1, 0), Float64Array.of(0.5, 0.5)), undefined);
    assert.equal(isRight("half", Float64Array.of(1), Float64Array.of(0.9)), undefined);
  });

  it("looks at a data set once, and not at all of a huge one", () => {
    let looks = 0;
    const target = Float64Array.of(1);
    const huge = {
      ...table([1]),
      count: 3_000_000,
      target: () => {
        looks++;
        return target;
      },
    } as unknown as Table;
    assert.equal(judgeOf(huge), "half");
    const first = looks;
    assert.ok(first <= 1_000_001, `${first} looks`);
    assert.equal(judgeOf(huge), "half");
    assert.equal(looks, first);
  });
});
