/** Numbers as text: short for reading, exact for copying; the same in every locale. */

const DIGITS = 6;
/** From here on, and below `SMALLEST_PLAIN`, a short number is scientific. */
const LARGEST_PLAIN = 1e7;
const SMALLEST_PLAIN = 1e-4;

/** About six significant digits without trailing zeros; whole digits are kept up to 10⁷. */
export function shortNumber(x: number): string {
  const rounded = Math.abs(x) >= 10 ** DIGITS && Math.abs(x) < LARGEST_PLAIN ? Math.round(x) : toDigits(x);
  const magnitude = Math.abs(rounded);
  const isPlain = magnitude < LARGEST_PLAIN && magnitude >= SMALLEST_PLAIN;
  if (isPlain || rounded === 0 || !Number.isFinite(rounded)) return String(rounded);
  return withoutPlus(rounded.toExponential());
}

/** A number's text as it is to be read: with a true minus sign, and ∞. */
export function typeset(text: string): string {
  return text.replaceAll("-", "−").replace("Infinity", "∞");
}

/** The shortest text that reads back to the same double, −0 included. */
export function exactNumber(x: number): string {
  return Object.is(x, -0) ? "-0" : withoutPlus(String(x));
}

function toDigits(x: number): number {
  return Number(x.toPrecision(DIGITS));
}

/** 1e+21 → 1e21. */
function withoutPlus(text: string): string {
  return text.replace("e+", "e");
}

/** A number to read: four significant digits, a true minus sign, and ∞. */
export function readable(x: number): string {
  return typeset(shortNumber(Number(x.toPrecision(4))));
}

/** Two different numbers with as many digits as it takes to tell them apart, four at the least. */
export function apart(a: number, b: number): [string, string] {
  for (let digits = 4; digits < 17; digits++) {
    const [one, other] = [a, b].map((each) => Number(each.toPrecision(digits)));
    if (one !== other) return [write(one!, digits), write(other!, digits)];
  }
  return [write(a, 17), write(b, 17)];
}

function write(value: number, digits: number): string {
  return typeset(digits <= 6 ? shortNumber(value) : exactNumber(value));
}
