/** Rows of numbers, as a file has them: kept in the type that they come in, and made doubles one row at a time. */

/** The least and the greatest of some numbers. */
export interface Extent {
  readonly low: number;
  readonly high: number;
}

export interface Rows {
  readonly count: number;
  /** How many numbers a row has. */
  readonly width: number;
  /** The numbers of row i, 0 ≤ i < `count`. */
  row(i: number): Float64Array;
}

/** Numbers in any type, one after the other. */
export interface Cells {
  readonly length: number;
  at(index: number): number;
}

/** Numbers in a type that JavaScript reads by itself. */
export class PlainCells implements Cells {
  constructor(private readonly numbers: ArrayLike<number>) {}

  get length(): number {
    return this.numbers.length;
  }

  at(index: number): number {
    return this.numbers[index]!;
  }
}

/** Where the number in row i and column k stands among its cells: at `first` + i `step` + `offsets[k]`. */
export interface Placing {
  readonly first: number;
  readonly step: number;
  readonly offsets: Float64Array;
}

/** Row after row, with nothing between them. */
export function oneAfterTheOther(width: number, firstRow = 0): Placing {
  return { first: firstRow * width, step: width, offsets: Float64Array.from({ length: width }, (_, k) => k) };
}

/** Rows of cells, each number divided by `scale`. */
export class CellRows implements Rows {
  constructor(
    private readonly cells: Cells,
    readonly count: number,
    private readonly placing: Placing,
    private readonly scale = 1,
  ) {}

  get width(): number {
    return this.placing.offsets.length;
  }

  row(i: number): Float64Array {
    const { cells, scale } = this;
    const { first, step, offsets } = this.placing;
    const start = first + i * step;
    return offsets.map((offset) => cells.at(start + offset) / scale);
  }

  /** The same rows, their numbers divided by another scale. */
  scaledBy(scale: number): CellRows {
    return new CellRows(this.cells, this.count, this.placing, scale);
  }
}

/** Rows of zeros with a single 1, in the column that the cell of the row names. */
export class OneHotRows implements Rows {
  constructor(
    private readonly cells: Cells,
    readonly count: number,
    readonly width: number,
    private readonly first = 0,
  ) {}

  row(i: number): Float64Array {
    const numbers = new Float64Array(this.width);
    numbers[this.cells.at(this.first + i)] = 1;
    return numbers;
  }
}
