/** The expression language of watch, hover, conditions, logpoints and the debug console: text → expression → value. */
export { type ExpressionCompletion, expressionCompletions } from "./complete";
export { evaluateExpression, fullRoom, resolvedIndices, truth } from "./evaluate";
export { type Parsed, parse } from "./parse";
export { print } from "./print";
export { type QuantityName, quantityText } from "./quantities";
export {
  type Condition,
  type Expression,
  type ExpressionError,
  type Failure,
  isCondition,
  type Numeric,
  type TextSpan,
} from "./syntax";
export type { NumberValue, TruthValue, UnknownValue, Value, VectorValue } from "./values";
