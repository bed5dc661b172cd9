/** Which kinds of layers there are, and which one a layer of a network is. */
import { activationOf } from "../network/activation";
import type { Network } from "../network/network";
import { dense } from "./dense/dense";
import type { LayerKind, LayerShape } from "./kind";

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
