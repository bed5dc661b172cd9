/** The drawing of the network. */
import { count, list, number, object, oneOf, only, optional, type TypeOf, text } from "../schema";
import { light, standing, value } from "./values";

/** Pixels of either sign, in shades from −`most` to `most`. */
const pixelsView = object({ most: number, shades: text });
export type PixelsView = TypeOf<typeof pixelsView>;

/** A layer of `side`² pixels, row by row. */
const imageView = object({
  side: count,
  /** What the darkest and the brightest shade stand for. */
  low: number,
  high: number,
  /** A shade for each pixel, two hexadecimal digits: 1 to 255 from `low` to `high`, 0 where it is not computed yet. */
  shades: text,
  /** Of an input: the weights from the pixels to neuron `j` of layer 1, and their derivatives in this example. */
  weights: optional(object({ j: count, weight: pixelsView, derivative: pixelsView })),
  /** Of an output: the shades of the target. */
  targets: optional(text),
});
export type ImageView = TypeOf<typeof imageView>;

const neuronView = object({
  j: count,
  activation: value,
  /** ∂C/∂a of the current example. */
  dC_da: value,
  /** In the last layer: the target y_j. */
  target: optional(number),
  light,
});
export type NeuronView = TypeOf<typeof neuronView>;

export const layerView = object({
  l: count,
  /** "input", or the layer's own name, else "layer 2": what stands above it. */
  label: text,
  /** n_l; more than `neurons` has where the layer is folded. */
  size: count,
  /** In order of j. Where two neighbours' j are not consecutive, the neurons between are folded. */
  neurons: list(neuronView),
  /** The index that runs over this layer in the current formula, `j`, `k` or `i`. */
  index: optional(text),
  /** All of it as a picture, where its numbers are pixels. */
  image: optional(imageView),
  /** Whether it can be drawn either folded or whole. */
  unfolds: optional(only(true)),
});
export type LayerView = TypeOf<typeof layerView>;

const edgeView = object({
  /** The layer it leads to. */
  l: count,
  j: count,
  k: count,
  weight: number,
  /** ∂C/∂w of the current example. */
  derivative: value,
  light,
  /** Of a current edge: what its numbers are called in plain text, "w₀₁⁽²⁾" and "∂C₀/∂w₀₁⁽²⁾". */
  labels: optional(object({ weight: text, derivative: text })),
  /** In a sum over paths: what the path that begins with this edge adds to it, null while that is not added yet. */
  share: optional(value),
});
export type EdgeView = TypeOf<typeof edgeView>;

/** The cost of the example, and the edges to it from the shown neurons of the last layer. */
export const costNodeView = object({
  /** "C₀". */
  name: text,
  value,
  light,
  edges: list(object({ j: count, light, share: optional(value) })),
});
export type CostNodeView = TypeOf<typeof costNodeView>;

/** A number of the step's formula, where it belongs in the drawing. */
export const chipView = object({
  /** At the edge to j from k of layer l; at neuron j of layer l; at all that leads from there to the cost; at the cost. */
  at: oneOf(["edge", "neuron", "onward", "cost"]),
  l: count,
  j: count,
  k: optional(count),
  /** "∂z/∂w", "σ′", "z₀⁽²⁾"; absent where one number of many stands, as at the end of a path. */
  name: optional(text),
  value: number,
  standing,
  /** Whether something is still to be added to it. */
  isPartial: optional(only(true)),
});
export type ChipView = TypeOf<typeof chipView>;

export const networkView = object({
  /** In order of l, the input first, the last one at the end. Where two neighbours' l are not consecutive, the layers between are folded. */
  layers: list(layerView),
  /** Those between shown neurons of neighbouring layers. */
  edges: list(edgeView),
  cost: costNodeView,
  /** In the order in which they are found; those of a sum in the order of its terms, after the sum itself. */
  chips: list(chipView),
});
export type NetworkView = TypeOf<typeof networkView>;
