/** How much of a run must be known for the value of an expression: its position alone, one example, or all of its past. */
import { type Need, needs, quantityOf } from "./quantities";
import type { Expression } from "./syntax";

/** The most of several. */
export function mostOf(several: Iterable<Need>): Need {
  let most: Need = "place";
  for (const each of several) if (needs.indexOf(each) > needs.indexOf(most)) most = each;
  return most;
}

/** What any of its quantities needs, indices included. */
export function needOf(expression: Expression): Need {
  switch (expression.kind) {
    case "literal":
      return "place";
    case "quantity":
      return mostOf([quantityOf(expression.name).needs, ...expression.indices.map(needOf)]);
    case "negate":
    case "not":
      return needOf(expression.operand);
    case "call":
      return needOf(expression.argument);
    case "fold":
      return mostOf(expression.items.map(needOf));
    case "arithmetic":
    case "comparison":
    case "logic":
      return mostOf([needOf(expression.left), needOf(expression.right)]);
  }
}
