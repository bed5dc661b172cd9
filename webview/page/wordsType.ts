/** The type in which words fit into their place. */
import type { Size } from "../shared/geometry";

type Type = readonly [size: number, line: number];

/** Smaller and smaller; none is too small to read. */
const smaller: readonly Type[] = [
  [13, 18],
  [12, 16],
  [11, 14],
];

const LEAST_LINE = 14;

interface Fitted {
  readonly size: number;
  readonly line: number;
  /** After so many lines they are cut: absent where they have room. */
  readonly lines?: number;
}

/** `widthOf` a text in type of a size. */
export function typeOf(
  words: string,
  { width, height }: Size,
  best: Type,
  widthOf: (text: string, size: number) => number,
): Fitted {
  const parts = words.split(" ").map((word) => widthOf(word, 1));
  const space = widthOf(" ", 1);
  const types = [best, ...smaller.filter(([size]) => size < best[0])];
  const fits = ([size, line]: Type): boolean =>
    linesOf(parts, space, width / size) * line <= Math.max(height, line);
  const fitting = types.find(fits);
  if (fitting) return { size: fitting[0], line: fitting[1] };
  // One line is as large as any.
  const [size, line] = height < 2 * LEAST_LINE ? best : types.at(-1)!;
  return { size, line, lines: Math.max(Math.floor(height / line), 1) };
}

/** How many lines of a width words fill, each in the first line that has room for it. */
function linesOf(words: readonly number[], space: number, width: number): number {
  let lines = 1;
  let filled = 0;
  for (const word of words) {
    const isFirst = filled === 0;
    if (!isFirst && filled + space + word > width) {
      lines++;
      filled = word;
    } else filled += isFirst ? word : space + word;
  }
  return lines;
}
