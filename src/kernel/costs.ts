/** The costs of src/core/network/cost.ts, each term beside its derivative: the same bits. */
import { log } from "./elementary";
import { add, both, div, mul, sub, where } from "./lanes";
import {
  BINARY_CROSS_ENTROPY,
  CROSS_ENTROPY,
  HALF_SQUARED_ERROR,
  HUBER,
  MEAN_SQUARED_ERROR,
  SQUARED_ERROR,
} from "./layout";

/** x times a logarithm, 0 where x is. */
@inline
function times(x: v128, logarithm: v128): v128 {
  return where(f64x2.eq(x, both(0)), both(0), mul(x, logarithm));
}

@inline
function huber(miss: v128): v128 {
  const size = f64x2.abs(miss);
  const isNear = f64x2.le(size, both(1));
  return where(isNear, div(mul(miss, miss), both(2)), sub(size, both(0.5)));
}

@inline
function binaryTerm(a: v128, y: v128): v128 {
  const rest = times(sub(both(1), y), log(sub(both(1), a)));
  return sub(both(0), add(times(y, log(a)), rest));
}

@inline
function binarySlope(a: v128, y: v128): v128 {
  const isEnd = v128.or(f64x2.eq(a, both(0)), f64x2.eq(a, both(1)));
  const limit = sub(both(1), mul(both(2), y));
  const slope = div(sub(a, y), mul(a, sub(both(1), a)));
  return where(v128.and(f64x2.eq(a, y), isEnd), limit, slope);
}

/** What an output adds to C. */
@inline
function term(cost: i32, a: v128, y: v128, outputs: f64): v128 {
  const miss = sub(a, y);
  if (cost == SQUARED_ERROR) return mul(miss, miss);
  if (cost == HALF_SQUARED_ERROR) return div(mul(miss, miss), both(2));
  if (cost == MEAN_SQUARED_ERROR) return div(mul(miss, miss), both(outputs));
  if (cost == BINARY_CROSS_ENTROPY) return binaryTerm(a, y);
  if (cost == CROSS_ENTROPY) return sub(both(0), times(y, log(a)));
  return huber(miss);
}

/** ∂C/∂a_j. */
@inline
function slope(cost: i32, a: v128, y: v128, outputs: f64): v128 {
  const miss = sub(a, y);
  if (cost == SQUARED_ERROR) return mul(both(2), miss);
  if (cost == HALF_SQUARED_ERROR) return miss;
  if (cost == MEAN_SQUARED_ERROR) return div(mul(both(2), miss), both(outputs));
  if (cost == BINARY_CROSS_ENTROPY) return binarySlope(a, y);
  if (cost == CROSS_ENTROPY) return where(f64x2.eq(y, both(0)), both(0), div(f64x2.neg(y), a));
  return f64x2.max(both(-1), f64x2.min(both(1), miss));
}

@inline
function fill(cost: i32, a: usize, y: usize, terms: usize, dC_da: usize, outputs: f64, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 16) {
    const aj = v128.load(a + at);
    const yj = v128.load(y + at);
    v128.store(terms + at, term(cost, aj, yj, outputs));
    v128.store(dC_da + at, slope(cost, aj, yj, outputs));
  }
}

function fillOf(cost: i32, a: usize, y: usize, terms: usize, dC_da: usize, outputs: f64, bytes: usize): void {
  switch (cost) {
    case SQUARED_ERROR: return fill(SQUARED_ERROR, a, y, terms, dC_da, outputs, bytes);
    case HALF_SQUARED_ERROR: return fill(HALF_SQUARED_ERROR, a, y, terms, dC_da, outputs, bytes);
    case MEAN_SQUARED_ERROR: return fill(MEAN_SQUARED_ERROR, a, y, terms, dC_da, outputs, bytes);
    case BINARY_CROSS_ENTROPY: return fill(BINARY_CROSS_ENTROPY, a, y, terms, dC_da, outputs, bytes);
    case CROSS_ENTROPY: return fill(CROSS_ENTROPY, a, y, terms, dC_da, outputs, bytes);
    case HUBER: return fill(HUBER, a, y, terms, dC_da, outputs, bytes);
  }
}

/** Fills C and ∂C/∂a_j of a block of examples, `bytes` each of a, y and ∂C/∂a; `terms` is room for as many numbers. */
export function costAndSlopes(
  cost: i32,
  a: usize,
  y: usize,
  terms: usize,
  dC_da: usize,
  C: usize,
  outputs: usize,
  bytes: usize,
  count: usize,
): void {
  fillOf(cost, a, y, terms, dC_da, <f64>outputs, bytes * count);
  for (let e: usize = 0; e < count; e++, terms += bytes) {
    let sum: f64 = 0;
    for (let j: usize = 0; j < outputs; j++) sum += load<f64>(terms + (j << 3));
    store<f64>(C + (e << 3), sum);
  }
}
