/** Reads JSON numbers exactly, and keeps a million of them, value and range, in typed arrays. */
import { quoted } from "../../protocol/harmless";
import { words } from "../../words/words";
import { isDash, isDigit, isWordPart, LOWER_E, MINUS, PLUS, POINT, UPPER_E, ZERO } from "./characters";
import type { Range } from "./problem";

/** Numbers in the order of the text: value, start and end, 16 bytes each. */
export class NumberStore {
  values = new Float64Array(256);
  starts = new Uint32Array(256);
  ends = new Uint32Array(256);
  count = 0;

  push(value: number, start: number, end: number): void {
    const at = this.count++;
    if (at === this.values.length) this.grow();
    this.values[at] = value;
    this.starts[at] = start;
    this.ends[at] = end;
  }

  private grow(): void {
    const length = 2 * this.values.length;
    const { values, starts, ends } = this;
    this.values = new Float64Array(length);
    this.values.set(values);
    this.starts = new Uint32Array(length);
    this.starts.set(starts);
    this.ends = new Uint32Array(length);
    this.ends.set(ends);
  }
}

/** An array made of numbers alone: the entries `first` … `first + length − 1` of a store, not a node each. */
export class JsonNumbers implements Range {
  readonly type = "numbers";

  constructor(
    readonly store: NumberStore,
    readonly first: number,
    readonly length: number,
    readonly start: number,
    readonly end: number,
    /** Whether its brackets or commas were repaired, so that its length may not be what was meant. */
    readonly damaged: boolean,
  ) {}

  /** A view; a number the text has at fault (`NaN`, `1e999`) is not finite. */
  get values(): Float64Array {
    return this.store.values.subarray(this.first, this.first + this.length);
  }

  get starts(): Uint32Array {
    return this.store.starts.subarray(this.first, this.first + this.length);
  }

  get ends(): Uint32Array {
    return this.store.ends.subarray(this.first, this.first + this.length);
  }

  /** Where the number at `index` stands. */
  rangeOf(index: number): Range {
    return { start: this.store.starts[this.first + index]!, end: this.store.ends[this.first + index]! };
  }
}

/** 10^0 … 10^22: the powers of ten that are exact doubles. */
const EXACT_POWERS = Float64Array.from({ length: 23 }, (_, e) => Number(`1e${e}`));

/**
 * Reads the number that begins at `start`, adds it to the store, and returns where it ends; returns `start`, and adds
 * nothing, if no JSON number stands there. The value is the double nearest to the decimal, as `JSON.parse` gives it.
 */
export function readNumber(text: string, start: number, store: NumberStore): number {
  let at = start;
  let c = text.charCodeAt(at);
  const negative = c === MINUS;
  if (negative) c = text.charCodeAt(++at);

  const integer = at;
  let digits = 0; // all digits before the exponent, as one integer
  while (isDigit(c)) {
    digits = digits * 10 + (c - ZERO);
    c = text.charCodeAt(++at);
  }
  if (at === integer || (at > integer + 1 && text.charCodeAt(integer) === ZERO)) return start;

  let exponent = 0; // the number is ±digits · 10^exponent
  if (c === POINT) {
    c = text.charCodeAt(++at);
    const fraction = at;
    while (isDigit(c)) {
      digits = digits * 10 + (c - ZERO);
      c = text.charCodeAt(++at);
    }
    if (at === fraction) return start;
    exponent = fraction - at;
  }
  if (c === LOWER_E || c === UPPER_E) {
    c = text.charCodeAt(++at);
    const sign = c === MINUS ? -1 : 1;
    if (c === MINUS || c === PLUS) c = text.charCodeAt(++at);
    const written = at;
    let power = 0;
    while (isDigit(c)) {
      power = power * 10 + (c - ZERO);
      c = text.charCodeAt(++at);
    }
    if (at === written) return start;
    exponent += sign * power;
  }
  if (isWordPart(c)) return start;

  if (digits <= Number.MAX_SAFE_INTEGER && exponent >= -22 && exponent <= 22) {
    // Both operands are exact, so the one rounding of the product or quotient is the right one (Clinger, 1990).
    const size = exponent < 0 ? digits / EXACT_POWERS[-exponent]! : digits * EXACT_POWERS[exponent]!;
    store.push(negative ? -size : size, start, at);
  } else {
    store.push(Number(text.slice(start, at)), start, at);
  }
  return at;
}

/** A word that begins like a number, with a plain minus in place of every dash. */
export function withMinus(word: string): string {
  return Array.from(word, (c) => (isDash(c.charCodeAt(0)) ? "-" : c)).join("");
}

/** What is wrong with a word that begins like a number. */
interface NumberFault {
  readonly message: string;
  /** What it seems to mean, else NaN. */
  readonly value: number;
  /** How JSON writes that, where it is certain. */
  readonly meant?: string;
}

export function explainNumber(word: string): NumberFault {
  const value = Number(word);
  if (!Number.isFinite(value)) return { message: faultOf(word), value: Number.NaN };
  const meant = Object.is(value, -0) ? "-0" : String(value);
  return { message: faultOf(word, meant), value, meant };
}

/** The fault in words; `meant` is what to write instead, where that is certain. */
function faultOf(word: string, meant?: string): string {
  const { numbers } = words.problems.json;
  if (/^[+-]?(NaN|Infinity|Inf|∞)$/i.test(word)) return numbers.notFinite(word);
  if (word.startsWith("+")) return numbers.plus(meant);
  if (/^-?\./.test(word)) return numbers.noDigitBefore(meant);
  if (/^-?0[xob]/i.test(word)) return numbers.notDecimal(meant);
  if (/^-?0\d/.test(word)) return numbers.zeros(meant);
  if (/\.($|[eE])/.test(word)) return numbers.noDigitAfter(meant);
  if (/^-?[\d.]+[eE][+-]?$/.test(word)) return numbers.noExponent;
  return numbers.none(quoted(word));
}
