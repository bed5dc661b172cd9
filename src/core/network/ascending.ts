/** Searches in what is in order, in logarithmic time. */

/** The last index below `count` for which `holds`, which holds up to some index and then no more; −1 if for none. */
export function lastWhere(count: number, holds: (index: number) => boolean): number {
  let low = -1;
  let high = count;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return low;
}

/** The last index whose number is at most `x`; −1 if there is none. */
export function lastAtMost(ascending: ArrayLike<number>, x: number): number {
  return lastWhere(ascending.length, (index) => ascending[index]! <= x);
}

/** The first index whose number is at least `x`; the length if there is none. */
export function firstAtLeast(ascending: ArrayLike<number>, x: number): number {
  return lastWhere(ascending.length, (index) => ascending[index]! < x) + 1;
}
