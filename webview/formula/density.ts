/** How much room a row of a sum has. */
import type { FormulaView } from "../../src/protocol/messages";

/** Its symbols stand over its numbers, beside them, or in the heads alone. */
export type Density = "roomy" | "medium" | "dense";

export function densityOf({ terms, heads, relation }: FormulaView): Density {
  // The terms of an update rule have nothing in common that heads could say.
  if (terms.length <= 2 || relation === "←") return "roomy";
  return terms.length <= 5 || !heads ? "medium" : "dense";
}
