/** What is said of a number that comes of a mistake with the derivative of a weight or a bias. */
import { call, type Symbolic } from "../../../math/symbolic";
import { type Sentence, say } from "../../sentence";
import { capital } from "../grammar";

/** The names at a weight: z takes w times a; `factor` is ∂z/∂w, `derivative` ∂C/∂w. */
interface AtWeight {
  readonly w: Symbolic;
  readonly a: Symbolic;
  readonly z: Symbolic;
  readonly factor: Symbolic;
  readonly derivative: Symbolic;
}

/** The names at a bias: `factor` is ∂z/∂b, `derivative` ∂C/∂b. */
interface AtBias {
  readonly b: Symbolic;
  readonly z: Symbolic;
  readonly factor: Symbolic;
  readonly derivative: Symbolic;
}

const knownAlready = (is: Symbolic, factor: Symbolic): Sentence =>
  say`That is ${is}, known already; asked is ${factor}.`;
const wholeProduct = (derivative: Symbolic): Sentence =>
  say`That is ${derivative}, the whole product; asked is its new factor alone.`;
const alone = (factor: Symbolic): Sentence => say`That is ${factor} alone; the whole product is asked.`;

export const derivatives = {
  knownAlready,
  wholeProduct,
  alone,

  weightFactor: {
    weight: ({ w, z, a }: AtWeight): Sentence =>
      say`That is ${w} itself, which is what ${z} moves by for a nudge to ${a}; asked is a nudge to the weight.`,
    weightedInput: ({ z, a }: AtWeight, before: Symbolic): Sentence =>
      say`That is ${before}, before the activation function; ${z} takes ${a}.`,
    swapped: ({ w }: AtWeight, swapped: Symbolic, k: number): Sentence =>
      say`That is ${swapped}, with j and k swapped; ${w} comes from neuron ${String(k)}.`,
    whereItLeads: (to: Symbolic): Sentence =>
      say`That is ${to}, where the weight leads to; asked is where it comes from.`,
    known: say`That is the product of the factors known already; asked is the new one.`,
    one: say`The factor is 1 for a bias; a weight is multiplied by something.`,
    term: ({ w, a }: AtWeight): Sentence =>
      say`That is ${w} times ${a}, the term itself; asked is how it moves with the weight.`,
    neighbour: ({ w, a }: AtWeight, other: Symbolic): Sentence =>
      say`That is ${other}, of a neighbour; ${w} comes from ${a}.`,
  },

  weight: {
    factorMissing: ({ factor }: AtWeight, delta: Symbolic): Sentence =>
      say`That is ${delta}; the factor ${factor} is missing.`,
    takesWeight: ({ w, a }: AtWeight): Sentence =>
      say`That takes the weight ${w} where ${a}, its input, belongs.`,
    takesWeightedInput: ({ a }: AtWeight, before: Symbolic): Sentence =>
      say`That takes ${before} where ${a} belongs.`,
    takesSwapped: ({ w }: AtWeight, swapped: Symbolic, k: number): Sentence =>
      say`That takes ${swapped}, with j and k swapped; ${w} comes from neuron ${String(k)}.`,
    swapped: ({ derivative }: AtWeight, swapped: Symbolic): Sentence =>
      say`That is ${swapped}, with j and k swapped; asked is ${derivative}.`,
    whereItLeads: ({ a }: AtWeight, to: Symbolic): Sentence =>
      say`That takes ${to}, where the weight leads to; it takes ${a}, where it comes from.`,
    neighbour: ({ derivative }: AtWeight, other: Symbolic): Sentence =>
      say`That is ${other}, of a neighbour; asked is ${derivative}.`,
  },

  biasFactor: {
    zero: ({ b, z }: AtBias): Sentence => say`It is not 0: ${b} stands in the sum, so ${z} moves with it.`,
    bias: ({ b, z }: AtBias): Sentence => say`That is ${b} itself; asked is how far ${z} moves with it.`,
    weightedInput: ({ b, z }: AtBias): Sentence =>
      say`That is ${z} itself; asked is how far it moves with ${b}.`,
    activation: (a: Symbolic): Sentence =>
      say`That is ${a}, the factor of a weight; the bias is not multiplied by anything.`,
  },

  bias: {
    zero: ({ b, z }: AtBias): Sentence =>
      say`It is not 0: ${b} stands in the sum of ${z}, so C moves with it.`,
    timesBias: say`That multiplies by the bias; its factor is 1.`,
    weight: (derivative: Symbolic): Sentence =>
      say`That is ${derivative}, of a weight; the bias is not multiplied by an activation.`,
  },

  product: {
    slopeMissing: (slope: Symbolic, z: Symbolic): Sentence =>
      say`The factor ${slope} = ${call("σ′", z)} is missing in that.`,
    mixingMissing: (activation: string, a: Symbolic, z: Symbolic): Sentence =>
      say`${capital(activation)} is missing in that: it stands between ${a} and ${z}.`,
    heightForSlope: (z: Symbolic): Sentence =>
      say`That takes ${call("σ", z)}, the activation, where its slope ${call("σ′", z)} belongs.`,
    inputForSlope: (z: Symbolic): Sentence => say`That takes ${z} where the slope ${call("σ′", z)} belongs.`,
    factorMissing: (factor: Symbolic): Sentence => say`The factor ${factor} is missing in that.`,
    added: (derivative: Symbolic): Sentence => say`That adds the factors; ${derivative} is their product.`,
    accumulated: (derivative: Symbolic): Sentence =>
      say`That is the sum over the examples so far; asked is ${derivative} of this one.`,
  },
} as const;
