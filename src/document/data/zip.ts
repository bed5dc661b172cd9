/** Reads one file of a zip archive (PKWARE's APPNOTE 6.3), by its central directory alone. */
import { quoted } from "../../protocol/harmless";
import { words } from "../../words/words";
import { Fault } from "./fault";
import { crc32, inflated } from "./inflate";
import { latin } from "./npy";

const [END, END64, LOCATOR64, ENTRY, LOCAL] = [
  0x06054b50, 0x06064b50, 0x07064b50, 0x02014b50, 0x04034b50,
] as const;
const END_LENGTH = 22;
/** A comment after the end record has 16 bits for its length. */
const MOST_COMMENT = 0xffff;
/** In the place of a number that needs 64 bits, which stands elsewhere. */
const ELSEWHERE = 0xffffffff;
const WIDE_FIELD = 1;
const ENCRYPTED = 1;
const [STORED, DEFLATED] = [0, 8] as const;
/** An archive of more files is none of arrays. */
const MOST_ENTRIES = 2 ** 16;

interface Entry {
  readonly name: string;
  readonly isEncrypted: boolean;
  readonly method: number;
  readonly checksum: number;
  readonly packed: number;
  readonly size: number;
  /** Where its own header begins. */
  readonly at: number;
}

/** A file's bytes, unpacked, at most `most` of them; `named` is what a reader calls it. */
export function* unzipped(
  bytes: Uint8Array,
  name: string,
  { file, most }: { readonly file: string; readonly most: number },
): Generator<void, Uint8Array | Fault, void> {
  const said = words.problems.data;
  const entries = directory(bytes);
  if (!entries) return new Fault(said.notAnArchive(file));
  const entry = entries.find((each) => each.name === `${name}.npy`);
  if (!entry) return new Fault(said.noArray(file, quoted(name), arraysOf(entries)), "name");
  const { isEncrypted, method, checksum, packed, size, at } = entry;
  if (isEncrypted || (method !== STORED && method !== DEFLATED)) return new Fault(said.otherwisePacked(file));
  if (size > most) return new Fault(said.tooLarge(file));
  const view = viewOf(bytes);
  if (at + 30 > bytes.length || view.getUint32(at, true) !== LOCAL) return new Fault(said.damaged(file));
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  if (start + packed > bytes.length) return new Fault(said.cutShort(file));
  const data = bytes.subarray(start, start + packed);
  const whole = method === DEFLATED ? yield* inflated(data, size) : packed === size ? data : undefined;
  if (!whole || (yield* crc32(whole)) !== checksum) return new Fault(said.damaged(file));
  return whole;
}

function arraysOf(entries: readonly Entry[]): readonly string[] {
  return entries.flatMap(({ name }) => (name.endsWith(".npy") ? [quoted(name.slice(0, -4))] : []));
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}

/** What the archive has; undefined where it is none, or its directory leads out of it. */
function directory(bytes: Uint8Array): readonly Entry[] | undefined {
  const view = viewOf(bytes);
  const found = directoryPlace(view);
  if (!found || found.count > MOST_ENTRIES) return undefined;
  const entries: Entry[] = [];
  let { at } = found;
  for (let n = 0; n < found.count; n++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== ENTRY) return undefined;
    const nameEnd = at + 46 + view.getUint16(at + 28, true);
    const extraEnd = nameEnd + view.getUint16(at + 30, true);
    if (extraEnd > bytes.length) return undefined;
    const sizes = sizesOf(view, at, nameEnd, extraEnd);
    if (!sizes) return undefined;
    entries.push({
      name: latin(bytes.subarray(at + 46, nameEnd)),
      isEncrypted: (view.getUint16(at + 8, true) & ENCRYPTED) !== 0,
      method: view.getUint16(at + 10, true),
      checksum: view.getUint32(at + 16, true),
      ...sizes,
    });
    at = extraEnd + view.getUint16(at + 32, true);
  }
  return entries;
}

/** Where the directory begins, and how many entries it has. */
function directoryPlace(view: DataView): { readonly at: number; readonly count: number } | undefined {
  const last = view.byteLength - END_LENGTH;
  for (let end = last; end >= Math.max(0, last - MOST_COMMENT); end--) {
    if (view.getUint32(end, true) !== END) continue;
    const count = view.getUint16(end + 10, true);
    const at = view.getUint32(end + 16, true);
    return count === 0xffff || at === ELSEWHERE ? widePlace(view, end) : { at, count };
  }
  return undefined;
}

/** The same of an archive that needs 64 bits for it. */
function widePlace(view: DataView, end: number): { readonly at: number; readonly count: number } | undefined {
  const locator = end - 20;
  if (locator < 0 || view.getUint32(locator, true) !== LOCATOR64) return undefined;
  const record = wide(view, locator + 8);
  if (record + 56 > view.byteLength || view.getUint32(record, true) !== END64) return undefined;
  return { at: wide(view, record + 48), count: wide(view, record + 32) };
}

/** Sizes and place of an entry; those that need 64 bits stand in an extra field, in this order. */
function sizesOf(
  view: DataView,
  at: number,
  nameEnd: number,
  extraEnd: number,
): Pick<Entry, "packed" | "size" | "at"> | undefined {
  let field = nameEnd;
  let fieldEnd = nameEnd;
  while (field + 4 <= extraEnd) {
    fieldEnd = field + 4 + view.getUint16(field + 2, true);
    if (view.getUint16(field, true) === WIDE_FIELD) break;
    field = fieldEnd;
  }
  let next = field + 4;
  let isMissing = false;
  const number = (place: number): number => {
    const narrow = view.getUint32(place, true);
    if (narrow !== ELSEWHERE) return narrow;
    next += 8;
    isMissing ||= next > Math.min(fieldEnd, extraEnd);
    return isMissing ? 0 : wide(view, next - 8);
  };
  const size = number(at + 24);
  const packed = number(at + 20);
  const place = number(at + 42);
  return isMissing ? undefined : { size, packed, at: place };
}

function wide(view: DataView, at: number): number {
  return Number(view.getBigUint64(at, true));
}
