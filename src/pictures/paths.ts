/** How a neuron k reaches the cost: one term of ∂C/∂a_k for each neuron j of the next layer, and their sum. */

import type { Step } from "../core/program/steps";
import type { State } from "../core/run/state";
import { shown } from "../lesson/fold";
import { symbolsOf } from "../lesson/symbols";
import { plain, plainRatio } from "../math/quantity";
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
  const { l: previous, j: k } = hiddenNeuronOf(latest?.step, last);
  const l = previous + 1;
  const size = state.network.sizes[l]!;
  const symbols = symbolsOf(state);
  const done = visible - program.turnStart(turn);
  const isDone = (j: number): boolean =>
    program.example.offset({ kind: "path", l: previous, j: k, i: j }) < done;
  // What `overPaths` derives factor by factor: ∂z_j/∂a_k · ∂C/∂z_j = w_jk ∂C/∂z_j
  const term = (j: number): number => state.before({ l, j, k }) * state.dC_dz(l, j)!;
  let sum = 0;
  let count = 0;
  for (; count < size && isDone(count); count++) sum += term(count);
  const current = latest?.step.kind === "path" ? latest.step.i! : undefined;
  return {
    name: plainRatio(symbols.C, symbols.a(previous, k)),
    layer: l,
    size,
    rows: shown(size, current ?? 0, PATHS).map((j) => ({
      j,
      label: `${plain(symbols.w(l, j, k))} · ${plainRatio(symbols.C, symbols.z(l, j))}`,
      value: j < count ? term(j) : null,
      isCurrent: j === current,
    })),
    sum: count === 0 ? null : sum,
    isWhole: count === size,
  };
}

function hiddenNeuronOf(step: Step | undefined, last: number): { readonly l: number; readonly j: number } {
  if (!step) return { l: 1, j: 0 };
  return step.l < last ? step : { l: last - 1, j: step.k ?? 0 };
}
