/** What the stage says over a formula, and how many rows it has room for: at every step of a network the same. */
import { mixes } from "../core/network/network";
import type { State } from "../core/run/state";
import type { StageView } from "../protocol/messages";
import { words } from "../words/words";

/** A stage has no more rows than that: longer sums are folded. */
export const MOST_ROWS = 10;

export function stageOf(state: State): StageView {
  return { ...titleOf(state), rows: rowsOf(state) };
}

/** The most summands that any step of the network has: terms and the bias, paths, outputs, examples of a batch. */
function rowsOf({ network, program }: State): number {
  return Math.min(Math.max(program.batchOf(0).end, widest(network.sizes)), MOST_ROWS);
}

/** By the sizes of a network, which stay what they are from step to step. */
const known = new WeakMap<readonly number[], number>();

function widest(sizes: readonly number[]): number {
  let most = known.get(sizes);
  if (most === undefined) {
    most = sizes.reduce((a, size, l) => Math.max(a, l < sizes.length - 1 ? size + 1 : size), 0);
    known.set(sizes, most);
  }
  return most;
}

function titleOf({ latest, network, batchCount, last }: State): Omit<StageView, "rows"> {
  const { stage } = words;
  if (!latest) return stage.start;
  const { kind, l, j, k } = latest.step;
  switch (kind) {
    case "term":
    case "bias":
      return stage.weightedInput({ l, j });
    case "activation":
      return stage.activation({ l, j });
    case "cost":
      return stage.cost(network.sizes[last]!);
    case "dC_da":
      return mixes(network, l) ? stage.outputDerivative(j) : stage.shared({ l, j });
    case "path":
      return stage.paths(network.sizes[l + 1]!);
    case "da_dz":
      return mixes(network, l) ? stage.outputs(network.sizes[l]!) : stage.shared({ l, j });
    case "dz_dw":
      return stage.weight;
    case "dz_db":
      return stage.bias;
    case "mean":
      return stage.mean(batchCount);
    case "velocity":
    case "moment1":
    case "moment2":
      return stage.moment(kind, k !== undefined);
    case "update":
      return stage.update(k !== undefined);
  }
}
