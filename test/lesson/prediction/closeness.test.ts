import assert from "node:assert/strict";
import { agreement, writtenAs } from "../../../src/lesson/prediction/closeness";

/** A number as it is typed. */
function typed(text: string) {
  return { value: Number(text), written: writtenAs(text)! };
}

describe("how a number is written", () => {
  it("is known by its significant digits and its last place", () => {
    for (const [text, digits, unit] of [
      ["0.25", 2, 0.01],
      ["-0.250", 3, 0.001],
      ["−0.05", 1, 0.01],
      [".5", 1, 0.1],
      ["12", 2, 1],
      ["2.2e-3", 2, 1e-4],
      ["1.5e−7", 2, 1e-8],
      ["+3", 1, 1],
    ] as const) {
      const written = writtenAs(text)!;
      assert.equal(written.digits, digits, text);
      assert.ok(Math.abs(written.unit / unit - 1) < 1e-12, text);
    }
  });

  it("is not known of what is worked out", () => {
    for (const text of ["1/3", "2*(0.6-1)", "a[1][0]", "−"]) {
      const written = writtenAs(text);
      assert.ok(written === undefined || written.digits === 0, text);
    }
  });
});

describe("the digits that a guess has right", () => {
  it("are those to which it is a rounding", () => {
    for (const [text, value, digits] of [
      ["0.23", 0.22655, 2],
      ["0.227", 0.22655, 3],
      ["0.2266", 0.22655, 4],
      ["-0.069", -0.069204, 2],
      ["0.2270", 0.22655, 3],
      ["0.24", 0.22655, 1],
      ["1", 0.9951, 2],
      ["99", 99.4, 2],
      ["1.5e-7", 1.4999e-7, 2],
    ] as const)
      assert.equal(agreement(typed(text), value), digits, `${text} for ${value}`);
  });

  it("may be cut off instead, where that is little", () => {
    assert.equal(agreement(typed("0.22"), 0.22655), 2);
    assert.equal(agreement(typed("-0.0692"), -0.069279), 3);
    assert.ok(agreement(typed("0.10"), 0.1099) < 2);
    assert.ok(agreement(typed("0.2"), 0.29) < 2);
  });

  it("are all of them where it is the number, and none where it is another", () => {
    assert.equal(agreement(typed("0.5"), 0.5), Number.POSITIVE_INFINITY);
    assert.equal(agreement({ value: 0.1 + 0.2 }, 0.3), Number.POSITIVE_INFINITY);
    assert.equal(agreement({ value: 0 }, 0), Number.POSITIVE_INFINITY);
    assert.ok(agreement(typed("-0.23"), 0.22655) < 0);
    assert.ok(agreement(typed("0"), 0.22655) < 0);
    assert.ok(agreement(typed("7"), 0.22655) < 1);
  });

  it("are the same at every power of ten", () => {
    for (let power = -12; power <= 12; power += 3)
      assert.equal(agreement({ value: 0.227 * 10 ** power }, 0.22655 * 10 ** power), 3);
  });
});
