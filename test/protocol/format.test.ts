/** Numbers as text, against hand-picked texts and against what JavaScript reads back. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { exactNumber, shortNumber } from "../../src/protocol/format";

const anyDouble = fc.double({ noNaN: true });

describe("shortNumber", () => {
  const cases: readonly (readonly [number, string])[] = [
    [0, "0"],
    [-0, "0"],
    [1, "1"],
    [-1, "-1"],
    [0.5, "0.5"],
    [0.1 + 0.2, "0.3"],
    [1 / 3, "0.333333"],
    [-2 / 3, "-0.666667"],
    [123.456789, "123.457"],
    [99999.97, "100000"],
    [999999.7, "1000000"],
    [1234567.8, "1234568"],
    [-1234567.8, "-1234568"],
    [9999999.4, "9999999"],
    [9999999.6, "1e7"],
    [1e7, "1e7"],
    [12345678, "1.23457e7"],
    [0.0001, "0.0001"],
    [0.00012345678, "0.000123457"],
    [0.00009999999, "0.0001"],
    [0.0000123456789, "1.23457e-5"],
    [-1e-5, "-1e-5"],
    [5e-324, "5e-324"],
    [Number.MAX_VALUE, "1.79769e308"],
    [Number.NaN, "NaN"],
    [Number.POSITIVE_INFINITY, "Infinity"],
    [Number.NEGATIVE_INFINITY, "-Infinity"],
  ];
  for (const [x, text] of cases) {
    it(`${x} is ${text}`, () => assert.equal(shortNumber(x), text));
  }

  it("is short, ASCII, without trailing zeros, and within half a unit of the sixth digit", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => {
        const text = shortNumber(x);
        assert.match(text, /^-?(\d{1,7}|\d+\.\d*[1-9])(e-?\d+)?$/);
        assert.ok(Math.abs(Number(text) - x) <= Math.abs(x) * 5.001e-6 + 5e-324, `${x} as ${text}`);
      }),
    );
  });
});

describe("exactNumber", () => {
  const cases: readonly (readonly [number, string])[] = [
    [0, "0"],
    [-0, "-0"],
    [0.1 + 0.2, "0.30000000000000004"],
    [0.1, "0.1"],
    [1e21, "1e21"],
    [-1.5e-7, "-1.5e-7"],
    [5e-324, "5e-324"],
    [Number.NaN, "NaN"],
    [Number.NEGATIVE_INFINITY, "-Infinity"],
  ];
  for (const [x, text] of cases) {
    it(`${Object.is(x, -0) ? "-0" : x} is ${text}`, () => assert.equal(exactNumber(x), text));
  }

  it("reads back to the same double", () => {
    fc.assert(fc.property(anyDouble, (x) => Object.is(Number(exactNumber(x)), x)));
  });
});
