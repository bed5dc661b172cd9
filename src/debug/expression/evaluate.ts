/** The value of an expression in a state: a number, a truth, a vector to expand, or not computed yet. */
import { exp, log } from "../../core/network/elementary";
import type { Nudgeable } from "../../core/run/nudge";
import type { State } from "../../core/run/state";
import { exactNumber } from "../../protocol/format";
import { outside, type QuantityName, quantityOf, quantityText } from "./quantities";
import {
  type ArithmeticOperator,
  type ComparisonOperator,
  type Condition,
  type Expression,
  type Failure,
  type FoldName,
  type FoldNode,
  type FunctionName,
  failure,
  isCondition,
  type LogicNode,
  type Numeric,
  type QuantityNode,
} from "./syntax";

export interface NumberValue {
  readonly kind: "number";
  readonly value: number;
  /** Where the expression is one number that can be nudged: which. */
  readonly nudgeable?: Nudgeable;
}

export interface TruthValue {
  readonly kind: "truth";
  readonly value: boolean;
}

/** Not computed yet at this position. */
export interface UnknownValue {
  readonly kind: "unknown";
}

/** A quantity with an index left out. Its children are found when they are asked for. */
export interface VectorValue {
  readonly kind: "vector";
  /** Its own expression: `a[1]`. */
  readonly text: string;
  readonly length: number;
  /** The child 0 ≤ i < `length`; its index may begin at 1, as that of a layer does. */
  readonly at: (i: number) => NumericValue;
  /** The child's own expression: `a[1][0]`. */
  readonly name: (i: number) => string;
  /** The child's index alone: `[0]`. */
  readonly label: (i: number) => string;
}

type NumericValue = NumberValue | UnknownValue | VectorValue;
export type Value = NumericValue | TruthValue;

/** What an operator gets: undefined is not computed yet. */
type Operand<T extends number | boolean> = T | undefined | Failure;

export function evaluateExpression(expression: Expression, state: State): Value | Failure {
  if (!isCondition(expression)) return numericValue(expression, state);
  const value = condition(expression, state);
  if (value === undefined) return UNKNOWN;
  return typeof value === "boolean" ? { kind: "truth", value } : value;
}

/** Whether a condition holds; what is not computed yet does not. */
export function truth(expression: Expression, state: State): boolean | Failure {
  if (isCondition(expression)) return condition(expression, state) ?? false;
  return failure("a condition is true or false: compare this with something, as in C < 1", expression);
}

const UNKNOWN: UnknownValue = { kind: "unknown" };

const arithmetic: Readonly<Record<ArithmeticOperator, (x: number, y: number) => number>> = {
  "+": (x, y) => x + y,
  "-": (x, y) => x - y,
  "*": (x, y) => x * y,
  "/": (x, y) => x / y,
  // A square is the product that the costs compute, to the last bit, however an engine rounds a power.
  "^": (x, y) => (y === 2 ? x * x : x ** y),
};

const comparisons: Readonly<Record<ComparisonOperator, (x: number, y: number) => boolean>> = {
  "==": (x, y) => x === y,
  "!=": (x, y) => x !== y,
  "<": (x, y) => x < y,
  "<=": (x, y) => x <= y,
  ">": (x, y) => x > y,
  ">=": (x, y) => x >= y,
};

const functions: Readonly<Record<FunctionName, (x: number) => number>> = {
  abs: Math.abs,
  sqrt: Math.sqrt,
  exp,
  log,
  sign: Math.sign,
};

const folds: Readonly<Record<FoldName, (x: number, y: number) => number>> = { min: Math.min, max: Math.max };

function isFailure(result: object | number | boolean | undefined): result is Failure {
  return typeof result === "object" && "error" in result;
}

function numericValue(node: Numeric, state: State): NumericValue | Failure {
  if (node.kind === "quantity") return quantity(node, state);
  const value = computed(node, state);
  if (value === undefined) return UNKNOWN;
  return typeof value === "number" ? { kind: "number", value } : value;
}

/** The single number that an operator needs. */
function numeric(node: Numeric, state: State): Operand<number> {
  return node.kind === "quantity" ? single(node, state) : computed(node, state);
}

function single(node: QuantityNode, state: State): Operand<number> {
  const value = quantity(node, state);
  switch (value.kind) {
    case "number":
      return value.value;
    case "unknown":
      return undefined;
    case "vector": {
      const { stem, signature } = quantityOf(node.name);
      const message = `${value.text} is a whole vector where a single number is needed: ${stem} needs indices ${signature}`;
      return failure(message, node);
    }
    case "error":
      return value;
  }
}

function computed(node: Exclude<Numeric, QuantityNode>, state: State): Operand<number> {
  switch (node.kind) {
    case "literal":
      return node.value;
    case "negate":
      return withNumber(node.operand, state, (x) => -x);
    case "call":
      return withNumber(node.argument, state, functions[node.name]);
    case "arithmetic":
      return withNumbers(node.left, node.right, state, arithmetic[node.operator]);
    case "fold":
      return fold(node, state);
  }
}

function withNumber(node: Numeric, state: State, f: (x: number) => number): Operand<number> {
  const x = numeric(node, state);
  return typeof x === "number" ? f(x) : x;
}

/** Both sides are looked at before either is not computed yet, so that an error shows at every position. */
function withNumbers<T extends number | boolean>(
  left: Numeric,
  right: Numeric,
  state: State,
  f: (x: number, y: number) => T,
): Operand<T> {
  const x = numeric(left, state);
  if (isFailure(x)) return x;
  const y = numeric(right, state);
  if (isFailure(y)) return y;
  return x === undefined || y === undefined ? undefined : f(x, y);
}

/** The least or greatest of all numbers, those inside vectors too; not computed yet while any of them is not. */
function fold({ name, items }: FoldNode, state: State): Operand<number> {
  let result: number | undefined;
  let isKnown = true;
  for (const item of items) {
    const value = numericValue(item, state);
    if (isFailure(value)) return value;
    for (const x of numbersIn(value)) {
      if (x === undefined) isKnown = false;
      else result = result === undefined ? x : folds[name](result, x);
    }
  }
  return isKnown ? result : undefined;
}

function* numbersIn(value: NumericValue): Generator<number | undefined, void, void> {
  switch (value.kind) {
    case "number":
      yield value.value;
      return;
    case "unknown":
      yield undefined;
      return;
    case "vector":
      for (let i = 0; i < value.length; i++) yield* numbersIn(value.at(i));
  }
}

function condition(node: Condition, state: State): Operand<boolean> {
  switch (node.kind) {
    case "comparison":
      return withNumbers(node.left, node.right, state, comparisons[node.operator]);
    case "logic":
      return logic(node, state);
    case "not": {
      const value = condition(node.operand, state);
      return typeof value === "boolean" ? !value : value;
    }
  }
}

/** Either side decides alone where it can: `false && …`, `… || true`, whether or not the other is known. */
function logic({ operator, left, right }: LogicNode, state: State): Operand<boolean> {
  const decisive = operator === "||";
  const x = condition(left, state);
  if (x === decisive || isFailure(x)) return x;
  const y = condition(right, state);
  if (y === decisive || isFailure(y)) return y;
  return x === undefined || y === undefined ? undefined : !decisive;
}

function quantity({ name, indices: nodes }: QuantityNode, state: State): NumericValue | Failure {
  const { axes } = quantityOf(name);
  const indices: number[] = [];
  for (const node of nodes) {
    const axis = axes[indices.length]?.(state.network, indices);
    if (!axis) {
      const text = quantityText(name, indices);
      return failure(`${text} is one number: only a softmax layer has a third index`, node);
    }
    const index = numeric(node, state);
    if (isFailure(index)) return index;
    if (index === undefined) return UNKNOWN;
    if (!Number.isInteger(index)) {
      return failure(`an index is a whole number, this is ${exactNumber(index)}`, node);
    }
    const why = outside(name, axis, index);
    if (why) return failure(why, node);
    indices.push(index + 0); // −0 + 0 = 0
  }
  return quantityAt(name, indices, state);
}

/** The number where every index is given, and otherwise the vector over the next one. */
function quantityAt(name: QuantityName, indices: readonly number[], state: State): NumericValue {
  const { axes, read, nudgeable } = quantityOf(name);
  const axis = axes[indices.length]?.(state.network, indices);
  if (!axis) {
    const value = read(state, indices);
    if (value === undefined) return UNKNOWN;
    const what = nudgeable?.(state, indices);
    return { kind: "number", value, ...(what && { nudgeable: what }) };
  }
  const child = (i: number) => [...indices, axis.first + i];
  return {
    kind: "vector",
    text: quantityText(name, indices),
    length: axis.count,
    at: (i) => quantityAt(name, child(i), state),
    name: (i) => quantityText(name, child(i)),
    label: (i) => `[${axis.first + i}]`,
  };
}
