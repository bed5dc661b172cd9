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
  const k = Math.floor(x * Math.LOG2E + 0.5);
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

/**
 * (1 + 2x) e^(x²) erfc(x) as a polynomial in t = (x − 4)/(x + 4), from t⁰ on: its Chebyshev series for 0 ≤ x ≤ 28, cut
 * after t²² and rounded to doubles. The form is that of Shepherd and Laframboise, "Chebyshev Approximation of
 * (1+2x)exp(x²)erfc x in 0 ≤ x < ∞", 1981.
 */
const ERFC_SERIES = [
  1.2329951186255526, -0.1396211168405629, 0.015379652102620305, 0.06809705425473639, -0.10103906603632913,
  0.09373283499682628, -0.0663303658119996, 0.037167515561938515, -0.0161977340542423, 0.005031969761432285,
  -0.000757773370277741, -0.0001992555416162786, 0.00015062234674481447, -2.4403036998954536e-5,
  -1.1225008755089552e-5, 5.717563626689596e-6, 3.016107881318932e-7, -8.346789501461553e-7,
  6.258721442256385e-8, 1.1494863135062745e-7, -7.764817952397257e-9, -1.3529367067220971e-8,
  -1.7668021904964841e-9,
] as const;

/** erfc(x) for 0 ≤ x ≤ 28. */
function erfcAbove(x: number): number {
  const t = (x - 4) / (x + 4);
  let sum = 0;
  for (let n = ERFC_SERIES.length - 1; n >= 0; n--) sum = sum * t + ERFC_SERIES[n]!;
  // e^(−x²) = e^(−h²) e^(h² − x²): the square of the 24 bits of h is exact.
  const h = Math.fround(x);
  const power = exp(-h * h) * (1 + expm1Reduced((h - x) * (h + x)));
  return power * (sum / (1 + 2 * x));
}

/** 1 − erf(x), with its own digits where erf(x) is nearly 1. */
export function erfc(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x > 27.3) return 0;
  if (x < -6) return 2;
  return x < 0 ? 2 - erfcAbove(-x) : erfcAbove(x);
}

/** Φ(z), the share of a standard normal distribution below z. */
export function normalShare(z: number): number {
  return erfc(-z / Math.SQRT2) / 2;
}

/** φ(z) = Φ′(z). */
export function normalDensity(z: number): number {
  return exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
}
