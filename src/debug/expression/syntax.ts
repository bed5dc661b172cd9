/** What an expression is made of: a tree whose every node knows its place in the text. */
import type { QuantityName } from "./quantities";

/** Offsets in the text of the expression, `end` exclusive. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

export interface ExpressionError extends TextSpan {
  readonly message: string;
  /** Whether it is wrong in this network whatever the position is. */
  readonly isEverywhere?: true;
}

/** What stands in the place of a result: a wrong expression is data, not an exception. */
export interface Failure {
  readonly kind: "error";
  readonly error: ExpressionError;
}

export function failure(message: string, { start, end }: TextSpan): Failure {
  return { kind: "error", error: { message, start, end } };
}

export const arithmeticOperators = ["+", "-", "*", "/", "^"] as const;
export type ArithmeticOperator = (typeof arithmeticOperators)[number];

export const comparisonOperators = ["==", "!=", "<", "<=", ">", ">="] as const;
export type ComparisonOperator = (typeof comparisonOperators)[number];

export const logicOperators = ["&&", "||"] as const;
export type LogicOperator = (typeof logicOperators)[number];

/** How tightly each operator holds its operands together; a sign before its operand holds as `PREFIX`. */
export const strengths = {
  "||": 1,
  "&&": 2,
  "==": 3,
  "!=": 3,
  "<": 3,
  "<=": 3,
  ">": 3,
  ">=": 3,
  "+": 4,
  "-": 4,
  "*": 5,
  "/": 5,
  "^": 7,
} as const satisfies Readonly<Record<ArithmeticOperator | ComparisonOperator | LogicOperator, number>>;
export const PREFIX = 6;

/** Functions of one number; of a vector, of each of its numbers. `ln` is another name of `log`. */
export const functionNames = ["abs", "sqrt", "exp", "log", "ln", "sign", "sigmoid", "tanh"] as const;
export type FunctionName = (typeof functionNames)[number];

/** Functions of any number of numbers, or of all the numbers of a vector. */
export const foldNames = ["min", "max", "sum", "mean", "norm"] as const;
export type FoldName = (typeof foldNames)[number];

export interface Literal extends TextSpan {
  readonly kind: "literal";
  readonly value: number;
}

/** A quantity of the network or the run, with as many indices as were given. */
export interface QuantityNode extends TextSpan {
  readonly kind: "quantity";
  readonly name: QuantityName;
  readonly indices: readonly Numeric[];
  /** As it is typed, where that is a symbol such as `w₀₁⁽²⁾`: indices that say nothing in a layer of one may be missing. */
  readonly symbol?: string;
  /** The one example that it is of, by its place in the file; otherwise the current one. */
  readonly example?: number;
}

/** An expression that is a number, or a vector of them. */
export type Numeric =
  | Literal
  | QuantityNode
  | (TextSpan & { readonly kind: "negate"; readonly operand: Numeric })
  | (TextSpan & {
      readonly kind: "arithmetic";
      readonly operator: ArithmeticOperator;
      readonly left: Numeric;
      readonly right: Numeric;
    })
  | (TextSpan & { readonly kind: "call"; readonly name: FunctionName; readonly argument: Numeric })
  | FoldNode;

export interface FoldNode extends TextSpan {
  readonly kind: "fold";
  readonly name: FoldName;
  readonly items: readonly Numeric[];
}

/** An expression that is true or false. */
export type Condition =
  | (TextSpan & {
      readonly kind: "comparison";
      readonly operator: ComparisonOperator;
      readonly left: Numeric;
      readonly right: Numeric;
    })
  | LogicNode
  | (TextSpan & { readonly kind: "not"; readonly operand: Condition });

export interface LogicNode extends TextSpan {
  readonly kind: "logic";
  readonly operator: LogicOperator;
  readonly left: Condition;
  readonly right: Condition;
}

export type Expression = Numeric | Condition;

/** Whether an expression is true or false, rather than a number or a vector. */
export function isCondition(expression: Expression): expression is Condition {
  switch (expression.kind) {
    case "comparison":
    case "logic":
    case "not":
      return true;
    case "literal":
    case "quantity":
    case "negate":
    case "arithmetic":
    case "call":
    case "fold":
      return false;
  }
}
