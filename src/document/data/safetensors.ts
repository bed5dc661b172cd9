/** Reads `.safetensors`: https://huggingface.co/docs/safetensors — the length of a header, the header as JSON, the numbers. */
import { quoted } from "../../protocol/harmless";
import { words } from "../../words/words";
import { type JsonNode, parseJson } from "../json/json";
import type { CellType } from "./cells";
import { Fault } from "./fault";
import { type Tensor, tensorOf } from "./tensor";
import { decodedText } from "./utf8";

const types: Readonly<Record<string, CellType>> = { F64: "f8", F32: "f4", F16: "f2", BF16: "bf2" };
/** A longer one takes long to read; the format allows 100 MB, for models of thousands of layers. */
const MOST_HEADER = 2 ** 24;
/** What is said of the whole file. */
const METADATA = "__metadata__";

/** One tensor of a whole file. */
export function readSafetensors(bytes: Uint8Array, name: string, file: string): Tensor | Fault {
  const said = words.problems.data;
  if (bytes.length < 8) return new Fault(said.cutShort(file));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = Number(view.getBigUint64(0, true));
  if (length > MOST_HEADER) return new Fault(said.notA(file, ".safetensors"));
  if (8 + length > bytes.length) return new Fault(said.cutShort(file));
  const text = decodedText(bytes.subarray(8, 8 + length));
  const root = text === undefined ? undefined : sound(text);
  if (root?.type !== "object") return new Fault(said.notA(file, ".safetensors"));
  const entry = member(root, name);
  if (!entry) {
    const names = root.members.map(({ key }) => key).filter((key) => key !== METADATA);
    return new Fault(
      said.noTensor(
        file,
        quoted(name),
        names.map((each) => quoted(each)),
      ),
      "name",
    );
  }
  const dtype = member(entry, "dtype");
  const shape = wholeNumbers(member(entry, "shape"));
  const offsets = wholeNumbers(member(entry, "data_offsets"));
  if (dtype?.type !== "string" || !shape || offsets?.length !== 2) return new Fault(said.badHeader(file));
  const type = Object.hasOwn(types, dtype.value) ? types[dtype.value] : undefined;
  if (!type) return new Fault(said.unknownType(file, quoted(dtype.value), Object.keys(types)));
  const [start, end] = offsets as [number, number];
  const data = bytes.subarray(8 + length);
  if (root.members.some(({ key, value }) => key !== METADATA && endOf(value) > data.length))
    return new Fault(said.cutShort(file));
  if (start > end || end > data.length) return new Fault(said.pastEnd(file, quoted(name)));
  return tensorOf({ type, shape }, data.subarray(start, end), file);
}

/** Where the numbers of a tensor end; 0 where that is not said. */
function endOf(entry: JsonNode): number {
  return wholeNumbers(member(entry, "data_offsets"))?.[1] ?? 0;
}

/** The value of a text that is JSON. */
function sound(text: string): JsonNode | undefined {
  const { root, problems } = parseJson(text);
  return problems.length === 0 ? root : undefined;
}

function member(node: JsonNode, key: string): JsonNode | undefined {
  return node.type === "object" ? node.members.find((each) => each.key === key)?.value : undefined;
}

function wholeNumbers(node: JsonNode | undefined): readonly number[] | undefined {
  if (node?.type === "array" && node.items.length === 0) return [];
  if (node?.type !== "numbers") return undefined;
  const values = Array.from(node.values);
  return values.every((each) => Number.isSafeInteger(each) && each >= 0) ? values : undefined;
}
