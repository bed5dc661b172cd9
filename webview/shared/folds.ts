/** Where a shown selection of a row leaves something out. */

export interface Shown {
  readonly index: number;
  /** Which one of the shown it is: what is drawn at a place stays and changes its content as the selection moves. */
  readonly place: number;
}

/** A stretch that is not shown. */
export interface Gap {
  readonly folded: number;
  /** How many are shown before it. */
  readonly after: number;
}

/** The shown indices 0 ≤ index < `size`, ascending, with a gap wherever some are left out. */
export function withGaps(shown: readonly number[], size: number): (Shown | Gap)[] {
  const result: (Shown | Gap)[] = [];
  let next = 0;
  [...shown, size].forEach((index, place) => {
    if (index > next) result.push({ folded: index - next, after: place });
    if (index < size) result.push({ index, place });
    next = index + 1;
  });
  return result;
}
