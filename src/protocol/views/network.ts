/** The drawing of the network. */
import { count, list, number, object, only, optional, type TypeOf, text } from "../schema";
import { light, value } from "./values";

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

const layerView = object({
  l: count,
  /** "input", or the layer's own name, else "layer 2". */
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
  /** Of a current edge that bears its number: what its numbers are called in plain text, "w₀₁⁽²⁾" and "∂C₀/∂w₀₁⁽²⁾". */
  labels: optional(object({ weight: text, derivative: text })),
  light,
});
export type EdgeView = TypeOf<typeof edgeView>;

export const networkView = object({
  /** In order of l, the input first, the last one at the end. Where two neighbours' l are not consecutive, the layers between are folded. */
  layers: list(layerView),
  /** Those between shown neurons of neighbouring layers. */
  edges: list(edgeView),
});
export type NetworkView = TypeOf<typeof networkView>;
