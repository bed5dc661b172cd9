/** Reads `.npy`, numpy's format of one array: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html */
import { quoted } from "../../protocol/harmless";
import { words } from "../../words/words";
import { type CellType, cellTypes } from "./cells";
import { Fault } from "./fault";
import { type Tensor, tensorOf } from "./tensor";

const MAGIC = "\x93NUMPY";
/** numpy itself reads no longer headers of strangers. */
const MOST_HEADER = 10_000;

/** The array of a whole file. */
export function readNpy(bytes: Uint8Array, file: string): Tensor | Fault {
  const said = words.problems.data;
  if (latin(bytes.subarray(0, 6)) !== MAGIC) return new Fault(said.notA(file, ".npy"));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = bytes[6] === 1 ? 10 : 12;
  if (bytes.length < start) return new Fault(said.cutShort(file));
  const length = start === 10 ? view.getUint16(8, true) : view.getUint32(8, true);
  if (length > MOST_HEADER) return new Fault(said.badHeader(file));
  if (start + length > bytes.length) return new Fault(said.cutShort(file));
  const described = header(latin(bytes.subarray(start, start + length)));
  if (!described) return new Fault(said.badHeader(file));
  const { descr, isFortran, shape } = described;
  const type = cellTypes.find((each) => each === descr.slice(1) && each !== "bf2");
  if (!type) return new Fault(said.unknownType(file, quoted(descr), numpyTypes));
  return tensorOf(
    { type, shape, isFortran, isBigEndian: descr[0] === ">" },
    bytes.subarray(start + length),
    file,
  );
}

const numpyTypes: readonly CellType[] = cellTypes.filter((each) => each !== "bf2");

interface Header {
  readonly descr: string;
  readonly isFortran: boolean;
  readonly shape: readonly number[];
}

const ITEM = /\s*'(\w+)'\s*:\s*('[^']*'|\([^()]*\)|True|False)\s*(?:,\s*|$)/g;

/** A header is a Python dictionary of three items, in any order; undefined for anything else. */
function header(text: string): Header | undefined {
  const inside = /^\{(.*)\}\s*$/s.exec(text)?.[1];
  const items = [...(inside?.matchAll(ITEM) ?? [])];
  const length = items.reduce((sum, [item]) => sum + item.length, 0);
  if (length !== inside?.length || items.length !== 3) return undefined;
  const values = new Map(items.map(([, key, value]) => [key, value!]));
  const descr = /^'([<>|][^']*)'$/.exec(values.get("descr") ?? "")?.[1];
  const order = values.get("fortran_order");
  const shape = shapeOf(values.get("shape") ?? "");
  if (!descr || !shape || (order !== "True" && order !== "False")) return undefined;
  return { descr, isFortran: order === "True", shape };
}

/** "(3,)", "(2, 3)", "()". */
function shapeOf(tuple: string): readonly number[] | undefined {
  if (!/^\(\s*(\d+\s*,\s*)*(\d+\s*)?\)$/.test(tuple)) return undefined;
  return (tuple.match(/\d+/g) ?? []).map(Number);
}

/** A byte a letter. */
export function latin(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}
