/** What a network file takes of other files, part by part, each read by itself. */
import { limits } from "../../protocol/budget";
import { words } from "../../words/words";
import { sizeOf } from "./cells";
import { type CsvTable, type CsvWanted, readCsv } from "./csv";
import { Fault } from "./fault";
import { gunzipped, isGzip } from "./gzip";
import { readIdx } from "./idx";
import { readNpy } from "./npy";
import { readSafetensors } from "./safetensors";
import {
  type RowsOfTensor,
  rowsOf,
  type Seen,
  seen,
  type Tensor,
  type Unusable,
  type Window,
  widthOf,
} from "./tensor";
import { unzipped } from "./zip";

/** A file, and what of it is wanted. */
export type Part =
  | ({ readonly of: "csv"; readonly file: string } & CsvWanted)
  | ({ readonly of: "idx" | "npy"; readonly file: string } & Window)
  | ({ readonly of: "npz" | "safetensors"; readonly file: string; readonly name: string } & Window);

/** The rows of an array, which are all numbers. */
export interface ArrayRows extends RowsOfTensor {
  readonly seen: Seen;
}

export type Taken = CsvTable | ArrayRows;

/** How many bytes it keeps. */
export function bytesOf(taken: Taken): number {
  return "bytes" in taken ? taken.bytes : taken.tensor.cells.length * sizeOf(taken.tensor.type);
}

/** One part means the same as another of this key. */
export function keyOf(part: Part): string {
  return JSON.stringify(part, Object.keys(part).sort());
}

/** Takes a part out of its file; `file` is what a reader calls that; no more than `most` bytes are unpacked. */
export function* taken(
  part: Part,
  bytes: Uint8Array,
  file: string,
  most: number,
): Generator<void, Taken | Fault, void> {
  if (part.of === "csv") return yield* readCsv(bytes, part, file);
  const tensor = yield* tensorIn(part, bytes, file, most);
  if (tensor instanceof Fault) return tensor;
  const said = words.problems.data;
  if (tensor.shape.length === 0) return new Fault(said.noAxes(file));
  if (widthOf(tensor) > limits.rowNumbers) return new Fault(said.longRows(file, tensor.shape));
  const rows = rowsOf(tensor, part);
  if (rows.count * widthOf(tensor) === 0) return new Fault(said.noNumbers(file, tensor.shape, rows.skip));
  const found = yield* seen(rows);
  return "low" in found ? { ...rows, seen: found } : new Fault(unusable(tensor, found, file));
}

function* tensorIn(
  part: Exclude<Part, { of: "csv" }>,
  bytes: Uint8Array,
  file: string,
  most: number,
): Generator<void, Tensor | Fault, void> {
  switch (part.of) {
    case "npy":
      return readNpy(bytes, file);
    case "safetensors":
      return readSafetensors(bytes, part.name, file);
    case "idx": {
      const plain = isGzip(bytes) ? yield* gunzipped(bytes, most, file) : bytes;
      return plain instanceof Fault ? plain : readIdx(plain, file);
    }
    case "npz": {
      const array = yield* unzipped(bytes, part.name, { file, most });
      return array instanceof Fault ? array : readNpy(array, file);
    }
  }
}

function unusable({ type, shape }: Tensor, { row, column }: Unusable, file: string): string {
  const { data } = words.problems;
  const where = { file, row, ...(shape.length > 1 && { column }) };
  return type === "i8" || type === "u8" ? data.pastDoubles(where) : data.notFinite(where);
}
