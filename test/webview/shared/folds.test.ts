import assert from "node:assert/strict";
import { around, withGaps } from "../../../webview/shared/folds";

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
