/** The bytes of a file as its text, and why a file is not read: in the same words wherever it is read from. */
import { budget } from "../protocol/budget";

/** Ends a sentence that begins "Cannot read …:". */
export const unreadable = {
  missing: "there is no such file.",
  forbidden: "you may not read it.",
  folder: "it is a folder.",
  device: "it is not a file.",
  tooLarge: budget.fileBytes.told(),
  longName: "its name is too long.",
  notText: "it is not a text in UTF-8.",
  noPath: "this is no path of a file.",
} as const;

/** Throws where the bytes are no UTF-8. Keeps a byte-order mark, for the reader of networks to say where it stands. */
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** The text of a file; throws an error that says why its bytes are none. */
export function textOf(bytes: Uint8Array): string {
  checkSize(bytes.length);
  try {
    return utf8.decode(bytes);
  } catch {
    throw new Error(unreadable.notText);
  }
}

/** Throws where a file has more bytes than are read. */
export function checkSize(bytes: number): void {
  if (bytes > budget.fileBytes.most) throw new Error(unreadable.tooLarge);
}
