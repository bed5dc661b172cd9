/** The gradient, as one vector and layer by layer, and the weights laid out as it is. */
import type { ParameterView } from "./spot";
import type { Light, Value } from "./values";

/** The accumulated gradient of the batch: as one vector, and by layer. */
export interface GradientView {
  /** "Sum over 2 of 4 examples so far", "Mean of 4 examples". */
  readonly words: string;
  /** How many of its `total` components have something added. */
  readonly filled: number;
  readonly total: number;
  readonly vector: GradientVectorView;
  readonly layers: readonly GradientLayerView[];
}

export interface GradientVectorView {
  /** In their order; folded where `place` is not consecutive. */
  readonly components: readonly GradientComponentView[];
  /** The whole vector, layer by layer. */
  readonly parts: readonly GradientPartView[];
}

export interface GradientComponentView extends GradientCellView {
  /** Counted from 0 through the whole vector. */
  readonly place: number;
  readonly parameter: ParameterView;
  /** "∂C/∂w₀₁⁽²⁾". */
  readonly name: string;
}

/** The components of one layer. */
export interface GradientPartView {
  readonly l: number;
  readonly label: string;
  readonly size: number;
  readonly filled: number;
}

/** As the weight matrices stand: row j, column k, then the bias. */
export interface GradientLayerView {
  readonly l: number;
  readonly label: string;
  /** The k of the shown columns; folded where not consecutive, `columns` − 1 being the last k there is. */
  readonly k: readonly number[];
  readonly columns: number;
  /** The shown rows; folded where j is not consecutive. */
  readonly rows: readonly GradientRowView[];
  /** n_l. */
  readonly size: number;
}

export interface GradientRowView {
  readonly j: number;
  /** One for each shown column. */
  readonly weights: readonly GradientCellView[];
  readonly bias: GradientCellView;
}

export interface GradientCellView {
  readonly value: Value;
  readonly light: Light;
}

/** The weights and biases of the layer at hand, with the parameter at hand marked. */
export interface WeightsView {
  /** Where the parameter stands and which way it leads, in one sentence. */
  readonly words: string;
  /** The marked row, and column unless it is a bias. */
  readonly j: number;
  readonly k?: number;
  /** Laid out as the gradient is. */
  readonly matrix: GradientLayerView;
}
