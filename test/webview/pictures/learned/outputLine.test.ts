import assert from "node:assert/strict";
import type { LearnedRowView } from "../../../../src/protocol/messages";
import { outputLineOf, shareOn } from "../../../../webview/pictures/learned/outputLine";

function row(a: number, y: number): LearnedRowView {
  return { example: 0, place: 0, j: 0, y, now: { a, C: 0 }, isCurrent: false };
}

describe("the line that outputs stand on", () => {
  it("is what every output lies between, and as far beyond as a target stands", () => {
    const range = { low: 0, high: 1 };
    assert.deepEqual(outputLineOf({ range, rows: [row(0.4, 1), row(0.2, 0)] }), range);
    assert.deepEqual(outputLineOf({ range, rows: [row(0.4, 3), row(0.2, -1)] }), { low: -1, high: 3 });
  });

  it("is a round scale around 0 where outputs may be anything", () => {
    assert.deepEqual(outputLineOf({ rows: [row(0.3, 0.12)] }), { low: 0, high: 0.5 });
    assert.deepEqual(outputLineOf({ rows: [row(-3, 1.5), row(4, 0)] }), { low: -5, high: 5 });
    assert.deepEqual(outputLineOf({ rows: [row(-3, -2)] }), { low: -5, high: 0 });
    assert.deepEqual(outputLineOf({ rows: [row(0, 0), row(Number.NaN, 0)] }), { low: 0, high: 1 });
  });

  it("has every number on it, however large, and none that is no number", () => {
    const huge = { low: -1e308, high: 1e308 };
    assert.equal(shareOn(huge, 0), 0.5);
    assert.equal(shareOn(huge, 1e308), 1);
    assert.equal(shareOn({ low: 0, high: 1 }, 0.25), 0.25);
    assert.equal(shareOn({ low: 0, high: 1 }, Number.POSITIVE_INFINITY), 1);
    assert.equal(shareOn({ low: 0, high: 1 }, -7), 0);
    assert.equal(shareOn({ low: 0, high: 1 }, Number.NaN), undefined);
  });
});
