import assert from "node:assert/strict";
import { complete } from "../../../src/core/run/work";
import {
  cellCount,
  matrixOf,
  rowsOf,
  scaled,
  seen,
  tensorOf,
  widthOf,
} from "../../../src/document/data/tensor";
import { faultOf, sound } from "./golden";

const bytes = Uint8Array.from({ length: 24 }, (_, i) => i);
const tensor = (shape: number[], isFortran = false) =>
  sound(tensorOf({ type: "u1", shape, isFortran }, bytes, "t"));

const listed = (rows: { readonly count: number; row(i: number): Float64Array }) =>
  Array.from({ length: rows.count }, (_, i) => [...rows.row(i)]);

describe("a tensor", () => {
  it("has no more cells than there can be", () => {
    assert.equal(cellCount([2, 3], 6), 6);
    assert.equal(cellCount([2, 3], 5), undefined);
    assert.equal(cellCount([], 1), 1);
    assert.equal(cellCount([0, 2 ** 52, 2 ** 52], 5), 0);
    for (const shape of [[2 ** 60], [2 ** 40, 2 ** 40], [-1], [0.5], [Number.NaN]])
      assert.equal(cellCount(shape, 2 ** 40 - 1), undefined);
    assert.match(
      faultOf(tensorOf({ type: "f8", shape: [4] }, bytes, "t"))!,
      /24 bytes of numbers, .* \[4\] takes at 8 bytes/,
    );
  });

  it("is rows, whatever axes it has, in the order of C", () => {
    assert.equal(widthOf(tensor([2, 3, 4])), 12);
    const rows = scaled(rowsOf(tensor([2, 3, 4]), { skip: 0 }), 1);
    assert.deepEqual(listed(rows), [[...bytes.subarray(0, 12)], [...bytes.subarray(12)]]);
    const fortran = scaled(rowsOf(tensor([2, 3, 4], true), { skip: 1 }), 2);
    // Item [1, j, k] stands at 1 + 2 j + 6 k.
    const wanted = [0, 1, 2].flatMap((j) => [0, 1, 2, 3].map((k) => (1 + 2 * j + 6 * k) / 2));
    assert.deepEqual(listed(fortran), [wanted]);
    assert.deepEqual(listed(scaled(rowsOf(tensor([24]), { skip: 22 }), 1)), [[22], [23]]);
  });

  it("gives some of its rows", () => {
    const { skip, count } = rowsOf(tensor([6, 4]), { skip: 1, limit: 2 });
    assert.deepEqual([skip, count], [1, 2]);
    assert.equal(rowsOf(tensor([6, 4]), { skip: 9 }).count, 0);
    assert.equal(rowsOf(tensor([6, 4]), { skip: 5, limit: 7 }).count, 1);
  });

  it("is a matrix or its transpose, in either order", () => {
    const byRows = [0, 1, 2, 3].map((j) => [0, 1, 2, 3, 4, 5].map((k) => 6 * j + k));
    const byColumns = [0, 1, 2, 3].map((j) => [0, 1, 2, 3, 4, 5].map((k) => 4 * k + j));
    assert.deepEqual(listed(matrixOf(tensor([4, 6]))), byRows);
    assert.deepEqual(listed(matrixOf(tensor([4, 6], true))), byColumns);
    assert.deepEqual(listed(matrixOf(tensor([6, 4]), true)), byColumns);
    assert.deepEqual(listed(matrixOf(tensor([6, 4], true), true)), byRows);
  });

  it("is looked through for its extent, and for the first number that is none", () => {
    const floats = (values: number[], skip = 0) => {
      const data = new Uint8Array(Float64Array.from(values).buffer);
      const whole = sound(tensorOf({ type: "f8", shape: [values.length / 2, 2] }, data, "t"));
      return complete(seen(rowsOf(whole, { skip })));
    };
    assert.deepEqual(floats([1, -2, 3, 0]), { low: -2, high: 3, isWhole: true });
    assert.deepEqual(floats([1, -2, 3.5, 0]), { low: -2, high: 3.5, isWhole: false });
    assert.deepEqual(floats([1, 2, 3, Number.NaN, 5, Infinity]), { row: 1, column: 1 });
    assert.deepEqual(floats([1, 2, 3, Number.NaN, 5, -Infinity], 2), { row: 2, column: 1 });
    assert.deepEqual(floats([Infinity, 2, 3, 4], 1), { low: 3, high: 4, isWhole: true });
  });
});
