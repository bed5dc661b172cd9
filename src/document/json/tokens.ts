/** Where the pieces of a text end that is at fault: what a problem underlines. */
import {
  APOSTROPHE,
  COLON,
  closingQuote,
  isLineBreak,
  isSpace,
  isWordPart,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
} from "./characters";
import { readString } from "./strings";

/**
 * Where what begins at `start` ends: a string, a bracket, a colon, or a word, together with a quote that ends it; at
 * least one character on.
 */
export function tokenEnd(text: string, start: number): number {
  const c = text.charCodeAt(start);
  if (closingQuote(c) !== undefined) return readString(text, start, () => {}).end;
  if (c === OPEN_BRACE || c === OPEN_BRACKET || c === COLON) return start + 1;
  let end = start + 1;
  while (isWordPart(text.charCodeAt(end))) end++;
  const last = text.charCodeAt(end);
  return isWordPart(c) && (last === QUOTE || last === APOSTROPHE) ? end + 1 : end;
}

/** Where the line that `from` stands in ends, without the white space before its break. */
export function restOfLine(text: string, from: number): number {
  let end = from;
  for (let at = from; at < text.length && !isLineBreak(text.charCodeAt(at)); at++)
    if (!isSpace(text.charCodeAt(at))) end = at + 1;
  return end;
}
