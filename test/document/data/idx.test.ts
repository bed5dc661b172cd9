import assert from "node:assert/strict";
import { readIdx } from "../../../src/document/data/idx";
import { cut, expected, faultOf, flipped, golden, read, rowsIn, sound } from "./golden";

const idx = (file: string) => ({ of: "idx", file, skip: 0 }) as const;

describe("IDX", () => {
  it("is read as the struct module packs it", () => {
    const images = read(idx("i"), golden("images.idx3-ubyte"));
    assert.deepEqual(rowsIn(images), expected.images);
    assert.deepEqual(rowsIn(read(idx("l"), golden("labels.idx1-ubyte"))).flat(), expected.labels);
    assert.deepEqual(rowsIn(read(idx("s"), golden("singles.idx1"))).flat(), expected.singles);
    assert.deepEqual(rowsIn(read(idx("s"), golden("shorts.idx2"))), [
      [1, -2],
      [300, -30000],
    ]);
  });

  it("is read packed as well", () => {
    assert.deepEqual(rowsIn(read(idx("i.gz"), golden("images.idx3-ubyte.gz"))), expected.images);
  });

  it("takes its bytes as they are", () => {
    const bytes = golden("images.idx3-ubyte");
    const { cells } = sound(readIdx(bytes, "i"));
    bytes[16] = 77;
    assert.equal(cells.at(0), 77);
  });

  it("takes no other bytes for a file of its kind", () => {
    for (const name of ["images.idx3-ubyte", "images.idx3-ubyte.gz"]) {
      for (const part of cut(golden(name))) assert.ok(faultOf(read(idx(name), part)), String(part.length));
      for (const other of flipped(golden(name))) read(idx(name), other);
    }
    assert.match(faultOf(readIdx(Uint8Array.of(0, 0, 7, 1, 0, 0, 0, 0), "i"))!, /i is no IDX file/);
    const huge = Uint8Array.of(0, 0, 8, 3, ...Array(12).fill(255), 1);
    assert.match(
      faultOf(readIdx(huge, "i"))!,
      /not what its shape \[4294967295 × 4294967295 × 4294967295\] takes/,
    );
    assert.match(faultOf(readIdx(Uint8Array.of(0, 0, 8, 255, 1), "i"))!, /ends too early/);
  });
});
