/** The types of numbers that files have: bytes as cells, without a copy wherever they can be read where they stand. */
import { type Cells, PlainCells } from "../../core/network/rows";

type Bytes = Uint8Array<ArrayBuffer>;
/** A type that JavaScript has an array of. */
interface Elements<Numbers> {
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: ArrayBuffer, offset: number, length: number): Numbers;
}

function over<Numbers>(Type: Elements<Numbers>, { buffer, byteOffset, length }: Bytes): Numbers {
  return new Type(buffer, byteOffset, length / Type.BYTES_PER_ELEMENT);
}

const plain =
  (Type: Elements<ArrayLike<number>>) =>
  (bytes: Bytes): Cells =>
    new PlainCells(over(Type, bytes));

/** Up to here every whole number is a double. */
const MOST = 2n ** 53n;

/** Whole numbers of 64 bits; those that are no double have no end. */
class LongCells implements Cells {
  constructor(private readonly numbers: ArrayLike<bigint>) {}

  get length(): number {
    return this.numbers.length;
  }

  at(index: number): number {
    const exact = this.numbers[index]!;
    const value = Number(exact);
    return exact >= -MOST && exact <= MOST ? value : value * Number.POSITIVE_INFINITY;
  }
}

/** Floating point numbers of 16 bits, each as the double that it is. */
class ShortFloatCells implements Cells {
  constructor(
    private readonly bits: Uint16Array,
    private readonly numberOf: (bits: number) => number,
  ) {}

  get length(): number {
    return this.bits.length;
  }

  at(index: number): number {
    return this.numberOf(this.bits[index]!);
  }
}

/** IEEE 754's half: a sign, 5 bits of an exponent, 10 of a fraction. */
export function halfOf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 0x1f) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

const word = new Uint32Array(1);
const single = new Float32Array(word.buffer);

/** The upper half of a single. */
export function brainFloatOf(bits: number): number {
  word[0] = bits << 16;
  return single[0]!;
}

/** What is neither 0 nor 1 is no number. */
class FlagCells implements Cells {
  constructor(private readonly bytes: Bytes) {}

  get length(): number {
    return this.bytes.length;
  }

  at(index: number): number {
    const byte = this.bytes[index]!;
    return byte <= 1 ? byte : Number.NaN;
  }
}

interface CellKind {
  readonly size: number;
  /** Of bytes that stand as the machine has them, least first, at a place that it can read them from. */
  readonly cells: (bytes: Bytes) => Cells;
}

/** By numpy's names, and bf for what numpy does not have. */
const kinds = {
  i1: { size: 1, cells: plain(Int8Array) },
  i2: { size: 2, cells: plain(Int16Array) },
  i4: { size: 4, cells: plain(Int32Array) },
  i8: { size: 8, cells: (bytes) => new LongCells(over(BigInt64Array, bytes)) },
  u1: { size: 1, cells: plain(Uint8Array) },
  u2: { size: 2, cells: plain(Uint16Array) },
  u4: { size: 4, cells: plain(Uint32Array) },
  u8: { size: 8, cells: (bytes) => new LongCells(over(BigUint64Array, bytes)) },
  f2: { size: 2, cells: (bytes) => new ShortFloatCells(over(Uint16Array, bytes), halfOf) },
  f4: { size: 4, cells: plain(Float32Array) },
  f8: { size: 8, cells: plain(Float64Array) },
  bf2: { size: 2, cells: (bytes) => new ShortFloatCells(over(Uint16Array, bytes), brainFloatOf) },
  b1: { size: 1, cells: (bytes) => new FlagCells(bytes) },
} as const satisfies Record<string, CellKind>;

export type CellType = keyof typeof kinds;
export const cellTypes = Object.keys(kinds) as readonly CellType[];

export function sizeOf(type: CellType): number {
  return kinds[type].size;
}

/** The cells of as many bytes as make whole numbers; copied where they do not stand as the machine has them. */
export function cellsOf(type: CellType, bytes: Uint8Array, isBigEndian: boolean): Cells {
  const { size, cells } = kinds[type];
  const turns = isBigEndian && size > 1;
  if (!turns && bytes.byteOffset % size === 0) return cells(bytes as Bytes);
  const own = new Uint8Array(bytes);
  if (turns) turn(own, size);
  return cells(own);
}

/** Each number's bytes the other way round. */
function turn(bytes: Uint8Array, size: number): void {
  for (let start = 0; start < bytes.length; start += size) bytes.subarray(start, start + size).reverse();
}
