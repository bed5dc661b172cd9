/** Which kinds of layers there are, and which one a layer of a network is. */
import { activationOf } from "../network/activation";
import { type Network, neuronStarts, parameterIndex } from "../network/network";
import { dense } from "./dense/dense";
import type { LayerKind, LayerPlace, LayerShape } from "./kind";

export const layerKinds = { dense } as const satisfies Record<string, LayerKind>;

/** The kind of layer l: all are dense. */
export function kindOf(_network: Pick<Network, "layers">, _l: number): LayerKind {
  return layerKinds.dense;
}

/** Layer l in its network. */
export function shapeOf({ sizes, layers }: Pick<Network, "sizes" | "layers">, l: number): LayerShape {
  const isLast = l === sizes.length - 1;
  return {
    inputs: sizes[l - 1]!,
    units: sizes[l]!,
    paths: isLast ? 1 : sizes[l + 1]!,
    isLast,
    mixes: activationOf(layers[l - 1]!.activation).mixes,
  };
}

/** Where layer l stands in flat vectors. */
export function placeOfLayer(sizes: readonly number[], l: number): LayerPlace {
  const starts = neuronStarts(sizes);
  return {
    inputs: sizes[l - 1]!,
    units: sizes[l]!,
    parameters: parameterIndex(sizes, { l, j: 0, k: 0 }),
    sources: starts[l - 1]!,
    neurons: starts[l]!,
  };
}
