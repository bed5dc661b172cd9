/** What stands over a step's formula: what kind of step it is, and of what. */
import type { MomentName } from "../told";
import { all, neuron, plural } from "./grammar";

interface Neuron {
  readonly l: number;
  readonly j: number;
}

export const stage = {
  start: { title: "The question", detail: "" },
  question: (weights: number, biases: number): string =>
    `One example’s cost, decided by ${plural(weights, "weight")} and ${plural(biases, "bias", "biases")}. How sensitive is it to each of the ${weights + biases}?`,
  phases: {
    forward: { title: "Forward", detail: "z, then a, neuron by neuron" },
    cost: { title: "Cost", detail: "how far from the target" },
    backward: { title: "Backward", detail: "the factors for each weight" },
    average: (examples: number) => ({ title: "Average", detail: `over ${plural(examples, "example")}` }),
    gradientStep: { title: "Step", detail: "each weight against its slope" },
  },
  steps: (count: number): string => plural(count, "step"),
  weightedInput: (of: Neuron) => ({ title: "Weighted input", detail: `of ${neuron(of.l, of.j)}` }),
  activation: (of: Neuron) => ({ title: "Activation", detail: `of ${neuron(of.l, of.j)}` }),
  cost: (outputs: number) => ({
    title: "Cost",
    detail: `of this example, over ${plural(outputs, "output")}`,
  }),
  /** Of a factor that all weights of a neuron share. */
  shared: (of: Neuron) => ({ title: "Chain rule", detail: `for every weight of ${neuron(of.l, of.j)}` }),
  outputDerivative: (j: number) => ({ title: "Derivative", detail: `of the cost by output ${j}` }),
  paths: (count: number) =>
    count === 1
      ? { title: "Chain rule", detail: "the only way to the cost" }
      : { title: "Sum over paths", detail: `${plural(count, "way")} to the cost` },
  outputs: (count: number) => ({ title: "Sum over outputs", detail: `z moves all ${count} of them` }),
  weight: { title: "Chain rule", detail: "one weight" },
  bias: { title: "Chain rule", detail: "one bias" },
  mean: (count: number) => ({ title: "Mean", detail: `over ${plural(count, "example")}` }),
  moment: (kind: MomentName, isWeight: boolean) => {
    const title = { velocity: "Velocity", moment1: "First moment", moment2: "Second moment" }[kind];
    return { title, detail: `of one ${isWeight ? "weight" : "bias"}` };
  },
  update: (isWeight: boolean) => ({
    title: "Gradient step",
    detail: `one ${isWeight ? "weight" : "bias"} against its slope`,
  }),

  foundNow: "found now",
  known: (step: number): string => `known, step ${step}`,
  /** Where a factor stands in the vector of its layer. */
  entry: {
    row: (...of: Line): string => line("column", of),
    column: (...of: Line): string => line("row", of),
  },
  /** Which row, which column, or which number of a matrix. */
  part: (row: Line | undefined, column: Line | undefined): string =>
    [...(row ? [line("row", row)] : []), ...(column ? [line("column", column)] : [])].join(", "),
  biasRow: "bias",
  /** Under a sum: how much of it is added up. */
  total: {
    term: (done: number, count: number): string => total(done, count, "term"),
    path: (done: number, count: number): string => total(done, count, "path"),
    output: (done: number, count: number): string => total(done, count, "output"),
    example: (done: number, count: number): string => total(done, count, "example"),
  },
} as const;

type Line = readonly [index: string, at: number];

function line(name: string, [index, at]: Line): string {
  return `${name} ${index} = ${at}`;
}

function total(done: number, count: number, one: string): string {
  if (done < count) return `so far, ${done} of ${plural(count, one)}`;
  if (count === 1) return `the only ${one}`;
  return `${all(count)} ${one}s, added up`;
}
