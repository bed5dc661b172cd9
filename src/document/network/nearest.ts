/** The known name that a misspelt one most likely means. */

/** A name longer than this is no misspelling of ours, and is not worth comparing. */
const LONGEST = 40;

/** The known name nearest to `name` by edit distance, or undefined if none is near. Case, `_`, `-` and blanks do not count. */
export function nearestName<Name extends string>(name: string, known: readonly Name[]): Name | undefined {
  if (name.length > LONGEST) return undefined;
  const plain = plainly(name);
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

function plainly(name: string): string {
  return name.toLowerCase().replace(/[\s_-]/g, "");
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
