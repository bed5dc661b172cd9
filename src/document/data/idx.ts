/** Reads IDX, the format of the MNIST sets: http://yann.lecun.com/exdb/mnist/ */
import { words } from "../../words/words";
import type { CellType } from "./cells";
import { Fault } from "./fault";
import { type Tensor, tensorOf } from "./tensor";

const types: Readonly<Record<number, CellType>> = {
  8: "u1",
  9: "i1",
  11: "i2",
  12: "i4",
  13: "f4",
  14: "f8",
};

/** The array of a whole file that is unpacked: two zeros, a type, how many axes, the length of each, then the numbers. */
export function readIdx(bytes: Uint8Array, file: string): Tensor | Fault {
  const said = words.problems.data;
  const [zero, second, code, axes] = bytes;
  const type = types[code ?? 0];
  if (zero !== 0 || second !== 0 || type === undefined || !axes) return new Fault(said.notA(file, "IDX"));
  const start = 4 + 4 * axes;
  if (bytes.length < start) return new Fault(said.cutShort(file));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shape = Array.from({ length: axes }, (_, axis) => view.getUint32(4 + 4 * axis));
  return tensorOf({ type, shape, isBigEndian: true }, bytes.subarray(start), file);
}
