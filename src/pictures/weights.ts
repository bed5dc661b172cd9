/** The weight matrix and the biases of the layer at hand, with row j and column k of the parameter at hand marked. */

import type { Parameter } from "../core/network/network";
import type { State } from "../core/run/state";
import { shown } from "../lesson/fold";
import { layerName, parameterName } from "../lesson/names";
import type { GradientCellView, Light, WeightsView } from "../protocol/messages";
import { words } from "../words/words";

/** Rows and columns that are shown before the matrix is folded. */
const ROWS = 10;
const COLUMNS = 6;

export function weightsOf(state: State, parameter: Parameter): WeightsView {
  const { sizes } = state.network;
  const { l } = parameter;
  const size = sizes[l]!;
  const columns = sizes[l - 1]!;
  const k = shown(columns, parameter.k ?? 0, COLUMNS);
  const cell = (at: Parameter): GradientCellView => ({
    value: state.parameter(at),
    light: lightOf(at, parameter),
  });
  return {
    words: words.pictures.weights(parameterName(state.network, parameter), parameter),
    j: parameter.j,
    ...(parameter.k !== undefined && { k: parameter.k }),
    matrix: {
      l,
      label: layerName(state.network, l),
      k,
      columns,
      rows: shown(size, parameter.j, ROWS).map((j) => ({
        j,
        weights: k.map((from) => cell({ l, j, k: from })),
        bias: cell({ l, j }),
      })),
      size,
    },
  };
}

/** The parameter at hand is current; its row and its column lead to it. */
function lightOf(at: Parameter, { j, k }: Parameter): Light {
  if (at.j === j && at.k === k) return "current";
  const isInColumn = k !== undefined && at.k === k;
  return at.j === j || isInColumn ? "path" : "none";
}
