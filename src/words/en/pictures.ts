/** What is said beside the pictures. */
import { number } from "../../math/symbolic";
import { apart } from "../../protocol/format";
import { type Sentence, say } from "../sentence";
import { neuron, num, plural } from "./grammar";

interface Parameter {
  readonly l: number;
  readonly j: number;
  readonly k?: number;
}

export const pictures = {
  curve: {
    mixing: (activation: string, l: number): string =>
      `${activation.charAt(0).toUpperCase()}${activation.slice(1)} has no curve of one neuron: each z of layer ${l} moves all of its activations, which share out 1.`,
    notYet: (z: string): Sentence => say`${z} is not computed yet: its point has no place on the curve.`,
    onAxis: (z: string): Sentence =>
      say`${z} has its place on the axis; the next thing is to go up to the curve.`,
    height: (names: {
      readonly activation: string;
      readonly zName: string;
      readonly aName: string;
    }): Sentence =>
      say`The height of ${names.activation} at ${names.zName} is ${names.aName}. Its slope there comes later.`,
    tangent: (slope: number, z: string): Sentence =>
      say`The tangent rises by ${num(slope)} where ${z} moves on by 1: that slope is σ′ at ${z}.`,
  },

  tree: {
    through: (from: number, to: number): string =>
      from === to ? `through layer ${to}` : `through layers ${from} to ${to}`,
  },

  nudge: {
    covered: (_w: string, _C: string): string => "First your guess, then a nudge.",
    early: (_w: string, C: string): string => `You can nudge once ${C} is known.`,
    ready: (w: string, _C: string): string => `Drag the dot of ${w}, or type Δ.`,
    crossed: (z: string, activation: string): string =>
      `${z} crosses the kink of ${activation}: the ratio mixes two slopes.`,
    left: (z: string, activation: string): string =>
      `${z} leaves the kink of ${activation} for its other side: the ratio stays that side's.`,
  },

  costCurve: {
    tooLarge: "This network is too large to compute C at many places.",
    noTangent: (derivative: string): string => `No tangent before ${derivative} is known.`,
    untrained: (derivative: string): string => `The tangent's slope is ${derivative}.`,
    step: (args: {
      readonly C: string;
      readonly rate: number;
      readonly from: number;
      readonly to: number;
    }): Sentence => {
      const [from, to] = apart(args.from, args.to);
      return say`η = ${num(args.rate)}: ${args.C} ${number(args.from, from)} → ${number(args.to, to)}.`;
    },
  },

  weights: (name: string, { l, j, k }: Parameter): string =>
    k === undefined
      ? `${name} stands beside row ${j}: it belongs to neuron ${j} of layer ${l} alone.`
      : `${name} stands in row ${j}, column ${k}: it leads to ${neuron(l, j)} from ${neuron(l - 1, k)}.`,

  spot: {
    parameter: ({ l, j, k }: Parameter): string =>
      k === undefined ? `bias of ${neuron(l, j)}` : `from ${neuron(l - 1, k)} to ${neuron(l, j)}`,
    sum: "sum over the batch",
  },

  learned: {
    untrained: "Examples fill in as the run computes them.",
    after: (steps: number): string => `Measured after ${plural(steps, "gradient step")}.`,
    tooMany: (count: number): string =>
      `${count} examples are too many to go through them all at every step.`,
  },

  gradient: {
    one: "This example",
    sum: (done: number, of: number): string => `Sum, ${done} of ${plural(of, "example")} done`,
    mean: (of: number): string => `Mean of ${plural(of, "example")}`,
    meanInPart: (of: number, means: number, total: number): string =>
      `Mean of ${plural(of, "example")} in ${means} of ${total}, sum in the rest`,
  },

  cost: {
    untrained: "Without “training” in its file no weight changes: C is the mean of these costs.",
    none: "A batch has its cost once the last of its examples has one. No gradient step is done yet.",
    first: (cost: number): Sentence =>
      say`Before any gradient step this batch costs ${num(cost)}, the mean over its examples.`,
    rounded:
      "The cost is no longer a finite number: an output has come to exactly 0 or 1, so that the cost took ln 0.",
    overshot: "The cost is no longer a finite number: gradient steps this long overshoot.",
    neverFinite: "The cost is no finite number, and was none before the first gradient step.",
    unknownAfter: (count: number, before: number): Sentence =>
      say`Gradient step ${String(count)} started from a batch that cost ${num(before)}. What it costs since then shows when it is computed next.`,
    step: (args: {
      readonly count: number;
      readonly before: number;
      readonly after: number;
      readonly isNudged: boolean;
    }): Sentence => {
      const { count, before, after, isNudged } = args;
      const cause = isNudged
        ? `Gradient step ${count} and your nudges in its batch`
        : `Gradient step ${count}`;
      const cost = isNudged ? "what it costs" : "the cost of its batch";
      if (after === before) return say`${cause} left ${cost} at ${num(before)}.`;
      const [from, to] = apart(before, after);
      const verb = after < before ? "lowered" : "raised";
      const remark = after > before && !isNudged ? ": it went too far." : ".";
      return say`${cause} ${verb} ${cost} from ${number(before, from)} to ${number(after, to)}${remark}`;
    },
  },
} as const;
