/** Problems: what is wrong in a text, each with the exact range it stands at. Bad input is data, never an exception. */

import { budget } from "../../protocol/budget";
import { words } from "../../words/words";

/** A stretch of a text in UTF-16 offsets, from `start` up to, not including, `end`. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** The groups of problems; a problem's message says the rest. */
export type ProblemCode =
  /** Brackets, commas, colons, quotes, comments: not JSON. */
  | "json-syntax"
  /** A number that JSON does not write that way. */
  | "json-number"
  /** A number too large for a double. */
  | "json-overflow"
  /** A bad escape or a control character in a text, or a text that is not closed. */
  | "json-string"
  | "json-duplicate-key"
  /** Too long, too deeply nested, too many values or too many problems to go on. */
  | "json-limit"
  | "unknown-key"
  | "missing-key"
  /** Another file that is missing, or is at fault. */
  | "other-file"
  | "wrong-type"
  | "wrong-length"
  /** Not the name of an activation or a cost. */
  | "unknown-name"
  /** A value of the right type that cannot be taken. */
  | "out-of-range"
  /** Softmax where it cannot stand. */
  | "misplaced"
  /** Allowed, but hardly what was meant. */
  | "questionable";

/** What mends a problem: the text that should stand in a range. */
export interface Fix {
  readonly range: Range;
  readonly text: string;
}

export interface Problem extends Range {
  readonly severity: "error" | "warning";
  readonly code: ProblemCode;
  /** A sentence for a student. */
  readonly message: string;
  /** Only where it is certain what was meant; once it is applied, the problem is gone. */
  readonly fix?: Fix;
}

/** Problems as they are found, up to a limit, so that a hopeless text cannot fill the memory. */
export class ProblemList {
  private readonly found: Problem[];

  constructor(
    found: readonly Problem[] = [],
    private readonly limit: number = budget.problems,
  ) {
    this.found = [...found];
  }

  /** Whether the limit is reached; the last problem then says so, and nothing more is taken. */
  get full(): boolean {
    return this.found.length > this.limit;
  }

  get hasErrors(): boolean {
    return this.found.some((problem) => problem.severity === "error");
  }

  /** `meant`: what should stand in the range instead, where that is certain. */
  error(code: ProblemCode, range: Range, message: string, meant?: string): void {
    this.add("error", code, range, message, meant);
  }

  warning(code: ProblemCode, range: Range, message: string, meant?: string): void {
    this.add("warning", code, range, message, meant);
  }

  /** What was found, in the order of the text. */
  sorted(): Problem[] {
    return [...this.found].sort((a, b) => a.start - b.start || a.end - b.end);
  }

  private add(
    severity: Problem["severity"],
    code: ProblemCode,
    { start, end }: Range,
    message: string,
    meant: string | undefined,
  ): void {
    if (this.full) return;
    if (this.found.length < this.limit) {
      const fix = meant === undefined ? {} : { fix: { range: { start, end }, text: meant } };
      this.found.push({ severity, code, message, start, end, ...fix });
      return;
    }
    const last = words.budget.problems(this.limit);
    this.found.push({ severity: "error", code: "json-limit", message: last, start, end });
  }
}
