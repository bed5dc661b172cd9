/** Where a cursor stands in a JSON text, whole or half written, and what may be written there. */
import {
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  isOpening,
  isSpace,
  isWordPart,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
} from "../json/characters";
import type { Range } from "../json/problem";
import { readString } from "../json/strings";
import { tokenEnd } from "../json/tokens";

export interface Cursor {
  /** The keys and indices that lead to the object whose key is awaited, or to the awaited value itself. */
  readonly path: readonly (string | number)[];
  readonly awaits: "key" | "value";
  /** What is written there already, with its quotes; empty at the cursor where nothing is. */
  readonly range: Range;
  /** The other keys of the object around. */
  readonly keys: readonly string[];
  /** Where the comma is missing that must come before, if it is. */
  readonly missingComma: number | undefined;
  /** What follows: a colon, another item without a comma before it, or neither. */
  readonly next: "colon" | "item" | "other";
}

/** What an open bracket, or the whole text, awaits next. */
type Awaited = "key" | "colon" | "value" | "comma";

interface Frame {
  /** The character that closes it; the whole text has none. */
  readonly close: number | undefined;
  /** The key or index it stands at in the frame around. */
  readonly at: string | number | undefined;
  readonly keys: string[];
  key: string | undefined;
  index: number;
  awaits: Awaited;
  /** Where the last item ended. */
  end: number;
}

/** Undefined where nothing can be written: inside a number's list after a value, between a key and its colon, … */
export function cursorAt(text: string, offset: number): Cursor | undefined {
  return new Scan(text, offset).run();
}

/** Reads the tokens of a text up to the cursor, then on to the end of the bracket around it. */
class Scan {
  private readonly frames: Frame[] = [frame(undefined, undefined)];
  private found: Cursor | undefined;
  private home: Frame | undefined;

  constructor(
    private readonly text: string,
    private readonly offset: number,
  ) {}

  run(): Cursor | undefined {
    const { text, offset } = this;
    let passed = false;
    for (let at = 0; at < text.length; ) {
      const c = text.charCodeAt(at);
      if (isSpace(c)) {
        at++;
        continue;
      }
      const end = c === COMMA || isBracket(c) ? at + 1 : tokenEnd(text, at);
      if (!passed && end >= offset && (at >= offset || this.isAt(at, end, c))) {
        passed = true;
        const written = this.isAt(at, end, c) ? { start: at, end: this.writtenEnd(end, c) } : undefined;
        if (!this.look(written)) return undefined;
        if (written) {
          this.skip(written.end);
          at = written.end;
          continue;
        }
      }
      this.take(c, at, end);
      if (passed && !this.frames.includes(this.home!)) break;
      at = end;
    }
    if (!passed) this.look(undefined);
    return this.found;
  }

  /** Whether the cursor stands in a token, so that it would be replaced. */
  private isAt(start: number, end: number, c: number): boolean {
    const { offset, text } = this;
    if (c === QUOTE) {
      const isClosed = end > start + 1 && text.charCodeAt(end - 1) === QUOTE;
      return start < offset && (isClosed ? offset < end : offset <= end);
    }
    return isWordPart(c) && start <= offset && offset <= end;
  }

  /** Where the token at the cursor ends; a text that is not closed yet ends with its word, not at another one's quote. */
  private writtenEnd(end: number, c: number): number {
    if (c !== QUOTE) return end;
    let at = this.offset;
    while (isWordPart(this.text.charCodeAt(at))) at++;
    return this.text.charCodeAt(at) === QUOTE ? at + 1 : at;
  }

  /** Sees what the cursor stands for, in the token `written` or between two; false if for nothing. */
  private look(written: Range | undefined): boolean {
    const { offset } = this;
    const inner = this.frames.at(-1)!;
    if (inner.awaits === "colon") return false;
    const isMissing = inner.awaits === "comma";
    if (isMissing && (inner.close === undefined || offset <= inner.end)) return false;
    const range = written ?? { start: offset, end: offset };
    if (/[\r\n]/.test(this.text.slice(range.start, range.end))) return false;
    const isKey = inner.close === CLOSE_BRACE && inner.awaits !== "value";
    this.home = inner;
    this.found = {
      path: this.path(isKey, isMissing),
      awaits: isKey ? "key" : "value",
      range,
      keys: inner.keys,
      missingComma: isMissing ? inner.end : undefined,
      next: this.after(range.end),
    };
    return true;
  }

  private path(isKey: boolean, isMissing: boolean): (string | number)[] {
    const path = this.frames.flatMap(({ at }) => at ?? []);
    const inner = this.frames.at(-1)!;
    if (isKey || inner.close === undefined) return path;
    return [...path, inner.close === CLOSE_BRACE ? (inner.key ?? "") : inner.index + (isMissing ? 1 : 0)];
  }

  private after(end: number): Cursor["next"] {
    let at = end;
    while (isSpace(this.text.charCodeAt(at))) at++;
    const c = this.text.charCodeAt(at);
    if (c === COLON) return "colon";
    return c === QUOTE || isOpening(c) || isWordPart(c) ? "item" : "other";
  }

  /** Passes over the token at the cursor: what it says is not said yet. */
  private skip(end: number): void {
    const inner = this.frames.at(-1)!;
    inner.key = undefined;
    inner.awaits = inner.close === CLOSE_BRACE && inner.awaits !== "value" ? "colon" : "comma";
    inner.end = end;
  }

  private take(c: number, start: number, end: number): void {
    const inner = this.frames.at(-1)!;
    if (isOpening(c)) {
      const close = c === OPEN_BRACE ? CLOSE_BRACE : CLOSE_BRACKET;
      this.frames.push(frame(close, inner.close === CLOSE_BRACE ? inner.key : this.indexIn(inner)));
    } else if (c === CLOSE_BRACE || c === CLOSE_BRACKET) {
      this.close(c, end);
    } else if (c === COMMA) {
      inner.index++;
      inner.awaits = inner.close === CLOSE_BRACE ? "key" : "value";
    } else if (c === COLON) {
      if (inner.close === CLOSE_BRACE) inner.awaits = "value";
    } else if (inner.close === CLOSE_BRACE && inner.awaits !== "value") {
      inner.key = c === QUOTE ? readString(this.text, start, () => {}).value : this.text.slice(start, end);
      inner.keys.push(inner.key);
      inner.awaits = "colon";
    } else {
      inner.awaits = "comma";
      inner.end = end;
    }
  }

  private indexIn({ close, index }: Frame): number | undefined {
    return close === undefined ? undefined : index;
  }

  /** Closes the innermost bracket that `c` closes, if there is one. */
  private close(c: number, end: number): void {
    const open = this.frames.findLastIndex(({ close }) => close === c);
    if (open < 0) return;
    this.frames.length = open;
    const outer = this.frames.at(-1)!;
    outer.awaits = "comma";
    outer.end = end;
  }
}

function frame(close: number | undefined, at: string | number | undefined): Frame {
  const awaits = close === CLOSE_BRACE ? "key" : "value";
  return { close, at, keys: [], key: undefined, index: 0, awaits, end: 0 };
}

function isBracket(c: number): boolean {
  return c === OPEN_BRACE || c === CLOSE_BRACE || c === OPEN_BRACKET || c === CLOSE_BRACKET;
}
