/** The drawing of the network. */
import type { Light, Value } from "./values";

export interface NetworkView {
  /** The input first. */
  readonly layers: readonly LayerView[];
  /** Those between shown neurons. */
  readonly edges: readonly EdgeView[];
}

export interface LayerView {
  readonly l: number;
  /** "input", or the layer's own name, else "layer 2". */
  readonly label: string;
  /** n_l; more than `neurons` has where the layer is folded. */
  readonly size: number;
  /** In order of j. Where two neighbours' j are not consecutive, the neurons between are folded. */
  readonly neurons: readonly NeuronView[];
  /** The index that runs over this layer in the current formula, `j`, `k` or `i`. */
  readonly index?: string;
  /** All of it as a picture, where its numbers are pixels. */
  readonly image?: ImageView;
  /** Whether it can be drawn either folded or whole. */
  readonly unfolds?: true;
}

/** A layer of `side`² pixels, row by row. */
export interface ImageView {
  readonly side: number;
  /** What the darkest and the brightest shade stand for. */
  readonly low: number;
  readonly high: number;
  /** A shade for each pixel, two hexadecimal digits: 1 to 255 from `low` to `high`, 0 where it is not computed yet. */
  readonly shades: string;
  /** Of an input: the weights from the pixels to neuron `j` of layer 1, and their derivatives in this example. */
  readonly weights?: { readonly j: number; readonly weight: PixelsView; readonly derivative: PixelsView };
  /** Of an output: the shades of the target. */
  readonly targets?: string;
}

/** Pixels of either sign, in shades from −`most` to `most`. */
export interface PixelsView {
  readonly most: number;
  readonly shades: string;
}

export interface NeuronView {
  readonly j: number;
  readonly activation: Value;
  /** ∂C/∂a of the current example. */
  readonly dC_da: Value;
  /** In the last layer: the target y_j. */
  readonly target?: number;
  readonly light: Light;
}

export interface EdgeView {
  /** The layer it leads to. */
  readonly l: number;
  readonly j: number;
  readonly k: number;
  readonly weight: number;
  /** ∂C/∂w of the current example. */
  readonly derivative: Value;
  /** Of a current edge that bears its number: its weight's name in plain text, "w₀₁⁽²⁾". */
  readonly name?: string;
  readonly light: Light;
}
