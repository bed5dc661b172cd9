/** Numbers along axes, as most formats have them: a shape, and cells in the order of C or of Fortran. */
import { CellRows, type Cells, type Extent, oneAfterTheOther, type Placing } from "../../core/network/rows";
import { words } from "../../words/words";
import { type CellType, cellsOf, sizeOf } from "./cells";
import { Fault } from "./fault";

export interface Tensor {
  readonly type: CellType;
  readonly shape: readonly number[];
  readonly cells: Cells;
  /** Whether the first axis is the one whose numbers stand next to each other. */
  readonly isFortran: boolean;
}

/** What a header says of the bytes after it. */
interface Described {
  readonly type: CellType;
  readonly shape: readonly number[];
  readonly isBigEndian?: boolean;
  readonly isFortran?: boolean;
}

/** The tensor that these bytes are, all of them; a fault where they are more or fewer than the shape has room for. */
export function tensorOf(described: Described, bytes: Uint8Array, file: string): Tensor | Fault {
  const { type, shape, isBigEndian = false, isFortran = false } = described;
  const size = sizeOf(type);
  const count = cellCount(shape, bytes.length / size);
  if (count === undefined || count * size !== bytes.length)
    return new Fault(words.problems.data.unfitBytes(file, shape, size, bytes.length));
  const cells = cellsOf(type, bytes, isBigEndian);
  return { type, shape, cells, isFortran: isFortran && shape.length > 1 };
}

/** How many cells a shape has, which nobody vouches for; undefined where that is no number, or more than `most`. */
export function cellCount(shape: readonly number[], most: number): number | undefined {
  if (!shape.every((length) => Number.isSafeInteger(length) && length >= 0)) return undefined;
  if (shape.includes(0)) return 0;
  let count = 1;
  for (const length of shape) {
    count *= length;
    if (count > most) return undefined;
  }
  return count;
}

/** Some of the items along the first axis. */
export interface Window {
  readonly skip: number;
  /** How many at most; without it all that are left. */
  readonly limit?: number | undefined;
}

/** A tensor as rows: an item of the first axis is a row, whatever axes it has, in the order of C. */
export interface RowsOfTensor {
  readonly tensor: Tensor;
  /** The first row's number in the file. */
  readonly skip: number;
  readonly count: number;
  readonly placing: Placing;
}

/** How many numbers an item of the first axis has. */
export function widthOf({ shape }: Pick<Tensor, "shape">): number {
  return shape.slice(1).reduce((product, length) => product * length, 1);
}

/** The rows of a tensor of at least one axis; those of one number where it has only one. */
export function rowsOf(tensor: Tensor, { skip, limit }: Window): RowsOfTensor {
  const { shape, isFortran } = tensor;
  const all = shape[0]!;
  const from = Math.min(skip, all);
  const count = Math.min(all - from, limit ?? all);
  const placing = isFortran
    ? { first: from, step: 1, offsets: fortranOffsets(shape) }
    : oneAfterTheOther(widthOf(tensor), from);
  return { tensor, skip: from, count, placing };
}

/** How far each number of an item, in the order of C, is from its first one. */
function fortranOffsets(shape: readonly number[]): Float64Array {
  let offsets = Float64Array.of(0);
  let step = shape[0]!;
  for (const length of shape.slice(1)) {
    const before = offsets;
    offsets = new Float64Array(before.length * length);
    for (let at = 0; at < offsets.length; at++)
      offsets[at] = before[Math.floor(at / length)]! + (at % length) * step;
    step *= length;
  }
  return offsets;
}

/** Numbers that are all finite. */
export interface Seen extends Extent {
  readonly isWhole: boolean;
}

/** The first number that is none. */
export interface Unusable {
  /** Counted from 0 in the file. */
  readonly row: number;
  readonly column: number;
}

/** Numbers looked at before others have their turn. */
const AT_ONCE = 100_000;

/** Looks at all numbers of the rows. */
export function* seen(rows: RowsOfTensor): Generator<void, Seen | Unusable, void> {
  const { tensor, skip, count, placing } = rows;
  const { cells } = tensor;
  const { first, step, offsets } = placing;
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let isWhole = true;
  let left = AT_ONCE;
  for (let i = 0; i < count; i++) {
    const start = first + i * step;
    for (let k = 0; k < offsets.length; k++) {
      const value = cells.at(start + offsets[k]!);
      if (value - value !== 0) return { row: skip + i, column: k };
      if (value < low) low = value;
      if (value > high) high = value;
      if (isWhole && Math.floor(value) !== value) isWhole = false;
    }
    left -= offsets.length;
    if (left > 0) continue;
    left = AT_ONCE;
    yield;
  }
  return { low, high, isWhole };
}

/** Each number divided by `scale`. */
export function scaled({ tensor, count, placing }: RowsOfTensor, scale: number): CellRows {
  return new CellRows(tensor.cells, count, placing, scale);
}

/** A tensor of two axes as the rows of a matrix; `transpose` makes a row of each column. */
export function matrixOf({ cells, shape, isFortran }: Tensor, transpose = false): CellRows {
  const [rows, columns] = shape as [number, number];
  const [count, width] = transpose ? [columns, rows] : [rows, columns];
  const isSideways = isFortran !== transpose;
  const [step, stride] = isSideways ? [1, count] : [width, 1];
  const offsets = Float64Array.from({ length: width }, (_, k) => k * stride);
  return new CellRows(cells, count, { first: 0, step, offsets });
}
