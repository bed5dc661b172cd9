/** What a JSON text (RFC 8259) is read into: every value together with its range, and every fault. */
import type { JsonOptions, JsonReading } from "./node";
import { Reader } from "./reader";

export type * from "./node";

const DEFAULTS = {
  maxLength: 64 * 2 ** 20,
  maxDepth: 256,
  maxNodes: 2 ** 20,
  maxNumbers: 2 ** 24,
  maxProblems: 1000,
} as const satisfies Required<JsonOptions>;

/** Reads a JSON text. Faults are problems, all of them at once; it never throws. */
export function parseJson(text: string, options: JsonOptions = {}): JsonReading {
  return new Reader(text, { ...DEFAULTS, ...options }).read();
}
