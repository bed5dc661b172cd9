import assert from "node:assert/strict";
import { distanceToBox, distanceToLine, overlap, placedAt, within } from "../../../webview/shared/geometry";

describe("the geometry of drawings", () => {
  const box = { x: 10, y: 20, width: 30, height: 40 };

  it("measures from a point to a box, 0 inside and on its edge", () => {
    assert.deepEqual(
      [
        { x: 20, y: 30 },
        { x: 10, y: 60 },
        { x: 7, y: 24 },
        { x: 43, y: 64 },
      ].map((point) => distanceToBox(point, box)),
      [0, 0, 3, 5],
    );
  });

  it("measures from a point to a line, to its ends beyond them, and to one point where it has no length", () => {
    const [from, to] = [
      { x: 0, y: 0 },
      { x: 10, y: 0 },
    ];
    assert.equal(distanceToLine({ x: 4, y: 3 }, from, to), 3);
    assert.equal(distanceToLine({ x: 13, y: 4 }, from, to), 5);
    assert.equal(distanceToLine({ x: -3, y: -4 }, from, to), 5);
    assert.equal(distanceToLine({ x: 3, y: 4 }, from, from), 5);
  });

  it("tells what overlaps, which touching is not, and what lies within", () => {
    assert.ok(overlap(box, { ...box, x: 39 }));
    assert.ok(!overlap(box, { ...box, x: 40 }));
    assert.ok(!overlap(box, { ...box, y: -20 }));
    assert.ok(within(box, { width: 40, height: 60 }));
    assert.ok(!within(box, { width: 39, height: 60 }));
    assert.ok(!within({ ...box, x: -1 }, { width: 40, height: 60 }));
  });

  it("is a style", () => {
    assert.deepEqual(placedAt(box), { left: "10px", top: "20px", width: "30px", height: "40px" });
  });
});
