/** What can be nudged at a step, the chain from there to the cost, and what a nudge does to it. */
import {
  count,
  flag,
  list,
  number,
  object,
  oneOf,
  optional,
  type Schema,
  type TypeOf,
  text,
} from "../schema";
import { parameterView, spotView } from "./spot";
import { value } from "./values";

/** What stands on the four number lines; `w` is what is nudged, whatever it is. */
export type NumbersView<Content> = { readonly [Line in "w" | "z" | "a" | "C"]: Content };

/** The same on each of them. */
function numbersOf<Content>(each: Schema<Content>): Schema<NumbersView<Content>> {
  return object({ w: each, z: each, a: each, C: each }) as Schema<NumbersView<Content>>;
}

/** What a nudge goes through: each of these moves the next one. */
export const linkView = object({
  letter: oneOf(["z", "a", "C"]),
  /** "z₀⁽²⁾". */
  name: text,
  value,
  /** "Δz₀⁽²⁾/Δw₀₁⁽²⁾", by what the chain has before it. */
  ratio: text,
  /** "∂z₀⁽²⁾/∂w₀₁⁽²⁾". */
  factorName: text,
  factor: value,
});
export type LinkView = TypeOf<typeof linkView>;

/** Where a link moves several neurons, through which the cost, the last link, is moved: a path for each. */
export const fanView = object({
  letter: oneOf(["z", "a"]),
  /** How many paths there are. */
  size: count,
  /** In order of i; folded where i is not consecutive. */
  paths: list(
    object({ i: count, name: text, /** What it adds to the factor of the last link. */ term: value }),
  ),
  /** The same of all that are folded together; absent where none is. */
  others: optional(value),
});
export type FanView = TypeOf<typeof fanView>;

/** What a source is to the step. */
export const roles = ["hand", "bias", "previous", "input"] as const;
/** A number that can be nudged, and the chain from it to the cost. */
export const sourceView = object({
  role: oneOf(roles),
  /** An input is a neuron of layer 0. */
  spot: spotView,
  letter: oneOf(["w", "b", "a"]),
  name: text,
  value,
  /** "ΔC₀/Δw₀₁⁽²⁾". */
  ratio: text,
  /** "∂C₀/∂w₀₁⁽²⁾". */
  derivativeName: text,
  /** Of the example at hand. */
  derivative: value,
  /** In order, the cost last. A chain of many is cut short: its last link spans what is left out. */
  links: list(linkView),
  fan: optional(fanView),
});
export type SourceView = TypeOf<typeof sourceView>;

/** The parameter at hand and what it moves. */
export const nudgeView = object({
  /** Of the step: another one begins without a nudge. */
  position: count,
  parameter: parameterView,
  names: numbersOf(text),
  values: numbersOf(value),
  /** "ΔC/Δw₀₁⁽²⁾". */
  ratio: text,
  /** "∂C/∂w₀₁⁽²⁾". */
  derivativeName: text,
  /** Of the example at hand. */
  derivative: value,
  /** The parameter at hand, and what else can be nudged. */
  sources: list(sourceView),
  /** Once C is known, and nothing is asked that a nudge would tell. */
  canNudge: flag,
  words: text,
});
export type NudgeView = TypeOf<typeof nudgeView>;

/** What can be nudged: a parameter, or with `of` the activation of neuron j, an input in layer 0. */
export const nudgedFields = { ...parameterView.fields, of: optional(oneOf(["parameter", "neuron"])) };

/** The numbers with a nudge of one of them, by computing the example anew. */
export const whatIfView = object({
  /** Of the step it belongs to. */
  position: count,
  /** What is nudged. */
  parameter: parameterView,
  of: optional(oneOf(["parameter", "neuron"])),
  /** Δw, as it was asked for. */
  delta: number,
  /** `z` and `a` are those of the neuron that the parameter leads to, or else of the neuron at hand. */
  after: numbersOf(number),
  /** What w has really moved by, which rounding may keep from being all of Δw. */
  moved: number,
  /** ΔC/Δw; null where w has not moved. */
  ratio: value,
  /** Of each link of the chain what it moves to, by how much, and how much that is for what the one before moves by; null where that does not move. */
  links: list(object({ after: number, change: number, ratio: value })),
  /** Of each path what its neuron moves by, and how far C moves if it alone does, for what the fan's beginning moves by; null where that takes too long, or it does not move. */
  fan: optional(object({ paths: list(object({ change: number, share: value })), others: optional(value) })),
  /** The activations of the layers that are moved, of those that are not too long. */
  activations: list(object({ l: count, values: list(number) })),
  /** What there is to say of a kink that is in the way. */
  words: optional(text),
});
export type WhatIfView = TypeOf<typeof whatIfView>;

/** The cost of the example as a function of one number, by computing it anew at each of some places. */
export const costCurveView = object({
  position: count,
  parameter: parameterView,
  of: optional(oneOf(["parameter", "neuron"])),
  /** Of the number, and of the cost. */
  name: text,
  costName: text,
  low: number,
  high: number,
  /** C at equal distances, the ends included; none where the network is too large to compute them. */
  samples: list(number),
  /** Where the number stands, and the cost there: the middle of the samples. */
  w: number,
  C: number,
  derivativeName: text,
  derivative: value,
  /** What one step −η ∂C/∂w of this example alone would make of the number, and of the cost. */
  step: optional(object({ to: number, C: number })),
  /** One plain sentence. */
  words: text,
});
export type CostCurveView = TypeOf<typeof costCurveView>;
