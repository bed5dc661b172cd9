/** What a whole unit of a coarse level found, at the stop that ends it. */
import { count, flag, list, number, object, oneOf, optional, type TypeOf, text } from "../schema";
import { value } from "./values";

/** The levels whose units are summed up. */
export const summedLevels = ["neuron", "layer", "pass", "example", "batch", "epoch"] as const;

/** A number: its symbol for KaTeX, and its name in plain text. */
export const summedNumberView = object({ symbol: text, name: text, value });
export type SummedNumberView = TypeOf<typeof summedNumberView>;

/** The numbers of a layer's neurons: "\delta^{(2)}", "δ⁽²⁾". */
export const summedVectorView = object({
  symbol: text,
  name: text,
  l: count,
  /** n_l. */
  size: count,
  /** The shown neurons; folded where they are not consecutive. */
  at: list(count),
  values: list(value),
});
export type SummedVectorView = TypeOf<typeof summedVectorView>;

/** An output against its target, and what it adds to the cost. */
export const summedOutputView = object({ j: count, a: value, y: number, term: value });
export type SummedOutputView = TypeOf<typeof summedOutputView>;

export const summaryView = object({
  level: oneOf(summedLevels),
  /** What it is, and of what: "One step downhill", "all 9 parameters at once". */
  title: text,
  detail: text,
  /** What became of it, in one or two sentences. */
  words: text,
  /** Of a neuron: z, a and δ, as far as they are computed. */
  numbers: optional(list(summedNumberView)),
  /** Of a layer, and of a backward pass, the last layer first. */
  vectors: optional(list(summedVectorView)),
  /** Of an example and of a forward pass: the outputs, folded where j is not consecutive, of so many; and the cost C_e. */
  outputs: optional(
    object({ size: count, rows: list(summedOutputView), cost: summedNumberView, isRight: optional(flag) }),
  ),
  /** Of a batch, and of an epoch, which may have many gradient steps: what they did to the cost. */
  costs: optional(
    object({
      before: value,
      /** What the slope promised of a single gradient step, in plain text, "η|∇C|²", and how much that is. */
      promise: optional(object({ name: text, value })),
      /** Absent where there was no gradient step. */
      after: optional(value),
      /** By how much the cost has changed, or would. */
      change: optional(value),
      /** Where nothing is trained: |∇C|, of how many slopes, and what the cost would be after one step with this η. */
      first: optional(object({ steepness: number, of: count, rate: number, cost: value })),
      /** η, where it is trained; how many examples are in the mean. */
      rate: optional(number),
      examples: count,
    }),
  ),
});
export type SummaryView = TypeOf<typeof summaryView>;
