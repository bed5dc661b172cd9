/** Who adds what to ∂C/∂a: each path through the next layer. */
import { count, flag, list, object, type TypeOf, text } from "../schema";
import { value } from "./values";

const pathRowView = object({
  j: count,
  /** "w₀₁⁽²⁾ · ∂C₀/∂z₀⁽²⁾". */
  label: text,
  value,
  isCurrent: flag,
});
/** The terms of ∂C/∂a_k, one for each neuron j of the next layer. */
export const pathsView = object({
  /** "∂C₀/∂a₁⁽¹⁾". */
  name: text,
  /** The next layer. */
  layer: count,
  /** How many neurons it has. */
  size: count,
  /** In order of j; folded where j is not consecutive. */
  rows: list(pathRowView),
  /** Of the terms that are added so far, null while there are none; of all of them once it `isWhole`. */
  sum: value,
  isWhole: flag,
});
export type PathsView = TypeOf<typeof pathsView>;
