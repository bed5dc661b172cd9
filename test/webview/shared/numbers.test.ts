import assert from "node:assert/strict";
import fc from "fast-check";
import { brief, compact, four, reading, roundScale, scaleFor } from "../../../webview/shared/numbers";

const anyNumber = fc.double({ noNaN: true, noDefaultInfinity: true });

describe("numbers in the panel", () => {
  it("are read with a true minus sign and about five digits", () => {
    assert.equal(reading(-0.0692040123), "−0.069204");
    assert.equal(reading(1), "1");
    assert.equal(reading(0), "0");
    assert.equal(reading(-1.5e-7), "−1.5e−7");
    assert.equal(reading(Number.NEGATIVE_INFINITY), "−∞");
    assert.equal(reading(Number.NaN), "NaN");
  });

  it("are read in fewer digits where there is no room", () => {
    assert.deepEqual([-0.0692040123, 12.3456, 0, -1.5e-7].map(four), ["−0.0692", "12.35", "0", "−1.5e−7"]);
    assert.deepEqual([-0.0692040123, 12.3456, 1.23456e-7].map(brief), ["−0.0692", "12.3", "1.23e−7"]);
  });

  it("fit a circle or a cell", () => {
    const expected: [number, string][] = [
      [0, "0"],
      [0.6759, "0.68"],
      [-0.0692, "−0.069"],
      [0.0004, "4e−4"],
      [3.456, "3.46"],
      [34.56, "34.6"],
      [-784, "−784"],
      [12345, "1e4"],
      [-Infinity, "−∞"],
    ];
    for (const [value, text] of expected) assert.equal(compact(value), text);
    assert.equal(compact(-0.0692, 2), "−0.07");
    assert.equal(compact(0.004, 2), "4e−3");
  });

  it("never hide that a number is not 0, nor its sign", () => {
    fc.assert(
      fc.property(anyNumber, (value) => {
        const text = compact(value);
        assert.equal(text === "0", value === 0);
        if (value !== 0) assert.equal(text.startsWith("−"), value < 0);
        assert(!text.includes("-"));
        assert(text.length <= 7, text);
      }),
    );
  });

  it("share a scale at the ends of what a number can be, too", () => {
    for (const magnitude of [5e-324, 1e-323, 1.5e-323, 3e-310, 1e308, Number.MAX_VALUE]) {
      const scale = roundScale(magnitude);
      assert(scale >= magnitude && scale <= Math.min(5 * magnitude, Number.MAX_VALUE), `${scale}`);
    }
  });

  it("share a round scale that holds them", () => {
    assert.equal(scaleFor([0.17, -3, null, Number.NaN, -Infinity]), 5);
    assert.equal(scaleFor([]), 1);
    assert.deepEqual([0.17, 0.2, 0.21, 3, 0, Number.NaN].map(roundScale), [0.2, 0.2, 0.5, 5, 1, 1]);
    fc.assert(
      fc.property(fc.double({ min: 1e-300, max: 1e300, noNaN: true }), (magnitude) => {
        const scale = roundScale(magnitude);
        assert(scale >= magnitude * (1 - 1e-15) && scale <= 2.5 * magnitude * (1 + 1e-9), `${scale}`);
      }),
    );
  });
});
