/** An expression as text that reads back as the same tree, with only the parentheses that it needs. */
import { exactNumber } from "../../protocol/format";
import { quantityOf } from "./quantities";
import { type Expression, PREFIX, type QuantityNode, strengths } from "./syntax";

export function print(expression: Expression): string {
  return printed(expression, 0);
}

/** With parentheses where it holds together less tightly than `weakest`. */
function printed(node: Expression, weakest: number): string {
  switch (node.kind) {
    case "literal":
      // The sign of a negative number is an operator when it is read.
      return wrapped(exactNumber(node.value), isNegative(node.value) && weakest > PREFIX);
    case "quantity":
      return quantity(node);
    case "call":
      return `${node.name}(${print(node.argument)})`;
    case "fold":
      return `${node.name}(${node.items.map(print).join(", ")})`;
    case "negate":
      return wrapped(`-${printed(node.operand, PREFIX)}`, weakest > PREFIX);
    case "not":
      return wrapped(`!${printed(node.operand, PREFIX)}`, weakest > PREFIX);
    case "arithmetic":
    case "comparison":
    case "logic": {
      const strength = strengths[node.operator];
      const [left, right] = operandStrengths(node, strength);
      const text = `${printed(node.left, left)} ${node.operator} ${printed(node.right, right)}`;
      return wrapped(text, strength < weakest);
    }
  }
}

type Infix = Extract<Expression, { readonly kind: "arithmetic" | "comparison" | "logic" }>;

/** What each operand must hold together at the least: operators join from left to right, comparisons and ^ do not. */
function operandStrengths({ kind, operator, left, right }: Infix, strength: number): [number, number] {
  if (operator === "^") return [strength + 1, PREFIX];
  // A number times a power would be read as one decimal number: 2 * 10 ^ -3.
  const isDecimal = operator === "*" && left.kind !== "quantity" && right.kind === "arithmetic";
  return [kind === "comparison" ? strength + 1 : strength, isDecimal ? strengths["^"] + 1 : strength + 1];
}

function quantity({ name, indices, symbol }: QuantityNode): string {
  if (symbol !== undefined) return symbol;
  const { stem, suffix } = quantityOf(name);
  return stem + indices.map((index) => `[${print(index)}]`).join("") + suffix;
}

function isNegative(x: number): boolean {
  return x < 0 || Object.is(x, -0);
}

function wrapped(text: string, isNeeded: boolean): string {
  return isNeeded ? `(${text})` : text;
}
