import assert from "node:assert/strict";
import { keyOf, type Part } from "../../../src/document/data/parts";
import { faultOf, golden, read, rowsIn } from "./golden";

/** A `.npy` file of numbers in this type, of one axis. */
function npy(descr: string, bytes: ArrayLike<number>, shape: string): Uint8Array {
  const header = `{'descr': '${descr}', 'fortran_order': False, 'shape': ${shape}, }`;
  const start = [0x93, ...new TextEncoder().encode("NUMPY"), 1, 0, header.length & 255, header.length >> 8];
  return Uint8Array.from([...start, ...new TextEncoder().encode(header), ...Array.from(bytes)]);
}

const x: Part = { of: "npy", file: "x.npy", skip: 0 };
const bytesOf = (numbers: Float64Array | BigInt64Array) => new Uint8Array(numbers.buffer);

describe("a part of a file", () => {
  it("is known by what it says, in whatever order", () => {
    assert.equal(keyOf({ of: "npy", file: "x", skip: 1 }), keyOf({ skip: 1, file: "x", of: "npy" }));
    assert.notEqual(keyOf({ ...x, skip: 1 }), keyOf(x));
    assert.notEqual(keyOf({ ...x, limit: 1 }), keyOf(x));
  });

  it("has numbers, all of them finite and exact", () => {
    const floats = npy("<f8", bytesOf(Float64Array.of(1, 2, 3, Number.NaN)), "(2, 2)");
    assert.equal(faultOf(read(x, floats)), "row 1, column 1 of x.npy is not a finite number");
    assert.deepEqual(rowsIn(read({ ...x, limit: 1 }, floats)), [[1, 2]]);
    const long = npy("<i8", bytesOf(BigInt64Array.of(1n, 2n ** 60n)), "(2,)");
    assert.match(faultOf(read(x, long))!, /row 1 of x.npy is a whole number past 2\^53/);
  });

  it("has rows", () => {
    assert.match(faultOf(read(x, npy("|u1", [1], "()")))!, /a single number/);
    assert.match(faultOf(read(x, npy("|u1", [], "(0, 3)")))!, /shape \[0 × 3\]: there is nothing/);
    assert.match(faultOf(read(x, npy("|u1", [], "(3, 0)")))!, /nothing/);
    assert.match(
      faultOf(read({ ...x, skip: 4 }, golden("x.npy")))!,
      /no row of x.npy is left after 4 that are skipped/,
    );
    const wide = npy("|u1", new Uint8Array(2 ** 24 + 1), "(1, 16777217)");
    assert.match(faultOf(read(x, wide))!, /too long for a network/);
  });
});
