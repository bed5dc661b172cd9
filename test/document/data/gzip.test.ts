import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { complete } from "../../../src/core/run/work";
import { Fault } from "../../../src/document/data/fault";
import { gunzipped, isGzip } from "../../../src/document/data/gzip";
import { flipped, golden, MOST } from "./golden";

const unpacked = (bytes: Uint8Array, most = MOST) => complete(gunzipped(bytes, most, "x.gz"));

describe("gzip", () => {
  it("is unpacked as others pack it", () => {
    assert.deepEqual(unpacked(golden("images.idx3-ubyte.gz")), golden("images.idx3-ubyte"));
    for (const length of [0, 1, 70_000, 3_000_000]) {
      const bytes = Uint8Array.from({ length }, (_, i) => (i * i) >> 3);
      const packed = new Uint8Array(gzipSync(bytes));
      assert.ok(isGzip(packed));
      assert.deepEqual(unpacked(packed), bytes);
    }
  });

  it("passes the fields of a header", () => {
    const plain = gzipSync(Uint8Array.of(1, 2, 3));
    const fields = [3, 0, 1, 2, 3, 65, 66, 0, 67, 0, 9, 9];
    const packed = Uint8Array.from([
      ...plain.subarray(0, 3),
      2 + 4 + 8 + 16,
      ...plain.subarray(4, 10),
      ...fields,
      ...plain.subarray(10),
    ]);
    assert.deepEqual(unpacked(packed), Uint8Array.of(1, 2, 3));
    const fault = unpacked(packed.subarray(0, 17));
    assert.ok(fault instanceof Fault && /ends too early/.test(fault.words));
  });

  it("stops at the limit, and believes no length that the bytes cannot have", () => {
    const bomb = new Uint8Array(gzipSync(new Uint8Array(2 ** 22)));
    assert.ok(unpacked(bomb) instanceof Uint8Array);
    const large = unpacked(bomb, 2 ** 22 - 1);
    assert.ok(large instanceof Fault && /too large/.test(large.words));
    const small = bomb.slice();
    new DataView(small.buffer).setUint32(small.length - 4, 5, true);
    const wrong = unpacked(small);
    assert.ok(wrong instanceof Fault && /damaged/.test(wrong.words));
    new DataView(small.buffer).setUint32(small.length - 4, 2 ** 29, true);
    assert.ok(unpacked(small) instanceof Fault);
  });

  it("notices every bit that is turned in what is packed", () => {
    const whole = golden("images.idx3-ubyte.gz");
    for (const other of flipped(whole.subarray(0))) {
      const found = unpacked(other);
      if (!(found instanceof Fault)) assert.deepEqual(found, golden("images.idx3-ubyte"));
    }
  });
});
