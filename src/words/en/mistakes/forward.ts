/** What is said of a number that comes of a mistake in the forward pass. */
import { call, minus, negative, number, product, ratio, type Symbolic } from "../../../math/symbolic";
import { type Sentence, say } from "../../sentence";

/** The names of one term of a weighted input: z takes w times a. */
interface Term {
  readonly w: Symbolic;
  readonly a: Symbolic;
  readonly z: Symbolic;
}

export const forward = {
  term: {
    sum: ({ w, a }: Term): Sentence => say`That is the sum of ${w} and ${a}; asked is their product.`,
    weightAlone: ({ w, a }: Term): Sentence =>
      say`That is the weight ${w} alone; it is still to be multiplied by ${a}.`,
    activationAlone: ({ w, a }: Term): Sentence =>
      say`That is ${a} alone; it is still to be multiplied by its weight ${w}.`,
    soFar: ({ z }: Term): Sentence => say`That is all of ${z} so far; asked is the new term alone.`,
    before: ({ z }: Term): Sentence =>
      say`That is what ${z} had come to before; asked is the term that comes now.`,
    withBias: (b: Symbolic): Sentence =>
      say`That has the bias ${b} in it already; it comes with a step of its own.`,
    swappedWeight: (swapped: Symbolic): Sentence =>
      say`That takes ${swapped}, with j and k swapped: the first index is the neuron that the weight leads to.`,
    swappedActivation: ({ w }: Term, swapped: Symbolic, k: number): Sentence =>
      say`That takes ${swapped}, with j and k swapped: ${w} comes from neuron ${String(k)}.`,
    otherTerm: ({ a }: Term, other: Symbolic): Sentence =>
      say`That is the term of ${other}; asked is the one of ${a}.`,
    otherActivation: ({ w, a }: Term, other: Symbolic): Sentence =>
      say`That takes ${other}; ${w} comes from ${a}.`,
    otherWeight: ({ w, a }: Term, other: Symbolic): Sentence =>
      say`That takes ${other}; the weight of ${a} is ${w}.`,
    toOther: ({ a, z }: Term, other: Symbolic): Sentence =>
      say`That is what ${a} adds to ${other}; asked is what it adds to ${z}.`,
  },

  weightedInput: {
    biasMissing: (b: Symbolic): Sentence =>
      say`That is the sum of the products; the bias ${b} is still missing.`,
    biasTaken: (b: Symbolic): Sentence =>
      say`The bias ${b} went in with the wrong sign; it is added as it stands.`,
    biasAlone: (z: Symbolic): Sentence =>
      say`That is the bias alone; ${z} has the products of weights and activations in it, too.`,
    activation: (a: Symbolic, z: Symbolic): Sentence =>
      say`That is ${a}, one step ahead; asked is ${z}, before the activation function.`,
    column: (z: Symbolic, j: number): Sentence =>
      say`That takes column ${String(j)} of the weights, with j and k swapped; ${z} takes row ${String(j)}.`,
    productAlone: ({ w, a }: Term): Sentence =>
      say`That is ${product(w, a)} and the bias alone; the other products are missing.`,
    productMissing: ({ w, a }: Term): Sentence => say`The product ${product(w, a)} is missing in that.`,
    weightAdded: ({ w, a }: Term): Sentence =>
      say`That adds the weight ${w} itself; it is multiplied by ${a} first.`,
    productTaken: ({ w, a }: Term): Sentence =>
      say`The product ${product(w, a)} went in with the wrong sign.`,
    addedUp: say`That adds weights and activations up; each weight is multiplied by its activation.`,
    otherBias: (other: Symbolic, b: Symbolic): Sentence =>
      say`That has the bias ${other} in it; the one of this neuron is ${b}.`,
  },

  activation: {
    itself: (z: Symbolic, activation: string): Sentence =>
      say`That is ${z} itself; ${activation} is still to be applied to it.`,
    slope: (z: Symbolic): Sentence =>
      say`That is ${call("σ′", z)}, the slope; asked is the height ${call("σ", z)}.`,
    signLost: (z: Symbolic): Sentence =>
      say`That is ${call("σ", negative(z))}: the sign of ${z} got lost on the way.`,
    biasMissing: (b: Symbolic): Sentence => say`That is σ of the sum without its bias ${b}.`,
    otherActivation: (other: string, z: Symbolic, activation: string): Sentence =>
      say`That is ${other} of ${z}; this layer has ${activation}.`,
    negativePowerAlone: (z: Symbolic): Sentence => say`That is e to the power ${negative(z)} alone.`,
    powerAlone: (z: Symbolic): Sentence => say`That is e to the power ${z} alone.`,
    restOfOne: (a: Symbolic): Sentence => say`That is ${minus(number(1), a)}.`,
  },

  share: {
    powerAlone: (z: Symbolic, activation: string): Sentence =>
      say`That is e to the power ${z}; ${activation} divides it by the sum of all of them.`,
    ownMissing: (z: Symbolic, activation: string): Sentence =>
      say`The sum that ${activation} divides by has e to the power ${z} in it, too.`,
    ofWeightedInput: (activation: string): Sentence =>
      say`That is the share of z; ${activation} takes the share of e to the power z.`,
    sigmoid: (activation: string): Sentence =>
      say`That is the sigmoid, which looks at one neuron; ${activation} looks at the whole layer.`,
    slope: (a: Symbolic): Sentence =>
      say`That is the slope ${ratio({ letter: "a" }, { letter: "z" })}; asked is ${a} itself.`,
  },
} as const;
