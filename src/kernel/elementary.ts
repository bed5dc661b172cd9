/**
 * The elementary functions of src/math/elementary.ts for two numbers at a time, without a branch: operation for operation
 * the same, so that every bit is. What each does is said there.
 */
import { add, both, div, mul, mulAdd, sub, where } from "./lanes";

const LN2_HIGH: f64 = 0.6931471803691238;
const LN2_LOW: f64 = 1.9082149292705877e-10;
const LOG2_E: f64 = 1.4426950408889634;
const SQRT_2: f64 = 1.4142135623730951;
/** √(2π). */
const SQRT_TWO_PI: f64 = 2.5066282746310002;
/** 1.5 · 2⁵²: what is added to it stands in the lowest bits as a whole number. */
const WHOLE: f64 = 6755399441055744;
/** 2⁵²: its lowest bits are 0. */
const BARE: f64 = 4503599627370496;

@inline
function expm1Reduced(r: v128): v128 {
  let sum = both(1.0 / 87178291200.0);
  sum = mulAdd(sum, r, both(1.0 / 6227020800.0));
  sum = mulAdd(sum, r, both(1.0 / 479001600.0));
  sum = mulAdd(sum, r, both(1.0 / 39916800.0));
  sum = mulAdd(sum, r, both(1.0 / 3628800.0));
  sum = mulAdd(sum, r, both(1.0 / 362880.0));
  sum = mulAdd(sum, r, both(1.0 / 40320.0));
  sum = mulAdd(sum, r, both(1.0 / 5040.0));
  sum = mulAdd(sum, r, both(1.0 / 720.0));
  sum = mulAdd(sum, r, both(1.0 / 120.0));
  sum = mulAdd(sum, r, both(1.0 / 24.0));
  sum = mulAdd(sum, r, both(1.0 / 6.0));
  sum = mulAdd(sum, r, both(1.0 / 2.0));
  return add(r, mul(mul(r, r), sum));
}

/** 2^k, −1022 ≤ k ≤ 1023: k + 1023 is put where a double has its exponent. */
@inline
function powerOfTwo(k: v128): v128 {
  return i64x2.shl(add(k, both(WHOLE + 1023)), 52);
}

/** 2^k times a number between ½ and 2; where 2^k is no normal double, in two steps. */
@inline
function scaled(mantissa: v128, k: v128): v128 {
  const first = f64x2.pmin(f64x2.pmax(k, both(-1021)), both(1023));
  return mul(mul(mantissa, powerOfTwo(first)), powerOfTwo(sub(k, first)));
}

export function exp(x: v128): v128 {
  const k = f64x2.floor(mulAdd(x, both(LOG2_E), both(0.5)));
  const r = sub(sub(x, mul(k, both(LN2_HIGH))), mul(k, both(LN2_LOW)));
  const power = scaled(add(both(1), expm1Reduced(r)), k);
  const bounded = where(f64x2.gt(x, both(709.782712893384)), both(Infinity), power);
  return v128.andnot(bounded, f64x2.lt(x, both(-745.1332191019412)));
}

export function expm1(x: v128): v128 {
  return where(f64x2.le(f64x2.abs(x), both(0.35)), expm1Reduced(x), sub(exp(x), both(1)));
}

@inline
function twiceArtanh(s: v128): v128 {
  const square = mul(s, s);
  let sum = mul(both(1.0 / 35.0), square);
  sum = mul(add(sum, both(1.0 / 33.0)), square);
  sum = mul(add(sum, both(1.0 / 31.0)), square);
  sum = mul(add(sum, both(1.0 / 29.0)), square);
  sum = mul(add(sum, both(1.0 / 27.0)), square);
  sum = mul(add(sum, both(1.0 / 25.0)), square);
  sum = mul(add(sum, both(1.0 / 23.0)), square);
  sum = mul(add(sum, both(1.0 / 21.0)), square);
  sum = mul(add(sum, both(1.0 / 19.0)), square);
  sum = mul(add(sum, both(1.0 / 17.0)), square);
  sum = mul(add(sum, both(1.0 / 15.0)), square);
  sum = mul(add(sum, both(1.0 / 13.0)), square);
  sum = mul(add(sum, both(1.0 / 11.0)), square);
  sum = mul(add(sum, both(1.0 / 9.0)), square);
  sum = mul(add(sum, both(1.0 / 7.0)), square);
  sum = mul(add(sum, both(1.0 / 5.0)), square);
  sum = mul(add(sum, both(1.0 / 3.0)), square);
  const twice = mul(both(2), s);
  return add(twice, mul(twice, sum));
}

export function log(x: v128): v128 {
  const isSubnormal = f64x2.lt(x, both(2.2250738585072014e-308));
  const normal = where(isSubnormal, mul(x, both(18014398509481984)), x);
  const biased = sub(v128.or(i64x2.shr_u(normal, 52), both(BARE)), both(BARE + 1023));
  const unhalved = v128.or(v128.and(normal, i64x2.splat(0xfffffffffffff)), both(1));
  const isLarge = f64x2.gt(unhalved, both(SQRT_2));
  const mantissa = where(isLarge, mul(unhalved, both(0.5)), unhalved);
  const whole = sub(biased, v128.and(isSubnormal, both(54)));
  const exponent = add(whole, v128.and(isLarge, both(1)));
  const rest = twiceArtanh(div(sub(mantissa, both(1)), add(mantissa, both(1))));
  const found = add(mul(exponent, both(LN2_HIGH)), add(rest, mul(exponent, both(LN2_LOW))));
  const finite = where(f64x2.eq(x, both(Infinity)), x, found);
  const positive = where(f64x2.eq(x, both(0)), both(-Infinity), finite);
  return where(f64x2.ge(x, both(0)), positive, both(NaN));
}

export function log1p(x: v128): v128 {
  return twiceArtanh(div(x, add(both(2), x)));
}

export function tanh(x: v128): v128 {
  const e = expm1(mul(both(-2), f64x2.abs(x)));
  const fall = div(e, add(both(2), e));
  return where(f64x2.lt(x, both(0)), fall, sub(both(0), fall));
}

function erfcAbove(x: v128): v128 {
  const t = div(sub(x, both(4)), add(x, both(4)));
  let sum = both(-1.7668021904964841e-09);
  sum = mulAdd(sum, t, both(-1.3529367067220971e-08));
  sum = mulAdd(sum, t, both(-7.764817952397257e-09));
  sum = mulAdd(sum, t, both(1.1494863135062745e-07));
  sum = mulAdd(sum, t, both(6.258721442256385e-08));
  sum = mulAdd(sum, t, both(-8.346789501461553e-07));
  sum = mulAdd(sum, t, both(3.016107881318932e-07));
  sum = mulAdd(sum, t, both(5.717563626689596e-06));
  sum = mulAdd(sum, t, both(-1.1225008755089552e-05));
  sum = mulAdd(sum, t, both(-2.4403036998954536e-05));
  sum = mulAdd(sum, t, both(0.00015062234674481447));
  sum = mulAdd(sum, t, both(-0.0001992555416162786));
  sum = mulAdd(sum, t, both(-0.000757773370277741));
  sum = mulAdd(sum, t, both(0.005031969761432285));
  sum = mulAdd(sum, t, both(-0.0161977340542423));
  sum = mulAdd(sum, t, both(0.037167515561938515));
  sum = mulAdd(sum, t, both(-0.0663303658119996));
  sum = mulAdd(sum, t, both(0.09373283499682628));
  sum = mulAdd(sum, t, both(-0.10103906603632913));
  sum = mulAdd(sum, t, both(0.06809705425473639));
  sum = mulAdd(sum, t, both(0.015379652102620305));
  sum = mulAdd(sum, t, both(-0.1396211168405629));
  sum = mulAdd(sum, t, both(1.2329951186255526));
  const h = f64x2.promote_low_f32x4(f32x4.demote_f64x2_zero(x));
  const rest = expm1Reduced(mul(sub(h, x), add(h, x)));
  const power = mul(exp(mul(f64x2.neg(h), h)), add(both(1), rest));
  return mul(power, div(sum, add(both(1), mul(both(2), x))));
}

export function erfc(x: v128): v128 {
  const above = erfcAbove(f64x2.abs(x));
  const found = where(f64x2.lt(x, both(0)), sub(both(2), above), above);
  const right = where(f64x2.gt(x, both(27.3)), both(0), found);
  return where(f64x2.lt(x, both(-6)), both(2), right);
}

export function normalShare(z: v128): v128 {
  return div(erfc(div(f64x2.neg(z), both(SQRT_2))), both(2));
}

export function normalDensity(z: v128): v128 {
  return div(exp(div(mul(f64x2.neg(z), z), both(2))), both(SQRT_TWO_PI));
}
