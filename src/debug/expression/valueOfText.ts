/** Expressions that a client sends, evaluated where a run stands. */
import type { State } from "../../core/run/state";
import { RequestError } from "../protocol/requestError";
import { evaluateExpression, parse, type Value } from "./expression";
import { failureText } from "./failureText";

/** The value of an expression; throws a `RequestError` that says what is wrong with it. */
export function valueOfText(state: State, expression: string): Value {
  const parsed = parse(expression);
  const value = "expression" in parsed ? evaluateExpression(parsed.expression, state) : parsed;
  if (value.kind === "error") throw new RequestError("expression", failureText(expression, value));
  return value;
}
