/** What the reader can point at, and what there is to know and to do there. */
import type { Value } from "./values";

/** One weight of layer l, or without `k` one bias. */
export interface ParameterView {
  readonly l: number;
  readonly j: number;
  readonly k?: number;
}

/** What the reader can point at: a neuron, or a parameter, which is a bias without `k`. */
export interface SpotView extends ParameterView {
  readonly of: "neuron" | "parameter";
}

/** Where the run can be told to stop: at every use of a parameter, or where an activation or ∂C/∂a is found. */
export const breakables = ["parameter", "activation", "derivative"] as const;
export interface BreakpointView extends ParameterView {
  readonly of: (typeof breakables)[number];
}

/** What there is to know of a spot at a position. */
export interface DetailsView {
  readonly position: number;
  readonly spot: SpotView;
  /** "w₀₁⁽²⁾", "neuron 0 of layer 2". */
  readonly name: string;
  /** Where it stands: "from neuron 1 of layer 1 to neuron 0 of layer 2". */
  readonly words: string;
  readonly numbers: readonly DetailView[];
  /** The position after the next step that uses or finds it, and after the last one; null where there is none. */
  readonly next: Value;
  readonly previous: Value;
  /** What can be broken on here. */
  readonly breakpoints: readonly BreakpointView[];
}

export interface DetailView {
  /** "∂C/∂w₀₁⁽²⁾". */
  readonly name: string;
  readonly value: Value;
  /** Whether it is what the step just done has computed. */
  readonly isNew: boolean;
}
