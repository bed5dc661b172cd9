/** The weight matrix and the biases of the layer at hand, row j and column k of the parameter at hand marked, and C by each of them. */

import type { Parameter } from "../core/network/network";
import type { Known, State } from "../core/run/state";
import { isInExample } from "../lesson/focus";
import { parameterName } from "../lesson/names";
import { symbolsOf } from "../lesson/symbols";
import { plainRatio } from "../math/quantity";
import type { GradientLayerView, Light, WeightsView } from "../protocol/messages";
import { words } from "../words/words";
import { matrixOf } from "./matrix";

export function weightsOf(state: State, parameter: Parameter): WeightsView {
  const { l, j, k } = parameter;
  const layer = (numberAt: (at: Parameter) => Known): GradientLayerView =>
    matrixOf(state, { l, j, k: k ?? 0 }, (at) => ({
      value: numberAt(at) ?? null,
      light: lightOf(at, parameter),
    }));
  const ofExample = isInExample(state);
  const symbols = symbolsOf(state);
  return {
    words: words.pictures.weights(parameterName(state.network, parameter), parameter),
    j,
    ...(k !== undefined && { k }),
    matrix: layer((at) => state.parameter(at)),
    derivatives: {
      name: plainRatio(ofExample ? symbols.C : symbols.meanC, { letter: "w", l, indices: [], isBare: true }),
      matrix: layer((at) => (ofExample ? state.derivative(at) : state.gradient(at))),
    },
  };
}

function lightOf(at: Parameter, { j, k }: Parameter): Light {
  if (at.j === j && at.k === k) return "current";
  const isInColumn = k !== undefined && at.k === k;
  return at.j === j || isInColumn ? "path" : "none";
}
