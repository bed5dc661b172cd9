import assert from "node:assert/strict";
import { erfc, exp, expm1, log, log1p, tanh } from "../../src/math/elementary";

/** How many doubles lie between two numbers of the same sign. */
function unitsApart(x: number, y: number): bigint {
  const bits = (value: number): bigint => new BigInt64Array(new Float64Array([value]).buffer)[0]!;
  const apart = bits(x) - bits(y);
  return apart < 0n ? -apart : apart;
}

function assertNear(actual: number, expected: number, units: number, at: string): void {
  if (Object.is(actual, expected)) return;
  assert.ok(unitsApart(actual, expected) <= BigInt(units), `${at}: ${actual}, expected ${expected}`);
}

/** Numbers over the whole range, dense near 0. */
function* range(low: number, high: number, count: number): Generator<number> {
  for (let i = 0; i <= count; i++) {
    const x = low + ((high - low) * i) / count;
    yield x;
    yield x / 1000;
    yield x * 1e-9;
  }
}

describe("elementary functions", () => {
  it("exp is within one unit of the engine's", () => {
    for (const x of range(-745, 709, 20000)) assertNear(exp(x), Math.exp(x), 1, `exp(${x})`);
  });

  it("exp keeps its limits", () => {
    const cases: [number, number][] = [
      [0, 1],
      [-0, 1],
      [1, Math.E],
      [709.782712893384, Math.exp(709.782712893384)],
      [709.79, Number.POSITIVE_INFINITY],
      [-745.13, Number.MIN_VALUE],
      [-746, 0],
      [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
      [Number.NEGATIVE_INFINITY, 0],
      [Number.NaN, Number.NaN],
    ];
    for (const [x, expected] of cases) assertNear(exp(x), expected, 1, `exp(${x})`);
  });

  it("expm1 and log1p keep the digits of small numbers", () => {
    for (const x of range(-20, 20, 20000)) assertNear(expm1(x), Math.expm1(x), 4, `expm1(${x})`);
    for (const x of range(0, 1, 20000)) assertNear(log1p(x), Math.log1p(x), 2, `log1p(${x})`);
  });

  it("log is within two units of the engine's, down to the smallest double", () => {
    for (const x of range(0, 10, 20000)) if (x > 0) assertNear(log(x), Math.log(x), 2, `log(${x})`);
    for (let e = -1074; e < 1024; e++) assertNear(log(2 ** e), Math.log(2 ** e), 1, `log(2^${e})`);
    assert.equal(log(1), 0);
    assert.equal(log(0), Number.NEGATIVE_INFINITY);
    assert.equal(log(Number.POSITIVE_INFINITY), Number.POSITIVE_INFINITY);
    assert.ok(Number.isNaN(log(-1)) && Number.isNaN(log(Number.NaN)));
  });

  it("tanh is within four units of the engine's", () => {
    for (const x of range(-25, 25, 20000)) assertNear(tanh(x), Math.tanh(x), 4, `tanh(${x})`);
    assert.equal(tanh(Number.POSITIVE_INFINITY), 1);
    assert.equal(tanh(Number.NEGATIVE_INFINITY), -1);
  });

  it("erfc agrees with the tables", () => {
    // The nearest doubles to values from arbitrary-precision arithmetic.
    const table: [number, number][] = [
      [0, 1.0],
      [0.1, 0.8875370839817152],
      [0.5, 0.4795001221869535],
      [1, 0.15729920705028513],
      [1.5, 0.033894853524689274],
      [2, 0.004677734981047266],
      [2.5, 0.0004069520174449589],
      [3, 2.209049699858544e-5],
      [5, 1.537459794428035e-12],
      [10, 2.088487583762545e-45],
      [26, 5.663192408856143e-296],
      [-0.5, 1.5204998778130465],
      [-1, 1.842700792949715],
      [-3, 1.9999779095030015],
      [-7, 2.0],
    ];
    for (const [x, expected] of table) {
      assert.ok(Math.abs(erfc(x) - expected) <= 1e-15 * expected, `erfc(${x}) = ${erfc(x)}, not ${expected}`);
    }
    assert.equal(erfc(30), 0);
    assert.ok(Number.isNaN(erfc(Number.NaN)));
  });

  it("erfc has no seam at 0, and falls to 0", () => {
    assert.equal(erfc(0), 1);
    assert.equal(erfc(-0), 1);
    const slope = (erfc(1e-7) - erfc(-1e-7)) / 2e-7;
    assert.ok(Math.abs(slope + 2 / Math.sqrt(Math.PI)) < 1e-8, String(slope));
    for (let x = -7; x < 28; x += 1 / 64) assert.ok(erfc(x + 1 / 64) <= erfc(x), `erfc falls after ${x}`);
    assert.ok(erfc(27.2) > 0);
    assert.equal(erfc(Number.NEGATIVE_INFINITY), 2);
    assert.equal(erfc(Number.POSITIVE_INFINITY), 0);
  });
});
