import assert from "node:assert/strict";
import {
  brainFloatOf,
  type CellType,
  cellsOf,
  cellTypes,
  halfOf,
  sizeOf,
} from "../../../src/document/data/cells";

const values = (type: CellType, bytes: number[], isBigEndian = false) => {
  const cells = cellsOf(type, Uint8Array.from(bytes), isBigEndian);
  return Array.from({ length: cells.length }, (_, i) => cells.at(i));
};

describe("cells", () => {
  it("have both orders of bytes", () => {
    assert.deepEqual(values("i2", [1, 2, 255, 255]), [513, -1]);
    assert.deepEqual(values("i2", [1, 2, 255, 254], true), [258, -2]);
    assert.deepEqual(values("f8", [63, 240, 0, 0, 0, 0, 0, 0], true), [1]);
    assert.deepEqual(values("u8", [0, 0, 0, 0, 0, 0, 1, 0], true), [256]);
  });

  it("are copied only where they do not stand as the machine has them", () => {
    const bytes = new Uint8Array(17);
    const aligned = cellsOf("f4", bytes.subarray(4, 12), false);
    const between = cellsOf("f4", bytes.subarray(5, 13), false);
    bytes.fill(1);
    assert.notEqual(aligned.at(0), 0);
    assert.equal(between.at(0), 0);
    assert.equal(bytes[4], 1);
  });

  it("have halves of every kind", () => {
    const doubles = [0x0000, 0x3c00, 0xc000, 0x7bff, 0x0400, 0x0001, 0x7c00, 0xfc00].map(halfOf);
    assert.deepEqual(doubles, [0, 1, -2, 65504, 2 ** -14, 2 ** -24, Infinity, -Infinity]);
    assert.ok(Object.is(halfOf(0x8000), -0));
    assert.ok(Number.isNaN(halfOf(0x7e00)));
    assert.deepEqual([0x3f80, 0xc000, 0x7f80].map(brainFloatOf), [1, -2, Infinity]);
  });

  it("have no whole numbers that are no doubles, and no flags but 0 and 1", () => {
    const long = (value: bigint) => [...new Uint8Array(BigInt64Array.of(value).buffer)];
    assert.deepEqual(values("i8", long(-(2n ** 53n))), [-(2 ** 53)]);
    assert.deepEqual(values("i8", long(2n ** 53n + 1n)), [Infinity]);
    assert.deepEqual(values("i8", long(-(2n ** 53n) - 1n)), [-Infinity]);
    assert.deepEqual(values("b1", [0, 1, 2]), [0, 1, Number.NaN]);
  });

  it("have as many bytes as their names say", () => {
    for (const type of cellTypes) assert.equal(sizeOf(type), Number(/\d$/.exec(type)![0]));
  });
});
