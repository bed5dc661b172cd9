/** Examples that stand in other files: what is read of them, and where each stands. */
import type { Extent, Rows } from "../../core/network/rows";
import { words } from "../../words/words";
import type { Range } from "../json/problem";

/** Where the rows of another file stand in it. */
export interface RowPlaces {
  /** Its path, as the network file has it. */
  readonly file: string;
  /** What a reader calls it. */
  readonly called: string;
  readonly of: "line" | "image" | "label" | "row";
  /** Of row i: its line, from 1, or its number in the file, from 0. */
  readonly at: (i: number) => number;
  /** Whether it is so long a text that nobody wants it opened. */
  readonly isLong?: boolean;
}

/** Rows of numbers, and where it is said which. */
export interface RowsReading {
  readonly range: Range;
  readonly rows: Rows;
  readonly extent: Extent;
  readonly places: RowPlaces;
  /** What to say of how many numbers a row has. */
  readonly has: (width: number) => string;
}

/** Examples of other files; as far as they could be read. */
export interface DataReading {
  /** The object that names them. */
  readonly range: Range;
  readonly inputs: RowsReading;
  readonly targets: RowsReading;
  /** The categories of the targets, in their order, where they have any. */
  readonly classes?: readonly string[];
}

/** Where row i stands, in words. */
export function placeOf({ of, at, called }: RowPlaces, i: number): string {
  return words.problems.data.place[of](at(i), called);
}

/** The first index below `count` for which it holds; −1 if for none. */
export function firstWhere(count: number, holds: (i: number) => boolean): number {
  for (let i = 0; i < count; i++) if (holds(i)) return i;
  return -1;
}
