/** What is said of a whole unit, where the run stands at its end. */
import { number } from "../../math/symbolic";
import { apart } from "../../protocol/format";
import { type Sentence, say } from "../sentence";
import { num, plural } from "./grammar";

export const summary = {
  neuron: { title: "Neuron" },
  layer: {
    title: "Layer",
    detail: (name: string, size: number): string => `${name}, ${plural(size, "neuron")}`,
  },
  forward: "Forward pass",
  backward: "Backward pass",
  cost: "Cost",
  example: "One example",
  gradient: {
    title: "The whole gradient",
    detail: (slopes: number, examples: number): string =>
      examples === 1
        ? `${plural(slopes, "slope")} of one example`
        : `${plural(slopes, "slope")}, averaged over ${plural(examples, "example")}`,
  },
  downhill: {
    title: "One step downhill",
    detail: (moved: number, of: number): string =>
      moved === of
        ? `all ${plural(of, "parameter")} at once`
        : `${moved} of ${plural(of, "parameter")} at once`,
    words: ({ promised, fell }: { readonly promised: number; readonly fell: number }): Sentence => {
      const slope = say`The slope promised a fall of ${num(promised)}`;
      if (fell === 0) return say`${slope}, the cost did not move.`;
      if (fell < 0) return say`${slope}, the cost rose by ${num(-fell)}: the step went too far.`;
      return say`${slope}, the cost fell by ${num(fell)}.`;
    },
  },
  epoch: {
    title: (number: number): string => `Epoch ${number}`,
    detail: (steps: number): string => plural(steps, "gradient step"),
    words: ({ before, after }: { readonly before: number; readonly after: number }): Sentence => {
      if (before === after) return say`The mean cost of the epoch stayed at ${num(before)}.`;
      const [from, to] = apart(before, after);
      const verb = after < before ? "fell" : "rose";
      return say`The mean cost of an epoch ${verb} from ${number(before, from)} to ${number(after, to)}.`;
    },
  },
} as const;
