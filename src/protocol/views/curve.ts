/** The activation of the neuron at hand: its curve, or what softmax shares out. */
import type { Value } from "./values";

/** The activation function σ of the neuron at hand. */
export interface CurveView {
  /** σ's own name: "sigmoid". */
  readonly activation: string;
  /** "z₀⁽²⁾". */
  readonly zName: string;
  readonly aName: string;
  /** One plain sentence. */
  readonly words: string;
  /** Absent for softmax, which looks at more than one neuron. */
  readonly plot?: PlotView;
  /** Of softmax alone. */
  readonly shares?: SharesView;
}

/** The neurons of a softmax layer; their activations share out 1. */
export interface SharesView {
  /** n_l. */
  readonly size: number;
  /** In order of j; folded where j is not consecutive. */
  readonly rows: readonly ShareRowView[];
}

export interface ShareRowView {
  readonly j: number;
  /** "a₀⁽²⁾". */
  readonly label: string;
  readonly z: Value;
  readonly a: Value;
  readonly isCurrent: boolean;
}

/** A curve from −`bound` to `bound`, in heights from `low` to `high`; the point (z, a) on it and the slope there. */
export interface PlotView {
  readonly bound: number;
  readonly low: number;
  readonly high: number;
  /** Heights at equal distances, the ends included. */
  readonly samples: readonly number[];
  readonly z: Value;
  readonly a: Value;
  /** σ′(z). */
  readonly slope: Value;
}
