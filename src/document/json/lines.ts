/** Offsets of a text ⇄ its lines and columns, as VS Code counts them. */
import { CR, LF } from "./characters";
import type { Range } from "./problem";

/** Both count from 0; the column counts UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Where every line of one text begins. A line ends with `\n`, `\r\n` or `\r`. */
export class LineIndex {
  private readonly starts: Uint32Array;

  constructor(private readonly text: string) {
    this.starts = lineStarts(text);
  }

  /** At least 1: an empty text is one empty line. */
  get lineCount(): number {
    return this.starts.length;
  }

  /** The line's text without its line break. A line outside the text gives the nearest one. */
  lineRange(line: number): Range {
    const nearest = clamp(line, 0, this.lineCount - 1);
    const start = this.starts[nearest]!;
    let end = this.starts[nearest + 1] ?? this.text.length;
    if (nearest + 1 < this.lineCount) {
      if (this.text.charCodeAt(end - 1) === LF && this.text.charCodeAt(end - 2) === CR && end - 2 >= start)
        end--;
      end--;
    }
    return { start, end };
  }

  /** An offset outside the text, or inside a `\r\n`, gives the nearest place a cursor can stand before it. */
  positionAt(offset: number): Position {
    const line = this.lineAt(offset);
    const { start, end } = this.lineRange(line);
    return { line, column: clamp(offset, start, end) - start };
  }

  /** A column past the end of its line gives the line's end. */
  offsetAt({ line, column }: Position): number {
    if (line < 0) return 0;
    if (line >= this.lineCount) return this.text.length;
    const { start, end } = this.lineRange(line);
    return clamp(start + column, start, end);
  }

  /** The last line that begins at or before `offset`. */
  private lineAt(offset: number): number {
    let low = 0;
    let high = this.lineCount;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if (this.starts[middle]! <= offset) low = middle;
      else high = middle;
    }
    return low;
  }
}

function lineStarts(text: string): Uint32Array {
  const starts = [0];
  for (let at = 0; at < text.length; at++) {
    const c = text.charCodeAt(at);
    if (c === LF || (c === CR && text.charCodeAt(at + 1) !== LF)) starts.push(at + 1);
  }
  return Uint32Array.from(starts);
}

function clamp(x: number, min: number, max: number): number {
  return Math.min(Math.max(x, min), max);
}
