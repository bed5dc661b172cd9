import assert from "node:assert/strict";
import katex from "katex";
import {
  COST,
  isSameQuantity,
  plain,
  plainRatio,
  type Quantity,
  spokenSymbol,
  tex,
  texRatio,
} from "../../src/math/quantity";

describe("a quantity", () => {
  const w01: Quantity = { letter: "w", l: 2, indices: [0, 1] };
  const written: readonly (readonly [Quantity, string, string, string])[] = [
    [w01, "w₀₁⁽²⁾", "w_{01}^{(2)}", "w 0 1"],
    [{ letter: "w", l: 12, indices: [12, 3] }, "w₁₂,₃⁽¹²⁾", "w_{12,3}^{(12)}", "w 12, 3"],
    [{ letter: "w", l: 2, indices: ["j", "k"] }, "wⱼₖ⁽²⁾", "w_{jk}^{(2)}", "w j k"],
    [{ letter: "a", l: 1, indices: [0], isBare: true }, "a⁽¹⁾", "a^{(1)}", "a"],
    [{ letter: "y", indices: [3] }, "y₃", "y_{3}", "y 3"],
    [{ letter: "C", indices: ["e"] }, "Cₑ", "C_{e}", "C e"],
    [COST, "C", "C", "C"],
  ];

  it("is written with its layer above and its neurons below, in TeX, and to be heard", () => {
    for (const [of, text, inTex, speech] of written)
      assert.deepEqual([plain(of), tex(of), spokenSymbol(of)], [text, inTex, speech]);
  });

  it("has derivatives, in TeX that can be set", () => {
    assert.equal(plainRatio({ letter: "C", indices: [0] }, w01), "∂C₀/∂w₀₁⁽²⁾");
    for (const [of] of written)
      katex.renderToString(texRatio(COST, of), { throwOnError: true, strict: "error" });
  });

  it("is known by its letter, its layer and its indices, written or not", () => {
    for (const [one] of written)
      for (const [other] of written) assert.equal(isSameQuantity(one, other), one === other);
    assert.ok(isSameQuantity(w01, { ...w01, isBare: true }));
  });
});
