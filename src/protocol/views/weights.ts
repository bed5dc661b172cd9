/** The weights and biases of the layer at hand, laid out as the gradient is. */
import { count, object, optional, type TypeOf, text } from "../schema";
import { gradientLayerView } from "./gradient";

/** The weights and biases of the layer at hand, with the parameter at hand marked. */
export const weightsView = object({
  /** Where the parameter stands and which way it leads, in one sentence. */
  words: text,
  /** The marked row, and column unless it is a bias. */
  j: count,
  k: optional(count),
  /** Laid out as the gradient is. */
  matrix: gradientLayerView,
  /** The same layer with the derivatives: what they are, "∂C₂/∂w" of the example at hand, "∂C/∂w" of the whole batch. */
  derivatives: object({ name: text, matrix: gradientLayerView }),
});
export type WeightsView = TypeOf<typeof weightsView>;
