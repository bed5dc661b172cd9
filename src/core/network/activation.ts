/**
 * The activation functions σ: one record each with all that is known of it, its derivative beside it. A new one is one
 * more record here, and its line in words/en/records.ts.
 */
import { exp, expm1, log, log1p, normalDensity, normalShare, tanh } from "../../math/elementary";
import {
  applied,
  call,
  cases,
  exponential,
  minus,
  named,
  negative,
  type Operand,
  over,
  product,
  quotient,
  type Symbolic,
  square,
  sum,
  where,
  workedOut,
} from "../../math/symbolic";

interface Described {
  /** What else the field calls it, in lower case without blanks and signs: only what means exactly the same. */
  readonly aliases?: readonly string[];
  /** The least and the greatest value of a, or what it comes near to. */
  readonly range: readonly [low: number, high: number];
  /** ln a_j and ln(1 − a_j), of all z of the layer, without rounding a_j; of activations whose a lies between 0 and 1. */
  readonly logarithms?: (z: Float64Array) => (j: number) => readonly [ofA: number, ofRest: number];
}

/** An activation that looks at its own neuron alone: a_j = σ(z_j). */
export interface Elementwise extends Described {
  readonly mixes: false;
  /** σ(z). */
  readonly f: (z: number) => number;
  /** σ′(z), where `a` = σ(z) is known already. */
  readonly df: (z: number, a: number) => number;
  readonly notation: {
    readonly f: (z: Symbolic) => Symbolic;
    /** By z or by a = σ(z). */
    readonly df: (z: Symbolic, a: Symbolic) => Symbolic;
  };
  /** Where it is put together from two pieces. */
  readonly joint?: Joint;
  /** What a neuron is where the slope is next to none: off, saturated, or just at a flat place of the curve. */
  readonly flatness: "off" | "saturated" | "flat";
  /** Rules that its derivative is mistaken for. */
  readonly mistakes?: (z: Symbolic, a: Symbolic) => readonly RuleMistake[];
}

/** Two pieces of a curve meet: the slopes there, and whether a piece has the same slope everywhere. */
interface Joint {
  readonly at: number;
  readonly below: number;
  readonly above: number;
  readonly isStraightBelow: boolean;
  readonly isStraightAbove: boolean;
}

interface RuleMistake {
  readonly rule: Symbolic;
  /** What it should be, where that is not the whole rule. */
  readonly instead?: Symbolic;
  /** z was taken where a belongs. */
  readonly isByZ?: true;
  /** The activation whose rule it is. */
  readonly ruleOf?: string;
  /** Where it is made: everywhere unless told. */
  readonly onlyBelow?: number;
}

/** An activation that mixes the neurons of its layer: each z_j moves every a_i. */
export interface Mixing extends Described {
  readonly mixes: true;
  /** All a of the layer, of all its z. */
  readonly f: (z: Float64Array) => Float64Array;
  /** ∂a_i/∂z_j, of all a. */
  readonly df: (a: Float64Array, i: number, j: number) => number;
  readonly notation: {
    /** a_j of z_j; `every` is the z that runs over the layer with the index i. */
    readonly f: (z: Symbolic, every: Symbolic) => Symbolic;
    /** ∂a_i/∂z_j, for the neuron's own z and for another one's. */
    readonly own: (a: Symbolic) => Symbolic;
    readonly other: (ai: Symbolic, aj: Symbolic) => Symbolic;
    /** All a of the layer's z, as vectors; and the matrix of all ∂a_i/∂z_j. */
    readonly layer: (z: Symbolic) => Symbolic;
    readonly jacobian: (a: Symbolic) => Symbolic;
  };
}

export type Activation = Elementwise | Mixing;

const LEAK = 0.01;
/** λ and λα of selu, with the constants of PyTorch (Klambauer and others, "Self-Normalizing Neural Networks", 2017). */
const SELU_SCALE = 1.0507009873554805;
const SELU_BELOW = SELU_SCALE * 1.6732632423543772;

// The least values of those that dip below 0, where their derivative is 0.
/** At z = −1.27846 (Elfwing and others, "Sigmoid-Weighted Linear Units for Neural Network Function Approximation", 2017). */
const SILU_LEAST = -0.2784645427610738;
/** At z = −0.75179 (Hendrycks and Gimpel, "Gaussian Error Linear Units", 2016). */
const GELU_LEAST = -0.16997120747990369;
/** At z = −1.19243 (Misra, "Mish: A Self Regularized Non-Monotonic Activation Function", 2019). */
const MISH_LEAST = -0.3088434130172505;

/** 1 / (1 + e^(−z)). */
export function sigmoid(z: number): number {
  return 1 / (1 + exp(-z));
}

/** ln(1 + e^z), without overflow where z is large. */
function softplus(z: number): number {
  return Math.max(0, z) + log1p(exp(-Math.abs(z)));
}

const softplusOf = (z: Operand): Symbolic => call("ln", sum(1, exponential(z)));

/** ln Σ e^z, without overflow. */
function logSumOfPowers(z: Float64Array): number {
  let largest = Number.NEGATIVE_INFINITY;
  for (const zj of z) largest = Math.max(largest, zj);
  let sum = 0;
  for (const zj of z) sum += exp(zj - largest);
  return largest + log(sum);
}

const sigmoidOf = (z: Operand): Symbolic => quotient(1, sum(1, exponential(negative(z))));
const s = named("s");
const t = named("t");

/** max(0, z), its slope the one below 0 up to 0 itself; NaN where z is. */
const straight = { at: 0, isStraightBelow: true, isStraightAbove: true, above: 1 } as const;

const elementwiseRecords = {
  sigmoid: {
    mixes: false,
    aliases: ["logistic", "logsig", "sigm", "expit"],
    range: [0, 1],
    logarithms: (z) => (j) => [-softplus(-z[j]!), -softplus(z[j]!)],
    f: sigmoid,
    df: (_z, a) => a * (1 - a),
    notation: { f: sigmoidOf, df: (_z, a) => product(a, minus(1, a)) },
    flatness: "saturated",
    mistakes: (z, a) => [
      { rule: product(z, minus(1, z)), isByZ: true },
      { rule: product(a, sum(1, a)) },
      { rule: square(a) },
    ],
  },
  tanh: {
    mixes: false,
    aliases: ["tansig", "hyperbolictangent"],
    range: [-1, 1],
    f: tanh,
    df: (_z, a) => 1 - a * a,
    notation: { f: (z) => call("tanh", z), df: (_z, a) => minus(1, square(a)) },
    flatness: "saturated",
    mistakes: (z, a) => [
      { rule: minus(1, square(z)), isByZ: true },
      { rule: square(a) },
      { rule: sum(1, square(a)) },
      { rule: product(a, minus(1, a)), ruleOf: "sigmoid" },
    ],
  },
  relu: {
    mixes: false,
    aliases: ["rectifier", "rectifiedlinear", "rectifiedlinearunit", "poslin"],
    range: [0, Number.POSITIVE_INFINITY],
    f: (z) => Math.max(0, z),
    df: (z) => (z <= 0 ? 0 : z > 0 ? 1 : Number.NaN),
    notation: { f: (z) => call("max", 0, z), df: (z) => cases(z, ">", 0, 1, 0) },
    joint: { ...straight, below: 0 },
    flatness: "off",
  },
  leakyRelu: {
    mixes: false,
    aliases: ["lrelu", "leaky", "leakyrectifier"],
    range: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
    f: (z) => (z > 0 ? z : LEAK * z),
    df: (z) => (z <= 0 ? LEAK : z > 0 ? 1 : Number.NaN),
    notation: { f: (z) => call("max", product(LEAK, z), z), df: (z) => cases(z, ">", 0, 1, LEAK) },
    joint: { ...straight, below: LEAK },
    flatness: "flat",
  },
  elu: {
    mixes: false,
    aliases: ["exponentiallinear", "exponentiallinearunit"],
    range: [-1, Number.POSITIVE_INFINITY],
    f: (z) => (z > 0 ? z : expm1(z)),
    df: (z) => (z > 0 ? 1 : exp(z)),
    notation: {
      f: (z) => cases(z, ">", 0, z, minus(exponential(z), 1)),
      df: (z) => cases(z, ">", 0, 1, exponential(z)),
    },
    joint: { at: 0, below: 1, above: 1, isStraightBelow: false, isStraightAbove: true },
    flatness: "saturated",
    mistakes: (_z, a) => [{ rule: minus(1, a), instead: sum(a, 1), onlyBelow: 0 }],
  },
  softplus: {
    mixes: false,
    aliases: ["smoothrelu", "softrelu"],
    range: [0, Number.POSITIVE_INFINITY],
    f: softplus,
    df: sigmoid,
    notation: { f: softplusOf, df: sigmoidOf },
    flatness: "flat",
  },
  silu: {
    mixes: false,
    aliases: ["swish", "sigmoidlinearunit"],
    range: [SILU_LEAST, Number.POSITIVE_INFINITY],
    f: (z) => z * sigmoid(z),
    df: (z) => sigmoid(z) * (1 + z * (1 - sigmoid(z))),
    notation: {
      f: (z) => quotient(z, sum(1, exponential(negative(z)))),
      df: (z) => where(s, sigmoidOf(z), product(s, sum(1, product(z, minus(1, s))))),
    },
    flatness: "flat",
  },
  gelu: {
    mixes: false,
    aliases: ["gaussianerrorlinearunit"],
    range: [GELU_LEAST, Number.POSITIVE_INFINITY],
    f: (z) => z * normalShare(z),
    df: (z) => normalShare(z) + z * normalDensity(z),
    notation: {
      f: (z) => product(z, call("Φ", z)),
      df: (z) => sum(workedOut("Φ", z), product(z, workedOut("φ", z))),
    },
    flatness: "flat",
  },
  mish: {
    mixes: false,
    range: [MISH_LEAST, Number.POSITIVE_INFINITY],
    f: (z) => z * tanh(softplus(z)),
    // t + z (1 − t²) σ(z) with t = tanh(softplus z) and σ the sigmoid
    df: (z) => {
      const gate = tanh(softplus(z));
      return gate + z * (1 - gate * gate) * sigmoid(z);
    },
    notation: {
      f: (z) => product(z, call("tanh", softplusOf(z))),
      df: (z) =>
        where(
          t,
          call("tanh", softplusOf(z)),
          where(s, sigmoidOf(z), sum(t, product(z, minus(1, square(t)), s))),
        ),
    },
    flatness: "flat",
  },
  selu: {
    mixes: false,
    aliases: ["scaledexponentiallinear", "scaledexponentiallinearunit", "scaledelu"],
    range: [-SELU_BELOW, Number.POSITIVE_INFINITY],
    f: (z) => (z > 0 ? SELU_SCALE * z : SELU_BELOW * expm1(z)),
    df: (z) => (z > 0 ? SELU_SCALE : SELU_BELOW * exp(z)),
    notation: {
      f: (z) => cases(z, ">", 0, product(SELU_SCALE, z), product(SELU_BELOW, minus(exponential(z), 1))),
      df: (z) => cases(z, ">", 0, SELU_SCALE, product(SELU_BELOW, exponential(z))),
    },
    joint: { at: 0, below: SELU_BELOW, above: SELU_SCALE, isStraightBelow: false, isStraightAbove: true },
    flatness: "saturated",
  },
  identity: {
    mixes: false,
    aliases: ["linear", "lin", "purelin", "none", "passthrough", "id"],
    range: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
    f: (z) => z,
    df: () => 1,
    notation: { f: (z) => z, df: () => sum(1) },
    flatness: "flat",
  },
} as const satisfies Record<string, Elementwise>;

const mixingRecords = {
  softmax: {
    mixes: true,
    aliases: ["softargmax"],
    range: [0, 1],
    logarithms: (z) => {
      const total = logSumOfPowers(z);
      return (j) => [z[j]! - total, log1p(-exp(z[j]! - total))];
    },
    f: softmax,
    df: softmaxDerivative,
    notation: {
      f: (z, every) => quotient(exponential(z), over("i", exponential(every))),
      own: (a) => product(a, minus(1, a)),
      other: (ai, aj) => negative(product(ai, aj)),
      layer: (z) => applied(named("softmax", "\\operatorname{softmax}"), z),
      jacobian: (a) => minus(call("diag", a), product(a, { kind: "transposed", of: a })),
    },
  },
} as const satisfies Record<string, Mixing>;

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

export const elementwise: Readonly<Record<ElementwiseName, Elementwise>> = elementwiseRecords;
export const activations: Readonly<Record<ActivationName, Activation>> = {
  ...elementwiseRecords,
  ...mixingRecords,
};

type ElementwiseName = keyof typeof elementwiseRecords;
export type ActivationName = ElementwiseName | keyof typeof mixingRecords;
export const elementwiseNames = Object.keys(elementwiseRecords) as readonly ElementwiseName[];
export const activationNames = Object.keys(activations) as readonly ActivationName[];

export function activationOf(name: ActivationName): Activation {
  return activations[name];
}

/** Fills the activations a of `count` neurons, a layer's, from their z; all begin at `start`. */
export function activate(
  record: Activation,
  z: Float64Array,
  a: Float64Array,
  start: number,
  count: number,
): void {
  const end = start + count;
  if (record.mixes) {
    a.set(record.f(z.subarray(start, end)), start);
    return;
  }
  const { f } = record;
  for (let j = start; j < end; j++) a[j] = f(z[j]!); // a_j = σ(z_j)
}

/** The numbers of neurons that ∂C/∂z is found from, layer after layer. */
interface Slopes {
  readonly z: Float64Array;
  readonly a: Float64Array;
  readonly dC_da: Float64Array;
}

/** Fills ∂C/∂z_j = ∂a_j/∂z_j ∂C/∂a_j of a layer; where it mixes Σ_i ∂a_i/∂z_j ∂C/∂a_i. */
export function throughActivation(
  record: Activation,
  { z, a, dC_da }: Slopes,
  dC_dz: Float64Array,
  start: number,
  count: number,
): void {
  if (!record.mixes) {
    const { df } = record;
    for (let j = start; j < start + count; j++) dC_dz[j] = df(z[j]!, a[j]!) * dC_da[j]!;
    return;
  }
  const shares = a.subarray(start, start + count);
  for (let j = 0; j < count; j++) {
    let sum = 0;
    for (let i = 0; i < count; i++) sum += record.df(shares, i, j) * dC_da[start + i]!;
    dC_dz[start + j] = sum;
  }
}

/** ∂a_i/∂z_j of a layer: σ′(z_j) where i is j, else 0; where the layer mixes, an entry of its full matrix. */
export function slopeOf(record: Activation, z: Float64Array, a: Float64Array, j: number, i = j): number {
  if (record.mixes) return record.df(a, i, j);
  return i === j ? record.df(z[j]!, a[j]!) : 0;
}
