/** Which items of a long row are shown: both ends, and the stretch around the one that matters. */

/**
 * The shown ones of `count` items, ascending: all if there is `room`, else the first, the last, and an unbroken block
 * that holds `focus` and, where there are so many, `margin` items on both sides of it. Blocks begin at fixed places, so a
 * focus that walks does not shift the row at every step.
 */
export function shown(count: number, focus: number, room: number, margin = 0): number[] {
  if (count <= room) return Array.from({ length: count }, (_, index) => index);
  const size = room - 2;
  const stride = size - 2 * margin;
  const block = Math.floor(Math.max(focus - 1 - margin, 0) / stride);
  const start = Math.min(1 + block * stride, count - 1 - size);
  return [0, ...Array.from({ length: size }, (_, place) => start + place), count - 1];
}

/** Networks of up to so many layers, the input among them, are shown whole. */
const WHOLE_LAYERS = 16;
/** How many layers of a deeper one are shown. */
const FOLDED_LAYERS = 9;
/** What a step is about reaches into the layer before it, and on a path into the two after it. */
const LAYERS_AROUND = 2;

/** The shown layers of a network that has layers 0 … `last`, ascending, around the one at hand: the same in every picture. */
export function shownLayers(last: number, atHand: number): number[] {
  const count = last + 1;
  return shown(count, atHand, count > WHOLE_LAYERS ? FOLDED_LAYERS : count, LAYERS_AROUND);
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
