import assert from "node:assert/strict";
import { complete } from "../../../src/core/run/work";
import { readNpy } from "../../../src/document/data/npy";
import { unzipped } from "../../../src/document/data/zip";
import { cut, expected, faultOf, flipped, golden, MOST, read, rowsIn, sound } from "./golden";

/** An array of one axis, and whatever its header says instead. */
function npy(header: string, numbers: Uint8Array = new Uint8Array(8), version = 1): Uint8Array {
  const text = new TextEncoder().encode(header);
  const length =
    version === 1 ? [text.length & 255, text.length >> 8] : [text.length & 255, text.length >> 8, 0, 0];
  return Uint8Array.from([
    0x93,
    ...new TextEncoder().encode("NUMPY"),
    version,
    0,
    ...length,
    ...text,
    ...numbers,
  ]);
}

const faultIn = (header: string, numbers?: Uint8Array) => faultOf(readNpy(npy(header, numbers), "x.npy"));

describe("npy", () => {
  for (const name of Object.keys(expected.arrays))
    it(`reads what numpy writes: ${name}`, () => {
      const part = { of: "npz", file: "arrays.npz", name, skip: 0 } as const;
      const rows = rowsIn(read(part, golden("arrays.npz")));
      assert.deepEqual(
        rows.map((row) => row.map((value) => value + 0)),
        expected.arrays[name],
      );
    });

  it("keeps numbers in the type and the bytes that they come in", () => {
    const bytes = complete(unzipped(golden("arrays.npz"), "f4", { file: "a", most: MOST })) as Uint8Array;
    const { cells, shape, type } = sound(readNpy(bytes, "x.npy"));
    assert.deepEqual([type, shape, cells.length], ["f4", [3, 2], 6]);
    bytes[bytes.length - 1] = 0;
    bytes[bytes.length - 2] = 0;
    assert.equal(cells.at(5), 0);
  });

  it("reads every version of the header", () => {
    for (const version of [1, 2, 3]) {
      const bytes = npy("{'descr': '<f8', 'fortran_order': False, 'shape': (1,), }   \n", undefined, version);
      assert.equal(sound(readNpy(bytes, "x.npy")).cells.at(0), 0);
    }
  });

  it("says what is wrong with a header", () => {
    const header = (shape: string, descr = "<f8") =>
      `{'descr': '${descr}', 'fortran_order': False, 'shape': ${shape}, }`;
    assert.match(
      faultIn(header("(2,)"))!,
      /8 bytes of numbers, which is not what its shape \[2\] takes at 8 bytes/,
    );
    assert.match(faultIn(header("()"), new Uint8Array(0))!, /0 bytes/);
    for (const huge of ["(1152921504606846976,)", "(4294967296, 4294967296)", "(99999999999999999999,)"])
      assert.match(faultIn(header(huge))!, /not what its shape/);
    assert.match(faultIn(header("(1,)", "<c16"))!, /numbers of the type "<c16": known are i1, i2/);
    assert.match(faultIn(header("(1,)", "|O"))!, /of the type/);
    assert.match(faultIn(header("(1,)", "bf2"))!, /header/);
    for (const wrong of [
      "",
      "{}",
      "{'descr': '<f8'}",
      `${header("(1,)")}x`,
      header("(-1,)"),
      header("(1"),
      header("[1]"),
    ])
      assert.match(faultIn(wrong)!, /header/, wrong);
  });

  it("takes no other bytes for an array", () => {
    const whole = golden("x.npy");
    assert.equal(faultOf(readNpy(whole, "x.npy")), undefined);
    for (const part of cut(whole)) assert.ok(faultOf(readNpy(part, "x.npy")), String(part.length));
    for (const other of flipped(whole)) readNpy(other, "x.npy");
  });
});
