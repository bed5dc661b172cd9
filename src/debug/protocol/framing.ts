/** The protocol's framing: a header with the length in bytes, an empty line, and the message in JSON. */

/** No message that we understand is longer. */
const LONGEST_MESSAGE = 64 * 2 ** 20;
/** A header longer than this is none. */
const LONGEST_HEADER = 4096;
const HEADER_END = [13, 10, 13, 10];

export function encode(message: object): Uint8Array {
  const body = new TextEncoder().encode(JSON.stringify(message));
  const header = new TextEncoder().encode(`Content-Length: ${body.length}\r\n\r\n`);
  return joined(header, body);
}

/** What a reader tells. */
export interface Listener {
  readonly message: (message: unknown) => void;
  /** Something that is no message; the reader goes on after it. */
  readonly fault: (text: string) => void;
}

/** Puts messages together from bytes that come in pieces of any size. */
export class MessageReader {
  private chunks: Uint8Array[] = [];
  private buffered = 0;
  /** How many bytes the next message, or what must be skipped, has; undefined inside a header. */
  private expected: { readonly length: number; readonly skip: boolean } | undefined;

  constructor(private readonly listener: Listener) {}

  push(chunk: Uint8Array): void {
    this.chunks.push(chunk);
    this.buffered += chunk.length;
    while (this.expected ? this.takeBody(this.expected) : this.takeHeader());
  }

  /** Whether there was a header to take. */
  private takeHeader(): boolean {
    const bytes = this.all();
    const end = indexOfHeaderEnd(bytes);
    if (end < 0) {
      if (bytes.length <= LONGEST_HEADER) return false;
      this.listener.fault("a header without an end, skipped");
      this.keep(bytes.subarray(bytes.length - HEADER_END.length + 1));
      return false;
    }
    this.keep(bytes.subarray(end + HEADER_END.length));
    const header = new TextDecoder().decode(bytes.subarray(0, end));
    const digits = /(?:^|\r\n)Content-Length:[ \t]*(\d{1,15})[ \t]*(?:\r\n|$)/i.exec(header)?.[1];
    if (digits === undefined) {
      this.listener.fault(`a header without a length, skipped: ${header.slice(0, 80)}`);
      return true;
    }
    const length = Number(digits);
    const skip = length > LONGEST_MESSAGE;
    if (skip) this.listener.fault(`a message of ${length} bytes, skipped: it is too long`);
    this.expected = { length, skip };
    return true;
  }

  /** Whether the whole body was there to take. */
  private takeBody({ length, skip }: { readonly length: number; readonly skip: boolean }): boolean {
    if (this.buffered < length) {
      if (!skip) return false;
      this.expected = { length: length - this.buffered, skip };
      this.keep(new Uint8Array());
      return false;
    }
    const bytes = this.all();
    this.keep(bytes.subarray(length));
    this.expected = undefined;
    if (!skip) this.tell(bytes.subarray(0, length));
    return true;
  }

  private tell(body: Uint8Array): void {
    let message: unknown;
    try {
      message = JSON.parse(new TextDecoder().decode(body));
    } catch (error) {
      this.listener.fault(`a message that is not JSON, skipped: ${(error as Error).message}`);
      return;
    }
    this.listener.message(message);
  }

  private all(): Uint8Array {
    if (this.chunks.length !== 1) this.chunks = [joined(...this.chunks)];
    return this.chunks[0]!;
  }

  private keep(bytes: Uint8Array): void {
    this.chunks = [bytes];
    this.buffered = bytes.length;
  }
}

function indexOfHeaderEnd(bytes: Uint8Array): number {
  for (let at = bytes.indexOf(13); at >= 0; at = bytes.indexOf(13, at + 1)) {
    if (HEADER_END.every((byte, place) => bytes[at + place] === byte)) return at;
  }
  return -1;
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
