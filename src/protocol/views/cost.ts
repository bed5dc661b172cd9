/** The cost over the gradient steps. */
import { count, list, number, object, optional, type TypeOf, text } from "../schema";
import { value } from "./values";

/** Costs that are computed by now: of every `each` one is given, and always the last. */
const costSeriesView = object({
  each: count,
  /** Which ones of the run, ascending. */
  at: list(count),
  costs: list(number),
});
/** The cost over the gradient steps of a network that trains. A batch costs the mean of its examples, as the run computes them. */
export const costView = object({
  /** What the last gradient step did to the cost, in one sentence. */
  words: text,
  /** How many gradient steps are done. */
  done: count,
  /** How many the run has. */
  total: count,
  /** How many an epoch has. */
  perEpoch: count,
  /** The batch number b is computed with the parameters after b gradient steps. */
  batches: costSeriesView,
  /** For each given batch the position at which its cost is computed. */
  positions: list(count),
  /** The means over the examples of an epoch; absent where an epoch is one batch. */
  epochs: optional(costSeriesView),
  /** Of the last gradient step: what its batch cost before it and costs since; null where that takes long to compute. */
  step: optional(object({ before: number, after: value })),
});
export type CostView = TypeOf<typeof costView>;
