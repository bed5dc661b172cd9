/** What is wrong with an expression, and where in its text. */
import type { Failure } from "./expression";

export function failureText(expression: string, { error: { message, start, end } }: Failure): string {
  const piece = expression.slice(start, end);
  const where = piece === "" ? "at the end" : `at "${piece}", character ${start + 1}`;
  return `${message} (${where})`;
}
