/** What the reader can point at, and what there is to know and to do there. */
import {
  count,
  extended,
  flag,
  list,
  nullable,
  object,
  oneOf,
  only,
  optional,
  type TypeOf,
  text,
} from "../schema";
import { value } from "./values";

/** One weight of layer l, or without `k` one bias. */
export const parameterView = object({ l: count, j: count, k: optional(count) });
export type ParameterView = TypeOf<typeof parameterView>;

/** What the reader can point at: a neuron, or a parameter, which is a bias without `k`. */
export const spotView = extended(parameterView, { of: oneOf(["neuron", "parameter"]) });
export type SpotView = TypeOf<typeof spotView>;

/** Where the run can be told to stop: at every use of a parameter, or where an activation or ∂C/∂a is found. */
const breakables = ["parameter", "activation", "derivative"] as const;
export const breakpointView = extended(parameterView, { of: oneOf(breakables) });
export type BreakpointView = TypeOf<typeof breakpointView>;

const detailView = object({
  /** "∂C/∂w₀₁⁽²⁾". */
  name: text,
  value,
  /** Whether it is what the step just done has computed. */
  isNew: flag,
  /** Of what flows back, and of the factor that it takes on its way. */
  flows: optional(only(true)),
});
export type DetailView = TypeOf<typeof detailView>;

/** What there is to know of a spot at a position. */
export const detailsView = object({
  position: count,
  spot: spotView,
  /** "w₀₁⁽²⁾", "neuron 0 of layer 2". */
  name: text,
  /** Where it stands: "from neuron 1 of layer 1 to neuron 0 of layer 2". */
  words: text,
  numbers: list(detailView),
  /** The position after the next step that uses or finds it, and after the last one; null where there is none. */
  next: nullable(count),
  previous: nullable(count),
  /** What can be broken on here. */
  breakpoints: list(breakpointView),
});
export type DetailsView = TypeOf<typeof detailsView>;
