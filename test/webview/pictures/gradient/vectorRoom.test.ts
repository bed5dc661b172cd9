import assert from "node:assert/strict";
import { vectorRoom } from "../../../../webview/pictures/gradient/vectorRoom";

const components = (count: number) => Array.from({ length: count }, (_, place) => ({ place }));

/** "0-9 10-19": what each column holds; "⋯3" is a gap. */
function columns(count: number, total: number, atHand: number, width: number, height: number): string {
  return vectorRoom(components(count), total, atHand, { width, height })
    .columns.map((items) =>
      items.map((item) => ("folded" in item ? `⋯${item.folded}` : item.index)).join(" "),
    )
    .join(" | ");
}

describe("the room of the vector", () => {
  it("is one column where that is high enough, else as many as fit side by side", () => {
    assert.equal(columns(4, 4, 0, 498, 200), "0 1 2 3");
    assert.equal(columns(6, 6, 0, 498, 60), "0 1 2 | 3 4 5");
    assert.equal(columns(6, 6, 5, 288, 72), "3 4 5 ⋯3");
  });

  it("folds around the component at hand where no columns are enough", () => {
    assert.equal(columns(20, 20, 13, 288, 108), "⋯12 12 13 14 15 ⋯4");
    assert.equal(columns(20, 500, 3, 430, 54), "0 1 2 | 3 ⋯496");
  });

  it("never is more than its box", () => {
    for (const width of [288, 340, 498, 660])
      for (let height = 60; height < 400; height += 7)
        for (const total of [1, 9, 20, 900]) {
          const shown = components(Math.min(total, 20));
          for (let atHand = 0; atHand < shown.length; atHand++) {
            const room = vectorRoom(shown, total, atHand, { width, height });
            assert.ok(room.columns.every((items) => items.length * room.row <= height));
            assert.ok(room.columns.length <= Math.max(Math.floor(width / 210), 1));
            assert.ok(
              room.columns.flat().some((item) => "place" in item && item.place === atHand),
              `${atHand} of ${total}`,
            );
          }
        }
  });
});
