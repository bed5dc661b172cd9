/** The bytes of a file as its text, and why a file is not read: in the same words wherever it is read from. */
import { budget } from "../protocol/budget";
import { words } from "../words/words";

/** Ends a sentence that begins "Cannot read …:". */
export const unreadable = {
  ...words.files,
  tooLarge: words.budget.fileBytes(),
} as const;

/** Throws where the bytes are no UTF-8. Keeps a byte-order mark, for the reader of networks to say where it stands. */
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** The text of a file; throws an error that says why its bytes are none. */
export function decodedText(bytes: Uint8Array): string {
  checkSize(bytes.length);
  try {
    return utf8.decode(bytes);
  } catch {
    throw new Error(unreadable.notText);
  }
}

/** Throws where a file has more bytes than are read. */
export function checkSize(bytes: number): void {
  if (bytes > budget.fileBytes) throw new Error(unreadable.tooLarge);
}
