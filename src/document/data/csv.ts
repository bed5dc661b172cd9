/** Reads the columns of a CSV file that a network wants: numbers as doubles, categories by their places in a list. */
import { CellRows, type Cells, type Extent, oneAfterTheOther } from "../../core/network/rows";
import { budget } from "../../protocol/budget";
import { quoted } from "../../protocol/harmless";
import { words } from "../../words/words";
import { NINE, ZERO } from "../json/characters";
import { Blocks } from "./blocks";
import { Fault } from "./fault";
import { type CsvFault, type CsvRecord, CsvRecords } from "./records";
import type { Window } from "./tensor";
import { TextStream } from "./utf8";

/** A column by its name, or by its number where no header names it. */
export type Column = string | number;

export interface CsvWanted extends Window {
  readonly delimiter: string;
  readonly header: boolean;
  readonly inputs: readonly Column[];
  readonly targets: readonly Column[];
  /** Whether the one target column is a category. */
  readonly isCategory: boolean;
}

/** A target column of categories: row i has `names[at(i)]`. */
export interface Categories {
  readonly places: Cells;
  /** In the order in which the whole file has them. */
  readonly names: readonly string[];
}

export interface CsvTable {
  readonly count: number;
  /** Not scaled. */
  readonly inputs: CellRows;
  readonly extent: Extent;
  readonly targets: CellRows | Categories;
  /** Of targets that are numbers. */
  readonly targetExtent: Extent;
  /** The line of each row, as an editor counts, from 1. */
  readonly lines: Cells;
  readonly faults: readonly Fault[];
  /** Of the file. */
  readonly bytes: number;
}

/** Bytes that are read before others have their turn. */
const AT_ONCE = 2 ** 17;
/** More of them are no categories. */
const MOST_CATEGORIES = 2 ** 16;

/** The columns of a whole file; a fault where there is not one row to take. */
export function* readCsv(
  bytes: Uint8Array,
  wanted: CsvWanted,
  file: string,
): Generator<void, CsvTable | Fault, void> {
  const said = words.problems.data;
  const text = new TextStream();
  const records = new CsvRecords(wanted.delimiter);
  const reader = new Reader(wanted, file, bytes.length);
  for (let start = 0; start === 0 || start < bytes.length; start += AT_ONCE) {
    const isLast = start + AT_ONCE >= bytes.length;
    const piece = text.next(bytes.subarray(start, start + AT_ONCE), isLast);
    if (piece === undefined) return new Fault(said.notText(file));
    records.push(piece, isLast);
    for (let record = records.next(); record; record = records.next())
      if (!reader.take(record)) return reader.table();
    yield;
  }
  return reader.table();
}

/** Where the wanted columns stand in a record. */
interface Columns {
  readonly inputs: readonly number[];
  readonly targets: readonly number[];
  readonly width: number;
  readonly names: readonly string[] | undefined;
}

class Reader {
  private columns: Columns | undefined;
  private readonly inputs = new Blocks();
  private readonly targets = new Blocks();
  private readonly places = new Blocks();
  private readonly lines = new Blocks();
  private readonly categories = new Map<string, number>();
  private readonly faults: Fault[] = [];
  /** Rows so far, those that are skipped among them. */
  private row = 0;

  constructor(
    private readonly wanted: CsvWanted,
    private readonly file: string,
    private readonly bytes: number,
  ) {}

  /** Whether more is wanted. */
  take(record: CsvRecord | CsvFault): boolean {
    if ("fault" in record) {
      this.fault(words.problems.data.csv[record.fault](record.line, this.file));
      return false;
    }
    const isHeader = !this.columns && this.wanted.header;
    this.columns ??= this.found(record.cells);
    if (this.columns && !isHeader) this.takeRow(record, this.columns);
    return this.columns !== undefined && !this.isDone();
  }

  table(): CsvTable | Fault {
    const { wanted, faults, file, lines, bytes } = this;
    const said = words.problems.data;
    if (faults.length === 0 && lines.length === 0)
      return new Fault(this.row === 0 ? said.noRows(file) : said.allSkipped(file, this.row), "file");
    const { length: count } = lines;
    for (const blocks of [this.inputs, this.targets, this.places, lines]) blocks.end();
    const rows = (cells: Cells, width: number): CellRows =>
      new CellRows(cells, count, oneAfterTheOther(width));
    return {
      count,
      inputs: rows(this.inputs, wanted.inputs.length),
      extent: this.inputs.extent,
      targetExtent: this.targets.extent,
      targets: wanted.isCategory
        ? { places: this.places, names: [...this.categories.keys()] }
        : rows(this.targets, wanted.targets.length),
      lines,
      faults,
      bytes,
    };
  }

  /** Categories have the order of the whole file; else nothing after the last row that is taken matters. */
  private isDone(): boolean {
    const { skip, limit, isCategory } = this.wanted;
    if (this.faults.length > budget.dataFaults) return true;
    return !isCategory && limit !== undefined && this.row >= skip + limit;
  }

  private fault(said: string, key?: string, item?: number): void {
    const { length } = this.faults;
    if (length < budget.dataFaults) this.faults.push(new Fault(said, key, item));
    else if (length === budget.dataFaults) this.faults.push(new Fault(words.budget.dataFaults(length)));
  }

  private found(cells: readonly string[]): Columns | undefined {
    const { inputs, targets, header } = this.wanted;
    const names = header ? cells.map((cell) => cell.trim()) : undefined;
    const places = names && placesOf(names);
    const all = (wanted: readonly Column[], key: string) =>
      wanted.map((column, item) =>
        places
          ? this.named(String(column), places, key, item)
          : this.numbered(Number(column), cells.length, key, item),
      );
    const columns = {
      inputs: all(inputs, "inputs"),
      targets: all(targets, "targets"),
      width: cells.length,
      names,
    };
    return this.faults.length === 0 ? columns : undefined;
  }

  private named(name: string, places: ReadonlyMap<string, number>, key: string, item: number): number {
    const said = words.problems.data.csv;
    const { file } = this;
    const place = places.get(name);
    if (place === undefined) {
      const known = [...places.keys()].slice(0, SHOWN).map((each) => quoted(each));
      this.fault(said.noColumn(quoted(name), known, file), key, item);
    } else if (place === TWICE) this.fault(said.columnTwice(quoted(name), file), key, item);
    return place ?? TWICE;
  }

  private numbered(column: number, width: number, key: string, item: number): number {
    const said = words.problems.data.csv;
    if (column >= width) this.fault(said.noColumnNumber(column, width, this.file), key, item);
    return column;
  }

  private takeRow(record: CsvRecord, columns: Columns): void {
    const { skip, limit, isCategory } = this.wanted;
    const isTaken = this.row >= skip && (limit === undefined || this.row < skip + limit);
    this.row++;
    const { cells, line } = record;
    if (isTaken && cells.length !== columns.width) {
      const has = { has: cells.length, others: columns.width };
      this.fault(words.problems.data.csv.width({ ...has, line, file: this.file }));
      return;
    }
    if (isCategory) this.takeCategory(record, columns, isTaken);
    if (!isTaken) return;
    for (const column of columns.inputs) this.inputs.push(this.number(record, columns, column));
    if (!isCategory)
      for (const column of columns.targets) this.targets.push(this.number(record, columns, column));
    this.lines.push(line);
  }

  private takeCategory(record: CsvRecord, columns: Columns, isTaken: boolean): void {
    const [column] = columns.targets as [number];
    const name = record.cells[column]?.trim() ?? "";
    if (name === "") {
      if (isTaken) this.fault(words.problems.data.csv.empty(this.where(record, columns, column)));
      if (isTaken) this.places.push(0);
      return;
    }
    const { categories } = this;
    const place = categories.get(name) ?? categories.size;
    if (place === MOST_CATEGORIES)
      this.fault(words.problems.data.csv.manyCategories(place, this.file), "oneHot");
    if (place >= MOST_CATEGORIES) return;
    categories.set(name, place);
    if (isTaken) this.places.push(place);
  }

  private number(record: CsvRecord, columns: Columns, column: number): number {
    const cell = record.cells[column]!;
    const value = numberOf(cell);
    if (Number.isFinite(value)) return value;
    const said = words.problems.data.csv;
    const where = this.where(record, columns, column);
    this.fault(cell.trim() === "" ? said.empty(where) : said.noNumber(quoted(cell.trim()), where));
    return 0;
  }

  private where({ line }: CsvRecord, { names }: Columns, column: number) {
    return { line, file: this.file, column: names ? quoted(names[column]!) : column };
  }
}

/** Names of columns that are listed. */
const SHOWN = 20;

const TWICE = -1;

/** Where each name stands; those that stand there twice have no place. */
function placesOf(names: readonly string[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  for (const [place, name] of names.entries()) places.set(name, places.has(name) ? TWICE : place);
  return places;
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** Whether it is a few digits and nothing else, as most cells are: known without a search for more. */
function isShortWhole(cell: string): boolean {
  if (cell.length === 0 || cell.length > 9) return false;
  for (let at = 0; at < cell.length; at++) {
    const c = cell.charCodeAt(at);
    if (c < ZERO || c > NINE) return false;
  }
  return true;
}

/** The double nearest to the decimal in a cell; not finite where there is none. */
function numberOf(cell: string): number {
  if (isShortWhole(cell)) return Number(cell);
  const text = cell.trim();
  return NUMBER.test(text) ? Number(text) : Number.NaN;
}
