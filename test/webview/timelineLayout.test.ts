import assert from "node:assert/strict";
import type { TimelineRowView } from "../../src/protocol";
import { neighbour, placed, placeOf, positionAt } from "../../webview/timelineLayout";
import { fixtures } from "./fixtures";

function row(...ends: number[]): TimelineRowView {
  return {
    label: "the run",
    start: 0,
    end: ends.at(-1)!,
    segments: ends.map((end, place) => ({
      start: ends[place - 1] ?? 0,
      end,
      kind: "forward",
      label: "",
      opens: place === 0,
    })),
  };
}

const widths = (view: TimelineRowView, width: number): number[] =>
  placed(view, width).map((each) => Math.round(100 * each.width) / 100);

describe("a row of the timeline", () => {
  it("gives each segment the width of its steps", () => {
    assert.deepEqual(widths(row(10, 20, 40), 402), [100, 100, 200]);
  });

  it("leaves no segment too narrow to be seen", () => {
    assert.deepEqual(widths(row(1, 10_000, 10_001, 20_000), 203), [3, 97, 3, 97]);
    assert.deepEqual(widths(row(1, 2, 3, 1e9), 15), [3, 3, 3, 3]);
  });

  it("fills its width, at any width", () => {
    for (const name of ["dz_dw", "digitsWeight", "mean", "update", "softmax"] as const) {
      for (const view of fixtures[name]().timeline.rows) {
        for (const width of [280, 560, 940]) {
          const all = placed(view, width);
          const last = all.at(-1)!;
          assert.ok(Math.abs(last.x + last.width - width) < 1e-6, `${name} ${width}`);
          assert.ok(all.every((each) => each.width > 2.9));
        }
      }
    }
  });

  it("marks a position where a click on that place leads", () => {
    const all = placed(row(1, 900, 907, 1000), 1000);
    for (let position = 0; position <= 1000; position++)
      assert.equal(positionAt(all, placeOf(all, position)), position);
    assert.equal(positionAt(all, -50), 0);
    assert.equal(positionAt(all, 5000), 1000);
  });

  it("stays inside the part of the run that it divides", () => {
    const part = row(50, 100);
    const moved = {
      ...part,
      start: 200,
      end: 300,
      segments: part.segments.map((each) => ({ ...each, start: each.start + 200, end: each.end + 200 })),
    };
    assert.equal(positionAt(placed(moved, 300), 0), 201);
    assert.equal(positionAt(placed(moved, 300), 300), 300);
  });
});

describe("the neighbour of a position", () => {
  const rows = [row(100, 200, 300), { ...row(), start: 100, end: 200, segments: row(150, 200).segments }];
  it("is the next end of a segment in any row", () => {
    assert.equal(neighbour(rows, 120, "forward"), 150);
    assert.equal(neighbour(rows, 150, "forward"), 200);
    assert.equal(neighbour(rows, 299, "forward"), 300);
    assert.equal(neighbour(rows, 300, "forward"), 300);
  });
  it("is the previous one, and at last the start", () => {
    assert.equal(neighbour(rows, 120, "back"), 100);
    assert.equal(neighbour(rows, 100, "back"), 0);
    assert.equal(neighbour(rows, 0, "back"), 0);
  });
});
