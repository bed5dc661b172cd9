/** Why something of another file cannot be taken. What is quoted of it comes harmless already. */
import { plural } from "../grammar";

interface InFile {
  readonly file: string;
  /** Counted from 0. */
  readonly row: number;
  readonly column?: number;
}

interface InCsv {
  readonly line: number;
  readonly file: string;
  readonly column: string | number;
}

const shown = (shape: readonly number[]): string =>
  shape.length === 1 ? `[${shape[0]}]` : `[${shape.join(" × ")}]`;

const numberIn = ({ file, row, column }: InFile): string =>
  `row ${row}${column === undefined ? "" : `, column ${column}`} of ${file}`;

/** Where a row stands in its file. */
const place = {
  line: (line: number, file: string): string => `line ${line} of ${file}`,
  image: (image: number, file: string): string => `image ${image} of ${file}`,
  label: (label: number, file: string): string => `label ${label} of ${file}`,
  row: (row: number, file: string): string => `row ${row} of ${file}`,
} as const;

const cell = (what: string, { line, file, column }: InCsv): string =>
  `${place.line(line, file)} has ${what} in ${typeof column === "number" ? `column ${column}` : `the column "${column}"`}`;

export const data = {
  place,
  arrayIn: (name: string, file: string): string => `${name} in ${file}`,
  /** `reason` is a sentence, as it ends "Cannot read …:". */
  unreadable: (path: string, reason: string): string => `cannot read "${path}": ${reason.replace(/\.$/, "")}`,
  unsaved: (path: string): string =>
    `"${path}" is looked for beside this file: save this file first, so that it has a place`,

  // ── Paths ──────────────────────────────────────────────────────────────────────────────────────────────────────────

  paths: {
    empty: "it has no name.",
    absolute: "write its path as it is seen from this file.",
    backslash: "write / between folders.",
    outside: (root: string): string => `it lies outside of the folder ${root}.`,
    link: "it is a link, or lies in a folder that is one: where that leads cannot be told here.",
    linkOut: (root: string): string => `it is a link that leads out of the folder ${root}.`,
    linkLoop: "its links lead in a circle.",
  },

  // ── Any format ─────────────────────────────────────────────────────────────────────────────────────────────────────

  notA: (file: string, format: string): string => `${file} is no ${format} file`,
  notText: (file: string): string => `${file} is not a text in UTF-8`,
  cutShort: (file: string): string => `${file} ends too early: it is damaged, or was not written to its end`,
  damaged: (file: string): string =>
    `${file} is damaged: what is packed in it does not come out as it went in`,
  tooMuch: (file: string): string => `${file} is not read: what this network names takes too much memory`,
  tooManyParts: (file: string, most: number): string =>
    `${file} is not read: a network takes at most ${most} things of other files`,
  tooLarge: (file: string): string => `${file} is too large once it is unpacked`,
  badHeader: (file: string): string => `${file} is damaged: its header does not say what numbers it has`,
  unknownType: (file: string, type: string, known: readonly string[]): string =>
    `${file} has numbers of the type "${type}": known are ${known.join(", ")}`,
  unfitBytes: (file: string, shape: readonly number[], size: number, bytes: number): string =>
    `${file} has ${plural(bytes, "byte")} of numbers, which is not what its shape ${shown(shape)} takes at ${plural(size, "byte")} each`,
  notFinite: (where: InFile): string => `${numberIn(where)} is not a finite number`,
  pastDoubles: (where: InFile): string =>
    `${numberIn(where)} is a whole number past 2^53, where not every one is a double`,
  noAxes: (file: string): string => `${file} has a single number, without rows`,
  longRows: (file: string, shape: readonly number[]): string =>
    `${file} has the shape ${shown(shape)}: its rows are too long for a network`,
  noNumbers: (file: string, shape: readonly number[], skipped: number): string =>
    skipped > 0
      ? `no row of ${file} is left after ${skipped} that are skipped`
      : `${file} has the shape ${shown(shape)}: there is nothing in it to take`,

  // ── Archives ───────────────────────────────────────────────────────────────────────────────────────────────────────

  notAnArchive: (file: string): string => `${file} is no .npz archive, or is damaged`,
  noArray: (file: string, name: string, known: readonly string[]): string =>
    `${file} has no array "${name}": it has ${known.join(", ") || "none"}`,
  noTensor: (file: string, name: string, known: readonly string[]): string =>
    `${file} has no tensor "${name}": it has ${known.join(", ") || "none"}`,
  otherwisePacked: (file: string): string =>
    `${file} is packed in a way that cannot be read here: save it with numpy's savez or savez_compressed`,
  pastEnd: (file: string, name: string): string =>
    `${file} is damaged: the numbers of "${name}" are not inside of it`,

  // ── CSV ────────────────────────────────────────────────────────────────────────────────────────────────────────────

  noRows: (file: string): string => `${file} has no rows`,
  allSkipped: (file: string, rows: number): string =>
    `${file} has ${plural(rows, "row")}, and none of them is taken`,
  csv: {
    openQuote: (line: number, file: string): string =>
      `${place.line(line, file)} opens a quote that nothing closes`,
    afterQuote: (line: number, file: string): string =>
      `${place.line(line, file)} has something after a closing quote: a quote inside of quotes is written twice`,
    longRecord: (line: number, file: string): string =>
      `${place.line(line, file)} does not end: is a quote never closed?`,
    width: (args: { has: number; others: number; line: number; file: string }): string =>
      `${place.line(args.line, args.file)} has ${plural(args.has, "cell")}, but the first line has ${args.others}`,
    empty: (where: InCsv): string => cell("nothing", where),
    noNumber: (text: string, where: InCsv): string => `${cell(`"${text}"`, where)}, which is no number`,
    noColumn: (name: string, known: readonly string[], file: string): string =>
      `${file} has no column "${name}": it has ${known.join(", ")}`,
    noColumnNumber: (column: number, width: number, file: string): string =>
      `${file} has no column ${column}: it has ${plural(width, "column")}, counted from 0`,
    columnTwice: (name: string, file: string): string => `${file} has two columns "${name}"`,
    manyCategories: (most: number, file: string): string =>
      `${file} has more than ${most} different categories: is this a column of numbers?`,
    strange: (name: string, where: { line: number; file: string }, known: readonly string[]): string =>
      `${place.line(where.line, where.file)} has the category "${name}", which is none of ${known.join(", ")}`,
  },

  // ── What fits together ─────────────────────────────────────────────────────────────────────────────────────────────

  counts: (inputs: { file: string; count: number }, targets: { file: string; count: number }): string =>
    `${inputs.file} has ${plural(inputs.count, "row")} but ${targets.file} has ${targets.count}`,
  inputs: (file: string, count: number): string => `a row of ${file} has ${plural(count, "input")}`,
  targets: (file: string, count: number): string => `a row of ${file} has ${plural(count, "target")}`,
  classes: (file: string, count: number): string => `${file} has ${plural(count, "category", "categories")}`,
  oneHot: (count: number): string => `"oneHot" makes ${plural(count, "target")}`,
  noClass: (where: string, label: number, classes: number): string =>
    `${where} is ${label}, but "oneHot" takes whole numbers from 0 to ${classes - 1}`,
  target: (args: {
    readonly where: string;
    readonly y: number;
    readonly cost: string;
    readonly min: number;
    readonly max: number;
  }): string =>
    `${args.where} has the target ${args.y} but ${args.cost} takes targets from ${args.min} to ${args.max}`,
  axes: (file: string, shape: readonly number[], wanted: string): string =>
    `${file} has the shape ${shown(shape)}, but ${wanted}`,
  labelAxes: 'with "oneHot" it must be one whole number for each example',
  targetAxes: "targets have one axis, or two",
  weightAxes: "weights have two axes",
  biasAxes: "biases have one axis",
  scaleOverflows: (scale: number): string =>
    `divided by ${scale} the inputs are larger than any number that a computer holds`,
  oneCategory: '"oneHot" takes one target column',
  noOrder: 'the examples have no categories whose order these could have: say it here as "classes": ["…", …]',
  twice: (name: string): string => `"${name}" stands here twice`,
} as const;
