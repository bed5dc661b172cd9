/** Who adds what to the gradient: each example of the batch. */
import { count, flag, list, object, optional, type TypeOf, text } from "../schema";
import { value } from "./values";

const exampleRowView = object({
  /** Counted from 0 within the batch. */
  place: count,
  /** "example 2 · dusk". */
  label: text,
  value,
  isCurrent: flag,
});
/** The derivative of one parameter for each example of the batch. */
export const examplesView = object({
  /** "w₀₁⁽²⁾". */
  parameter: text,
  /** "∂C/∂w₀₁⁽²⁾". */
  name: text,
  /** How many examples the batch has. */
  size: count,
  /** In their order; folded where `place` is not consecutive. */
  rows: list(exampleRowView),
  /** Of all examples that are computed, the folded ones too. */
  sum: value,
  /** Absent where none is taken. */
  mean: optional(value),
});
export type ExamplesView = TypeOf<typeof examplesView>;
