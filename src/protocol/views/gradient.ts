/** The gradient, as one vector and layer by layer. */
import { count, extended, list, object, type TypeOf, text } from "../schema";
import { parameterView } from "./spot";
import { light, value } from "./values";

const gradientCellView = object({ value, light });
export type GradientCellView = TypeOf<typeof gradientCellView>;

const gradientComponentView = extended(gradientCellView, {
  /** Counted from 0 through the whole vector. */
  place: count,
  parameter: parameterView,
  /** "∂C/∂w₀₁⁽²⁾". */
  name: text,
});
export type GradientComponentView = TypeOf<typeof gradientComponentView>;

/** The components of one layer, or of the layers from l on that are folded together. */
const gradientPartView = object({ l: count, label: text, size: count, filled: count });
export type GradientPartView = TypeOf<typeof gradientPartView>;

const gradientVectorView = object({
  /** In their order; folded where `place` is not consecutive. */
  components: list(gradientComponentView),
  /** The whole vector, layer by layer. */
  parts: list(gradientPartView),
});
export type GradientVectorView = TypeOf<typeof gradientVectorView>;

const gradientRowView = object({
  j: count,
  /** One for each shown column. */
  weights: list(gradientCellView),
  bias: gradientCellView,
});
export type GradientRowView = TypeOf<typeof gradientRowView>;

/** As the weight matrices stand: row j, column k, then the bias. */
export const gradientLayerView = object({
  l: count,
  label: text,
  /** The k of the shown columns; folded where not consecutive, `columns` − 1 being the last k there is. */
  k: list(count),
  columns: count,
  /** The shown rows; folded where j is not consecutive. */
  rows: list(gradientRowView),
  /** n_l. */
  size: count,
});
export type GradientLayerView = TypeOf<typeof gradientLayerView>;

/** The accumulated gradient of the batch: as one vector, and by layer. */
export const gradientView = object({
  /** "Sum over 2 of 4 examples so far", "Mean of 4 examples". */
  words: text,
  /** How many of its `total` components have something added. */
  filled: count,
  total: count,
  /** Every component in order, where they are few; else none. */
  strip: list(gradientCellView),
  /** The parameter that the step is about. */
  atHand: parameterView,
  vector: gradientVectorView,
  /** In order of l. Where two neighbours' l are not consecutive, the layers between are folded. */
  layers: list(gradientLayerView),
});
export type GradientView = TypeOf<typeof gradientView>;
