/** The expression language of watch, hover, conditions, logpoints and the debug console: text → expression → value. */
export { type Completion, complete } from "./complete";
export {
  evaluateExpression,
  type NumberValue,
  type TruthValue,
  truth,
  type UnknownValue,
  type Value,
  type VectorValue,
} from "./evaluate";
export { type Parsed, parse } from "./parse";
export {
  type Condition,
  type Expression,
  type ExpressionError,
  type Failure,
  isCondition,
  type Numeric,
  type TextSpan,
} from "./syntax";
