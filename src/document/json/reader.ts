/**
 * Reads a JSON text in one pass. After a fault it goes on as if the nearest correct text stood there, so that one fault
 * is one problem.
 */
import { quoted } from "../../protocol/harmless";
import { words } from "../../words/words";
import type { OpenBracket } from "./brackets";
import {
  BYTE_ORDER_MARK,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  closingQuote,
  END,
  EQUALS,
  isClosing,
  isDash,
  isDigit,
  isOpening,
  MINUS,
  OPEN_BRACE,
  QUOTE,
} from "./characters";
import { LineIndex } from "./lines";
import type {
  JsonArray,
  JsonBoolean,
  JsonInvalid,
  JsonMember,
  JsonNode,
  JsonNull,
  JsonNumber,
  JsonObject,
  JsonReading,
  JsonString,
} from "./node";
import { explainNumber, JsonNumbers, NumberStore, readNumber, withMinus } from "./numbers";
import type { Range } from "./problem";
import { Punctuation } from "./punctuation";
import { missedEnd, readString } from "./strings";
import { LITERALS } from "./text";
import { restOfLine, tokenEnd } from "./tokens";

/** The literals of other languages. */
const FOREIGN_LITERALS: Readonly<Record<string, boolean | null>> = {
  True: true,
  TRUE: true,
  False: false,
  FALSE: false,
  None: null,
  Null: null,
  NULL: null,
  nil: null,
  undefined: null,
};

/** Among no more keys than this, one is looked for one by one: a map for each of many small objects would take longer. */
const FEW = 8;

/** Reads one text, once: the values in it. */
export class Reader extends Punctuation {
  private readonly store = new NumberStore();
  private nodes = 0;
  private lines: LineIndex | undefined;

  read(): JsonReading {
    const { text, limits } = this;
    let root: JsonNode | undefined;
    if (text.length > limits.maxLength) {
      const message = words.budget.textLength(limits.maxLength, text.length);
      this.halt("json-limit", 0, 1, message);
    } else {
      root = this.root();
    }
    return { root, complete: this.complete, problems: this.problems.sorted(), numbers: this.store };
  }

  // ── The whole text ─────────────────────────────────────────────────────────────────────────────────────────────────

  private root(): JsonNode | undefined {
    if (this.text.charCodeAt(0) === BYTE_ORDER_MARK) {
      this.at = 1;
      this.report(0, 1, words.problems.json.file.byteOrderMark);
    }
    const c = this.peek();
    if (c === END) {
      this.report(0, this.text.length, words.problems.json.file.empty);
      return undefined;
    }
    if (!this.looksLikeJson(c)) {
      const line = restOfLine(this.text, this.at);
      this.report(this.at, line, words.problems.json.file.notJson);
      return undefined;
    }
    const root = this.objectOr(this.value(c));
    this.nothingMore(root);
    return root;
  }

  private looksLikeJson(c: number): boolean {
    if (isOpening(c) || closingQuote(c) !== undefined) return true;
    return this.isNumberStart(c) || this.isLiteral();
  }

  private nothingMore(root: JsonNode): void {
    const c = this.peek();
    if (c === END) return;
    const end = this.text.trimEnd().length;
    if (root.type === "string" && c === COLON)
      this.report(root.start, end, words.problems.json.file.noBraces);
    else this.report(this.at, end, words.problems.json.file.endsBefore);
  }

  // ── Values ─────────────────────────────────────────────────────────────────────────────────────────────────────────

  /** Reads the value that begins here with `c`; what is no value is reported, and skipped. */
  protected value(c: number): JsonNode {
    if (++this.nodes > this.limits.maxNodes) return this.tooManyValues();
    if (isOpening(c)) {
      if (this.brackets.depth >= this.limits.maxDepth) return this.tooDeep();
      return c === OPEN_BRACE ? this.object(this.enter(CLOSE_BRACE)) : this.array(this.enter(CLOSE_BRACKET));
    }
    if (this.isNumberStart(c)) return this.number();
    if (closingQuote(c) !== undefined) return this.string(c);
    return this.literal();
  }

  private tooManyValues(): JsonInvalid {
    return this.tooMany(words.budget.jsonValues(this.limits.maxNodes));
  }

  /** Reads the items of an array that is entered; `items` are those already read, undefined as long as all are numbers. */
  private array(frame: OpenBracket, items?: JsonNode[]): JsonArray | JsonNumbers | JsonInvalid {
    const first = this.store.count;
    for (;;) {
      const c = this.peek();
      if (isClosing(c)) {
        if (this.closes(frame, c)) break;
        continue;
      }
      if (c === COMMA) {
        this.extraComma(frame);
        continue;
      }
      const comma = frame.comma;
      frame.comma = -1;
      if (items === undefined && (isDigit(c) || c === MINUS)) {
        this.storeNumber();
      } else {
        const last = this.store.count;
        const inNumbers = items === undefined && last > first;
        if (inNumbers && isOpening(c) && this.unclosedBefore(frame, comma)) break;
        const value = this.opensRow(c, items) ? this.arrayFrom() : this.value(c);
        if (value.type === "string" && this.peek() === COLON && this.unclosedBefore(frame, comma)) break;
        const item = this.objectOr(value);
        if (items === undefined && item.type === "number") {
          this.store.push(item.value, item.start, item.end);
        } else {
          items ??= this.numberNodes(first, last);
          items.push(item);
        }
      }
      if (!this.separator(frame)) break;
    }
    this.brackets.leave();
    const { open: start, damaged } = frame;
    if (frame.unreadable) return { type: "invalid", start, end: this.at };
    const length = this.store.count - first;
    if (items === undefined && length > 0)
      return new JsonNumbers(this.store, first, length, start, this.at, damaged);
    return { type: "array", items: items ?? [], start, end: this.at, damaged };
  }

  /** Reads the members of an object that is entered. */
  private object(frame: OpenBracket): JsonObject | JsonInvalid {
    const members: JsonMember[] = [];
    let seen: Map<string, Range> | undefined;
    for (;;) {
      const c = this.peek();
      if (isClosing(c)) {
        if (this.closes(frame, c)) break;
        continue;
      }
      if (c === COMMA) {
        this.extraComma(frame);
        continue;
      }
      if (isOpening(c) && this.unclosedBefore(frame, frame.comma)) break;
      frame.comma = -1;
      const last = members.at(-1);
      if (
        last &&
        (isOpening(c) || this.isNumberStart(c)) &&
        this.brackets.fitInside(CLOSE_BRACKET, this.at)
      ) {
        members[members.length - 1] = { ...last, value: this.arrayFrom(last.value) };
      } else {
        const member = this.member(c, frame);
        if (member) {
          if (members.length === FEW) seen = firstRanges(members);
          this.checkDuplicate(member, members, seen);
          members.push(member);
        }
      }
      if (!this.separator(frame)) break;
    }
    this.brackets.leave();
    const { open: start, damaged } = frame;
    if (frame.unreadable) return { type: "invalid", start, end: this.at };
    return { type: "object", members, start, end: this.at, damaged };
  }

  /** The value just read, or the object whose first key it is, if the opening brace before it is missing. */
  private objectOr(value: JsonNode): JsonNode {
    if (value.type !== "string" || this.peek() !== COLON) return value;
    if (!this.brackets.fitInside(CLOSE_BRACE, this.at)) return value;
    const { start, end } = value;
    this.report(start, end, words.problems.json.brackets.noBrace);
    this.at = start;
    return this.object(this.brackets.enter(start, CLOSE_BRACE));
  }

  /** Whether a number begins a row, after other rows, whose opening bracket is missing. */
  private opensRow(c: number, items: readonly JsonNode[] | undefined): boolean {
    const last = items?.at(-1)?.type;
    if ((last !== "array" && last !== "numbers") || !this.isNumberStart(c)) return false;
    return this.brackets.fitInside(CLOSE_BRACKET, this.at);
  }

  /** Reads an array whose opening bracket is missing: before `first`, which is read already, or else here. */
  private arrayFrom(first?: JsonNode): JsonNode {
    const start = first?.start ?? this.at;
    this.report(start, tokenEnd(this.text, start), words.problems.json.brackets.noBracket);
    return this.array(this.brackets.enter(start, CLOSE_BRACKET), first && [first]);
  }

  /** Reads `"key": value`. A value without a key is reported and dropped. */
  private member(c: number, frame: OpenBracket): JsonMember | undefined {
    const start = this.at;
    const key = this.key(c);
    const keyRange = { start, end: this.at };
    if (key === undefined) {
      frame.damaged = true;
      if (c === COLON) this.at++;
      const next = this.peek();
      if (!isClosing(next) && next !== COMMA) this.value(next);
      return undefined;
    }
    return { key, keyRange, value: this.valueAfter(keyRange) };
  }

  private key(c: number): string | undefined {
    const start = this.at;
    if (c === COLON || isOpening(c)) {
      this.report(start, start + 1, words.problems.json.keys.missing);
      return undefined;
    }
    if (closingQuote(c) !== undefined) return this.string(c, true).value;
    this.at = tokenEnd(this.text, start);
    const word = this.text.slice(start, this.at);
    const key = unquoted(word);
    this.report(start, this.at, words.problems.json.keys.unquoted(quoted(key)), JSON.stringify(key));
    return key;
  }

  /** Reads the colon after a key, and the value after the colon. */
  private valueAfter(key: Range): JsonNode {
    const c = this.peek();
    const colon = this.at;
    if (c === COLON) {
      this.at++;
    } else if (c === EQUALS) {
      this.at++;
      this.report(colon, colon + 1, words.problems.json.keys.equals, ":");
    } else if (c === COMMA || isClosing(c)) {
      return this.missingValue(key, c, words.problems.json.keys.noValue);
    } else {
      this.report(colon, tokenEnd(this.text, colon), words.problems.json.keys.noColon);
    }
    let next = this.peek();
    for (; next === COLON; next = this.peek())
      this.report(this.at, ++this.at, words.problems.json.keys.extraColon);
    if (next !== COMMA && !isClosing(next)) return this.objectOr(this.value(next));
    return this.missingValue(
      { start: colon, end: colon + 1 },
      next,
      words.problems.json.keys.nothingAfterColon,
    );
  }

  private missingValue({ start, end }: Range, next: number, message: string): JsonInvalid {
    this.report(start, end, message);
    if (next === END) this.complete = false;
    return { type: "invalid", start: end, end };
  }

  /** `seen`: where each key of `members` stands first, if they are more than a few. */
  private checkDuplicate(
    { key, keyRange }: JsonMember,
    members: readonly JsonMember[],
    seen: Map<string, Range> | undefined,
  ): void {
    const first = seen ? seen.get(key) : members.find((each) => each.key === key)?.keyRange;
    if (first === undefined) {
      seen?.set(key, keyRange);
      return;
    }
    this.lines ??= new LineIndex(this.text);
    const { line, column } = this.lines.positionAt(first.start);
    const message = words.problems.json.keys.twice(quoted(key), line + 1, column + 1);
    this.problem("json-duplicate-key", keyRange.start, keyRange.end, message);
  }

  private string(c: number, isKey = false): JsonString {
    const { text, at: start } = this;
    if (c !== QUOTE) this.report(start, tokenEnd(text, start), words.problems.json.texts.otherQuotes);
    const report = (from: number, to: number, message: string) =>
      this.problem("json-string", from, to, message);
    const reading = readString(text, start, report);
    this.at = reading.end;
    const next = isKey ? this.peek() : text.charCodeAt(reading.end);
    const missed = missedEnd(text, start, reading, isKey, next);
    const end = missed ?? reading.end;
    const value = missed === undefined ? reading.value : text.slice(start + 1, missed);
    this.at = end;
    if (missed !== undefined || !reading.closed) report(start, end, words.problems.json.texts.notClosed);
    if (!reading.closed && this.peek() === END) this.complete = false;
    return { type: "string", value, start, end };
  }

  // ── Numbers and words ──────────────────────────────────────────────────────────────────────────────────────────────

  private number(): JsonNumber {
    this.storeNumber();
    const { values, starts, ends } = this.store;
    const last = --this.store.count;
    return { type: "number", value: values[last]!, start: starts[last]!, end: ends[last]! };
  }

  /** Reads a number into the store; one at fault is stored with the value it seems to mean. */
  private storeNumber(): void {
    const { text, store, at: start } = this;
    const end = readNumber(text, start, store);
    if (end === start) {
      this.storeMalformed();
      return;
    }
    this.at = end;
    if (!Number.isFinite(store.values[store.count - 1]!)) {
      const message = words.problems.json.numbers.tooLarge(quoted(text.slice(start, end)));
      this.problem("json-overflow", start, end, message);
    }
    if (store.count > this.limits.maxNumbers) this.tooMany(words.budget.jsonNumbers(this.limits.maxNumbers));
  }

  private storeMalformed(): void {
    const start = this.at;
    this.at = tokenEnd(this.text, start);
    const word = this.text.slice(start, this.at);
    const plain = withMinus(word);
    if (plain !== word && readNumber(plain, 0, this.store) === plain.length) {
      this.reportDashes(start, word);
      this.store.push(this.store.values[--this.store.count]!, start, this.at);
      return;
    }
    const { message, value, meant } = explainNumber(plain);
    this.problem("json-number", start, this.at, message, meant);
    this.store.push(value, start, this.at);
  }

  /** Reports every dash that stands for a minus in a number that is right otherwise. */
  private reportDashes(start: number, word: string): void {
    for (let i = 0; i < word.length; i++) {
      const c = word.charCodeAt(i);
      if (!isDash(c)) continue;
      const code = c.toString(16).toUpperCase().padStart(4, "0");
      const message = words.problems.json.numbers.dash(code);
      this.problem("json-number", start + i, start + i + 1, message, "-");
    }
  }

  /** The numbers of an array that turns out to hold something else as well. */
  private numberNodes(first: number, last: number): JsonNode[] {
    const { values, starts, ends } = this.store;
    const nodes: JsonNode[] = [];
    this.nodes += last - first;
    if (this.nodes > this.limits.maxNodes) return [this.tooManyValues()];
    for (let i = first; i < last; i++)
      nodes.push({ type: "number", value: values[i]!, start: starts[i]!, end: ends[i]! });
    return nodes;
  }

  /** Reads true, false, null, or a word that is none of them. */
  private literal(): JsonNode {
    const start = this.at;
    const end = tokenEnd(this.text, start);
    const word = this.text.slice(start, end);
    this.at = end;
    if (Object.hasOwn(LITERALS, word)) return literalNode(LITERALS[word]!, start, end);
    if (Object.hasOwn(FOREIGN_LITERALS, word)) {
      const meant = FOREIGN_LITERALS[word]!;
      this.report(start, end, words.problems.json.literal(meant), String(meant));
      return literalNode(meant, start, end);
    }
    if (/^(NaN|Infinity|Inf|∞)$/i.test(word)) {
      this.problem("json-number", start, end, explainNumber(word).message);
      return { type: "number", value: Number.NaN, start, end };
    }
    const loose = this.looseTextEnd(start);
    if (loose !== undefined) {
      this.at = loose;
      this.report(start, loose, words.problems.json.texts.notOpened);
      return { type: "string", value: this.text.slice(start, loose - 1), start, end: loose };
    }
    const meant = unquoted(word);
    if (/^[\p{L}_$][\p{L}\p{N}_$.-]*$/u.test(meant)) {
      this.report(start, end, words.problems.json.texts.unquoted(quoted(meant)), `"${meant}"`);
      return { type: "string", value: meant, start, end };
    }
    this.report(start, end, words.problems.json.items.noValue);
    return { type: "invalid", start, end };
  }

  /** Where a text without its opening quote ends: at the next quote of its line, if the item ends there. */
  private looseTextEnd(start: number): number | undefined {
    const match = /^[^"\r\n]+"(?=[ \t]*(?:[,\]}]|$))/m.exec(this.text.slice(start, start + 1000));
    return match ? start + match[0].length : undefined;
  }
}

/** Where each key stands first. */
function firstRanges(members: readonly JsonMember[]): Map<string, Range> {
  const ranges = new Map<string, Range>();
  for (const { key, keyRange } of members) if (!ranges.has(key)) ranges.set(key, keyRange);
  return ranges;
}

function literalNode(value: boolean | null, start: number, end: number): JsonBoolean | JsonNull {
  return value === null ? { type: "null", start, end } : { type: "boolean", value, start, end };
}

/** A word without the quote left at its end. */
function unquoted(word: string): string {
  return word.replace(/["']$/, "");
}
