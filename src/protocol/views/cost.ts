/** The cost over the gradient steps. */
import type { Value } from "./values";

/** The cost over the gradient steps of a network that trains. A batch costs the mean of its examples, as the run computes them. */
export interface CostView {
  /** What the last gradient step did to the cost, in one sentence. */
  readonly words: string;
  /** How many gradient steps are done. */
  readonly done: number;
  /** How many the run has. */
  readonly total: number;
  /** How many an epoch has. */
  readonly perEpoch: number;
  /** The batch number b is computed with the parameters after b gradient steps. */
  readonly batches: CostSeriesView;
  /** For each given batch the position at which its cost is computed. */
  readonly positions: readonly number[];
  /** The means over the examples of an epoch; absent where an epoch is one batch. */
  readonly epochs?: CostSeriesView;
  /** Of the last gradient step: what its batch cost before it and costs since; null where that takes long to compute. */
  readonly step?: { readonly before: number; readonly after: Value };
}

/** Costs that are computed by now: of every `each` one is given, and always the last. */
export interface CostSeriesView {
  readonly each: number;
  /** Which ones of the run, ascending. */
  readonly at: readonly number[];
  readonly costs: readonly number[];
}
