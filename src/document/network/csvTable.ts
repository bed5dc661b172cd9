/** Reads examples that are the rows of a CSV file. */
import { type Cells, type Extent, OneHotRows } from "../../core/network/rows";
import { limits } from "../../protocol/budget";
import { quoted } from "../../protocol/harmless";
import { words } from "../../words/words";
import type { Categories, Column, CsvTable } from "../data/csv";
import { nameOf } from "../data/files";
import type { JsonNode, JsonObject } from "../json/json";
import type { FieldReader } from "./fields";
import { csvKeys } from "./keys";
import { type DataReading, firstWhere, type RowPlaces, type RowsReading } from "./rows";
import { readScale, readWindow, scaledExtent } from "./window";

type Fields = { readonly [key in keyof typeof csvKeys]?: JsonNode };

/** `before`: as of `readData`. */
export function readTable(
  node: JsonObject,
  owner: string,
  read: FieldReader,
  before: readonly string[] | undefined,
): DataReading | undefined {
  const { parts } = words.problems.network;
  const fields: Fields = read.fields(node, owner, csvKeys);
  const window = readWindow(fields, read);
  const scale = readScale(fields, read);
  const isCategory = read.boolean(fields.oneHot, parts.key("oneHot")) ?? false;
  const classes = readClasses(fields.classes, read);
  const header = read.boolean(fields.header, parts.key("header")) ?? true;
  const delimiter = readDelimiter(fields.delimiter, read);
  const inputs = readColumns(fields.inputs, "inputs", header, read);
  const targets = readColumns(fields.targets, "targets", header, read);
  const file = read.text(fields.file, parts.key("file"));
  if (isCategory && targets && targets.length !== 1) {
    read.problems.error("wrong-length", fields.targets!, words.problems.data.oneCategory);
    return undefined;
  }
  if (file === undefined || !inputs || !targets) return undefined;
  const known = { file: fields.file!, inputs: fields.inputs!, targets: fields.targets! };
  const all = { ...known, oneHot: fields.oneHot ?? node };
  const wanted = { file, delimiter, header, inputs, targets, isCategory, ...window };
  const table = read.part<CsvTable>({ of: "csv", ...wanted }, all);
  if (!table) return undefined;
  for (const fault of table.faults) read.fault(fault, all);
  if (table.faults.length > 0) return undefined;
  const called = nameOf(file);
  const places: RowPlaces = {
    ...{ file, called, of: "line", at: (i) => table.lines.at(i) },
    isLong: table.bytes > limits.openedBytes,
  };
  const found = targetsOf(table, { classes, before, called }, all, fields.classes, read);
  return (
    found && {
      range: { start: node.start, end: node.end },
      inputs: {
        range: fields.inputs!,
        rows: table.inputs.scaledBy(scale),
        extent: scaledExtent(table.extent, scale, fields, read),
        places,
        has: (width) => words.problems.data.inputs(called, width),
      },
      targets: { range: fields.targets!, places, ...found },
      ...("names" in table.targets && { classes: found.classes! }),
    }
  );
}

/** What tells the order of categories. */
interface Order {
  /** The file's own words for it. */
  readonly classes: readonly string[] | undefined;
  readonly before: readonly string[] | undefined;
  readonly called: string;
}

function targetsOf(
  { targets, targetExtent, count, lines }: CsvTable,
  { classes, before, called }: Order,
  fields: { readonly file: JsonNode; readonly oneHot: JsonNode },
  classesNode: JsonNode | undefined,
  read: FieldReader,
): (Pick<RowsReading, "rows" | "extent" | "has"> & { readonly classes?: readonly string[] }) | undefined {
  const said = words.problems.data;
  if (!("names" in targets))
    return { rows: targets, extent: targetExtent, has: (width) => said.targets(called, width) };
  if (!classes && before?.length === 0) {
    read.problems.error("missing-key", fields.oneHot, said.noOrder);
    return undefined;
  }
  const names = classes ?? before ?? targets.names;
  const codes = coded(targets, names);
  const strange = firstWhere(count, (i) => codes.at(i) < 0);
  if (strange >= 0) {
    const name = quoted(targets.names[targets.places.at(strange)]!);
    const known = names.slice(0, SHOWN).map((each) => quoted(each));
    const message = said.csv.strange(name, { line: lines.at(strange), file: called }, known);
    read.problems.error("other-file", classesNode ?? fields.file, message);
    return undefined;
  }
  const rows = new OneHotRows(codes, count, names.length);
  return { rows, extent: ONE_HOT, has: (width) => said.classes(called, width), classes: names };
}

const ONE_HOT: Extent = { low: 0, high: 1 };
/** Categories that are listed. */
const SHOWN = 20;

/** The places of categories among `names`; −1 for those that are not among them. */
function coded({ places, names: own }: Categories, names: readonly string[]): Cells {
  if (own === names) return places;
  const known = new Map(names.map((name, place) => [name, place]));
  const codes = Int32Array.from(own, (name) => known.get(name) ?? -1);
  return { length: places.length, at: (i) => codes[places.at(i)]! };
}

function readDelimiter(node: JsonNode | undefined, read: FieldReader): string {
  const { parts, awaited, outOfRange } = words.problems.network;
  const text = read.text(node, parts.key("delimiter"));
  if (text === undefined || /^[^"\r\n]$/.test(text)) return text ?? ",";
  const message = outOfRange(parts.key("delimiter"), awaited.delimiter, `"${quoted(text)}"`);
  read.problems.error("out-of-range", node!, message);
  return ",";
}

/** The names of columns; their numbers where no header names them. */
function readColumns(
  node: JsonNode | undefined,
  key: "inputs" | "targets",
  header: boolean,
  read: FieldReader,
): readonly Column[] | undefined {
  const { parts, awaited } = words.problems.network;
  const what = parts.key(key);
  const awaitedOne = header ? awaited.column : awaited.columnNumber;
  if (node?.type === "numbers" && !header) {
    const columns = Array.from(node.values);
    const wrong = columns.findIndex((column) => !Number.isSafeInteger(column) || column < 0);
    if (wrong < 0) return columns;
    const message = words.problems.network.outOfRange(parts.itemOf(what), awaitedOne, columns[wrong]!);
    read.problems.error("out-of-range", node.rangeOf(wrong), message);
    return undefined;
  }
  return readTexts(node, what, header ? awaited.columns : awaited.columnNumbers, awaitedOne, read, header);
}

function readClasses(node: JsonNode | undefined, read: FieldReader): readonly string[] | undefined {
  const { parts, awaited } = words.problems.network;
  return readTexts(node, parts.key("classes"), awaited.texts, awaited.text, read);
}

/** A list of texts, each once; undefined where anything is wrong with it. */
function readTexts(
  node: JsonNode | undefined,
  what: string,
  awaited: string,
  awaitedOne: string,
  read: FieldReader,
  areTexts = true,
): readonly string[] | undefined {
  const { parts, emptyList } = words.problems.network;
  const list = read.list(node, what, awaited, emptyList(what));
  if (!list || list.items.length === 0) return undefined;
  const texts = new Set<string>();
  for (const item of list.items) {
    if (item.type !== "string" || !areTexts) read.wrongType(item, parts.itemOf(what), awaitedOne);
    else if (texts.has(item.value))
      read.problems.error("out-of-range", item, words.problems.data.twice(quoted(item.value)));
    else texts.add(item.value);
  }
  return texts.size === list.items.length ? [...texts] : undefined;
}
