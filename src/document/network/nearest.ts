/** The known name that a misspelt one, or one of the field's other names, most likely means. */
import { isAnother, meaningOf, plainly } from "./synonyms";

/** A name longer than this is no misspelling of ours, and is not worth comparing. */
const LONGEST = 40;

/**
 * The known name that `name` is but for case, `_`, `-` and blanks; else the one whose synonym it is; else the nearest by
 * edit distance. Undefined if none is near, or the name is one of the field's own that means something else.
 */
export function nearestName<Name extends string>(name: string, known: readonly Name[]): Name | undefined {
  if (name.length > LONGEST) return undefined;
  const plain = plainly(name);
  const same = known.find((candidate) => plainly(candidate) === plain) ?? meaningOf(name, known);
  if (same !== undefined || isAnother(name)) return same;
  let nearest: Name | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of known) {
    const distance = editDistance(plain, plainly(candidate));
    if (distance < least && distance <= tolerance(candidate)) {
      nearest = candidate;
      least = distance;
    }
  }
  return nearest;
}

/** How many letters of a name may be wrong: about one in three. */
function tolerance(name: string): number {
  return Math.max(1, Math.floor(name.length / 3));
}

/** The fewest insertions, deletions, changes and swaps of neighbours that turn `a` into `b`. */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      row[j] = Math.min(last[j]! + 1, row[j - 1]! + 1, change);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) row[j] = Math.min(row[j]!, beforeLast[j - 2]! + 1);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length]!;
}
