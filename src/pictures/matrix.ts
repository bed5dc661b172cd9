/** The matrix of a layer, a number for each of its weights and, beside them, its biases, folded around a neuron and its input. */
import type { Parameter } from "../core/network/network";
import type { State } from "../core/run/state";
import { shown } from "../lesson/fold";
import { layerName } from "../lesson/names";
import type { GradientCellView, GradientLayerView } from "../protocol/messages";

/** Rows and columns that are shown before the matrix is folded. */
const ROWS = 10;
const COLUMNS = 6;

/** Of layer l, with row `j` and column `k` in sight. */
export function matrixOf(
  { network }: State,
  { l, j, k }: { readonly l: number; readonly j: number; readonly k: number },
  cell: (of: Parameter) => GradientCellView,
): GradientLayerView {
  const columns = network.sizes[l - 1]!;
  const size = network.sizes[l]!;
  const from = shown(columns, k, COLUMNS);
  return {
    l,
    label: layerName(network, l),
    k: from,
    columns,
    rows: shown(size, j, ROWS).map((to) => ({
      j: to,
      weights: from.map((each) => cell({ l, j: to, k: each })),
      bias: cell({ l, j: to }),
    })),
    size,
  };
}
