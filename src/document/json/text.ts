/** A JSON text and how far it is read: what may stand between its values, and what is said of its faults. */
import { words } from "../../words/words";
import {
  END,
  HASH,
  isClosing,
  isDash,
  isDigit,
  isForeignSpace,
  isOpening,
  isSpace,
  isWordPart,
  MINUS,
  PLUS,
  POINT,
  QUOTE,
  SLASH,
  SPACE,
  STAR,
} from "./characters";
import type { JsonInvalid, JsonOptions } from "./node";
import { type ProblemCode, ProblemList } from "./problem";
import { restOfLine, tokenEnd } from "./tokens";

/** The words that are values. */
export const LITERALS: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null };

export class JsonText {
  protected readonly problems: ProblemList;
  /** Where reading goes on. */
  protected at = 0;
  /** No fault is reported once the text has ended inside a bracket or a limit is reached. */
  protected complete = true;

  constructor(
    protected readonly text: string,
    protected readonly limits: Required<JsonOptions>,
  ) {
    this.problems = new ProblemList([], limits.maxProblems);
  }

  /** Skips white space, and comments, which it reports; returns the character there, or END. */
  protected peek(): number {
    const { text } = this;
    for (;;) {
      const c = text.charCodeAt(this.at);
      if (c > SPACE && c < 127 && c !== SLASH && c !== HASH) return c;
      if (isSpace(c)) this.at++;
      else if (this.at >= text.length) return END;
      else if (!this.skipForeign(c)) return c;
    }
  }

  /** Skips and reports a comment or foreign white space that begins here with `c`; false if there is none. */
  private skipForeign(c: number): boolean {
    const start = this.at;
    const next = this.text.charCodeAt(start + 1);
    if (c === HASH || (c === SLASH && next === SLASH)) {
      this.at = restOfLine(this.text, start);
    } else if (c === SLASH && next === STAR) {
      const end = this.text.indexOf("*/", start + 2);
      this.at = end < 0 ? this.text.length : end + 2;
    } else if (isForeignSpace(c)) {
      while (isForeignSpace(this.text.charCodeAt(this.at))) this.at++;
      this.report(start, this.at, words.problems.json.file.foreignBlank, " ");
      return true;
    } else {
      return false;
    }
    this.report(start, this.at, words.problems.json.file.comment);
    return true;
  }

  /** Whether true, false or null stands here. */
  protected isLiteral(): boolean {
    return Object.hasOwn(LITERALS, this.text.slice(this.at, tokenEnd(this.text, this.at)));
  }

  protected isNumberStart(c: number): boolean {
    if (isDigit(c) || c === MINUS) return true;
    if (isDash(c)) return /^([\d.∞]|inf)/i.test(this.text.slice(this.at + 1, this.at + 4));
    return (c === PLUS || c === POINT) && isWordPart(this.text.charCodeAt(this.at + 1));
  }

  // ── Faults ─────────────────────────────────────────────────────────────────────────────────────────────────────────

  /** `meant`: what should stand there instead, where that is certain. */
  protected report(start: number, end: number, message: string, meant?: string): void {
    this.problem("json-syntax", start, end, message, meant);
  }

  protected problem(code: ProblemCode, start: number, end: number, message: string, meant?: string): void {
    if (!this.complete) return;
    this.problems.error(code, { start, end }, message, meant);
    if (this.problems.full) this.stop();
  }

  /** Says that a limit is reached, and reads no further. */
  protected tooMany(message: string): JsonInvalid {
    const start = this.at;
    this.halt("json-limit", start, start + 1, message);
    return { type: "invalid", start, end: start };
  }

  /** Skips brackets that are nested too deeply, without recursion. */
  protected tooDeep(): JsonInvalid {
    const { text, at: start } = this;
    const message = words.budget.bracketDepth(this.limits.maxDepth);
    this.problem("json-limit", start, start + 1, message);
    let depth = 0;
    do {
      const c = text.charCodeAt(this.at);
      if (c === QUOTE) {
        this.at = tokenEnd(this.text, this.at);
        continue;
      }
      if (isOpening(c)) depth++;
      else if (isClosing(c)) depth--;
      this.at++;
    } while (depth > 0 && this.at < text.length);
    if (depth > 0) this.stop();
    return { type: "invalid", start, end: this.at };
  }

  /** Reports a last problem and reads no further. */
  protected halt(code: ProblemCode, start: number, end: number, message: string): void {
    this.problem(code, start, Math.min(end, this.text.length), message);
    this.stop();
  }

  protected stop(): void {
    this.complete = false;
    this.at = this.text.length;
  }
}
