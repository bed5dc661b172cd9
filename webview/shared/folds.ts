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

/** From so many lines on a stretch stands with its gaps where they are; in fewer one line after it says what is left out. */
const LINES_WITH_GAPS = 5;

/**
 * What of a shown selection fits into so many lines, its gaps included: all, or a stretch that holds the `current` one of
 * them. Stretches begin at fixed places, so one that walks does not shift the lines at every step.
 */
export function fitted(
  shown: readonly number[],
  size: number,
  current: number,
  lines: number,
): (Shown | Gap)[] {
  const all = withGaps(shown, size);
  if (all.length <= lines) return all;
  const isLow = lines < LINES_WITH_GAPS;
  const stretch = stretchAround(shown.length, current, isLow ? lines - 1 : lines - 2);
  if (!isLow) return withGaps(shown.slice(...stretch), size).map((item) => moved(item, stretch[0]));
  const items = shown.slice(...stretch).map((index, place) => ({ index, place: place + stretch[0] }));
  return [...items, { folded: size - items.length, after: items.length }];
}

/** The stretch of `length` of `count` places, at least one, that holds one of them. */
export function stretchAround(count: number, place: number, length: number): readonly [number, number] {
  const within = Math.min(Math.max(length, 1), count);
  const start = Math.min(Math.floor(Math.max(place, 0) / within) * within, count - within);
  return [start, start + within];
}

function moved(item: Shown | Gap, by: number): Shown | Gap {
  return "folded" in item ? item : { ...item, place: item.place + by };
}
