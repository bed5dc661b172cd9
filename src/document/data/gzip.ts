/** Unpacks `.gz` (RFC 1952) of one member, as every tool writes it. */
import { words } from "../../words/words";
import { Fault } from "./fault";
import { crc32, inflated } from "./inflate";

const DEFLATE = 8;
/** Optional fields of the header, by their flags. */
const [CHECKED, EXTRA, NAME, COMMENT] = [2, 4, 8, 16] as const;
const FIXED_HEADER = 10;
const TRAILER = 8;

export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** The bytes that were packed; at most `most` of them. */
export function* gunzipped(
  bytes: Uint8Array,
  most: number,
  file: string,
): Generator<void, Uint8Array | Fault, void> {
  const said = words.problems.data;
  const start = headerLength(bytes);
  const end = bytes.length - TRAILER;
  if (start === undefined || start > end) return new Fault(said.cutShort(file));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = view.getUint32(end + 4, true);
  if (size > most) return new Fault(said.tooLarge(file));
  const whole = yield* inflated(bytes.subarray(start, end), size);
  if (!whole || (yield* crc32(whole)) !== view.getUint32(end, true)) return new Fault(said.damaged(file));
  return whole;
}

/** Undefined where it is no header, or goes on past the end. */
function headerLength(bytes: Uint8Array): number | undefined {
  const flags = bytes[3];
  if (flags === undefined || bytes[2] !== DEFLATE || bytes.length < FIXED_HEADER) return undefined;
  let at = FIXED_HEADER;
  if (flags & EXTRA) at += 2 + (bytes[at] ?? 0) + 256 * (bytes[at + 1] ?? 0);
  for (const text of [NAME, COMMENT]) {
    if (!(flags & text)) continue;
    const end = bytes.indexOf(0, at);
    if (end < 0) return undefined;
    at = end + 1;
  }
  return flags & CHECKED ? at + 2 : at;
}
