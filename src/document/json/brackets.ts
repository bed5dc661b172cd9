/** The open brackets of a JSON text, and what is meant where they do not fit. */
import {
  CLOSE_BRACE,
  CLOSE_BRACKET,
  isClosing,
  isSpace,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
} from "./characters";
import { tokenEnd } from "./tokens";

/** One open bracket. */
export interface OpenBracket {
  /** Where it stands. */
  readonly open: number;
  /** The character that closes it. */
  readonly close: number;
  /** Where the comma stands after which the next item is awaited, or −1. */
  comma: number;
  /** Whether its items are uncertain after a repair. */
  damaged: boolean;
  /** Whether a bracket was closed in it that was never opened, so that nothing in it is certain. */
  unreadable: boolean;
}

/** A closing bracket that does not fit: ours is missing before it, it stands in place of ours, or it is one too many. */
type Mismatch = "missing" | "wrong" | "stray";

/** How many characters may be looked at ahead in one text, to tell one fault from another. */
const LOOKAHEAD = 2 ** 22;

export class Brackets {
  private readonly frames: OpenBracket[] = [];
  private lookahead = LOOKAHEAD;

  constructor(private readonly text: string) {}

  get depth(): number {
    return this.frames.length;
  }

  enter(open: number, close: number): OpenBracket {
    const frame = { open, close, comma: -1, damaged: false, unreadable: false };
    this.frames.push(frame);
    return frame;
  }

  leave(): void {
    this.frames.pop();
  }

  /** What the closing bracket `c` at `at` means, which does not close the innermost: whatever makes all others fit. */
  mismatch(c: number, at: number): Mismatch {
    const outer = this.frames.slice(0, -1);
    if (this.fit(outer, at)) return "missing";
    if (this.fit(outer, at + 1)) return "wrong";
    if (this.fit(this.frames, at + 1)) return "stray";
    return outer.some(({ close }) => close === c) ? "missing" : "stray";
  }

  /** Whether all brackets from `from` on fit if the innermost is closed before. */
  fitWithoutInnermost(from: number): boolean {
    return this.fit(this.frames.slice(0, -1), from);
  }

  /** Whether all brackets from `from` on fit if one more is opened before, which `close` closes. */
  fitInside(close: number, from: number): boolean {
    return this.fit([...this.frames, { close }], from);
  }

  /** Whether from `from` on every bracket closes the one it should, if `open` are open there, and nothing follows. */
  private fit(open: readonly Pick<OpenBracket, "close">[], from: number): boolean {
    const { text } = this;
    const closing = open.map(({ close }) => close);
    for (let at = from, next = at; at < text.length; at = next) {
      const c = text.charCodeAt(at);
      if (closing.length === 0 && !isSpace(c)) return false;
      if (c === OPEN_BRACE) closing.push(CLOSE_BRACE);
      else if (c === OPEN_BRACKET) closing.push(CLOSE_BRACKET);
      else if (isClosing(c) && closing.pop() !== c) return false;
      next = c === QUOTE ? tokenEnd(text, at) : at + 1;
      this.lookahead -= next - at;
      if (this.lookahead < 0) return false;
    }
    return closing.length === 0;
  }
}
