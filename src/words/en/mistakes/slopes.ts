/** What is said of a number that comes of a mistake with the slope of an activation. */
import { call, minus, named, negative, number, type Symbolic, square } from "../../../math/symbolic";
import { type Sentence, say } from "../../sentence";

const a = named("a");
const withProduct = (derivative: Symbolic): Sentence =>
  say`That is the product with ${derivative} already; asked is the new factor alone.`;
const knownBefore = (derivative: Symbolic, asked: Symbolic): Sentence =>
  say`That is ${derivative}, the factor known before; asked is ${asked}.`;
const ruleForOwn = (slope: Symbolic): Sentence =>
  say`That is the rule for the neuron's own z; ${slope} is about two neurons.`;

export const slopes = {
  withProduct,
  knownBefore,

  height: (z: Symbolic): Sentence => say`That is ${call("σ", z)}, the activation itself; asked is its slope.`,
  weightedInput: (z: Symbolic): Sentence => say`That is ${z} itself; asked is the slope of σ there.`,
  atActivation: (of: { readonly a: Symbolic; readonly z: Symbolic }): Sentence =>
    say`That is the slope at ${of.a}; asked is the slope at ${of.z}.`,
  restOfOne: (of: Symbolic): Sentence => say`That is ${minus(number(1), of)}.`,
  otherActivation: (other: string, activation: string): Sentence =>
    say`That is the slope of ${other}; this layer has ${activation}.`,
  otherNeuron: (other: Symbolic, own: Symbolic): Sentence =>
    say`That is the slope at ${other}, of another neuron; asked is the one at ${own}.`,

  /** The rule of an activation's slope, taken for another one. */
  rule: (args: {
    readonly wrong: Symbolic;
    readonly right: Symbolic;
    readonly isByZ: boolean;
    readonly ruleOf: string | undefined;
    readonly activation: string;
    /** It is right below this alone. */
    readonly below: number | undefined;
  }): Sentence => {
    const { wrong, right, ruleOf, activation, below } = args;
    if (ruleOf !== undefined)
      return say`That is ${wrong}, the rule of the ${ruleOf}; ${activation} has ${right}.`;
    if (below !== undefined) return say`That is ${wrong}; below ${number(below)} the slope is ${right}.`;
    return say`That is ${wrong}; it is ${right}${args.isByZ ? ", by the activation" : ""}.`;
  },
  otherSide: (at: number): Sentence =>
    say`That is the slope on the other side of ${number(at)}; look at the sign of z.`,

  mixedOwn: {
    height: (of: Symbolic): Sentence => say`That is ${of} itself; asked is its slope.`,
    ruleForOther: (z: Symbolic): Sentence =>
      say`That is ${negative(square(a))}, the rule for another output; ${z} is the neuron's own.`,
    restOfOne: (of: Symbolic): Sentence =>
      say`That is ${minus(number(1), of)}; it is still to be multiplied by ${of}.`,
  },

  mixedOther: {
    signMissing: say`The minus sign is missing: where one share grows, the other ones shrink.`,
    ruleForOwn,
    ownSlope: (own: Symbolic, other: Symbolic): Sentence => say`That is ${own}; asked is how ${other} moves.`,
    zero: (activation: string, z: Symbolic): Sentence =>
      say`It is not 0: with ${activation} ${z} moves every output.`,
    height: (of: Symbolic): Sentence => say`That is ${of} itself; asked is how it moves.`,
  },

  mixed: {
    sum: (derivative: Symbolic): Sentence =>
      say`That is ${derivative}, the whole sum; asked is the new factor alone.`,
    otherOutput: (other: Symbolic, own: Symbolic): Sentence =>
      say`That is how ${other} moves; asked is ${own}.`,
  },

  mixedSum: {
    ownAlone: (of: Symbolic, activation: string): Sentence =>
      say`That is the way through ${of} alone; ${activation} moves the other outputs, too.`,
    activationBetween: (derivative: Symbolic, activation: string, z: Symbolic): Sentence =>
      say`That is ${derivative}; ${activation} is still between it and ${z}.`,
    slopeAlone: (slope: Symbolic): Sentence => say`That is ${slope} alone.`,
    wayMissing: (of: Symbolic): Sentence => say`The way through ${of} is missing in that.`,
    wayAlone: (of: Symbolic): Sentence => say`That is the way through ${of} alone; all of them add up.`,
    miss: say`That is a − y, which holds for the cost crossEntropy alone.`,
  },
} as const;
