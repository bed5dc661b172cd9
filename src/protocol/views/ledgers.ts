/** Who adds what: each example to the gradient, each path to ∂C/∂a. */
import type { Value } from "./values";

/** The derivative of one parameter for each example of the batch. */
export interface ExamplesView {
  /** "w₀₁⁽²⁾". */
  readonly parameter: string;
  /** "∂C/∂w₀₁⁽²⁾". */
  readonly name: string;
  /** How many examples the batch has. */
  readonly size: number;
  /** In their order; folded where `place` is not consecutive. */
  readonly rows: readonly ExampleRowView[];
  /** Of all examples that are computed, the folded ones too. */
  readonly sum: Value;
  readonly mean: Value;
}

export interface ExampleRowView {
  /** Counted from 0 within the batch. */
  readonly place: number;
  /** "example 2 · dusk". */
  readonly label: string;
  readonly value: Value;
  readonly isCurrent: boolean;
}

/** The terms of ∂C/∂a_j, one for each neuron i of the next layer. */
export interface PathsView {
  /** "∂C/∂a₁⁽¹⁾". */
  readonly name: string;
  /** The next layer. */
  readonly layer: number;
  /** How many neurons it has. */
  readonly size: number;
  /** In order of i; folded where i is not consecutive. */
  readonly rows: readonly PathRowView[];
  /** Of the terms that are added so far, null while there are none; of all of them once it `isWhole`. */
  readonly sum: Value;
  readonly isWhole: boolean;
}

export interface PathRowView {
  readonly i: number;
  /** "w₀₁⁽²⁾ · ∂C/∂z₀⁽²⁾". */
  readonly label: string;
  readonly value: Value;
  readonly isCurrent: boolean;
}
