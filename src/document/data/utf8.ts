/** Bytes as text. */

/** What every host has, though the language does not. */
declare const TextDecoder: new (
  label: string,
  options: { readonly fatal: boolean },
) => { decode(bytes?: Uint8Array, options?: { readonly stream: boolean }): string };

/** The text of bytes that are UTF-8, without its byte-order mark; undefined for others. */
export function decodedText(bytes: Uint8Array): string | undefined {
  return new TextStream().next(bytes, true);
}

/** A text that comes piece by piece. */
export class TextStream {
  private readonly decoder = new TextDecoder("utf-8", { fatal: true });

  /** The text of the next bytes; undefined where they are no UTF-8. */
  next(bytes: Uint8Array, isLast: boolean): string | undefined {
    try {
      return this.decoder.decode(bytes, { stream: !isLast });
    } catch {
      return undefined;
    }
  }
}
