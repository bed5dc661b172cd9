/**
 * Powers, from + − × ÷ and √ alone: engines may round `**` differently, and V8's 10 ** −5 is not the double nearest to it.
 *
 * x^n for a whole n is the double nearest to it: the product is kept in two doubles, high + low, to about 106 bits, and
 * rounded once. So x^2 is x · x, and 10^−5 is 0.00001, to the last bit. What is left of another exponent, at most ½ of
 * either sign, is taken by √ where it is ½, else as exp(rest · log x).
 */
import { exp, log } from "../../math/elementary";

/** high + low, where high is the double nearest to it; times 2^exponent. */
interface Wide {
  readonly high: number;
  readonly low: number;
  readonly exponent: number;
}

const ONE: Wide = { high: 1, low: 0, exponent: 0 };

/** x^y, with the special values of `**`. */
export function power(x: number, y: number): number {
  if (y === 2) return x * x;
  // Zeros, infinities and NaN have one answer that the language fixes.
  if (!Number.isFinite(x) || !Number.isFinite(y) || x === 0 || y === 0) return x ** y;
  const towardsZero = Math.trunc(y);
  const whole = Math.abs(y - towardsZero) <= 0.5 ? towardsZero : Math.round(y);
  if (whole === y) return wholePower(x, y);
  if (x < 0) return Number.NaN;
  const rest = y - whole; // exact, |rest| ≤ ½
  const root = Math.abs(rest) === 0.5 ? Math.sqrt(x) : exp(Math.abs(rest) * log(x));
  const base = whole === 0 ? 1 : wholePower(x, whole);
  const isWhole = base !== 0 && Number.isFinite(base);
  if (!isWhole) return exp(y * log(x)); // The rest may lead back into the range of a double.
  return rest < 0 ? base / root : base * root;
}

/** x^n for a finite x other than 0 and a whole n other than 0: squares of squares, times those that n has in base 2. */
function wholePower(x: number, n: number): number {
  let square = wide(x);
  let product = ONE;
  for (let rest = Math.abs(n); ; square = times(square, square)) {
    if (rest % 2 === 1) product = times(product, square);
    rest = Math.floor(rest / 2);
    if (rest === 0) return rounded(n < 0 ? inverse(product) : product);
    // 2^±4096 is far beyond every double, whatever is left to multiply; so is a square that is out of reach.
    if (Math.abs(square.exponent) > 4096) return beyond(x, n, square.exponent);
  }
}

/** What a power comes to whose size no double has. */
function beyond(x: number, n: number, exponent: number): number {
  const size = exponent > 0 === n > 0 ? Number.POSITIVE_INFINITY : 0;
  return x < 0 && n % 2 !== 0 ? -size : size;
}

/** A double other than 0, brought to 1 ≤ |high| < 2. */
function wide(x: number): Wide {
  return normal(x, 0, 0);
}

interface PowerOfTwo {
  readonly step: number;
  /** 2^step. */
  readonly factor: number;
}

/** 2^512, 2^256, … 2: each the square of the next, so exact. */
const POWERS_OF_TWO: readonly PowerOfTwo[] = (() => {
  const powers: PowerOfTwo[] = [];
  for (let step = 1, factor = 2; step <= 512; step *= 2, factor *= factor) powers.push({ step, factor });
  return powers.reverse();
})();

function normal(high: number, low: number, exponent: number): Wide {
  let [h, l, e] = [high, low, exponent];
  for (const { step, factor } of POWERS_OF_TWO) {
    while (Math.abs(h) >= factor) [h, l, e] = [h / factor, l / factor, e + step];
    while (Math.abs(h) < 2 / factor) [h, l, e] = [h * factor, l * factor, e - step];
  }
  return { high: h, low: l, exponent: e };
}

/** 2^27 + 1 splits a double into two halves whose products are exact (Dekker 1971). */
const SPLITTER = 134217729;

/** What a · b loses when it is rounded: exact, for factors far from the ends of the range. */
function lostIn(product: number, a: number, b: number): number {
  const [ah, bh] = [a, b].map((each) => SPLITTER * each - (SPLITTER * each - each)) as [number, number];
  const [al, bl] = [a - ah, b - bh];
  return ah * bh - product + ah * bl + al * bh + al * bl;
}

function times(x: Wide, y: Wide): Wide {
  const product = x.high * y.high;
  const low = lostIn(product, x.high, y.high) + (x.high * y.low + x.low * y.high);
  const high = product + low;
  return normal(high, low - (high - product), x.exponent + y.exponent);
}

/** 1 ÷ x: a quotient, and the quotient of what it leaves. */
function inverse({ high, low, exponent }: Wide): Wide {
  const first = 1 / high;
  const product = first * high;
  const left = 1 - product - lostIn(product, first, high) - first * low;
  const second = left / high;
  const sum = first + second;
  return normal(sum, second - (sum - first), -exponent);
}

/** The double nearest to it; where that is smaller than any normal one, at most a unit off. */
function rounded({ high, exponent }: Wide): number {
  let value = high;
  let left = Math.min(Math.abs(exponent), 1500);
  const scale = exponent < 0 ? (factor: number) => value / factor : (factor: number) => value * factor;
  // The large factors last: every result but the last is a normal double, and exact.
  for (const { step, factor } of POWERS_OF_TWO.toReversed()) {
    for (; step < 512 ? left & step : left >= step; left -= step) value = scale(factor);
  }
  return value;
}
