/** How the panel writes numbers: a true minus sign, and short enough for the place they stand in. */
import { shortNumber, typeset } from "../../src/protocol/format";

/** From here on a number in a circle or a grid would not fit, written out. */
const LARGE = 9999.5;

/** About five significant digits: "−0.069204", "1.5e−7", "∞". */
export function reading(value: number): string {
  return typeset(shortNumber(Number(value.toPrecision(5))));
}

/** The same in about four digits, or in three, where there is no room for five. */
export const four = (value: number): string => typeset(shortNumber(Number(value.toPrecision(4))));
export const brief = (value: number): string => typeset(shortNumber(Number(value.toPrecision(3))));

/** Up to `decimals` of them in at most six characters, for a circle or a cell: "0.68", "−0.069", "784", "4e−5". */
export function compact(value: number, decimals: 2 | 3 = 3): string {
  const magnitude = Math.abs(value);
  if (magnitude === 0) return "0";
  if (!Number.isFinite(value)) return typeset(String(value));
  if (magnitude < 0.5 * 10 ** -decimals || magnitude >= LARGE)
    return typeset(value.toExponential(0).replace("+", ""));
  if (magnitude < 0.0995) return typeset(value.toFixed(decimals));
  if (magnitude < 9.995) return typeset(value.toFixed(2));
  return typeset(value.toFixed(magnitude < 99.95 ? 1 : 0));
}

/** One scale for all of them, that seldom changes: numbers that are not finite have no place on any. */
export function scaleFor(values: readonly (number | null)[]): number {
  const sizes = values.map((value) => Math.abs(value ?? 0)).filter(Number.isFinite);
  return roundScale(sizes.reduce((most, size) => Math.max(most, size), 0));
}

/** The least number of the form 1, 2 or 5 times a power of ten that is not below `magnitude`: a scale that seldom changes. */
export function roundScale(magnitude: number): number {
  if (!(magnitude > 0) || !Number.isFinite(magnitude)) return 1;
  // The power of ten below the least number of all is 0, and the one above the largest is infinite.
  const power = Math.max(10 ** Math.floor(Math.log10(magnitude)), Number.MIN_VALUE);
  const factor = [1, 2, 5, 10].find((each) => each * power >= magnitude) ?? 10;
  return Math.min(Number((factor * power).toPrecision(1)), Number.MAX_VALUE);
}
