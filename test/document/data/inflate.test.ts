import assert from "node:assert/strict";
import { deflateRawSync, crc32 as theirs } from "node:zlib";
import { complete } from "../../../src/core/run/work";
import { crc32, inflated } from "../../../src/document/data/inflate";
import { cut, flipped } from "./golden";

const sample = (length: number) => Uint8Array.from({ length }, (_, i) => (i * i * i) >> 5);

describe("inflate", () => {
  it("gives back what zlib deflates", () => {
    for (const length of [0, 1, 1000, 100_000, 2_000_000]) {
      const bytes = sample(length);
      for (const level of [0, 1, 9])
        assert.deepEqual(complete(inflated(new Uint8Array(deflateRawSync(bytes, { level })), length)), bytes);
    }
  });

  it("gives nothing of another length", () => {
    const packed = new Uint8Array(deflateRawSync(sample(1000)));
    for (const length of [0, 999, 1001, 2 ** 50]) assert.equal(complete(inflated(packed, length)), undefined);
  });

  it("comes to an end, whatever it is given", () => {
    const packed = new Uint8Array(deflateRawSync(sample(300)));
    for (const part of cut(packed)) complete(inflated(part, 300));
    for (const other of flipped(packed)) complete(inflated(other, 300));
  });

  it("lets others have their turn", () => {
    const packed = new Uint8Array(deflateRawSync(new Uint8Array(2 ** 25)));
    assert.ok([...inflated(packed, 2 ** 25)].length > 1);
  });
});

describe("crc32", () => {
  it("is that of zlib", function () {
    // The check value of the standard.
    assert.equal(complete(crc32(new TextEncoder().encode("123456789"))), 0xcbf43926);
    if (!theirs) this.skip();
    for (const length of [0, 1, 2, 3, 4, 5, 1000, 1_100_003]) {
      const bytes = sample(length);
      assert.equal(complete(crc32(bytes)), theirs(bytes));
    }
  });
});
