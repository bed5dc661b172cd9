import assert from "node:assert/strict";
import {
  afterNudge,
  answered,
  difference,
  halvingWords,
  type Tried,
} from "../../../../webview/pictures/nudge/closingIn";

/** C = w² at w = 3: ∂C/∂w is 6, and ΔC/Δw is 6 + Δ. */
const squared = (delta: number): number => ((3 + delta) ** 2 - 9) / delta;

function halved(from: number, count: number): readonly Tried[] {
  let tried: readonly Tried[] = [];
  for (let delta = from, made = 0; made < count; delta /= 2, made++)
    tried = answered(afterNudge(tried, delta), delta, squared(delta));
  return tried;
}

describe("the nudges that close in", () => {
  it("go on while each is half the one before, and begin anew with any other", () => {
    assert.deepEqual(
      halved(1, 3).map(({ delta }) => delta),
      [1, 0.5, 0.25],
    );
    assert.deepEqual(
      halved(1, 8).map(({ delta }) => delta),
      [1 / 8, 1 / 16, 1 / 32, 1 / 64, 1 / 128],
    );
    assert.deepEqual(afterNudge(halved(1, 3), 0.3), [{ delta: 0.3, ratio: null }]);
    assert.deepEqual(afterNudge(halved(1, 3), 0), []);
    assert.deepEqual(
      afterNudge(halved(-1, 1), -0.5).map(({ delta }) => delta),
      [-1, -0.5],
    );
  });

  it("take an answer that is theirs, and no other", () => {
    const asked = afterNudge([], 0.5);
    assert.deepEqual(answered(asked, 0.5, 6.5), [{ delta: 0.5, ratio: 6.5 }]);
    assert.equal(answered(asked, 0.25, 6.25), asked);
  });

  it("come as near to the derivative as the nudge is small, and say so", () => {
    const tried = halved(1, 3);
    assert.deepEqual(
      tried.map((each) => difference(each, 6)),
      [1, 0.5, 0.25],
    );
    assert.equal(halvingWords(tried, 6), "Half of Δ leaves 0.5 of the difference.");
  });

  it("say nothing while there is nothing to compare", () => {
    assert.equal(halvingWords(halved(1, 1), 6), "");
    assert.equal(halvingWords(halved(1, 3), null), "");
    assert.equal(halvingWords(afterNudge(halved(1, 1), 0.5), 6), "");
    assert.equal(difference({ delta: 1, ratio: null }, 6), null);
  });

  it("say where rounding takes over, and where C is straight", () => {
    const tiny = [2e-11, 1e-11].map((delta) => ({ delta, ratio: squared(delta) }));
    assert.ok(Math.abs(tiny[1]!.ratio - 6) >= Math.abs(tiny[0]!.ratio - 6), "rounding has the upper hand");
    assert.match(halvingWords(tiny, 6), /drowns in rounding/);
    const flat = [1, 0.5].map((delta) => ({ delta, ratio: 2 }));
    assert.match(halvingWords(flat, 2), /C is straight as far as these nudges go/);
    const still = [1, 0.5].map((delta) => ({ delta, ratio: 0 }));
    assert.match(halvingWords(still, 0), /C is flat as far as these nudges go/);
  });

  it("say nothing of differences that are no numbers", () => {
    for (const ratio of [Number.NaN, Infinity]) {
      const broken = [1, 0.5].map((delta) => ({ delta, ratio }));
      assert.equal(halvingWords(broken, 2), "");
    }
  });
});
