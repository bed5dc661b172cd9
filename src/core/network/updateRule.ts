/**
 * The rules by which a gradient step changes a parameter: one record each. A new one is one more record here, with the kinds
 * of steps that it takes.
 */
import { negative, type Symbolic } from "../../math/symbolic";
import type { Training } from "./network";

interface UpdateRule {
  /** The parameter after its step: `gradient` is the batch's, ∂C/∂w, and `rate` is η. Rounded after each operation. */
  readonly next: (w: number, gradient: number, rate: number) => number;
  /** −∂C/∂w Δw: by how much the slope promises this parameter's step to lower the cost. */
  readonly promise: (gradient: number, rate: number) => number;
  readonly notation: {
    /** The terms that the new value is the sum of, each with its factors in written order. */
    readonly next: (w: Symbolic, gradient: Symbolic, rate: Symbolic) => readonly (readonly Symbolic[])[];
  };
}

export const updateRules = {
  sgd: {
    next: (w, gradient, rate) => w - rate * gradient,
    promise: (gradient, rate) => rate * gradient * gradient,
    notation: { next: (w, gradient, rate) => [[w], [negative(rate), gradient]] },
  },
} as const satisfies Record<string, UpdateRule>;

/** The rule that a network trains by. */
export function updateRuleOf(_training: Training): UpdateRule {
  return updateRules.sgd;
}
