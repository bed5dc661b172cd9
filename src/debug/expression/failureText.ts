/** What is wrong with an expression, and where in its text. */
import { lengths } from "../../protocol/budget";
import { quoted } from "../../protocol/harmless";
import { words } from "../../words/words";
import type { Failure } from "./expression";

export function failureText(expression: string, { error: { message, start, end } }: Failure): string {
  const piece = asTyped(expression.slice(start, end));
  return words.expressions.where(quoted(message, LONGEST_MESSAGE), piece, start + 1);
}

/** A message may quote what is typed, once or twice. */
const LONGEST_MESSAGE = 4 * lengths.typed;

/** An expression, or a piece of one, as a message quotes it. */
export function asTyped(expression: string): string {
  return quoted(expression, lengths.typed);
}
