/** Reads what names the weights or the biases of a layer in another file. */
import type { Rows } from "../../core/network/rows";
import { words } from "../../words/words";
import { Fault } from "../data/fault";
import { nameOf } from "../data/files";
import type { ArrayRows } from "../data/parts";
import { matrixOf } from "../data/tensor";
import type { JsonNode, JsonObject } from "../json/json";
import type { Range } from "../json/problem";
import type { FieldReader } from "./fields";
import { tensorKeys, vectorKeys } from "./keys";

/** Numbers of another file, as far as they could be read. */
export interface TensorReading {
  /** The object that names them. */
  readonly range: Range;
  /** Where it says which ones. */
  readonly tensorRange: Range;
  readonly file: string;
  readonly name: string;
  /** Row j has the weights to neuron j; the biases are one row. */
  readonly rows: Rows | undefined;
}

/** `what` is what a reader calls them. */
export function readMatrix(node: JsonObject, what: string, read: FieldReader): TensorReading | undefined {
  const { parts } = words.problems.network;
  const fields = read.fields(node, what, tensorKeys);
  const transpose = read.boolean(fields.transpose, parts.key("transpose")) ?? false;
  return readTensor(node, fields, read, ({ tensor }, file) =>
    tensor.shape.length === 2 ? matrixOf(tensor, transpose) : unfit(file, tensor.shape, "weightAxes"),
  );
}

export function readVector(node: JsonObject, what: string, read: FieldReader): TensorReading | undefined {
  const fields = read.fields(node, what, vectorKeys);
  return readTensor(node, fields, read, ({ tensor }, file) =>
    tensor.shape.length === 1
      ? matrixOf({ ...tensor, shape: [1, ...tensor.shape] })
      : unfit(file, tensor.shape, "biasAxes"),
  );
}

function unfit(file: string, shape: readonly number[], wanted: "weightAxes" | "biasAxes"): Fault {
  const { data } = words.problems;
  return new Fault(data.axes(file, shape, data[wanted]), "name");
}

function readTensor(
  node: JsonObject,
  fields: { readonly file?: JsonNode; readonly tensor?: JsonNode },
  read: FieldReader,
  rowsOf: (array: ArrayRows, file: string) => Rows | Fault,
): TensorReading | undefined {
  const { parts } = words.problems.network;
  const file = read.text(fields.file, parts.key("file"));
  const name = read.text(fields.tensor, parts.key("tensor"));
  if (file === undefined || name === undefined) return undefined;
  const of = file.toLowerCase().endsWith(".npz") ? "npz" : "safetensors";
  const known = { file: fields.file!, name: fields.tensor! };
  const array = read.part<ArrayRows>({ of, file, name, skip: 0 }, known);
  const rows = array && rowsOf(array, nameOf(file));
  if (rows instanceof Fault) read.fault(rows, known);
  return {
    range: { start: node.start, end: node.end },
    tensorRange: fields.tensor!,
    file,
    name,
    rows: rows instanceof Fault ? undefined : rows,
  };
}
