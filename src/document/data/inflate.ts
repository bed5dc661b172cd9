/** Unpacks what gzip and zip pack, piece by piece, with a limit; and tells whether it is what was packed. */
import { Inflate } from "fflate";

/** A byte of deflated data stands for no more than so many (RFC 1951: 258 for two bits). */
const MOST_RATIO = 1032;
/** Bytes that are unpacked at once: they become 17 MB at most. */
const AT_ONCE = 2 ** 14;

/** As many bytes as `size` says; undefined where the data is damaged, or becomes another number of bytes. */
export function* inflated(packed: Uint8Array, size: number): Generator<void, Uint8Array | undefined, void> {
  if (size > MOST_RATIO * packed.length) return undefined;
  const whole = new Uint8Array(size);
  let length = 0;
  const stream = new Inflate((piece) => {
    if (length + piece.length <= size) whole.set(piece, length);
    length += piece.length;
  });
  for (let start = 0; start < packed.length && length <= size; start += AT_ONCE) {
    const end = Math.min(start + AT_ONCE, packed.length);
    try {
      stream.push(packed.subarray(start, end), end === packed.length);
    } catch {
      return undefined;
    }
    yield;
  }
  return length === size ? whole : undefined;
}

/** `remainders[256 n + b]`: what the byte b leaves that stands n bytes before the end. */
const remainders = (() => {
  const table = new Uint32Array(4 * 256);
  for (let byte = 0; byte < 256; byte++) {
    let rest = byte;
    for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
    table[byte] = rest;
  }
  for (let at = 256; at < table.length; at++) {
    const before = table[at - 256]!;
    table[at] = (before >>> 8) ^ table[before & 0xff]!;
  }
  return table;
})();

/** Bytes that are summed before others have their turn. */
const SUMMED_AT_ONCE = 2 ** 20;

/** The checksum of gzip and zip, CRC-32, four bytes at a time. */
export function* crc32(bytes: Uint8Array): Generator<void, number, void> {
  const table = remainders;
  let rest = -1;
  let at = 0;
  for (const whole = bytes.length & ~3; at < whole; at += 4) {
    if (at % SUMMED_AT_ONCE === 0) yield;
    rest ^= bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
    rest =
      table[768 + (rest & 0xff)]! ^
      table[512 + ((rest >>> 8) & 0xff)]! ^
      table[256 + ((rest >>> 16) & 0xff)]! ^
      table[rest >>> 24]!;
  }
  for (; at < bytes.length; at++) rest = (rest >>> 8) ^ table[(rest ^ bytes[at]!) & 0xff]!;
  return ~rest >>> 0;
}
