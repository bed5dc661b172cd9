/** A parameter on its number line, and what a nudge of it would do. */
import type { ParameterView } from "./spot";
import type { Value } from "./values";

/** What stands on the four number lines; `w` is the parameter, a bias too. */
export interface NumbersView<Content> {
  readonly w: Content;
  readonly z: Content;
  readonly a: Content;
  readonly C: Content;
}

/** The parameter at hand and what it moves. */
export interface NudgeView {
  /** Of the step: another one begins without a nudge. */
  readonly position: number;
  readonly parameter: ParameterView;
  readonly names: NumbersView<string>;
  readonly values: NumbersView<Value>;
  /** "ΔC/Δw₀₁⁽²⁾". */
  readonly ratio: string;
  /** "∂C/∂w₀₁⁽²⁾". */
  readonly derivativeName: string;
  /** Of the example at hand. */
  readonly derivative: Value;
  /** Once C is known, and nothing is asked that a nudge would tell. */
  readonly canNudge: boolean;
  readonly words: string;
}

/** The numbers with a nudge of one parameter, by computing the example anew. */
export interface WhatIfView {
  /** Of the step it belongs to. */
  readonly position: number;
  readonly parameter: ParameterView;
  /** Δw, as it was asked for. */
  readonly delta: number;
  readonly after: NumbersView<number>;
  /** ΔC/Δw; null where w has not moved. */
  readonly ratio: Value;
}
