import assert from "node:assert/strict";
import fc from "fast-check";
import {
  afterDrag,
  afterKey,
  around,
  marks,
  ofActivation,
  ofCost,
  ofParameter,
  share,
  typed,
} from "../../../../webview/pictures/nudge/numberLine";

const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });

describe("a number line", () => {
  it("has round ends with room beside its values", () => {
    assert.deepEqual(around(-0.8), { low: -2, high: 1 });
    assert.deepEqual(around(0.2, 1.4), { low: -1, high: 3 });
    assert.deepEqual(around(37), { low: 20, high: 50 });
    assert.deepEqual(around(Number.NaN), { low: -1, high: 1 });
    fc.assert(
      fc.property(number, number, (one, other) => {
        const { low, high } = around(one, other);
        assert.ok(low < Math.min(one, other) && Math.max(one, other) < high);
      }),
    );
  });

  it("of an activation stays where that holds it, of a cost begins at 0", () => {
    assert.deepEqual(ofActivation(0.3, 0.9), { low: 0, high: 1 });
    assert.deepEqual(ofActivation(0.3, -0.9), { low: -1, high: 1 });
    assert.deepEqual(ofActivation(3.5), { low: 2, high: 5 });
    assert.deepEqual(ofCost(0.0031, 0.004), { low: 0, high: 0.005 });
    assert.deepEqual(ofCost(), { low: 0, high: 1 });
  });

  it("of the parameter keeps its ends while the nudge is on it", () => {
    assert.deepEqual(ofParameter(-0.8, 0.95), { low: -2, high: 1 });
    assert.deepEqual(ofParameter(-0.8, 1.5), { low: -2, high: 3 });
  });

  it("has marks at round numbers, its ends too", () => {
    assert.deepEqual(marks({ low: -2, high: 1 }), [0, 1 / 3, 2 / 3, 1]);
    assert.deepEqual(marks({ low: 0, high: 0.5 }), [0, 0.2, 0.4, 0.6, 0.8, 1]);
    fc.assert(
      fc.property(number, number, (one, other) => {
        const places = marks(around(one, other));
        assert.ok(places.length <= 10 && places.every((each) => each >= 0 && each <= 1));
      }),
    );
  });

  it("puts a value between its ends, whatever it is", () => {
    assert.equal(share({ low: -1, high: 3 }, 0), 0.25);
    for (const value of [Number.NaN, Infinity, -Infinity]) {
      const part = share({ low: 0, high: 1 }, value);
      assert.ok(part >= 0 && part <= 1);
    }
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

  it("by a drag puts the dot where the pointer is", () => {
    const scale = { low: -2, high: 1 };
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (at) => {
        const delta = afterDrag(scale, -0.8, at);
        assert.ok(Math.abs(share(scale, -0.8 + delta) - at) < 0.005);
        assert.ok(String(delta).length <= 5, String(delta));
      }),
    );
    assert.equal(afterDrag(scale, -0.8, 7), 1.8);
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
