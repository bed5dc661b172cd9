import assert from "node:assert/strict";
import { folded, shown, shownLayers } from "../../src/lesson/fold";

/** A folded row as text: shown indices, and (n) for n left out. */
function row(count: number, focus: number, room: number): string {
  return folded(count, focus, room, String)
    .map((item) => (typeof item === "string" ? item : `(${item.folded})`))
    .join(" ");
}

describe("folding", () => {
  const cases: [count: number, focus: number, room: number, expected: string][] = [
    [3, 0, 6, "0 1 2"],
    [6, 5, 6, "0 1 2 3 4 5"],
    [7, 0, 6, "0 1 2 3 4 (1) 6"],
    [784, 0, 6, "0 1 2 3 4 (778) 783"],
    [784, 4, 6, "0 1 2 3 4 (778) 783"],
    [784, 5, 6, "0 (4) 5 6 7 8 (774) 783"],
    [784, 782, 6, "0 (778) 779 780 781 782 783"],
    [784, 783, 6, "0 (778) 779 780 781 782 783"],
  ];
  for (const [count, focus, room, expected] of cases) {
    it(`${count} items around ${focus} in ${room} places: ${expected}`, () => {
      assert.equal(row(count, focus, room), expected);
    });
  }

  it("always shows both ends and the focus, in order, in the room there is", () => {
    for (let count = 1; count <= 40; count++) {
      for (let focus = 0; focus < count; focus++) {
        const indices = shown(count, focus, 7);
        assert.equal(indices.length, Math.min(count, 7));
        assert.ok(indices.includes(focus) && indices[0] === 0 && indices.at(-1) === count - 1);
        assert.deepEqual(
          indices,
          [...new Set(indices)].sort((x, y) => x - y),
        );
      }
    }
  });

  it("shows so many items on both sides of the focus as are asked for", () => {
    for (let count = 10; count <= 40; count++) {
      for (let focus = 0; focus < count; focus++) {
        const indices = shown(count, focus, 9, 2);
        assert.equal(indices.length, 9);
        for (let index = Math.max(0, focus - 2); index <= Math.min(count - 1, focus + 2); index++)
          assert.ok(indices.includes(index), `${index} around ${focus} of ${count}`);
      }
    }
  });

  it("shows a network of 15 layers and its input whole, and of a deeper one nine layers", () => {
    assert.equal(shownLayers(15, 7).length, 16);
    assert.deepEqual(shownLayers(16, 16), [0, 9, 10, 11, 12, 13, 14, 15, 16]);
    assert.deepEqual(shownLayers(10_000, 5000), [0, 4996, 4997, 4998, 4999, 5000, 5001, 5002, 10_000]);
  });
});
