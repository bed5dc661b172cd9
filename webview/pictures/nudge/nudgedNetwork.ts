/** The network with a nudge: its activations, and the weight that is nudged. */
import type { EdgeView, LayerView, NetworkView, WhatIfView } from "../../../src/protocol/messages";

export function nudgedNetwork(network: NetworkView, whatIf: WhatIfView): NetworkView {
  const moved = new Map(whatIf.activations.map(({ l, values }) => [l, values]));
  return {
    ...network,
    layers: network.layers.map((layer) => nudgedLayer(layer, moved.get(layer.l))),
    edges: network.edges.map((edge) => (isNudged(edge, whatIf) ? { ...edge, weight: whatIf.after.w } : edge)),
  };
}

function nudgedLayer(layer: LayerView, activations: readonly number[] | undefined): LayerView {
  if (!activations) return layer;
  return {
    ...layer,
    neurons: layer.neurons.map((neuron) => ({
      ...neuron,
      activation: activations[neuron.j] ?? neuron.activation,
    })),
  };
}

function isNudged({ l, j, k }: EdgeView, { of, parameter }: WhatIfView): boolean {
  return of !== "neuron" && l === parameter.l && j === parameter.j && k === parameter.k;
}
