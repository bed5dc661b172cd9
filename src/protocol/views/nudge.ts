/** A parameter on its number line, and what a nudge of it would do. */
import { count, flag, number, object, type Schema, type TypeOf, text } from "../schema";
import { parameterView } from "./spot";
import { value } from "./values";

/** What stands on the four number lines; `w` is the parameter, a bias too. */
export type NumbersView<Content> = { readonly [Line in "w" | "z" | "a" | "C"]: Content };

/** The same on each of them. */
function numbersOf<Content>(each: Schema<Content>): Schema<NumbersView<Content>> {
  return object({ w: each, z: each, a: each, C: each }) as Schema<NumbersView<Content>>;
}

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
  /** Once C is known, and nothing is asked that a nudge would tell. */
  canNudge: flag,
  words: text,
});
export type NudgeView = TypeOf<typeof nudgeView>;

/** The numbers with a nudge of one parameter, by computing the example anew. */
export const whatIfView = object({
  /** Of the step it belongs to. */
  position: count,
  parameter: parameterView,
  /** Δw, as it was asked for. */
  delta: number,
  after: numbersOf(number),
  /** ΔC/Δw; null where w has not moved. */
  ratio: value,
});
export type WhatIfView = TypeOf<typeof whatIfView>;
