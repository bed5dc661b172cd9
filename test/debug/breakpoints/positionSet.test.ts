import { strict as assert } from "node:assert";
import { PositionSet } from "../../../src/debug/breakpoints/positionSet";

/** What a plain list says: the first position after one, and the last before it. */
function nearest(positions: readonly number[], p: number): (number | undefined)[] {
  const ascending = [...positions].sort((a, b) => a - b);
  return [ascending.find((each) => each > p), ascending.findLast((each) => each < p)];
}

describe("a set of positions", () => {
  for (const [start, end] of [
    [0, 1],
    [0, 32],
    [7, 40],
    [100, 300],
    [2 ** 40, 2 ** 40 + 97],
  ] as const) {
    it(`finds the nearest in both directions, as a sorted list does: ${start} < p ≤ ${end}`, () => {
      for (const every of [1, 2, 7, 31, 32, 33, 64, 1000]) {
        const all = Array.from({ length: end - start }, (_, index) => start + 1 + index);
        const added = all.filter((_, index) => index % every === every - 1 || index === 0).reverse();
        const set = new PositionSet(start, end);
        for (const position of [...added, ...added]) set.add(position);
        for (let p = start - 40; p <= end + 40; p++) {
          assert.deepEqual([set.next(p), set.previous(p)], nearest(added, p), `${every}: ${p}`);
        }
      }
    });
  }

  it("that is empty finds none", () => {
    const set = new PositionSet(5, 500);
    assert.deepEqual([set.next(0), set.previous(1000)], [undefined, undefined]);
  });
});
