/** The cost over the gradient steps so far, and what the last one did to it. */

import type { Program } from "../core/program/program";
import type { State } from "../core/run/state";
import { apart, readable } from "../lesson/notation";
import type { CostView } from "../protocol/messages";

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
  const { gradientSteps, batchCost } = state;
  if (!step) {
    return batchCost === undefined
      ? "A batch has its cost once the last of its examples has one. No gradient step is done yet."
      : `Before any gradient step this batch costs ${readable(batchCost)}, the mean over its examples.`;
  }
  const name = `Gradient step ${gradientSteps}`;
  const { before, after } = step;
  if (!Number.isFinite(before)) {
    return Number.isFinite(state.batchCosts.costs[0])
      ? "The cost is no longer a finite number: gradient steps this long overshoot."
      : "The cost is no finite number, and was none before the first gradient step.";
  }
  if (after === undefined) {
    return `${name} started from a batch that cost ${readable(before)}. What it costs since then shows when it is computed next.`;
  }
  const isNudged = state.isLastBatchNudged;
  const cause = isNudged ? `${name} and your nudges in its batch` : name;
  const cost = isNudged ? "what it costs" : "the cost of its batch";
  if (after === before) return `${cause} left ${cost} at ${readable(before)}.`;
  const [from, to] = apart(before, after);
  const change = `${after < before ? "lowered" : "raised"} ${cost} from ${from} to ${to}`;
  return after > before && !isNudged ? `${cause} ${change}: it went too far.` : `${cause} ${change}.`;
}
