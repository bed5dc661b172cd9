/** What is said of a whole unit, where the run stands at its end. */
import { number, type Symbolic } from "../../math/symbolic";
import { apart } from "../../protocol/format";
import { type Sentence, say } from "../sentence";
import { moves, num, plural } from "./grammar";

type Known = number | undefined;

/** "9 slopes, averaged over 2 examples". */
function gradientOver(how: string): (slopes: number, examples: number) => string {
  return (slopes, examples) =>
    examples === 1
      ? `${plural(slopes, "slope")} of one example`
      : `${plural(slopes, "slope")}, ${how} over ${plural(examples, "example")}`;
}

export const summary = {
  neuron: {
    title: "Neuron",
    forward: ({ z, sum, a }: { readonly z: Symbolic; readonly sum: number; readonly a: number }): Sentence =>
      say`All that comes in adds up to ${z} = ${num(sum)}; the neuron answers with ${num(a)}.`,
    backward: ({
      z,
      C,
      slope,
    }: {
      readonly z: Symbolic;
      readonly C: Symbolic;
      readonly slope: number;
    }): Sentence =>
      say`Nudge ${z} and ${C} ${moves(slope)}. Each weight of the neuron has that factor in its slope.`,
  },
  layer: {
    title: "Layer",
    detail: (name: string, size: number): string => `${name}, ${plural(size, "neuron")}`,
    forward: (size: number): Sentence =>
      size === 1
        ? say`The neuron has added up what comes in. The next layer sees its a alone.`
        : say`Each of the ${String(size)} neurons has added up what comes in. The next layer sees their a alone.`,
    backward: (size: number, before: number): Sentence =>
      say`δ is how far the cost moves with z. Times the ${plural(before, "activation")} before, it is the slope of each of the ${String(size * before)} weights.`,
  },
  forward: "Forward pass",
  backward: {
    title: "Backward pass",
    words: (slopes: number): Sentence =>
      say`From the cost back to the first layer, each δ made from the ones after it. All ${String(slopes)} slopes of this example follow.`,
  },
  cost: "Cost",
  example: "One example",
  outputs: ({
    C,
    cost,
    isRight,
  }: {
    readonly C: Symbolic;
    readonly cost: number;
    readonly isRight: boolean | undefined;
  }): Sentence => {
    const costs = say`What the outputs miss adds up to ${C} = ${num(cost)}.`;
    if (isRight === undefined) return costs;
    return isRight ? say`${costs} The answer is right.` : say`${costs} The answer is not right yet.`;
  },
  gradient: {
    title: "The whole gradient",
    detail: { mean: gradientOver("averaged"), sum: gradientOver("added up") },
    words: {
      before: say`Every slope is known. The step against all of them at once comes next.`,
      all: say`That was all of backpropagation: every slope is known. What is left is to step against them, again and again.`,
    },
  },
  downhill: {
    title: "One step downhill",
    detail: (moved: number, of: number): string =>
      moved === of
        ? `all ${plural(of, "parameter")} at once`
        : `${moved} of ${plural(of, "parameter")} at once`,
    words: ({
      promised,
      before,
      after,
    }: {
      readonly promised: Known;
      readonly before: Known;
      readonly after: Known;
    }): Sentence => {
      if (promised === undefined || before === undefined || after === undefined)
        return say`Every parameter has gone a step against its slope.`;
      const slope = say`The slope promised a fall of ${num(promised)}`;
      if (before === after) return say`${slope}, the cost did not move.`;
      if (before < after)
        return say`${slope}, the cost rose by ${num(after - before)}: the step went too far.`;
      if (before > after) return say`${slope}, the cost fell by ${num(before - after)}.`;
      return say`The cost is no number any more: the steps went too far.`;
    },
  },
  epoch: {
    title: (number: number): string => `Epoch ${number}`,
    detail: (steps: number): string => plural(steps, "gradient step"),
    words: ({ before, after }: { readonly before: Known; readonly after: number }): Sentence => {
      if (before === undefined) return say`The mean cost of the first epoch was ${num(after)}.`;
      if (before === after) return say`The mean cost of the epoch stayed at ${num(before)}.`;
      const [from, to] = apart(before, after);
      const verb = after < before ? "fell" : "rose";
      return say`The mean cost of an epoch ${verb} from ${number(before, from)} to ${number(after, to)}.`;
    },
  },
} as const;
