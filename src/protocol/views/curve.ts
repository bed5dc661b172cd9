/** The activation of the neuron at hand: its curve, or what a layer that mixes shares out. */
import { count, flag, list, number, object, optional, type TypeOf, text } from "../schema";
import { value } from "./values";

/** A curve from −`bound` to `bound`, in heights from `low` to `high`; the point (z, a) on it and the slope there. */
const plotView = object({
  bound: number,
  low: number,
  high: number,
  /** Heights at equal distances, the ends included. */
  samples: list(number),
  z: value,
  a: value,
  /** σ′(z). */
  slope: value,
});
export type PlotView = TypeOf<typeof plotView>;

const shareRowView = object({
  j: count,
  /** "a₀⁽²⁾". */
  label: text,
  z: value,
  a: value,
  isCurrent: flag,
});
/** The neurons of a layer that mixes; their activations share out 1. */
const sharesView = object({
  l: count,
  /** n_l. */
  size: count,
  /** In order of j; folded where j is not consecutive. */
  rows: list(shareRowView),
});
export type SharesView = TypeOf<typeof sharesView>;

/** The activation function σ of the neuron at hand. */
export const curveView = object({
  /** σ's own name: "sigmoid". */
  activation: text,
  /** "z₀⁽²⁾". */
  zName: text,
  aName: text,
  /** One plain sentence. */
  words: text,
  /** Absent where the layer mixes its neurons. */
  plot: optional(plotView),
  /** Of a layer that mixes alone. */
  shares: optional(sharesView),
});
export type CurveView = TypeOf<typeof curveView>;
