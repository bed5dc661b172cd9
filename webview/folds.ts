/** Where a shown selection of a row leaves something out. */

/** A stretch of `folded` indices that are not shown, beginning at `from`. */
export interface Gap {
  readonly from: number;
  readonly folded: number;
}

/** The shown indices 0 ≤ index < `size`, ascending, with a gap wherever some are left out. */
export function withGaps(shown: readonly number[], size: number): (number | Gap)[] {
  const result: (number | Gap)[] = [];
  let next = 0;
  for (const index of [...shown, size]) {
    if (index > next) result.push({ from: next, folded: index - next });
    if (index < size) result.push(index);
    next = index + 1;
  }
  return result;
}
