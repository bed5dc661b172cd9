/** How well a number that a person worked out and rounded says what another number is. */

/** A guess as it was typed. */
export interface Guess {
  readonly value: number;
  /** How its number was written, where it was a plain one and not worked out. */
  readonly written?: Written;
}

interface Written {
  /** Significant digits: 2 in "0.25", 3 in "0.250". */
  readonly digits: number;
  /** What 1 in the last place is worth: 0.01 in "0.25". */
  readonly unit: number;
}

/** So many digits count as right; with fewer, a guess says too little. */
export const ENOUGH = 2;
/** Digits that are cut off rather than rounded may take at most this share of the number. */
const CUT = 0.05;

/** How a plain number is written: "−0.25", "2.2e-3"; undefined for any other text. */
export function writtenAs(text: string): Written | undefined {
  const match = /^[-−+]?(\d*)\.?(\d*)(?:[eE]([-−+]?\d+))?$/.exec(text.trim());
  if (!match) return undefined;
  const [, whole = "", part = "", exponent = "0"] = match;
  const digits = `${whole}${part}`.replace(/^0+/, "").length;
  return { digits, unit: 10 ** (Number(exponent.replace("−", "-")) - part.length) };
}

/**
 * In how many significant digits a guess says a number: infinitely many where it is that number, 0 or fewer where it is
 * another one. Cutting digits off counts as rounding does. No guess says more digits than were typed.
 */
export function agreement({ value: guess, written }: Guess, value: number): number {
  if (isSame(guess, value)) return Number.POSITIVE_INFINITY;
  if (!(guess * value > 0)) return Number.NEGATIVE_INFINITY;
  const error = Math.abs(guess - value);
  // |error| ≤ ½ · 10^(e − n + 1), where the first digit of the value stands for 10^e
  const first = Math.floor(Math.log10(Math.abs(value)));
  const rounded = Math.floor(first + 1 - Math.log10(2 * error) + 1e-9);
  if (!written) return rounded;
  const isCut = Math.abs(guess) < Math.abs(value) && error < Math.min(written.unit, CUT * Math.abs(value));
  return isCut ? Math.max(rounded, written.digits) : Math.min(rounded, Math.max(written.digits, ENOUGH));
}

/** Equal but for what arithmetic in doubles leaves behind. */
function isSame(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b));
}
