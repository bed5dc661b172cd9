/**
 * The elementary functions the activations and costs are made of, from + − × ÷ alone.
 *
 * Engines may round `Math.exp` and its kin differently in the last bits; these give the same double everywhere,
 * so a number on the reader's screen is the same number in every editor, adapter and panel.
 */

/** ln 2 in two parts: k · LN2_HIGH is exact for every exponent k a double can have. */
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;

const LARGEST_EXPONENT = 1023;
/** 2^0, 2^1, … by exact doubling: `**` is not exact in every engine. */
const POWERS_OF_TWO = (() => {
  const powers = Float64Array.of(1, ...new Float64Array(LARGEST_EXPONENT));
  for (let k = 1; k <= LARGEST_EXPONENT; k++) powers[k] = 2 * powers[k - 1]!;
  return powers;
})();

/** 2^k, exact, for |k| ≤ 1023 where 2^k is a normal double. */
function powerOfTwo(k: number): number {
  return k < 0 ? 1 / POWERS_OF_TWO[-k]! : POWERS_OF_TWO[k]!;
}

/** 1/2!, 1/3!, … 1/14!: the Taylor coefficients of e^r after 1 + r. */
const INVERSE_FACTORIALS = (() => {
  const coefficients: number[] = [];
  let factorial = 1;
  for (let n = 2; n <= 14; n++) {
    factorial *= n;
    coefficients.push(1 / factorial);
  }
  return coefficients;
})();

/** e^r − 1 for |r| ≤ 0.35, where the Taylor polynomial is as good as a double. */
function expm1Reduced(r: number): number {
  let sum = 0;
  for (let n = INVERSE_FACTORIALS.length - 1; n >= 0; n--) sum = sum * r + INVERSE_FACTORIALS[n]!;
  return r + r * r * sum;
}

/** e^x, within one unit in the last place. */
export function exp(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x > 709.782712893384) return Number.POSITIVE_INFINITY;
  if (x < -745.1332191019412) return 0;
  const k = Math.round(x * Math.LOG2E);
  const r = x - k * LN2_HIGH - k * LN2_LOW; // e^x = 2^k e^r with |r| ≤ ½ ln 2
  const mantissa = 1 + expm1Reduced(r);
  // Far out 2^k is no double, or no exact one: the first product is exact, the second rounds once.
  if (k > 1023) return mantissa * 2 * powerOfTwo(k - 1);
  if (k < -1021) return mantissa * powerOfTwo(-1021) * powerOfTwo(k + 1021);
  return mantissa * powerOfTwo(k);
}

/** e^x − 1, without losing the digits of a small x. */
export function expm1(x: number): number {
  return Math.abs(x) <= 0.35 ? expm1Reduced(x) : exp(x) - 1;
}

/** 2 artanh(s) = ln((1+s)/(1−s)) for |s| ≤ 1/3, by its odd series. */
function twiceArtanh(s: number): number {
  const square = s * s;
  let sum = 0;
  for (let n = 35; n >= 3; n -= 2) sum = (sum + 1 / n) * square;
  return 2 * s + 2 * s * sum;
}

const bits = new DataView(new ArrayBuffer(8));

/** The natural logarithm; −Infinity at 0, NaN below. */
export function log(x: number): number {
  if (Number.isNaN(x) || x < 0) return Number.NaN;
  if (x === 0) return Number.NEGATIVE_INFINITY;
  if (x === Number.POSITIVE_INFINITY) return x;
  const subnormal = x < powerOfTwo(-1022);
  bits.setFloat64(0, subnormal ? x * powerOfTwo(54) : x);
  const high = bits.getUint32(0);
  let exponent = (high >>> 20) - 1023 - (subnormal ? 54 : 0);
  bits.setUint32(0, (high & 0x000fffff) | 0x3ff00000);
  let mantissa = bits.getFloat64(0); // x = 2^exponent · mantissa, mantissa in [1, 2)
  if (mantissa > Math.SQRT2) {
    mantissa /= 2;
    exponent++;
  }
  return exponent * LN2_HIGH + (twiceArtanh((mantissa - 1) / (mantissa + 1)) + exponent * LN2_LOW);
}

/** ln(1 + x) for 0 ≤ x ≤ 1, without losing the digits of a small x. */
export function log1p(x: number): number {
  return twiceArtanh(x / (2 + x));
}

export function tanh(x: number): number {
  const e = expm1(-2 * Math.abs(x));
  const fall = e / (2 + e); // −tanh|x|
  return x < 0 ? fall : 0 - fall;
}

const TWO_OVER_SQRT_PI = 2 / Math.sqrt(Math.PI);

/** erf(x) = 2/√π e^(−x²) Σ 2ⁿ x^(2n+1) / (2n+1)!!: every term has the sign of x, nothing cancels. */
function erfSeries(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 1; Math.abs(term) > Math.abs(sum) * 1e-17; n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return TWO_OVER_SQRT_PI * exp(-x * x) * sum;
}

/** erfc(x) for x > 1.5: e^(−x²)/√π · 1/(x + ½/(x + 1/(x + 1½/(x + …)))), from the inside out. */
function erfcFraction(x: number): number {
  let denominator = x;
  for (let n = 80; n >= 1; n--) denominator = x + n / 2 / denominator;
  return (TWO_OVER_SQRT_PI / 2) * (exp(-x * x) / denominator);
}

/** 1 − erf(x), with its own digits where erf(x) is nearly 1. */
export function erfc(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x > 1.5) return x > 27.3 ? 0 : erfcFraction(x);
  if (x < -1.5) return x < -6 ? 2 : 2 - erfcFraction(-x);
  return 1 - erfSeries(x);
}

/** Φ(z), the share of a standard normal distribution below z. */
export function normalShare(z: number): number {
  return erfc(-z / Math.SQRT2) / 2;
}

/** φ(z) = Φ′(z). */
export function normalDensity(z: number): number {
  return exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
}
