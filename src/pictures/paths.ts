/** How a neuron reaches the cost: one term of ∂C/∂a_j for each neuron i of the next layer, and their sum. */

import type { Step } from "../core/program/steps";
import type { State } from "../core/run/state";
import { shown } from "../lesson/fold";
import { COST, plain, plainRatio } from "../lesson/names";
import type { PathsView } from "../protocol/messages";

/** Paths that are shown before they are folded. */
const PATHS = 8;

/**
 * The ledger of the hidden neuron at hand, or of the one that the weight at hand comes from; undefined in a network
 * without hidden neurons. Its terms are known once their steps are done.
 */
export function pathsOf(state: State): PathsView | undefined {
  const { latest, last, program, visible, turn } = state;
  if (last === 1) return undefined;
  const { l, j } = hiddenNeuronOf(latest?.step, last);
  const next = l + 1;
  const size = state.network.sizes[next]!;
  const done = visible - program.turnStart(turn);
  const isDone = (i: number): boolean => program.example.offset({ kind: "path", l, j, i }) < done;
  // ∂z_i/∂a_j · ∂C/∂z_i = w_ij ∂C/∂z_i
  const term = (i: number): number => state.before({ l: next, j: i, k: j }) * state.dC_dz(next, i)!;
  let sum = 0;
  let count = 0;
  for (; count < size && isDone(count); count++) sum += term(count);
  const current = latest?.step.kind === "path" ? latest.step.i! : undefined;
  return {
    name: plainRatio(COST, { letter: "a", l, indices: [j] }),
    layer: next,
    size,
    rows: shown(size, current ?? 0, PATHS).map((i) => ({
      i,
      label: `${plain({ letter: "w", l: next, indices: [i, j] })} · ${plainRatio(COST, { letter: "z", l: next, indices: [i] })}`,
      value: i < count ? term(i) : null,
      isCurrent: i === current,
    })),
    sum: count === 0 ? null : sum,
    isWhole: count === size,
  };
}

function hiddenNeuronOf(step: Step | undefined, last: number): { readonly l: number; readonly j: number } {
  if (!step) return { l: 1, j: 0 };
  return step.l < last ? step : { l: last - 1, j: step.k ?? 0 };
}
