/** The value of an expression in a state. Looks at no more numbers than the budget has. */
import { sigmoid } from "../../core/network/activation";
import type { Network } from "../../core/network/network";
import type { Known, State } from "../../core/run/state";
import { exp, log, tanh } from "../../math/elementary";
import { budget } from "../../protocol/budget";
import { exactNumber } from "../../protocol/format";
import { words } from "../../words/words";
import { power } from "./power";
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
import { COVERED, type NumericValue, numberOrUnknown, UNKNOWN, type Value, type VectorValue } from "./values";
import { componentwise, type Operation, quantityAt, type VectorOperand } from "./vectors";

const said = words.expressions;

/** A truth that an operator gets: undefined is not computed yet. */
type Truth = boolean | undefined | Failure;

/** How many more numbers one or several evaluations may look at. */
interface Room {
  left: number;
}

export function fullRoom(): Room {
  return { left: budget.expressionNumbers };
}

/** One evaluation: where, and with what room. */
interface Evaluation {
  readonly state: State;
  readonly room: Room;
}

export function evaluateExpression(
  expression: Expression,
  state: State,
  room: Room = fullRoom(),
): Value | Failure {
  const value = seenValue(expression, state, room);
  if (value !== UNKNOWN || !state.isCovered) return value;
  // It is not computed yet, unless it is without the cover.
  return seenValue(expression, state.uncovered, fullRoom()) === UNKNOWN ? UNKNOWN : COVERED;
}

function seenValue(expression: Expression, state: State, room: Room): Value | Failure {
  const evaluation = { state, room };
  if (!isCondition(expression)) return numeric(expression, evaluation);
  const value = condition(expression, evaluation);
  if (value === undefined) return UNKNOWN;
  return typeof value === "boolean" ? { kind: "truth", value } : value;
}

/** Whether a condition holds; what is not computed yet does not. */
export function truth(expression: Expression, state: State): boolean | Failure {
  if (isCondition(expression)) return condition(expression, { state, room: fullRoom() }) ?? false;
  return failure(said.noCondition, expression);
}

const arithmetic: Readonly<Record<ArithmeticOperator, (x: number, y: number) => number>> = {
  "+": (x, y) => x + y,
  "-": (x, y) => x - y,
  "*": (x, y) => x * y,
  "/": (x, y) => x / y,
  "^": power,
};

const comparisons: Readonly<Record<ComparisonOperator, (x: number, y: number) => boolean>> = {
  "==": (x, y) => x === y,
  "!=": (x, y) => x !== y,
  "<": (x, y) => x < y,
  "<=": (x, y) => x <= y,
  ">": (x, y) => x > y,
  ">=": (x, y) => x >= y,
};

const negative = (x: number) => -x;
/** A power takes about as long as so many numbers take to look up. */
const POWER_EFFORT = 10;

const functions: Readonly<Record<FunctionName, (x: number) => number>> = {
  abs: Math.abs,
  sqrt: Math.sqrt,
  exp,
  log,
  ln: log,
  sign: Math.sign,
  sigmoid,
  tanh,
};

/** What all numbers come to, one after the other from the first to the last. */
interface Fold {
  /** What there is before the first; the first itself where that is not given. */
  readonly start?: number;
  readonly step: (result: number, x: number) => number;
  readonly end?: (result: number, count: number) => number;
}

const add = (sum: number, x: number) => sum + x;

const folds: Readonly<Record<FoldName, Fold>> = {
  min: { step: Math.min },
  max: { step: Math.max },
  sum: { start: 0, step: add },
  mean: { start: 0, step: add, end: (sum, count) => sum / count },
  /** The square root of the sum of squares. */
  norm: { start: 0, step: (sum, x) => sum + x * x, end: Math.sqrt },
};

function isFailure(result: object | boolean | undefined): result is Failure {
  return typeof result === "object" && "error" in result;
}

function numeric(node: Numeric, evaluation: Evaluation): NumericValue | Failure {
  switch (node.kind) {
    case "literal":
      return { kind: "number", value: node.value };
    case "quantity":
      return quantity(node, evaluation);
    case "negate":
      return applied([node.operand], evaluation, {
        f: negative,
        effort: 1,
        build: ([operand]) => ({ ...node, operand: operand! }),
      });
    case "call":
      return applied([node.argument], evaluation, {
        f: functions[node.name],
        effort: 1,
        build: ([argument]) => ({ ...node, argument: argument! }),
      });
    case "arithmetic":
      return applied([node.left, node.right], evaluation, {
        f: arithmetic[node.operator],
        effort: node.operator === "^" ? POWER_EFFORT : 1,
        build: ([left, right]) => ({ ...node, left: left!, right: right! }),
      });
    case "fold":
      return fold(node, evaluation);
  }
}

/** All operands are looked at before one is not computed yet, so that an error shows at every position. */
function applied(
  nodes: readonly Numeric[],
  evaluation: Evaluation,
  operation: Operation,
): NumericValue | Failure {
  const operands: VectorOperand[] = [];
  for (const node of nodes) {
    const value = numeric(node, evaluation);
    if (isFailure(value)) return value;
    operands.push({ value, node: () => node });
  }
  return unequal(nodes, operands) ?? componentwise(operands, operation);
}

/** Why vectors do not go together; undefined where they do. */
function unequal(nodes: readonly Numeric[], operands: readonly VectorOperand[]): Failure | undefined {
  const vectors = operands.map(({ value }) => value).filter((value) => value.kind === "vector");
  const [first, second] = vectors;
  if (!first || !second || first.shape.key === second.shape.key) return undefined;
  return failure(said.differentShapes(first, second), {
    start: nodes[0]!.start,
    end: nodes.at(-1)!.end,
  });
}

/** The single number that an index or a comparison needs. */
function single(node: Numeric, evaluation: Evaluation): Known | Failure {
  const value = numeric(node, evaluation);
  switch (value.kind) {
    case "number":
      return value.value;
    case "unknown":
      return undefined;
    case "vector":
      return failure(
        said.wholeVector(value.text, node.kind === "quantity" ? quantityOf(node.name) : undefined),
        node,
      );
    case "error":
      return value;
  }
}

/** Of all numbers, those inside vectors too; not computed yet while any of them is not. */
function fold(node: FoldNode, evaluation: Evaluation): NumericValue | Failure {
  const { start, step, end } = folds[node.name];
  const values: NumericValue[] = [];
  for (const item of node.items) {
    const value = numeric(item, evaluation);
    if (isFailure(value)) return value;
    if (value.kind === "vector" && !spend(value, evaluation)) return tooMuch(item);
    values.push(value);
  }
  let result = start;
  let count = 0;
  for (const value of values) {
    const numbers = numbersOf(value);
    if (numbers === undefined) return UNKNOWN;
    for (const x of numbers) result = result === undefined ? x : step(result, x);
    count += numbers.length;
  }
  if (result === undefined) return UNKNOWN;
  return numberOrUnknown(end ? end(result, count) : result);
}

function numbersOf(value: NumericValue): readonly number[] | undefined {
  switch (value.kind) {
    case "number":
      return [value.value];
    case "unknown":
      return undefined;
    case "vector":
      return value.numbers();
  }
}

/** Whether there is room to look at all numbers of a vector; takes it. */
function spend(vector: VectorValue, { room }: Evaluation): boolean {
  room.left -= vector.cost * vector.shape.size(room.left / vector.cost);
  return room.left >= 0;
}

function everywhere(message: string, node: Numeric): Failure {
  const { error } = failure(message, node);
  return { kind: "error", error: { ...error, isEverywhere: true } };
}

function tooMuch(node: Numeric): Failure {
  return everywhere(words.budget.expressionNumbers(budget.expressionNumbers), node);
}

function condition(node: Condition, evaluation: Evaluation): Truth {
  switch (node.kind) {
    case "comparison":
      return comparison(node, evaluation);
    case "logic":
      return logic(node, evaluation);
    case "not": {
      const value = condition(node.operand, evaluation);
      return typeof value === "boolean" ? !value : value;
    }
  }
}

function comparison(
  { operator, left, right }: Extract<Condition, { readonly kind: "comparison" }>,
  evaluation: Evaluation,
): Truth {
  const x = single(left, evaluation);
  if (typeof x === "object") return x;
  const y = single(right, evaluation);
  if (typeof y === "object") return y;
  return x === undefined || y === undefined ? undefined : comparisons[operator](x, y);
}

/** Either side decides alone where it can: `false && …`, `… || true`, whether or not the other is known. */
function logic({ operator, left, right }: LogicNode, evaluation: Evaluation): Truth {
  const decisive = operator === "||";
  const x = condition(left, evaluation);
  if (x === decisive || isFailure(x)) return x;
  const y = condition(right, evaluation);
  if (y === decisive || isFailure(y)) return y;
  return x === undefined || y === undefined ? undefined : !decisive;
}

function quantity(node: QuantityNode, evaluation: Evaluation): NumericValue | Failure {
  const { state } = evaluation;
  const missing = quantityOf(node.name).missing?.(state.network);
  if (missing) return everywhere(missing, node);
  const other = ofAnotherExample(node, state);
  if (other) return failure(other, node);
  const indices = indicesOf(node, evaluation);
  if (indices === undefined) return UNKNOWN;
  if (isFailure(indices)) return indices;
  const lacking = quantityOf(node.name).lacking?.(state.network, indices);
  return lacking ? everywhere(lacking, node) : quantityAt(node.name, indices, state, node);
}

/** Why the cost that a symbol names is not at hand: `C₁` is that of example 1. */
function ofAnotherExample({ example, symbol }: QuantityNode, state: State): string | undefined {
  if (example === undefined) return undefined;
  const place = quantityOf("example").read(state, [])!;
  if (example === place) return undefined;
  return said.otherExample(symbol!, example, place);
}

/** The indices of a quantity as numbers; undefined where one is not computed yet. */
export function resolvedIndices(node: QuantityNode, state: State): readonly number[] | undefined | Failure {
  return indicesOf(node, { state, room: fullRoom() });
}

function indicesOf(
  { name, indices: nodes, symbol }: QuantityNode,
  evaluation: Evaluation,
): readonly number[] | undefined | Failure {
  const { axes } = quantityOf(name);
  const { network } = evaluation.state;
  const indices: number[] = [];
  for (const node of nodes) {
    const index = single(node, evaluation);
    if (index === undefined || typeof index === "object") return index;
    const axis = axes[indices.length]?.(network, indices);
    // A symbol of ∂a/∂z has both neurons everywhere: they are one where no softmax joins them.
    if (!axis && symbol !== undefined && index === indices.at(-1)) continue;
    if (!axis) {
      return failure(said.oneNumber(quantityText(name, indices)), node);
    }
    if (!Number.isInteger(index)) {
      return failure(said.wholeIndex(exactNumber(index)), node);
    }
    const why = outside(name, axis, index);
    if (why) return failure(why, node);
    indices.push(index + 0); // −0 + 0 = 0
  }
  return symbol === undefined ? indices : withOnlyOnes(name, indices, network);
}

/** With the indices that a symbol may leave out: those of layers of one neuron. */
function withOnlyOnes(name: QuantityName, indices: readonly number[], network: Network): readonly number[] {
  const { axes } = quantityOf(name);
  const whole = [...indices];
  for (let axis = axes[whole.length]?.(network, whole); axis; axis = axes[whole.length]?.(network, whole)) {
    if (axis.count !== 1) return indices;
    whole.push(axis.first);
  }
  return whole;
}
