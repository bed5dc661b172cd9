/** How much room the factors of a sum need, so that every card of it has the same shape and none grows when it is computed. */
import type { FormulaView } from "../../src/protocol/messages";

/** The lines a card has besides its symbol and its value. */
export interface Lines {
  readonly rule: boolean;
  readonly numbers: boolean;
}

/** The factors of the longest term, and the lines that any of them has. */
export function shapeOf(terms: FormulaView["terms"]): { readonly width: number; readonly lines: Lines } {
  const products = terms.flatMap((term) => ("factors" in term ? [term.factors] : []));
  const factors = products.flat();
  return {
    width: Math.max(1, ...products.map(({ length }) => length)),
    lines: {
      rule: factors.some(({ rule }) => rule !== undefined),
      numbers: factors.some(({ numbers }) => numbers !== undefined),
    },
  };
}
