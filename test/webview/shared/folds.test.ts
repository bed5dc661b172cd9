import assert from "node:assert/strict";
import { around, fitted, stretchAround, withGaps } from "../../../webview/shared/folds";

/** "0 1 ⋯3 5": shown indices, and how many each gap leaves out. */
function row(shown: readonly number[], size: number): string {
  return withGaps(shown, size)
    .map((item) => ("folded" in item ? `⋯${item.folded}` : item.index))
    .join(" ");
}

describe("a folded row", () => {
  it("has a gap wherever something is left out, at the ends too", () => {
    assert.equal(row([0, 1, 2], 3), "0 1 2");
    assert.equal(row([0, 5, 6, 783], 784), "0 ⋯4 5 6 ⋯776 783");
    assert.equal(row([2, 3], 6), "⋯2 2 3 ⋯2");
    assert.equal(row([], 4), "⋯4");
  });

  it("keeps the places of what is shown", () => {
    assert.deepEqual(withGaps([0, 7], 8), [
      { index: 0, place: 0 },
      { folded: 6, after: 1 },
      { index: 7, place: 1 },
    ]);
  });
});

describe("what is shown around a focus", () => {
  it("is all, where there is room", () => {
    assert.deepEqual(around(3, 1, 3), [0, 1, 2]);
  });

  it("is both ends and a block that holds the focus, with places beside it", () => {
    for (let room = 3; room < 12; room++)
      for (let margin = 0; margin < 3; margin++)
        for (let focus = 0; focus < 20; focus++) {
          const shown = around(20, focus, room, margin);
          assert.equal(shown.length, room);
          assert.deepEqual(
            shown,
            [...new Set(shown)].sort((a, b) => a - b),
          );
          assert(shown[0] === 0 && shown.at(-1) === 19 && shown.includes(focus), `${focus} of ${shown}`);
          const beside = Math.min(margin, Math.floor((room - 3) / 2));
          for (let at = Math.max(focus - beside, 0); at <= Math.min(focus + beside, 19); at++)
            assert(shown.includes(at), `${at} beside ${focus} in ${shown}`);
        }
  });

  it("does not shift at every step of the focus", () => {
    const rows = Array.from({ length: 20 }, (_, focus) => around(20, focus, 7).join());
    assert(new Set(rows).size <= 5);
  });

  it("is the focus alone where there is no room for ends", () => {
    assert.deepEqual(around(9, 4, 2), [4]);
  });
});

describe("a folded row in so many lines", () => {
  /** As `row`, and where the shown stand among those given. */
  function lines(shown: readonly number[], size: number, current: number, room: number): string {
    return fitted(shown, size, current, room)
      .map((item) => ("folded" in item ? `⋯${item.folded}` : `${item.index}@${item.place}`))
      .join(" ");
  }
  const eight = [0, 1, 2, 3, 4, 5, 6, 7];

  it("has all of it where there is room", () => {
    assert.equal(lines([0, 1, 2], 3, 1, 3), "0@0 1@1 2@2");
    assert.equal(lines([0, 5, 9], 10, 1, 5), "0@0 ⋯4 5@1 ⋯3 9@2");
  });

  it("has a stretch around the current one, and its gaps", () => {
    assert.equal(lines(eight, 8, 0, 5), "0@0 1@1 2@2 ⋯5");
    assert.equal(lines(eight, 8, 4, 5), "⋯3 3@3 4@4 5@5 ⋯2");
    assert.equal(lines(eight, 8, 7, 5), "⋯5 5@5 6@6 7@7");
    assert.equal(lines(eight, 8, -1, 5), "0@0 1@1 2@2 ⋯5");
  });

  it("says in one line what is left out where there are few", () => {
    assert.equal(lines(eight, 8, 4, 3), "4@4 5@5 ⋯6");
    assert.equal(lines(eight, 8, 4, 2), "4@4 ⋯7");
    assert.equal(lines(eight, 8, 4, 1), "4@4 ⋯7");
  });

  it("never takes more lines, always holds the current one, and counts all", () => {
    for (const shown of [eight, [0, 3, 4, 5, 6, 99], [0]])
      for (let room = 2; room <= 12; room++)
        for (let current = 0; current < shown.length; current++) {
          const size = shown.at(-1)! + 1;
          const items = fitted(shown, size, current, room);
          assert.ok(items.length <= room || shown.length === 1, `${items.length} of ${room}`);
          const places = items.flatMap((item) => ("folded" in item ? [] : [item.place]));
          assert.ok(places.includes(current));
          const folded = items.reduce((sum, item) => sum + ("folded" in item ? item.folded : 1), 0);
          assert.equal(folded, size);
        }
  });

  it("does not shift while the current one walks through a stretch", () => {
    assert.deepEqual(stretchAround(9, 3, 3), [3, 6]);
    assert.deepEqual(stretchAround(9, 5, 3), [3, 6]);
    assert.deepEqual(stretchAround(9, 6, 3), [6, 9]);
    assert.deepEqual(stretchAround(8, 7, 3), [5, 8]);
    assert.deepEqual(stretchAround(2, 1, 5), [0, 2]);
  });
});
