/** The notation of these tests: «…» stands around what a problem underlines, a number after it tells nested marks apart. */
import assert from "node:assert/strict";
import type { Problem, Range } from "../../src/document/json/problem";

export interface Marked {
  readonly text: string;
  /** In the order in which they open. */
  readonly ranges: readonly Range[];
}

/** Takes the marks « and » out of a text. */
export function unmark(marked: string): Marked {
  const ranges: { start: number; end: number }[] = [];
  const open: { start: number; end: number }[] = [];
  let text = "";
  for (const character of marked) {
    if (character === "«") {
      const range = { start: text.length, end: -1 };
      ranges.push(range);
      open.push(range);
    } else if (character === "»") {
      open.pop()!.end = text.length;
    } else {
      text += character;
    }
  }
  return { text, ranges };
}

/** Puts marks around the problems of a text; of two that begin together, the longer one opens first. */
export function mark(text: string, problems: readonly Range[]): string {
  const sorted = [...problems].sort((a, b) => a.start - b.start || b.end - a.end);
  let marked = "";
  for (let at = 0; at <= text.length; at++) {
    const opening = sorted.filter(({ start }) => start === at);
    const closing = sorted.filter(({ start, end }) => end === at && start < at).length;
    const empty = opening.filter(({ end }) => end === at).length;
    marked += "»".repeat(closing) + "«»".repeat(empty) + "«".repeat(opening.length - empty);
    marked += text[at] ?? "";
  }
  return marked;
}

/** Asserts that the problems of a text stand exactly under its marks, and that their messages match, in their order. */
export function assertMarked(
  marked: string,
  read: (text: string) => readonly Problem[],
  messages: readonly RegExp[],
): void {
  const { text } = unmark(marked);
  const problems = read(text);
  const said = problems.map(({ message }) => message).join("\n");
  assert.equal(mark(text, problems), marked, said);
  assert.equal(problems.length, messages.length, said);
  for (const [i, message] of messages.entries()) assert.match(problems[i]!.message, message);
}
