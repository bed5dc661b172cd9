/** Symbols that several update rules share. */
import { call, named, type Symbolic, sum } from "../../../math/symbolic";

export const EPSILON = named("ε", "\\varepsilon", "epsilon");
/** Of l2, or of a decay of its own. */
export const LAMBDA = named("λ", "\\lambda", "lambda");

/** √v + ε. */
export function rootOf(v: Symbolic): Symbolic {
  return sum(call("sqrt", v), EPSILON);
}
