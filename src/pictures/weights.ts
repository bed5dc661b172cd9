/** The weight matrix and the biases of the layer at hand, with row j and column k of the parameter at hand marked. */

import type { Parameter } from "../core/network/network";
import type { State } from "../core/run/state";
import { parameterName } from "../lesson/names";
import type { Light, WeightsView } from "../protocol/messages";
import { words } from "../words/words";
import { matrixOf } from "./matrix";

export function weightsOf(state: State, parameter: Parameter): WeightsView {
  const { l, j, k } = parameter;
  return {
    words: words.pictures.weights(parameterName(state.network, parameter), parameter),
    j,
    ...(k !== undefined && { k }),
    matrix: matrixOf(state, { l, j, k: k ?? 0 }, (at) => ({
      value: state.parameter(at),
      light: lightOf(at, parameter),
    })),
  };
}

/** The parameter at hand is current; its row and its column lead to it. */
function lightOf(at: Parameter, { j, k }: Parameter): Light {
  if (at.j === j && at.k === k) return "current";
  const isInColumn = k !== undefined && at.k === k;
  return at.j === j || isInColumn ? "path" : "none";
}
