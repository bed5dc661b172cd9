import assert from "node:assert/strict";
import { ledgerRoom } from "../../../webview/shared/ledgerRoom";

describe("the room of a ledger", () => {
  it("never is more than its height, its head of 24 px and a rule included, while it has room for one row", () => {
    for (let height = 70; height <= 400; height++)
      for (const wanted of [1, 4, 8, 12]) {
        const { lines, row, foot } = ledgerRoom(height, wanted, 2);
        assert.ok(25 + (Math.min(lines, wanted) + foot) * row <= height, `${wanted} rows in ${height} px`);
        assert.ok(row >= 20 && row <= 25);
      }
  });

  it("has its rows as high as they may be where there is room, and leaves the sum out where there is none", () => {
    assert.deepEqual(ledgerRoom(220, 4, 2), { lines: 7, row: 25, foot: 2 });
    assert.deepEqual(ledgerRoom(230, 8, 2), { lines: 8, row: 20, foot: 2 });
    assert.deepEqual(ledgerRoom(106, 8, 2), { lines: 3, row: 20, foot: 1 });
    assert.deepEqual(ledgerRoom(10, 8, 1), { lines: 1, row: 20, foot: 1 });
  });
});
