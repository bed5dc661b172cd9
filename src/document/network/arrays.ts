/** Reads examples whose inputs are one array and whose targets are another: IDX, `.npz`, `.npy`. */
import { type Extent, OneHotRows } from "../../core/network/rows";
import { words } from "../../words/words";
import { Fault } from "../data/fault";
import { nameOf } from "../data/files";
import type { ArrayRows, Part } from "../data/parts";
import { scaled, type Window } from "../data/tensor";
import type { JsonNode, JsonObject } from "../json/json";
import type { FieldReader, NumberRule } from "./fields";
import { idxKeys, type Keys, npyKeys, npzKeys } from "./keys";
import { type DataReading, firstWhere, placeOf, type RowPlaces, type RowsReading } from "./rows";
import { readScale, readWindow, scaledExtent } from "./window";

type Fields = { readonly [key: string]: JsonNode | undefined };

interface ArrayForm {
  readonly keys: Keys;
  /** What names the array, and what a reader calls a row of it. */
  readonly inputs: { readonly key: string; readonly of: RowPlaces["of"] };
  readonly targets: { readonly key: string; readonly of: RowPlaces["of"] };
}

const forms = {
  idx: { keys: idxKeys, inputs: { key: "images", of: "image" }, targets: { key: "labels", of: "label" } },
  npy: { keys: npyKeys, inputs: { key: "inputs", of: "row" }, targets: { key: "targets", of: "row" } },
  npz: { keys: npzKeys, inputs: { key: "inputs", of: "row" }, targets: { key: "targets", of: "row" } },
} as const satisfies Record<string, ArrayForm>;

const COUNT: NumberRule = { holds: (x) => Number.isSafeInteger(x) && x >= 1, awaited: "count" };

/** An array, what a reader calls its file, and where it is named. */
interface Named {
  readonly array: ArrayRows;
  readonly node: JsonNode;
  readonly file: string;
  readonly places: RowPlaces;
}

export function readArrays(
  of: keyof typeof forms,
  node: JsonObject,
  owner: string,
  read: FieldReader,
): DataReading | undefined {
  const form: ArrayForm = forms[of];
  const fields: Fields = read.fields(node, owner, form.keys);
  const window = readWindow(fields, read);
  const scale = readScale(fields, read);
  const oneHot = read.number(fields.oneHot, words.problems.network.parts.key("oneHot"), COUNT);
  const inputs = readArray(of, form.inputs, fields, window, read);
  const targets = readArray(of, form.targets, fields, window, read);
  if (!inputs || !targets || (fields.oneHot && oneHot === undefined)) return undefined;
  const said = words.problems.data;
  const [all, others] = [inputs, targets].map(({ file, array }) => ({ file, count: array.tensor.shape[0]! }));
  if (all!.count !== others!.count) {
    read.problems.error("wrong-length", targets.node, said.counts(all!, others!));
    return undefined;
  }
  const rows = oneHot === undefined ? plainTargets(targets) : oneHotTargets(targets, oneHot);
  if (rows instanceof Fault) {
    read.fault(rows, { file: targets.node, ...(fields.oneHot && { oneHot: fields.oneHot }) });
    return undefined;
  }
  return {
    range: { start: node.start, end: node.end },
    inputs: {
      range: inputs.node,
      rows: scaled(inputs.array, scale),
      extent: scaledExtent(inputs.array.seen, scale, fields, read),
      places: inputs.places,
      has: (width) => said.inputs(inputs.file, width),
    },
    targets: {
      range: fields.oneHot ?? targets.node,
      ...rows,
      places: targets.places,
      has: (width) => (oneHot === undefined ? said.targets(targets.file, width) : said.oneHot(width)),
    },
  };
}

function readArray(
  of: keyof typeof forms,
  { key, of: row }: ArrayForm["inputs"],
  fields: Fields,
  window: Window,
  read: FieldReader,
): Named | undefined {
  const { parts } = words.problems.network;
  const named = read.text(fields[key], parts.key(key));
  const file = of === "npz" ? read.text(fields.file, parts.key("file")) : named;
  if (named === undefined || file === undefined) return undefined;
  const node = fields[key]!;
  const part: Part = of === "npz" ? { of, file, name: named, ...window } : { of, file, ...window };
  const array = read.part<ArrayRows>(part, { file: fields.file ?? node, name: node });
  const called = of === "npz" ? words.problems.data.arrayIn(named, nameOf(file)) : nameOf(file);
  const places: RowPlaces = { file, called, of: row, at: (i) => (array?.skip ?? 0) + i };
  return array && { array, node, file: called, places };
}

type Targets = Pick<RowsReading, "rows" | "extent">;

/** One number for each example, or a row of them. */
function plainTargets({ array, file }: Named): Targets | Fault {
  const { data } = words.problems;
  const { shape } = array.tensor;
  if (shape.length > 2) return new Fault(data.axes(file, shape, data.targetAxes));
  return { rows: scaled(array, 1), extent: array.seen };
}

const ONE_HOT: Extent = { low: 0, high: 1 };

/** A whole number for each example, as a 1 among zeros. */
function oneHotTargets({ array, file, places }: Named, classes: number): Targets | Fault {
  const { data } = words.problems;
  const { shape, cells } = array.tensor;
  if (shape.length > 1) return new Fault(data.axes(file, shape, data.labelAxes));
  const { low, high, isWhole } = array.seen;
  if (isWhole && low >= 0 && high < classes)
    return { rows: new OneHotRows(cells, array.count, classes, array.skip), extent: ONE_HOT };
  const isClass = (label: number) => Number.isInteger(label) && label >= 0 && label < classes;
  const strange = firstWhere(array.count, (i) => !isClass(cells.at(array.skip + i)));
  const label = cells.at(array.skip + strange);
  return new Fault(data.noClass(placeOf(places, strange), label, classes), "oneHot");
}
