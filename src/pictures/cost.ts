/** The cost over the gradient steps so far, and what the last one did to it. */

import { costOf } from "../core/network/cost";
import type { Program } from "../core/program/program";
import type { State } from "../core/run/state";
import type { CostView } from "../protocol/messages";
import { written } from "../words/sentence";
import { words } from "../words/words";

/** The chart of a network that trains; undefined for one that does not. */
export function costHistoryOf(state: State): CostView | undefined {
  const { program, gradientSteps } = state;
  if (!state.network.training) return undefined;
  const { batches, epochs } = program;
  const costs = state.batchCosts;
  const before = gradientSteps > 0 ? state.costBeforeStep : undefined;
  const step = before === undefined ? undefined : { before, after: state.costAfterStep };
  return {
    words: wordsOf(state, step),
    done: gradientSteps,
    total: epochs * batches,
    perEpoch: batches,
    batches: costs,
    positions: costs.at.map((batch) => costedAt(program, batch)),
    ...(batches > 1 && { epochs: state.epochCosts }),
    ...(step && { step: { before: step.before, after: step.after ?? null } }),
  };
}

/** The position at which the cost of a batch is computed. */
function costedAt(program: Program, batch: number): number {
  const { sizes } = program;
  const l = sizes.length - 1;
  return program.indexOf(program.batchAt(batch).end - 1, { kind: "cost", l, j: sizes[l]! - 1 }) + 1;
}

interface Step {
  readonly before: number;
  readonly after: number | undefined;
}

function wordsOf(state: State, step: Step | undefined): string {
  const { gradientSteps: count, batchCost } = state;
  const { cost } = words.pictures;
  if (!step) return written(batchCost === undefined ? cost.none : cost.first(batchCost));
  const { before, after } = step;
  if (!Number.isFinite(before)) return cost[notFiniteSince(state)];
  if (after === undefined) return written(cost.unknownAfter(count, before));
  return written(cost.step({ count, before, after, isNudged: state.isLastBatchNudged }));
}

/** What made the cost infinite, as the first batch shows of which it is known: a logarithm of 0 does so, or steps too long. */
function notFiniteSince(state: State): "neverFinite" | "rounded" | "overshot" {
  const { costs } = state.batchCosts;
  if (!Number.isFinite(costs[0])) return "neverFinite";
  const first = costs.find((each) => !Number.isFinite(each));
  // Of an output between 0 and 1, nothing but ln 0 makes such a cost infinite.
  const isOfLogarithm = costOf(state.network.cost).outputs !== undefined;
  return isOfLogarithm && first === Number.POSITIVE_INFINITY ? "rounded" : "overshot";
}
