/** How much room a row of a sum has. */
import type { FormulaView } from "../../src/protocol/messages";

/** Its symbols stand over its numbers, beside them, or in the heads alone. */
export type Density = "roomy" | "medium" | "dense";

export function densityOf({ terms, heads }: FormulaView): Density {
  if (terms.length <= 2) return "roomy";
  return terms.length <= 5 || !heads ? "medium" : "dense";
}
