import assert from "node:assert/strict";
import fc from "fast-check";
import { afterDrag, afterKey, reachOf, share, typed } from "../../../../webview/pictures/nudge/numberLine";

const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });

describe("the number lines of a nudge", () => {
  it("reach as far as the largest change, to a round number", () => {
    assert.equal(reachOf([0.1, -0.04]), 0.1);
    assert.equal(reachOf([0.1, -0.14]), 0.2);
    assert.equal(reachOf([-3e-9]), 5e-9);
    assert.equal(reachOf([Number.NaN, Infinity, 0.3]), 0.5);
    assert.equal(reachOf([]), 0.2);
    assert.equal(reachOf([0, 0]), 0.2);
    fc.assert(
      fc.property(fc.array(number), (changes) =>
        changes.every((each) => Math.abs(each) <= reachOf(changes) * (1 + 1e-15)),
      ),
    );
  });

  it("on one scale have the ratio of two changes as the ratio of two lengths", () => {
    fc.assert(
      fc.property(number, number, (one, other) => {
        const reach = reachOf([one, other]);
        const [a, b] = [share(reach, one), share(reach, other)];
        assert.ok(Math.abs(a * other - b * one) <= 1e-12 * Math.abs(a * other) + 1e-300);
      }),
    );
  });

  it("keep what lies outside at their ends, whatever it is", () => {
    assert.deepEqual(
      [2, -2, Infinity, -Infinity, Number.NaN].map((each) => share(1, each)),
      [1, -1, 1, -1, 0],
    );
  });
});

describe("a nudge", () => {
  it("by keys goes in hundredths and tenths, and back to nothing", () => {
    let delta = 0;
    for (const key of ["ArrowRight", "ArrowRight", "ArrowUp", "PageUp", "ArrowLeft"])
      delta = afterKey(key, delta)!;
    assert.equal(delta, 0.12);
    assert.equal(afterKey("PageDown", 0.1), 0);
    assert.equal(afterKey("Escape", delta), 0);
    assert.equal(afterKey("a", delta), undefined);
  });

  it("by a drag puts the dot where the pointer is, in numbers short enough to read", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1, max: 1, noNaN: true }),
        fc.constantFrom(0.1, 0.2, 0.5, 1, 20),
        (at, reach) => {
          const delta = afterDrag(reach, at);
          assert.ok(Math.abs(share(reach, delta) - at) <= 0.005 + 1e-12);
          assert.ok(String(delta).length <= 6, String(delta));
        },
      ),
    );
  });

  it("by a drag goes on beyond the line's end, but not without end", () => {
    assert.equal(afterDrag(0.2, 1.5), 0.3);
    assert.equal(afterDrag(0.2, -1.5), -0.3);
    assert.equal(afterDrag(0.2, 1e9), 1);
  });

  it("is read as it is typed, and not from half a number", () => {
    for (const [text, value] of [
      ["0.5", 0.5],
      ["−0,25", -0.25],
      ["−2.5e−5", -2.5e-5],
      [" 1e-3 ", 0.001],
    ] as const)
      assert.equal(typed(text), value);
    for (const text of ["", "-", "1e", "half", "Infinity"]) assert.equal(typed(text), undefined);
  });
});
