/** What is wrong with an expression, and where in its text. */
import type { Failure } from "./expression";

export function failureText(expression: string, { error: { message, start, end } }: Failure): string {
  const piece = shortened(expression.slice(start, end));
  const where = piece === "" ? "at the end" : `at "${piece}", character ${start + 1}`;
  return `${message} (${where})`;
}

const LONGEST_PIECE = 60;

function shortened(piece: string): string {
  return piece.length > LONGEST_PIECE ? `${piece.slice(0, LONGEST_PIECE)}…` : piece;
}
