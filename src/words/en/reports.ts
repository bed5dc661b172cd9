/** What the debug console says of a run, line by line. */
import { shortNumber } from "../../protocol/format";
import { plural } from "./grammar";

export const reports = {
  /** "One neuron per layer: 1-1-1 neurons, 4 parameters, 1 example, 10 epochs, 230 steps". */
  introduction: (args: {
    readonly title: string;
    readonly sizes: readonly number[];
    readonly parameters: number;
    readonly examples: number;
    readonly epochs: number | undefined;
    readonly steps: number;
  }): string => {
    const facts = [
      `${args.sizes.join("-")} neurons`,
      plural(args.parameters, "parameter"),
      plural(args.examples, "example"),
      ...(args.epochs === undefined ? [] : [plural(args.epochs, "epoch")]),
      plural(args.steps, "step"),
    ];
    return `${args.title}: ${facts.join(", ")}`;
  },
  moreWarnings: (count: number): string => `… and ${plural(count, "more warning")}`,
  moreExamples: (count: number): string => `… and ${plural(count, "more example")}`,
  moreDerivatives: (count: number): string => `… and ${plural(count, "more derivative")}`,
  end: "End of the run",
  costOf: (example: string, C: string, cost: number): string => `${example}: ${C} = ${shortNumber(cost)}`,
  averageCost: (average: number): string => `Average cost: ${shortNumber(average)}`,
  averageCosts: (before: number, after: number): string =>
    `Average cost: ${shortNumber(before)} before training, ${shortNumber(after)} after`,
  averagesOverBatch: "Averages over the last batch:",
  sumsOverBatch: "Sums over the last batch:",
  averagesOverExamples: "Averages over the examples:",
  /** Three digits: "230 steps in 12.3 ms", "… in 4.56 s". */
  steps: (count: number, milliseconds: number): string => {
    const [time, unit] = milliseconds < 1000 ? [milliseconds, "ms"] : [milliseconds / 1000, "s"];
    return `${plural(count, "step")} in ${Number(time.toPrecision(3))} ${unit}`;
  },
} as const;
