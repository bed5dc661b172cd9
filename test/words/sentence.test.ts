import assert from "node:assert/strict";
import { named, number, quantity, ratio, sum } from "../../src/math/symbolic";
import { say, together, written } from "../../src/words/sentence";
import { spoken } from "../../src/words/speech";

const w = (...indices: number[]) => ({ letter: "w", l: 2, indices }) as const;
const C0 = { letter: "C", indices: [0] } as const;

describe("a sentence", () => {
  it("is read in symbols, and heard in words", () => {
    for (const [sentence, read, heard] of [
      [say`${quantity(w(0, 1))}`, "w₀₁⁽²⁾", "w 0 1 of layer 2"],
      [say`${quantity(w(12, 404))}`, "w₁₂,₄₀₄⁽²⁾", "w 12, 404 of layer 2"],
      [say`${quantity({ letter: "w", l: 2, indices: [0, "j"] })}`, "w₀ⱼ⁽²⁾", "w 0 j of layer 2"],
      [say`${quantity({ letter: "b", l: 12, indices: [3] })}`, "b₃⁽¹²⁾", "b 3 of layer 12"],
      [say`${quantity({ letter: "z", l: 1, indices: [0], isBare: true })}`, "z⁽¹⁾", "z of layer 1"],
      [say`${quantity({ letter: "y", indices: [0] })}`, "y₀", "y 0"],
      [say`so ${ratio(C0, w(0, 1))}`, "so ∂C₀/∂w₀₁⁽²⁾", "so the derivative of C 0 by w 0 1 of layer 2"],
      [say`${ratio(C0, w(0, 1))} is`, "∂C₀/∂w₀₁⁽²⁾ is", "The derivative of C 0 by w 0 1 of layer 2 is"],
      [say`C moves ${number(-0.25)}`, "C moves −0.25", "C moves minus 0.25"],
      [say`${number(1.5e-7)}`, "1.5e−7", "1.5 times ten to the minus 7"],
      [say`${number(-2e9)}`, "−2e9", "minus 2 times ten to the 9"],
      [say`a miss by ${number(Number.NEGATIVE_INFINITY)}`, "a miss by −∞", "a miss by minus infinity"],
      [say`${number(2, "2.0000001")}`, "2.0000001", "2.0000001"],
      [say`slope ${named("σ′", "\\sigma'", "sigma prime")}`, "slope σ′", "slope sigma prime"],
      [say`${sum(quantity(w(0, 1)), 1)}`, "w₀₁⁽²⁾ + 1", "w 0 1 of layer 2 + 1"],
    ] as const) {
      assert.equal(written(sentence), read);
      assert.equal(spoken(sentence), heard);
    }
  });

  it("is put together from others, with a blank between them and none for an empty one", () => {
    const one = say`One ${number(1)}.`;
    assert.equal(written(together(one, "", say``, "Two.", say`${one}`)), "One 1. Two. One 1.");
    assert.deepEqual(say`a${"b"}${say`c`}`, ["abc"]);
  });
});
