/** Which items of a long row are shown: both ends, and the stretch around the one that matters. */

/**
 * The shown ones of `count` items, ascending: all if there is `room`, else the first, the last, and an unbroken block
 * that holds `focus`. Blocks begin at fixed places, so a focus that walks does not shift the row at every step.
 */
export function shown(count: number, focus: number, room: number): number[] {
  if (count <= room) return Array.from({ length: count }, (_, index) => index);
  const size = room - 2;
  const block = Math.floor((Math.max(focus, 1) - 1) / size);
  const start = Math.min(1 + block * size, count - 1 - size);
  return [0, ...Array.from({ length: size }, (_, place) => start + place), count - 1];
}

/** `shown`, with the number of items left out wherever some are. */
export function folded<Item>(
  count: number,
  focus: number,
  room: number,
  item: (index: number) => Item,
): (Item | { readonly folded: number })[] {
  const result: (Item | { readonly folded: number })[] = [];
  let next = 0;
  for (const index of shown(count, focus, room)) {
    if (index > next) result.push({ folded: index - next });
    result.push(item(index));
    next = index + 1;
  }
  return result;
}
