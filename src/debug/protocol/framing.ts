/** The protocol's framing: a header with the length in bytes, an empty line, and the message in JSON. */
import { limits } from "../../protocol/budget";
import { words } from "../../words/words";

const CARRIAGE_RETURN = 13;
const LINE_FEED = 10;
/** The length, wherever it stands: what comes before it may be left over from something that was no message. */
const LENGTH = /(?<![\w-])Content-Length[ \t]*:([^\r\n]*)/gi;

const said = words.conversation;

export function encode(message: object): Uint8Array {
  const body = new TextEncoder().encode(JSON.stringify(message));
  const header = new TextEncoder().encode(`Content-Length: ${body.length}\r\n\r\n`);
  return joined([header, body]);
}

/** What a reader tells. */
interface ReaderListener {
  readonly message: (message: unknown) => void;
  /** Something that is no message; the reader goes on at the next header. */
  readonly fault: (text: string) => void;
}

/** Puts messages together from bytes that come in pieces of any size. A line may end in LF alone. */
export class MessageReader {
  private chunks: Uint8Array[] = [];
  private buffered = 0;
  /** How many bytes the next message has; undefined while its header is not read. */
  private expected: number | undefined;
  /** Whether what comes up to the next header is left over from a fault that was told. */
  private isLost = false;

  constructor(private readonly listener: ReaderListener) {}

  push(chunk: Uint8Array): void {
    this.chunks.push(chunk);
    this.buffered += chunk.length;
    while (this.expected === undefined ? this.takeHeader() : this.takeBody(this.expected));
  }

  /** Whether there was a header to take. */
  private takeHeader(): boolean {
    const bytes = this.all();
    const end = headerEnd(bytes);
    if (end === undefined) {
      if (bytes.length <= limits.headerBytes) return false;
      this.fault(said.headerWithoutEnd);
      this.keep(bytes.subarray(bytes.length - limits.fieldBytes));
      return false;
    }
    this.keep(bytes.subarray(end));
    this.readHeader(new TextDecoder().decode(bytes.subarray(Math.max(0, end - limits.headerBytes), end)));
    return true;
  }

  private readHeader(header: string): void {
    const lengths = new Set(Array.from(header.matchAll(LENGTH), ([, value]) => value!.trim()));
    const [digits = ""] = lengths;
    const length = Number(digits);
    if (lengths.size !== 1 || !/^\d{1,15}$/.test(digits)) {
      const typed = JSON.stringify(header.slice(0, 80).trim());
      this.fault(lengths.size > 1 ? said.severalLengths(typed) : said.noLength(typed));
    } else if (length > limits.messageBytes) {
      this.fault(said.tooLong(length));
    } else {
      this.expected = length;
      this.isLost = false;
    }
  }

  /** Whether the whole body was there to take. */
  private takeBody(length: number): boolean {
    if (this.buffered < length) return false;
    const bytes = this.all();
    this.keep(bytes.subarray(length));
    this.expected = undefined;
    this.tell(bytes.subarray(0, length));
    return true;
  }

  private tell(body: Uint8Array): void {
    let message: unknown;
    try {
      message = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
    } catch (error) {
      this.fault(error instanceof TypeError ? said.notUtf8 : said.notJson(error));
      return;
    }
    this.listener.message(message);
  }

  /** Told once: what follows up to the next header belongs to it. */
  private fault(text: string): void {
    if (!this.isLost) this.listener.fault(text);
    this.isLost = true;
  }

  private all(): Uint8Array {
    if (this.chunks.length !== 1) this.chunks = [joined(this.chunks)];
    return this.chunks[0]!;
  }

  private keep(bytes: Uint8Array): void {
    this.chunks = [bytes];
    this.buffered = bytes.length;
  }
}

/** Where the first empty line ends; undefined where there is none yet. */
function headerEnd(bytes: Uint8Array): number | undefined {
  for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, at + 1)) {
    const next = bytes[at + 1] === CARRIAGE_RETURN ? at + 2 : at + 1;
    if (bytes[next] === LINE_FEED) return next + 1;
  }
  return undefined;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
