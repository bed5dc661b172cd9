import assert from "node:assert/strict";
import fc from "fast-check";
import {
  call,
  cases,
  minus,
  negative,
  number,
  over,
  product,
  quantity,
  quotient,
  ratio,
  square,
  sum,
} from "../../src/math/symbolic";
import { speechOf, textOf } from "../../src/math/text";
import { words } from "../../src/words/words";
import { a1, ETA, trees, w01 } from "./trees";

describe("mathematics in one line", () => {
  const [w, a] = [quantity(w01), quantity(a1)];

  it("is written to be read, and to be heard", () => {
    for (const [tree, text, speech] of [
      [product(2, minus(a, w)), "2 (a₁⁽¹⁾ − w₀₁⁽²⁾)", "2 (a 1 of layer 1 − w 0 1 of layer 2)"],
      [ratio({ letter: "C", indices: [0] }, w01), "∂C₀/∂w₀₁⁽²⁾", "the derivative of C 0 by w 0 1 of layer 2"],
      [product(ETA, number(0.5)), "η · 0.5", "eta times 0.5"],
      [number(-2e-7), "−2e−7", "minus 2 times ten to the minus 7"],
      [product(quotient(1, 2), square(minus(a, w))), "½ (a₁⁽¹⁾ − w₀₁⁽²⁾)²", undefined],
      [negative(sum(a, w)), "−[a₁⁽¹⁾ + w₀₁⁽²⁾]", undefined],
      [sum(1, negative(number(-2))), "1 − (−2)", undefined],
      [call("exp", negative(a)), "e^−a₁⁽¹⁾", undefined],
      [over("i", w), "Σ w₀₁⁽²⁾", "the sum over i of w 0 1 of layer 2"],
      [cases(number(3), ">", 0, w, a), "w₀₁⁽²⁾", undefined],
      [cases(number(-3), ">", 0, 1, 0), "−3 ≤ 0", undefined],
    ] as const) {
      assert.equal(textOf(tree), text);
      if (speech !== undefined) assert.equal(speechOf(tree, words.speech), speech);
    }
  });

  it("closes what it opens, and has no two signs that touch", () => {
    fc.assert(
      fc.property(trees, (tree) => {
        const text = textOf(tree);
        let depth = 0;
        for (const sign of text) {
          depth += sign === "(" || sign === "[" ? 1 : sign === ")" || sign === "]" ? -1 : 0;
          assert.ok(depth >= 0, text);
        }
        assert.equal(depth, 0, text);
        assert.doesNotMatch(text, /undefined|NaN| {2}/);
      }),
    );
  });
});
