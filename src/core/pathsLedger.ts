/** How a neuron reaches the cost: one term of ∂C/∂a_j for each neuron i of the next layer, and their sum. */
import type { PathsView } from "../protocol";
import { shown } from "./fold";
import { COST, plain, plainRatio, type Quantity } from "./names";
import type { State } from "./state";

/** Paths that are shown before they are folded. */
const PATHS = 8;

/** The ledger of the neuron at hand while its ∂C/∂a_j is summed over paths, and while that sum is used. */
export function pathsOf(state: State): PathsView | undefined {
  const step = state.just?.step;
  if (!step) return undefined;
  const { kind, l, j } = step;
  const isPath = kind === "path";
  const usesSum = kind === "da_dz" || kind === "dz_dw" || kind === "dz_db";
  if (!isPath && !(usesSum && l < state.last)) return undefined;
  const next = l + 1;
  const size = state.network.sizes[next]!;
  const current = isPath ? step.i! : size - 1;
  // ∂z_i/∂a_j · ∂C/∂z_i = w_ij ∂C/∂z_i
  const term = (i: number): number => state.w(next, i, j) * state.dC_dz(next, i)!;
  let sum = 0;
  for (let i = 0; i <= current; i++) sum += term(i);
  const a: Quantity = { letter: "a", l, indices: [j] };
  return {
    name: plainRatio(COST, a),
    layer: next,
    size,
    rows: shown(size, current, PATHS).map((i) => ({
      i,
      label: `${plain({ letter: "w", l: next, indices: [i, j] })} · ${plainRatio(COST, { letter: "z", l: next, indices: [i] })}`,
      value: i <= current ? term(i) : null,
      isCurrent: isPath && i === current,
    })),
    sum,
    isWhole: current === size - 1,
  };
}
