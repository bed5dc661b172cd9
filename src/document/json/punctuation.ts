/** The brackets, commas and colons of a JSON text: where one is missing, wrong or too many, what is read goes on all the same. */
import { words } from "../../words/words";
import { Brackets, type OpenBracket } from "./brackets";
import {
  CLOSE_BRACKET,
  COLON,
  COMMA,
  closingQuote,
  END,
  isClosing,
  isOpening,
  SEMICOLON,
} from "./characters";
import type { JsonNode, JsonOptions } from "./node";
import { JsonText } from "./text";
import { tokenEnd } from "./tokens";

export abstract class Punctuation extends JsonText {
  protected readonly brackets: Brackets;

  constructor(text: string, limits: Required<JsonOptions>) {
    super(text, limits);
    this.brackets = new Brackets(text);
  }

  /** Reads the value that begins here with `c`. */
  protected abstract value(c: number): JsonNode;

  protected enter(close: number): OpenBracket {
    return this.brackets.enter(this.at++, close);
  }

  /** Reads what stands after an item: whether another one may follow, or the bracket is done with. */
  protected separator(frame: OpenBracket): boolean {
    for (let reported = false; ; reported = true) {
      const c = this.peek();
      if (c === COMMA) {
        frame.comma = this.at++;
        return true;
      }
      if (isClosing(c)) {
        if (this.closes(frame, c)) return false;
      } else if (this.startsItem(c, frame)) {
        if (!reported) this.report(this.at, tokenEnd(this.text, this.at), words.problems.json.items.noComma);
        return true;
      } else if (c === SEMICOLON) {
        this.report(this.at, ++this.at, words.problems.json.items.semicolon, ",");
        return true;
      } else {
        this.skipUnexpected(frame);
      }
    }
  }

  private startsItem(c: number, frame: OpenBracket): boolean {
    if (closingQuote(c) !== undefined || isOpening(c) || this.isNumberStart(c)) return true;
    return frame.close === CLOSE_BRACKET && this.isLiteral();
  }

  /** Skips what cannot stand after an item; a colon with the value after it. */
  private skipUnexpected(frame: OpenBracket): void {
    const start = this.at;
    const inList = frame.close === CLOSE_BRACKET;
    frame.damaged = true;
    if (this.peek() !== COLON) this.at = tokenEnd(this.text, start);
    const colon = this.peek() === COLON;
    if (this.at > start) this.report(start, this.at, words.problems.json.items.unexpected);
    if (!colon) return;
    const { keyInList, colon: alone } = words.problems.json.items;
    if (this.at === start) this.report(start, start + 1, inList ? keyInList : alone);
    this.at++;
    const next = this.peek();
    if (next !== COMMA && next !== COLON && !isClosing(next)) this.value(next);
  }

  protected extraComma(frame: OpenBracket): void {
    this.report(this.at, this.at + 1, words.problems.json.items.extraComma);
    if (frame.close === CLOSE_BRACKET) frame.damaged = true;
    frame.comma = this.at++;
  }

  /** Deals with a closing bracket, or the end of the text, inside `frame`: whether the frame is done with. */
  protected closes(frame: OpenBracket, c: number): boolean {
    const { open, comma, close } = frame;
    if (c === close) {
      if (comma >= 0) this.report(comma, comma + 1, words.problems.json.items.lastComma, "");
      this.at++;
      return true;
    }
    frame.damaged = true;
    const ours = String.fromCharCode(close);
    if (c === END) {
      this.report(open, open + 1, words.problems.json.brackets.missingAtEnd(ours, this.brackets.depth - 1));
      this.complete = false;
      return true;
    }
    const theirs = String.fromCharCode(c);
    switch (this.brackets.mismatch(c, this.at)) {
      case "missing":
        this.report(open, open + 1, words.problems.json.brackets.missing(ours));
        return true;
      case "wrong":
        frame.damaged = false;
        this.report(this.at, ++this.at, words.problems.json.brackets.wrong(ours, theirs));
        return true;
      case "stray":
        frame.unreadable = true;
        this.report(this.at, ++this.at, words.problems.json.brackets.stray(theirs));
        return false;
    }
  }

  /**
   * What stands here can only stand outside `frame`. If all brackets fit once `frame` is closed before its last comma,
   * that is done, and reported.
   */
  protected unclosedBefore(frame: OpenBracket, comma: number): boolean {
    if (comma < 0 || !this.brackets.fitWithoutInnermost(comma)) return false;
    const { open, close } = frame;
    this.report(open, open + 1, words.problems.json.brackets.missing(String.fromCharCode(close)));
    this.at = comma;
    frame.damaged = true;
    return true;
  }
}
