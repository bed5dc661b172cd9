/**
 * Splits CSV (RFC 4180, with LF or CRLF) into records, each with its line, in a time that grows with the text alone.
 *
 * Papaparse takes a time that grows with the square of a malformed quoted cell: 35 s for 240 kB of them.
 */
import { CR, LF, QUOTE } from "../json/characters";

export interface CsvRecord {
  readonly cells: readonly string[];
  /** The line of the file that it begins on, from 1. */
  readonly line: number;
}

/** What ends the reading: a quote that nothing closes, one with something after it, or a record without an end. */
export interface CsvFault {
  readonly fault: "openQuote" | "afterQuote" | "longRecord";
  readonly line: number;
}

/** UTF-16 units of one record: whoever has a longer one has forgotten a quote. */
const MOST_RECORD = 2 ** 22;

export class CsvRecords {
  private text = "";
  private at = 0;
  private line = 1;
  private isLast = false;

  constructor(private readonly delimiter: string) {}

  /** Adds the next piece of the text. */
  push(piece: string, isLast: boolean): void {
    this.text = this.text.slice(this.at) + piece;
    this.at = 0;
    this.isLast = isLast;
  }

  /** The next record that is no blank line; undefined where the text so far has no whole one more. */
  next(): CsvRecord | CsvFault | undefined {
    for (;;) {
      const { at, line, text } = this;
      if (at >= text.length) return undefined;
      const record = this.record();
      if (!record) {
        this.at = at;
        this.line = line;
        return text.length - at > MOST_RECORD ? { fault: "longRecord", line } : undefined;
      }
      if ("fault" in record || record.cells.length > 1 || record.cells[0] !== "") return record;
    }
  }

  private record(): CsvRecord | CsvFault | undefined {
    const { text, at, line, isLast } = this;
    const end = text.indexOf("\n", at);
    if (end < 0 && !isLast) return undefined;
    const whole = text.slice(at, end < 0 ? text.length : end);
    if (whole.includes('"')) return this.quotedRecord();
    this.at = end < 0 ? text.length : end + 1;
    this.line++;
    const cells = (end > at && whole.endsWith("\r") ? whole.slice(0, -1) : whole).split(this.delimiter);
    return { cells, line };
  }

  /** A record with quotes in its first line, cell by cell. */
  private quotedRecord(): CsvRecord | CsvFault | undefined {
    const { line } = this;
    const cells: string[] = [];
    for (;;) {
      const isQuoted = this.text.charCodeAt(this.at) === QUOTE;
      const cell = isQuoted ? this.quoted() : this.plain();
      if (typeof cell !== "string") return cell;
      cells.push(cell);
      const { text, at } = this;
      if (text[at] === this.delimiter) {
        this.at++;
        continue;
      }
      if (at < text.length) {
        this.at += text.charCodeAt(at) === CR ? 2 : 1;
        this.line++;
      }
      return { cells, line };
    }
  }

  /** A cell without quotes, up to the delimiter or the end of the line. */
  private plain(): string | undefined {
    const { text, delimiter, at: start } = this;
    const code = delimiter.charCodeAt(0);
    let at = start;
    for (; at < text.length; at++) {
      const c = text.charCodeAt(at);
      if (c === code || c === LF || (c === CR && text.charCodeAt(at + 1) === LF)) break;
    }
    // A CR at the end of a piece may belong to a line break.
    if (at >= text.length && !this.isLast) return undefined;
    this.at = at;
    return text.slice(start, at);
  }

  /** A cell in quotes; two of them inside are one. */
  private quoted(): string | CsvFault | undefined {
    const { text, delimiter, line } = this;
    let at = this.at + 1;
    for (;;) {
      at = text.indexOf('"', at);
      if (at < 0 || (at + 1 >= text.length && !this.isLast)) {
        return this.isLast ? { fault: "openQuote", line } : undefined;
      }
      if (text.charCodeAt(at + 1) !== QUOTE) break;
      at += 2;
    }
    const cell = text.slice(this.at + 1, at).replaceAll('""', '"');
    this.line += lineBreaks(cell);
    const after = at + 1;
    const isCut = text.charCodeAt(after) === CR && after + 1 >= text.length && !this.isLast;
    if (isCut) return undefined;
    const ends =
      after >= text.length ||
      text[after] === delimiter ||
      text.charCodeAt(after) === LF ||
      (text.charCodeAt(after) === CR && text.charCodeAt(after + 1) === LF);
    if (!ends) return { fault: "afterQuote", line: this.line };
    this.at = after;
    return cell;
  }
}

function lineBreaks(cell: string): number {
  let count = 0;
  for (let at = cell.indexOf("\n"); at >= 0; at = cell.indexOf("\n", at + 1)) count++;
  return count;
}
