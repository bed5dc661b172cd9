/** The activation functions σ, each beside its derivative σ′. */
import { erfc, exp, expm1, log1p, tanh } from "./elementary";

/** An activation that looks at its own neuron alone: a_j = σ(z_j). */
export interface Elementwise {
  /** σ(z). */
  readonly f: (z: number) => number;
  /** σ′(z), where `a` = σ(z) is known already. */
  readonly df: (z: number, a: number) => number;
}

const LEAK = 0.01;

export function sigmoid(z: number): number {
  return 1 / (1 + exp(-z));
}

/** Φ(z), the share of a standard normal distribution below z. */
export function normalShare(z: number): number {
  return erfc(-z / Math.SQRT2) / 2;
}

/** φ(z) = Φ′(z). */
export function normalDensity(z: number): number {
  return exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
}

export const elementwise = {
  sigmoid: {
    f: sigmoid,
    df: (_z, a) => a * (1 - a),
  },
  tanh: {
    f: tanh,
    df: (_z, a) => 1 - a * a,
  },
  relu: {
    f: (z) => Math.max(0, z),
    df: (z) => (z <= 0 ? 0 : 1),
  },
  leakyRelu: {
    f: (z) => (z > 0 ? z : LEAK * z),
    df: (z) => (z <= 0 ? LEAK : 1),
  },
  elu: {
    f: (z) => (z > 0 ? z : expm1(z)),
    df: (z) => (z > 0 ? 1 : exp(z)),
  },
  softplus: {
    f: (z) => Math.max(0, z) + log1p(exp(-Math.abs(z))),
    df: sigmoid,
  },
  silu: {
    f: (z) => z * sigmoid(z),
    df: (z) => sigmoid(z) * (1 + z * (1 - sigmoid(z))),
  },
  gelu: {
    f: (z) => z * normalShare(z),
    df: (z) => normalShare(z) + z * normalDensity(z),
  },
  identity: {
    f: (z) => z,
    df: () => 1,
  },
} as const satisfies Record<string, Elementwise>;

export type ElementwiseName = keyof typeof elementwise;
/** `softmax` mixes all neurons of its layer, so ∂a_i/∂z_j is a full matrix; it can only be the last layer's. */
export type ActivationName = ElementwiseName | "softmax";
export const activationNames = [...Object.keys(elementwise), "softmax"] as readonly ActivationName[];

export function elementwiseOf(name: ElementwiseName): Elementwise {
  return elementwise[name];
}

/** a_j = e^(z_j) / Σ_i e^(z_i); the largest z is taken off first, so nothing overflows. */
export function softmax(z: Float64Array): Float64Array {
  let largest = Number.NEGATIVE_INFINITY;
  for (const zj of z) largest = Math.max(largest, zj);
  const a = z.map((zj) => exp(zj - largest));
  let sum = 0;
  for (const e of a) sum += e;
  return a.map((e) => e / sum);
}

/** ∂a_i/∂z_j of softmax: a_i (1 − a_j) where i = j, else −a_i a_j. */
export function softmaxDerivative(a: Float64Array, i: number, j: number): number {
  return i === j ? a[i]! * (1 - a[j]!) : -a[i]! * a[j]!;
}
