import assert from "node:assert/strict";
import katex from "katex";
import { updateRules } from "../../../src/core/network/updateRule";
import { evaluated, named, number, product, sum } from "../../../src/math/symbolic";
import { texOf } from "../../../src/math/tex";

for (const [name, { next, notation }] of Object.entries(updateRules)) {
  describe(`the update rule ${name}`, () => {
    it("computes what its notation says", () => {
      for (const w of [-2, 0, 0.5])
        for (const gradient of [-3, 0, 0.25])
          for (const rate of [0.1, 2]) {
            const terms = notation.next(number(w), number(gradient), number(rate));
            const said = evaluated(sum(...terms.map((factors) => product(...factors))), {
              quantity: () => undefined,
            })!;
            assert.ok(Math.abs(said - next(w, gradient, rate)) < 1e-12, `${w}, ${gradient}, ${rate}`);
          }
    });

    it("goes downhill, and stays where the slope is 0", () => {
      assert.ok(next(1, 0.5, 0.1) < 1);
      assert.ok(next(1, -0.5, 0.1) > 1);
      assert.equal(next(1, 0, 0.1), 1);
    });

    it("is written in TeX that can be set", () => {
      for (const factors of notation.next(named("w"), named("g"), named("r")))
        katex.renderToString(texOf(product(...factors)), { throwOnError: true, strict: "error" });
    });
  });
}
