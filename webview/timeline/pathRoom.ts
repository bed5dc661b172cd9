/** Which units of the path have no room: whole ones give way, the outermost first, never the last. */

/** How many of the outermost texts are left out, each with the width that it would have, so that the others fit. */
export function leftOut(widths: readonly number[], room: number): number {
  let rest = widths.reduce((sum, width) => sum + width, 0);
  let out = 0;
  while (rest > room && out < widths.length - 1) rest -= widths[out++]!;
  return out;
}
