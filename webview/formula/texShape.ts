/** Pieces of mathematics that differ in their digits alone have one shape: it is rendered once, then its digits are changed. */

export interface Shaped {
  /** The piece with its digits replaced by their own places: the first by 0, the second by 1, … */
  readonly shape: string;
  /** The digits in the order they are written; none where there are too many to tell their places apart. */
  readonly digits: Digits;
}

export type Digits = readonly string[];

const DIGIT = /\d/g;

export function shapeOf(tex: string): Shaped {
  const digits = tex.match(DIGIT) ?? [];
  if (digits.length > 10) return { shape: tex, digits: [] };
  let place = 0;
  return { shape: tex.replace(DIGIT, () => String(place++)), digits };
}

/** A text of the rendered shape with the digits that belong there. */
export function withDigits(text: string, digits: Digits): string {
  return text.replace(DIGIT, (place) => digits[Number(place)] ?? place);
}
