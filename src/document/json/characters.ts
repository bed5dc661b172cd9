/** The characters of JSON by code, and the classes the reader tells apart. */

const TAB = 0x09;
export const LF = 0x0a;
export const CR = 0x0d;
export const SPACE = 0x20;
export const QUOTE = 0x22;
export const HASH = 0x23;
export const APOSTROPHE = 0x27;
export const STAR = 0x2a;
export const PLUS = 0x2b;
export const COMMA = 0x2c;
export const MINUS = 0x2d;
export const POINT = 0x2e;
export const SLASH = 0x2f;
export const ZERO = 0x30;
export const NINE = 0x39;
export const COLON = 0x3a;
export const SEMICOLON = 0x3b;
export const EQUALS = 0x3d;
export const UPPER_E = 0x45;
export const OPEN_BRACKET = 0x5b;
export const BACKSLASH = 0x5c;
export const CLOSE_BRACKET = 0x5d;
export const LOWER_E = 0x65;
export const OPEN_BRACE = 0x7b;
export const CLOSE_BRACE = 0x7d;
export const BYTE_ORDER_MARK = 0xfeff;

/** Stands for the end of the text, which is no character. */
export const END = -1;

export function isOpening(c: number): boolean {
  return c === OPEN_BRACE || c === OPEN_BRACKET;
}

/** What closes a bracket, or ends the text. */
export function isClosing(c: number): boolean {
  return c === CLOSE_BRACE || c === CLOSE_BRACKET || c === END;
}

/** The white space JSON allows. */
export function isSpace(c: number): boolean {
  return c === SPACE || c === LF || c === CR || c === TAB;
}

export function isLineBreak(c: number): boolean {
  return c === LF || c === CR;
}

export function isDigit(c: number): boolean {
  return c >= ZERO && c <= NINE;
}

/** Dashes and hyphens that look like a minus but are none to JSON: those of typesetters, and the minus of formulas. */
export function isDash(c: number): boolean {
  return (c >= 0x2010 && c <= 0x2015) || c === 0x2212 || c === 0xfe58 || c === 0xfe63 || c === 0xff0d;
}

/** White space that looks like a blank but is none to JSON: no-break spaces, typographic and zero-width ones. */
export function isForeignSpace(c: number): boolean {
  return (
    c === 0x0b ||
    c === 0x0c ||
    c === 0x85 ||
    c === 0xa0 ||
    (c >= 0x2000 && c <= 0x200b) ||
    c === 0x2028 ||
    c === 0x2029 ||
    c === 0x202f ||
    c === 0x3000 ||
    c === BYTE_ORDER_MARK
  );
}

/** For each quotation mark that can open a text, the one that closes it. Only `"` is JSON's. */
const CLOSING_QUOTES = new Map([
  [QUOTE, QUOTE],
  [APOSTROPHE, APOSTROPHE],
  [0x60, 0x60],
  [0x2018, 0x2019],
  [0x201c, 0x201d],
  [0x201d, 0x201d],
  [0x201e, 0x201c],
]);

/** The quotation mark that closes what `c` opens, or undefined if `c` opens no text. */
export function closingQuote(c: number): number | undefined {
  return CLOSING_QUOTES.get(c);
}

const DELIMITERS = new Set([..." \t\n\r\",:;[]{}=/#'`"].map((character) => character.charCodeAt(0)));
const ASCII_WORD_PARTS = Uint8Array.from({ length: 128 }, (_, c) => (DELIMITERS.has(c) ? 0 : 1));

/** Whether `c` belongs to a word or number that is already begun; false for NaN, past the end of a text. */
export function isWordPart(c: number): boolean {
  return c < 128 ? ASCII_WORD_PARTS[c] === 1 : c >= 128 && !isForeignSpace(c) && !CLOSING_QUOTES.has(c);
}
