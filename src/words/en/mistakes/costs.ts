/** What is said of a number that comes of a mistake with the cost, or with its derivative, whichever cost it is. */
import type { Symbolic } from "../../../math/symbolic";
import { type Sentence, say } from "../../sentence";

export const costs = {
  otherCost: (other: string, own: string): Sentence =>
    say`That is right for ${other}; the cost of this network is ${own}.`,
  oneOutput: (j: number): Sentence =>
    say`That is what output ${String(j)} adds; the cost is the sum over all outputs.`,
  mean: say`That is the mean over the outputs; the terms are added up.`,
  timesOutputs: say`That is as many times too much as there are outputs.`,
  root: say`That is the root of the cost; no root is taken.`,
  slope: (derivative: Symbolic): Sentence =>
    say`That is ${derivative}, the slope of the cost; asked is the cost itself.`,
  soFar: say`That is the cost of all outputs so far; asked is what this one adds.`,
  before: say`That is what the cost had come to before; asked is what this output adds.`,
  whole: say`That is the cost of all outputs together; asked is what this one adds.`,
  output: (a: Symbolic): Sentence => say`That is ${a} itself; asked is what its miss costs.`,
  otherOutput: (other: number, j: number): Sentence =>
    say`That is what output ${String(other)} adds; asked is output ${String(j)}.`,

  derivative: {
    term: say`That is what this output adds to the cost; asked is how the cost moves with it.`,
    withSlope: (derivative: Symbolic): Sentence =>
      say`That is ${derivative}, with σ′ in it already; that factor comes next.`,
    slopeAlone: (slope: Symbolic): Sentence => say`That is ${slope}, the factor that comes next.`,
    output: (a: Symbolic, C: Symbolic): Sentence =>
      say`That is ${a} itself; asked is how far ${C} moves with it.`,
    otherOutput: (other: Symbolic, asked: Symbolic): Sentence =>
      say`That is ${other}, of another output; asked is ${asked}.`,
  },
} as const;
