/** The backward pass of one example, as what flows from the cost back to layer 1. */
import { count, extended, finite, list, object, only, optional, type TypeOf, text } from "../schema";
import { costNodeView, layerView } from "./network";
import { light, value } from "./values";

/** Something that flows. */
const amountView = object({ value, light });
export type AmountView = TypeOf<typeof amountView>;

/** A neuron on the way back: ∂C/∂a comes to it, ∂C/∂z is what σ′ leaves of that. */
const squeezeView = object({ l: count, j: count, before: amountView, after: amountView });
export type SqueezeView = TypeOf<typeof squeezeView>;

/** w_jk · ∂C/∂z_j: what neuron j of layer l gives back to neuron k of the layer before. */
const ribbonView = extended(amountView, { l: count, j: count, k: count });
export type RibbonView = TypeOf<typeof ribbonView>;

/** `mixes`: each z of the layer moves every a of it, so that no ∂C/∂z comes from one ∂C/∂a alone. */
const flowLayerView = extended(layerView, { mixes: optional(only(true)) });
export type FlowLayerView = TypeOf<typeof flowLayerView>;

export const flowView = object({
  /** In order of l, from layer 1 to the last. Where two neighbours' l are not consecutive, the layers between are folded. */
  layers: list(flowLayerView),
  /** Of the shown neurons. */
  squeezes: list(squeezeView),
  /** Those between shown neurons of neighbouring layers. */
  ribbons: list(ribbonView),
  cost: costNodeView,
  /** The largest |value| of the whole pass, be it shown or not; while something is asked, of what is known of it. */
  largest: finite,
  /** What of it the step has found; null while that is asked, or comes with a later step. */
  found: optional(object({ name: text, value })),
});
export type FlowView = TypeOf<typeof flowView>;
