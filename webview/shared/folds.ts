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

/**
 * Which of `count` places are shown where there is `room` for so many: the first, the last, and a block that holds `focus` and, where it is so
 * long, `margin` places on both sides. Blocks begin at fixed places: a focus that walks does not shift them at every step.
 */
export function around(count: number, focus: number, room: number, margin = 0): readonly number[] {
  if (count <= room) return Array.from({ length: count }, (_, place) => place);
  if (room < 3) return [focus];
  const size = room - 2;
  const beside = Math.min(margin, Math.floor((size - 1) / 2));
  const stride = size - 2 * beside;
  const block = Math.floor(Math.max(focus - 1 - beside, 0) / stride);
  const start = Math.min(1 + block * stride, count - 1 - size);
  return [0, ...Array.from({ length: size }, (_, place) => start + place), count - 1];
}
