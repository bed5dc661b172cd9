import assert from "node:assert/strict";
import fc from "fast-check";
import katex from "katex";
import {
  call,
  cases,
  minus,
  negative,
  number,
  product,
  quantity,
  quotient,
  ratio,
  square,
  withNumbers,
} from "../../src/math/symbolic";
import { texOf } from "../../src/math/tex";
import { a1, ETA, reading, trees, w01 } from "./trees";

describe("mathematics in TeX", () => {
  const [w, a] = [quantity(w01), quantity(a1)];

  it("is written as the lesson does", () => {
    for (const [tree, expected] of [
      [product(2, minus(a, w)), "2\\left(a_{1}^{(1)}-w_{01}^{(2)}\\right)"],
      [product(w, a), "w_{01}^{(2)}\\,a_{1}^{(1)}"],
      [product(quotient(1, 2), square(a)), "\\tfrac12\\left(a_{1}^{(1)}\\right)^2"],
      [product(negative(ETA), a), "\\left(-\\eta\\right)\\,a_{1}^{(1)}"],
      [ratio({ letter: "C", indices: [0] }, w01), "\\frac{\\partial C_{0}}{\\partial w_{01}^{(2)}}"],
      [call("ln", a), "\\ln a_{1}^{(1)}"],
      [call("exp", negative(a)), "e^{-a_{1}^{(1)}}"],
      [number(-2), "-2"],
      [cases(a, ">", 0, 1, 0), "1\\text{ if }a_{1}^{(1)}>0\\text{, else }0"],
    ] as const)
      assert.equal(texOf(tree), expected);
  });

  it("can be set, whatever it says, in symbols and in numbers", () => {
    fc.assert(
      fc.property(trees, (tree) => {
        for (const each of [tree, withNumbers(tree, reading)])
          katex.renderToString(texOf(each), { throwOnError: true, strict: "error" });
        assert.doesNotMatch(texOf(withNumbers(tree, reading)), /--|\+-|−/);
      }),
    );
  });
});
