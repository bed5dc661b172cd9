import assert from "node:assert/strict";
import { complete } from "../../../src/core/run/work";
import { Fault } from "../../../src/document/data/fault";
import { unzipped } from "../../../src/document/data/zip";
import { cut, expected, faultOf, flipped, golden, MOST, read, rowsIn } from "./golden";

const npz = (name: string) => ({ of: "npz", file: "p.npz", name, skip: 0 }) as const;

describe("an archive", () => {
  it("is read as numpy packs it, with and without compression", () => {
    const x = rowsIn(read(npz("x"), golden("packed.npz")));
    assert.deepEqual(
      x.flat(),
      Array.from({ length: 200 }, (_, i) => i),
    );
    assert.deepEqual(rowsIn(read(npz("weight"), golden("model.npz"))), expected.weights.w32);
  });

  it("says which arrays it has", () => {
    assert.match(faultOf(read(npz("z"), golden("packed.npz")))!, /p.npz has no array "z": it has x, y/);
  });

  it("is read as far as the limit allows", () => {
    const within = (most: number) => complete(unzipped(golden("packed.npz"), "x", { file: "p.npz", most }));
    assert.ok(within(1728) instanceof Uint8Array);
    assert.match(faultOf(within(1727))!, /too large/);
  });

  it("gives either the very bytes or a fault, whichever bit is turned and wherever it is cut", () => {
    const whole = golden("packed.npz");
    const bytes = complete(unzipped(whole, "x", { file: "p.npz", most: MOST }));
    for (const part of cut(whole))
      assert.ok(faultOf(complete(unzipped(part, "x", { file: "p", most: MOST }))));
    for (const other of flipped(whole)) {
      const found = complete(unzipped(other, "x", { file: "p", most: MOST }));
      if (!(found instanceof Fault)) assert.deepEqual(found, bytes);
    }
  });

  it("believes no offset, length or number of entries", () => {
    const whole = golden("packed.npz");
    const view = () => new DataView(whole.slice().buffer);
    const end = whole.length - 22;
    const directory = view().getUint32(end + 16, true);
    for (const at of [
      end + 10,
      end + 16,
      directory + 20,
      directory + 24,
      directory + 28,
      directory + 30,
      directory + 42,
    ])
      for (const value of [0xffffffff, 0xfffffffe, 0x7fffffff, 0]) {
        const changed = view();
        changed.setUint32(at, value, true);
        complete(unzipped(new Uint8Array(changed.buffer), "x", { file: "p", most: MOST }));
      }
  });
});
