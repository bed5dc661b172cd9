import assert from "node:assert/strict";
import { withGaps } from "../../../webview/shared/folds";

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
