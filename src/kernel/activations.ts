/** The activations of src/core/network/activation.ts, each beside its derivative: the same bits. */
import { exp, expm1, log1p, normalDensity, normalShare, tanh } from "./elementary";
import { add, both, div, mul, mulAdd, sub, where } from "./lanes";
import {
  ELU,
  GELU,
  IDENTITY,
  LEAKY_RELU,
  MISH,
  RELU,
  SELU,
  SIGMOID,
  SILU,
  SOFTMAX,
  SOFTPLUS,
  TANH,
} from "./layout";

const LEAK: f64 = 0.01;
const SELU_SCALE: f64 = 1.0507009873554805;
const SELU_BELOW: f64 = SELU_SCALE * 1.6732632423543772;

@inline
function sigmoid(z: v128): v128 {
  return div(both(1), add(both(1), exp(f64x2.neg(z))));
}

@inline
function softplus(z: v128): v128 {
  return add(f64x2.max(both(0), z), log1p(exp(f64x2.neg(f64x2.abs(z)))));
}

@inline
function isAbove0(z: v128): v128 {
  return f64x2.gt(z, both(0));
}

/** The one slope up to 0, 1 above, NaN where z is. */
@inline
function straight(z: v128, below: f64): v128 {
  return where(f64x2.le(z, both(0)), both(below), where(isAbove0(z), both(1), both(NaN)));
}

/** σ(z). */
@inline
function f(activation: i32, z: v128): v128 {
  if (activation == SIGMOID) return sigmoid(z);
  if (activation == TANH) return tanh(z);
  if (activation == RELU) return f64x2.max(both(0), z);
  if (activation == LEAKY_RELU) return where(isAbove0(z), z, mul(both(LEAK), z));
  if (activation == ELU) return where(isAbove0(z), z, expm1(z));
  if (activation == SOFTPLUS) return softplus(z);
  if (activation == SILU) return mul(z, sigmoid(z));
  if (activation == GELU) return mul(z, normalShare(z));
  if (activation == MISH) return mul(z, tanh(softplus(z)));
  if (activation == SELU)
    return where(isAbove0(z), mul(both(SELU_SCALE), z), mul(both(SELU_BELOW), expm1(z)));
  return z;
}

@inline
function siluSlope(z: v128): v128 {
  const s = sigmoid(z);
  return mul(s, add(both(1), mul(z, sub(both(1), s))));
}

@inline
function mishSlope(z: v128): v128 {
  const gate = tanh(softplus(z));
  return add(gate, mul(mul(z, sub(both(1), mul(gate, gate))), sigmoid(z)));
}

/** σ′(z), where a = σ(z). */
@inline
function df(activation: i32, z: v128, a: v128): v128 {
  if (activation == SIGMOID) return mul(a, sub(both(1), a));
  if (activation == TANH) return sub(both(1), mul(a, a));
  if (activation == RELU) return straight(z, 0);
  if (activation == LEAKY_RELU) return straight(z, LEAK);
  if (activation == ELU) return where(isAbove0(z), both(1), exp(z));
  if (activation == SOFTPLUS) return sigmoid(z);
  if (activation == SILU) return siluSlope(z);
  if (activation == GELU) return add(normalShare(z), mul(z, normalDensity(z)));
  if (activation == MISH) return mishSlope(z);
  if (activation == SELU) return where(isAbove0(z), both(SELU_SCALE), mul(both(SELU_BELOW), exp(z)));
  return both(1);
}

@inline
function fill(activation: i32, z: usize, a: usize, bytes: usize): void {
  for (const end = z + bytes; z < end; z += 16, a += 16) v128.store(a, f(activation, v128.load(z)));
}

@inline
function fillSlopes(activation: i32, z: usize, a: usize, dC_da: usize, dC_dz: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 16) {
    const slope = df(activation, v128.load(z + at), v128.load(a + at));
    v128.store(dC_dz + at, mul(slope, v128.load(dC_da + at))); // ∂C/∂z_j = ∂a_j/∂z_j ∂C/∂a_j
  }
}

/** One example's a_j = e^(z_j − max z) / Σ_i e^(z_i − max z) of `units` neurons. */
function softmax(z: usize, a: usize, units: usize, bytes: usize): void {
  let largest: f64 = -Infinity;
  for (let j: usize = 0; j < units; j++) largest = max(largest, load<f64>(z + (j << 3)));
  for (let at: usize = 0; at < bytes; at += 16) v128.store(a + at, exp(sub(v128.load(z + at), both(largest))));
  let sum: f64 = 0;
  for (let j: usize = 0; j < units; j++) sum += load<f64>(a + (j << 3));
  for (let at: usize = 0; at < bytes; at += 16) v128.store(a + at, div(v128.load(a + at), both(sum)));
}

/** One example's ∂C/∂z_j = Σ_i ∂a_i/∂z_j ∂C/∂a_i, with a_i (1 − a_j) where i = j, else −a_i a_j. */
function softmaxSlopes(a: usize, dC_da: usize, dC_dz: usize, units: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 16) {
    const aj = v128.load(a + at);
    const rest = sub(both(1), aj);
    let sum = both(0);
    for (let i: usize = 0; i < units; i++) {
      const ai = v128.load64_splat(a + (i << 3));
      const place = i64x2(at >> 3, (at >> 3) + 1);
      const slope = where(i64x2.eq(place, i64x2.splat(i)), mul(ai, rest), mul(f64x2.neg(ai), aj));
      sum = mulAdd(slope, v128.load64_splat(dC_da + (i << 3)), sum);
    }
    v128.store(dC_dz + at, sum);
  }
}

/** Fills the activations of a block of examples, a layer's of `bytes` each, from their z. */
export function activate(
  activation: i32,
  z: usize,
  a: usize,
  units: usize,
  bytes: usize,
  count: usize,
): void {
  const all = bytes * count;
  switch (activation) {
    case SIGMOID: return fill(SIGMOID, z, a, all);
    case TANH: return fill(TANH, z, a, all);
    case RELU: return fill(RELU, z, a, all);
    case LEAKY_RELU: return fill(LEAKY_RELU, z, a, all);
    case ELU: return fill(ELU, z, a, all);
    case SOFTPLUS: return fill(SOFTPLUS, z, a, all);
    case SILU: return fill(SILU, z, a, all);
    case GELU: return fill(GELU, z, a, all);
    case MISH: return fill(MISH, z, a, all);
    case SELU: return fill(SELU, z, a, all);
    case IDENTITY: return fill(IDENTITY, z, a, all);
    case SOFTMAX: for (let at: usize = 0; at < all; at += bytes) softmax(z + at, a + at, units, bytes);
  }
}

/** Fills ∂C/∂z of a block of examples, likewise. */
export function throughActivation(
  activation: i32,
  z: usize,
  a: usize,
  dC_da: usize,
  dC_dz: usize,
  units: usize,
  bytes: usize,
  count: usize,
): void {
  const all = bytes * count;
  switch (activation) {
    case SIGMOID: return fillSlopes(SIGMOID, z, a, dC_da, dC_dz, all);
    case TANH: return fillSlopes(TANH, z, a, dC_da, dC_dz, all);
    case RELU: return fillSlopes(RELU, z, a, dC_da, dC_dz, all);
    case LEAKY_RELU: return fillSlopes(LEAKY_RELU, z, a, dC_da, dC_dz, all);
    case ELU: return fillSlopes(ELU, z, a, dC_da, dC_dz, all);
    case SOFTPLUS: return fillSlopes(SOFTPLUS, z, a, dC_da, dC_dz, all);
    case SILU: return fillSlopes(SILU, z, a, dC_da, dC_dz, all);
    case GELU: return fillSlopes(GELU, z, a, dC_da, dC_dz, all);
    case MISH: return fillSlopes(MISH, z, a, dC_da, dC_dz, all);
    case SELU: return fillSlopes(SELU, z, a, dC_da, dC_dz, all);
    case IDENTITY: return fillSlopes(IDENTITY, z, a, dC_da, dC_dz, all);
    case SOFTMAX:
      for (let at: usize = 0; at < all; at += bytes) softmaxSlopes(a + at, dC_da + at, dC_dz + at, units, bytes);
  }
}
