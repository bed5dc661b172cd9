import assert from "node:assert/strict";
import type { TimelineRowView } from "../../../src/protocol/messages";
import {
  neighbour,
  placed,
  placedNames,
  placedStops,
  placeOf,
  positionAt,
  stopNear,
} from "../../../webview/timeline/timelineLayout";
import { fixtures } from "../fixtures";

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
      ...(place === 0 && { opens: "all" }),
    })),
    stops: [],
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

  it("means a step of the segment that is under the pointer, however short", () => {
    const all = placed(row(9, 10, 40), 800);
    const { x, width } = all[1]!;
    for (const share of [0.01, 0.5, 0.99]) assert.equal(positionAt(all, x + share * width), 10);
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

describe("the stops of a row", () => {
  const segments = placed(row(100, 200), 401);
  const stop = (first: number, last = first) => ({ first, last, by: [], others: 0 });
  const marks = (...stops: ReturnType<typeof stop>[]) =>
    placedStops(segments, stops).map(
      ({ from, to, stops }) => `${Math.round(from)}–${Math.round(to)}: ${stops.length}`,
    );

  it("stand where the position is marked", () => {
    assert.deepEqual(marks(stop(10), stop(50), stop(150)), ["20–20: 1", "100–100: 1", "301–301: 1"]);
    for (const { first } of [stop(1), stop(77), stop(200)])
      assert.equal(placedStops(segments, [stop(first)])[0]!.from, placeOf(segments, first));
  });

  it("share a mark where they are too close to be told apart, but no long one", () => {
    assert.deepEqual(marks(stop(10), stop(13), stop(16), stop(30)), ["20–32: 3", "60–60: 1"]);
    assert.deepEqual(marks(...[10, 13, 16, 19, 22, 25].map((at) => stop(at))), ["20–38: 4", "44–50: 2"]);
    assert.deepEqual(marks(stop(10, 60), stop(62)), ["20–120: 1", "124–124: 1"]);
  });

  it("are told apart by where a shared mark is pressed", () => {
    const [mark] = placedStops(segments, [stop(10), stop(13), stop(16)]);
    assert.deepEqual(
      [0, 22, 24, 27, 31, 400].map((x) => stopNear(segments, mark!, x).first),
      [10, 10, 13, 13, 16, 16],
    );
  });
});

describe("the names above a row", () => {
  const named = (...opens: (string | undefined)[]) =>
    opens.map((each, place) => ({
      segment: {
        start: place,
        end: place + 1,
        kind: "epoch" as const,
        label: "",
        ...(each && { opens: each }),
        ...(each?.includes(" · ") && { opensBriefly: each.split(" · ")[0]! }),
      },
      x: 100 * place,
      width: 99,
    }));
  const names = (width: number, ...opens: (string | undefined)[]) =>
    placedNames(named(...opens), width, (text) => 10 * text.length).map(({ x, text }) => `${x} ${text}`);

  it("are whole where there is room, else without what follows the dot", () => {
    assert.deepEqual(names(400, "one · a", "two · abcdef", undefined, "three"), [
      "0 one · a",
      "100 two · abcdef",
      "300 three",
    ]);
    assert.deepEqual(names(300, "one · abcd", "two", "three"), ["0 one", "100 two", "200 three"]);
    const [own] = named("one · abcd");
    assert.deepEqual(
      placedNames(
        [{ ...own!, segment: { ...own!.segment, opensBriefly: "1" } }],
        60,
        (text) => 10 * text.length,
      ),
      [{ x: 0, text: "1" }],
    );
  });

  it("are those of every second one, or third, where there is no room for all", () => {
    const epochs = Array.from({ length: 7 }, (_, place) => `epoch ${place}`);
    assert.equal(names(700, ...epochs).length, 7);
    const long = epochs.map((each) => each.replace(" ", " number "));
    assert.deepEqual(names(760, ...long), [
      "0 epoch number 0",
      "200 epoch number 2",
      "400 epoch number 4",
      "600 epoch number 6",
    ]);
  });

  it("leave out the last one that would not end in time", () => {
    assert.deepEqual(names(230, "one", "two", "three"), ["0 one", "100 two"]);
    assert.deepEqual(names(20, "one"), []);
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
