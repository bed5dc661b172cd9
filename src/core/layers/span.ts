/** Stretches of steps. */

/** The steps `start` ≤ i < `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** So many steps from one on. */
export function span(start: number, length: number): Span {
  return { start, end: start + length };
}

/** The same steps, counted from elsewhere. */
export function shift({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}
