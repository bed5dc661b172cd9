/** Powers, against whole numbers of any length and against the text of a decimal. */
import { strict as assert } from "node:assert";
import fc from "fast-check";
import { power } from "../../../src/debug/expression/power";

/** A double other than 0 as whole · 2^exponent. */
function parts(x: number): { whole: bigint; exponent: number } {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, Math.abs(x));
  const bits = view.getBigUint64(0);
  const biased = Number(bits >> 52n);
  const fraction = bits & (2n ** 52n - 1n);
  const whole = biased === 0 ? fraction : fraction + 2n ** 52n;
  return { whole: x < 0 ? -whole : whole, exponent: Math.max(biased, 1) - 1075 };
}

const abs = (x: bigint) => (x < 0n ? -x : x);

/** |x^n − y|, as a whole number of the same unit for every y: x^n = p · 2^e / q. */
function distances(x: number, n: number, candidates: readonly number[]): bigint[] {
  const { whole, exponent } = parts(x);
  const [p, q] = n > 0 ? [whole ** BigInt(n), 1n] : [1n, whole ** BigInt(-n)];
  const shift = BigInt(5000 + exponent * n);
  return candidates.map((y) => {
    const own = parts(y);
    return abs((p << shift) - (own.whole << BigInt(5000 + own.exponent)) * q) * (q < 0n ? -1n : 1n);
  });
}

/** The next double away from 0 (1) or towards it (−1). */
function neighbour(x: number, by: 1 | -1): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, x);
  view.setBigUint64(0, view.getBigUint64(0) + BigInt(by));
  return view.getFloat64(0);
}

describe("a power", () => {
  it("of ten is the double nearest to the decimal, at every exponent", () => {
    for (let n = -330; n <= 310; n++) assert.equal(power(10, n), Number(`1e${n}`), `10 ^ ${n}`);
  });

  it("with a whole exponent is the double nearest to it", () => {
    const size = fc.double({ min: 1e-6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(size, fc.boolean(), fc.integer({ min: -40, max: 40 }), (x, isNegative, n) => {
        if (n === 0) return;
        const base = isNegative ? -x : x;
        const found = power(base, n);
        const others = [neighbour(found, 1), neighbour(found, -1)];
        const [own, ...theirs] = distances(base, n, [found, ...others]).map(abs);
        for (const their of theirs) assert.ok(own! <= their, `${base} ^ ${n} is not ${found}`);
      }),
      { numRuns: 2000 },
    );
  });

  it("of two is exact as far as doubles go, and 0 and ∞ beyond", () => {
    for (let n = -1074, exact = 5e-324; n <= 1023; n++, exact *= 2) assert.equal(power(2, n), exact, `${n}`);
    assert.deepEqual(
      [power(2, 1024), power(-2, 1025), power(2, -1076), power(-2, -1077)],
      [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, -0],
    );
    assert.deepEqual(
      [power(0.5, 1e300), power(1.5, 1e15), power(-1, 1e15 + 1)],
      [0, Number.POSITIVE_INFINITY, -1],
    );
  });

  it("of a square is the product", () => {
    fc.assert(fc.property(fc.double(), (x) => assert.ok(Object.is(power(x, 2), x * x))));
  });

  it("of one is the number, of minus one its inverse, of a half its root", () => {
    const numbers = fc.double({ min: 1e-300, max: 1e300, noNaN: true });
    fc.assert(
      fc.property(numbers, (x) => {
        assert.deepEqual([power(x, 1), power(x, -1), power(x, 0.5)], [x, 1 / x, Math.sqrt(x)]);
      }),
    );
  });

  it("with any other exponent is close to what the engine finds", () => {
    const exponent = fc.double({ min: -20, max: 20, noNaN: true });
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e3, noNaN: true }), exponent, (x, y) => {
        const expected = x ** y;
        assert.ok(Math.abs(power(x, y) - expected) <= 1e-14 * expected, `${x} ^ ${y}`);
      }),
    );
    assert.ok(Number.isNaN(power(-8, 1 / 3)));
  });

  it("has the special values of the language", () => {
    const special = [0, -0, 1, -1, 2, -0.5, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN];
    const exponents = [...special, 3, -3];
    for (const x of special) {
      for (const y of exponents) {
        const isSpecial = [x, y].some((each) => each === 0 || !Number.isFinite(each));
        if (isSpecial) assert.ok(Object.is(power(x, y), x ** y), `${x} ^ ${y}`);
      }
    }
  });
});
