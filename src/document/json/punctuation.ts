/** The brackets, commas and colons of a JSON text: where one is missing, wrong or too many, what is read goes on all the same. */
import { Brackets, type Frame } from "./brackets";
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

  protected enter(close: number): Frame {
    return this.brackets.enter(this.at++, close);
  }

  /** Reads what stands after an item: whether another one may follow, or the bracket is done with. */
  protected separator(frame: Frame): boolean {
    for (let reported = false; ; reported = true) {
      const c = this.peek();
      if (c === COMMA) {
        frame.comma = this.at++;
        return true;
      }
      if (isClosing(c)) {
        if (this.closes(frame, c)) return false;
      } else if (this.startsItem(c, frame)) {
        if (!reported) this.report(this.at, tokenEnd(this.text, this.at), "a comma is missing before this");
        return true;
      } else if (c === SEMICOLON) {
        this.report(this.at, ++this.at, "between two items stands a comma, not a semicolon", ",");
        return true;
      } else {
        this.skipUnexpected(frame);
      }
    }
  }

  private startsItem(c: number, frame: Frame): boolean {
    if (closingQuote(c) !== undefined || isOpening(c) || this.isNumberStart(c)) return true;
    return frame.close === CLOSE_BRACKET && this.isLiteral();
  }

  /** Skips what cannot stand after an item; a colon with the value after it. */
  private skipUnexpected(frame: Frame): void {
    const start = this.at;
    const inList = frame.close === CLOSE_BRACKET;
    frame.damaged = true;
    if (this.peek() !== COLON) this.at = tokenEnd(this.text, start);
    const colon = this.peek() === COLON;
    if (this.at > start)
      this.report(start, this.at, "this cannot stand here: a comma or a closing bracket is awaited");
    if (!colon) return;
    const message = inList ? "a list has no keys: they stand in { and }" : "a colon cannot stand here";
    if (this.at === start) this.report(start, start + 1, message);
    this.at++;
    const next = this.peek();
    if (next !== COMMA && next !== COLON && !isClosing(next)) this.value(next);
  }

  protected extraComma(frame: Frame): void {
    this.report(this.at, this.at + 1, "a value is missing before this comma, or the comma is one too many");
    if (frame.close === CLOSE_BRACKET) frame.damaged = true;
    frame.comma = this.at++;
  }

  /** Deals with a closing bracket, or the end of the text, inside `frame`: whether the frame is done with. */
  protected closes(frame: Frame, c: number): boolean {
    const { open, comma, close } = frame;
    if (c === close) {
      if (comma >= 0) this.report(comma, comma + 1, "no comma may stand after the last item", "");
      this.at++;
      return true;
    }
    frame.damaged = true;
    const ours = String.fromCharCode(close);
    if (c === END) {
      const around = this.brackets.depth - 1;
      const others =
        around === 0 ? "" : ` (nor ${around === 1 ? "is the one" : `are the ${around}`} around it)`;
      this.report(open, open + 1, `the ${ours} that closes this bracket is missing${others}`);
      this.complete = false;
      return true;
    }
    const theirs = String.fromCharCode(c);
    switch (this.brackets.mismatch(c, this.at)) {
      case "missing":
        this.report(open, open + 1, `the ${ours} that closes this bracket is missing`);
        return true;
      case "wrong":
        frame.damaged = false;
        this.report(this.at, ++this.at, `a ${ours} must stand here, not ${theirs}`);
        return true;
      case "stray":
        frame.unreadable = true;
        this.report(this.at, ++this.at, `this ${theirs} closes nothing`);
        return false;
    }
  }

  /**
   * What stands here can only stand outside `frame`. If all brackets fit once `frame` is closed before its last comma,
   * that is done, and reported.
   */
  protected unclosedBefore(frame: Frame, comma: number): boolean {
    if (comma < 0 || !this.brackets.fitWithoutInnermost(comma)) return false;
    const { open, close } = frame;
    this.report(open, open + 1, `the ${String.fromCharCode(close)} that closes this bracket is missing`);
    this.at = comma;
    frame.damaged = true;
    return true;
  }
}
