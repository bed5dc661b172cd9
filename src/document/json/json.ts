/** What a JSON text (RFC 8259) is read into: every value together with its range, and every fault. */
import { budget } from "../../protocol/budget";
import type { JsonOptions, JsonReading } from "./node";
import { Reader } from "./reader";

export type * from "./node";

const DEFAULTS = {
  maxLength: budget.textLength,
  maxDepth: budget.bracketDepth,
  maxNodes: budget.jsonValues,
  maxNumbers: budget.jsonNumbers,
  maxProblems: budget.problems,
} as const satisfies Required<JsonOptions>;

/** Reads a JSON text. Faults are problems, all of them at once; it never throws. */
export function parseJson(text: string, options: JsonOptions = {}): JsonReading {
  return new Reader(text, { ...DEFAULTS, ...options }).read();
}
