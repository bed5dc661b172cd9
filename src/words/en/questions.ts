/** Predict, then reveal: what is asked. */
import type { Symbolic } from "../../math/symbolic";
import { type Sentence, say } from "../sentence";
import type { MomentName } from "../told";
import { momentNames, neuron } from "./grammar";

export const questions = {
  term: (args: {
    readonly from: { readonly l: number; readonly k: number };
    readonly z: Symbolic;
    readonly term: Symbolic;
  }): Sentence =>
    say`How much does ${neuron(args.from.l, args.from.k)} add to ${args.z}? What is ${args.term}?`,
  costTerm: (j: number): Sentence => say`What does output ${String(j)} add to the cost of this example?`,
  ratio: (args: {
    readonly ratio: Symbolic;
    readonly moved: Symbolic;
    readonly nudged: Symbolic;
  }): Sentence =>
    say`Nudge ${args.nudged} a little: how many times as far does ${args.moved} move? What is ${args.ratio} here?`,
  weightedInput: (z: Symbolic): Sentence => say`All terms and the bias together: what is ${z}?`,
  activation: (args: { readonly activation: string; readonly z: Symbolic; readonly a: Symbolic }): Sentence =>
    say`What does ${args.activation} make of ${args.z}? What is ${args.a}?`,
  cost: (C: Symbolic): Sentence => say`All outputs together: what is the cost ${C} of this example?`,
  paths: (args: { readonly l: number; readonly ratio: Symbolic }): Sentence =>
    say`All paths through layer ${String(args.l)} together: what is ${args.ratio} here?`,
  mixed: (args: { readonly activation: string; readonly ratio: Symbolic }): Sentence =>
    say`All outputs that ${args.activation} moves together: what is ${args.ratio} here?`,
  mean: (args: { readonly ratio: Symbolic; readonly count: number }): Sentence => {
    const examples = args.count === 1 ? "the one example" : `the ${args.count} examples`;
    return say`What is the mean ${args.ratio} over ${examples} of the batch?`;
  },
  /** Where the answer is one of a few. */
  ways: { up: "up", down: "down" },
  way: (args: { readonly parameter: Symbolic; readonly C: Symbolic }): Sentence =>
    say`To lower ${args.C}, which way must ${args.parameter} go: up or down?`,
  zero: (ratio: Symbolic): Sentence =>
    say`${ratio} is 0 here, because a factor of the product is. Which factor?`,
  path: (args: { readonly ratio: Symbolic; readonly count: number }): Sentence =>
    say`${args.ratio} is a sum over paths. Which of these ${String(args.count)} is the largest, whatever its sign?`,
  example: (args: { readonly parameter: Symbolic; readonly count: number }): Sentence =>
    say`Which of these ${String(args.count)} examples objects most to ${args.parameter}: whose derivative is the largest, whatever its sign?`,
  moment: (args: { readonly kind: MomentName; readonly w: Symbolic; readonly moment: Symbolic }): Sentence =>
    say`The gradient goes into the ${momentNames[args.kind]} of ${args.w}: what is ${args.moment} now?`,
  update: (w: Symbolic): Sentence => say`Where does the gradient step take ${w}? What is its new value?`,
} as const;
