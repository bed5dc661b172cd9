/** What is said of a number that comes of a mistake on the way back from the cost: with a path, or with a layer between. */
import { call, named, product, type Symbolic } from "../../../math/symbolic";
import { type Sentence, say } from "../../sentence";
import type { LeftOut } from "../../told";
import { layer } from "../grammar";

/** The names at a path: the weight w leads from a to z; `delta` is ∂C/∂z. */
interface AtPath {
  readonly w: Symbolic;
  readonly a: Symbolic;
  readonly z: Symbolic;
  readonly delta: Symbolic;
}

const z = named("z");

export const paths = {
  one: {
    swapped: (swapped: Symbolic, to: number, from: number): Sentence =>
      say`That is ${swapped}, with its indices swapped; the edge leads to neuron ${String(to)} from neuron ${String(from)}.`,
    activation: ({ a, z }: AtPath): Sentence =>
      say`That is ${a} itself, which is what ${z} moves by for a nudge to its weight; asked is a nudge to ${a}.`,
    whole: ({ delta }: AtPath): Sentence =>
      say`That is the whole path, ${product(named("w"), delta)}; asked is its new factor alone.`,
    withSlope: (slope: Symbolic): Sentence =>
      say`That has ${slope} in it, too; asked is the first factor alone.`,
    soFar: say`That is the sum over all paths so far; asked is the new factor alone.`,
    rest: ({ a, z, delta }: AtPath): Sentence =>
      say`That is ${delta}, the rest of the path; asked is how far ${z} moves with ${a}.`,
    otherPath: (other: Symbolic, through: number, own: number): Sentence =>
      say`That is ${other}, of the path through neuron ${String(through)}; this one goes through neuron ${String(own)}.`,
    otherStart: (other: Symbolic, from: number, own: number): Sentence =>
      say`That is ${other}, which comes from neuron ${String(from)}; asked is the edge from neuron ${String(own)}.`,
    term: ({ w, a, z }: AtPath): Sentence =>
      say`That is ${w} times ${a}, a term of ${z}; asked is how ${z} moves with ${a}.`,
    bias: say`The factor is 1 for a bias; an activation goes through its weight.`,
  },

  all: {
    oneAlone: (through: number, count: number): Sentence =>
      say`That is the path through neuron ${String(through)} alone; ${String(count)} paths lead on, and they add up.`,
    oneMissing: (through: number): Sentence =>
      say`The path through neuron ${String(through)} is missing in that.`,
    oneTaken: (through: number): Sentence =>
      say`The path through neuron ${String(through)} went in with the wrong sign.`,
    slopesMissing: (l: number): Sentence => say`The slopes σ′ of ${layer(l)} are missing in that.`,
    row: (a: Symbolic, j: number): Sentence =>
      say`That takes row ${String(j)} of the weights, with its indices swapped; all edges that leave ${a} stand in column ${String(j)}.`,
    weightsMissing: say`The weights of the paths are missing in that.`,
    weightsAlone: (delta: Symbolic): Sentence =>
      say`That is the sum of the weights alone; each path also has its ${delta}.`,
    mean: say`That is the mean of the paths; they are added up.`,
    heightsForSlopes: say`That takes ${call("σ", z)}, the activations, where the slopes ${call("σ′", z)} belong.`,
    withSlope: (derivative: Symbolic): Sentence =>
      say`That is ${derivative}, with σ′ of this neuron in it already; that factor comes next.`,
  },

  /** `isOne`: there is one weight on the way, and one slope. `isScaleLeftOut`: the number that the cost's derivative has before a − y is left out, too. */
  wayBack: (args: {
    readonly l: number;
    readonly leftOut: LeftOut;
    readonly isOne: boolean;
    readonly isScaleLeftOut: boolean;
  }): Sentence => {
    const [weights, slopes] = args.isOne ? ["weight", "slope"] : ["weights", "slopes"];
    const what = {
      weight: `its ${weights}`,
      slope: `its ${slopes} σ′`,
      both: `its ${weights} and ${slopes}`,
    }[args.leftOut];
    const scale = args.isScaleLeftOut ? " So is the number before a − y in the derivative of the cost." : "";
    return say`The way back through ${layer(args.l)} is missing in that: ${what}.${scale}`;
  },
} as const;
