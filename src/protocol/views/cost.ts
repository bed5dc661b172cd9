/** The cost over the gradient steps. */
import { count, flag, list, number, object, optional, type TypeOf, text } from "../schema";
import { value } from "./values";

/** Costs that are computed by now: of every `each` one is given, and always the last. */
const costSeriesView = object({
  each: count,
  /** Which ones of the run, ascending. */
  at: list(count),
  costs: list(number),
});
/** Of a network that does not train: what each example of its only batch costs, and their mean. */
export const exampleCostsView = object({
  size: count,
  /** In their order; folded where `place` is not consecutive. */
  rows: list(
    object({
      /** Counted from 0 within the batch. */
      place: count,
      /** "example 2 · dusk", and its cost: "C₂". */
      label: text,
      name: text,
      value,
      isCurrent: flag,
    }),
  ),
  mean: value,
});
export type ExampleCostsView = TypeOf<typeof exampleCostsView>;

/** A second run with one thing changed: its costs as far as the run is, and where the two first differ. */
const forkView = object({
  /** What is changed: "η = 0.1". */
  name: text,
  batches: costSeriesView,
  /** What there is to say of where they first differ. */
  words: text,
  difference: optional(
    object({
      /** In the run. */
      position: count,
      /** "w₀₁⁽²⁾". */
      name: text,
      /** What each of them finds there; not computed yet where the run is not there. */
      values: object({ run: value, fork: value }),
    }),
  ),
});
export type ForkView = TypeOf<typeof forkView>;

/** The cost over the gradient steps. A batch costs the mean of its examples, as the run computes them. */
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
  /** The means over the validation examples, by how many epochs are done; absent where there are none. */
  validation: optional(costSeriesView),
  /** Of the last gradient step: what its batch cost before it and costs since; null where that takes long to compute. */
  step: optional(
    object({
      before: number,
      after: value,
      /** By how much the slope promised it to fall; absent once the next batch is under way. */
      promised: optional(number),
    }),
  ),
  /** Of the gradient step that the batch at hand leads to; absent after the last one. */
  next: optional(object({ before: value, promised: value })),
  /** What the slope promises, in plain text: "η|∇C|²". Absent where there is no gradient step. */
  promise: optional(text),
  /** Where there is one. */
  fork: optional(forkView),
  /** Only where the network does not train: there are no gradient steps. */
  examples: optional(exampleCostsView),
});
export type CostView = TypeOf<typeof costView>;
