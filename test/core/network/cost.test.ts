import assert from "node:assert/strict";
import katex from "katex";
import { costNames, costOf } from "../../../src/core/network/cost";
import { evaluated, named, number, type Symbolic } from "../../../src/math/symbolic";
import { texOf } from "../../../src/math/tex";

const numberOf = (tree: Symbolic): number | undefined => evaluated(tree, { quantity: () => undefined });

function assertClose(actual: number | undefined, expected: number, what: string, within = 1e-12): void {
  const error = Math.abs(actual! - expected);
  assert.ok(error <= within * Math.max(1, Math.abs(expected)), `${what}: ${actual} instead of ${expected}`);
}

for (const name of costNames) {
  describe(`the cost ${name}`, () => {
    const { term, dC_da, notation, targets, mistakes } = costOf(name);
    const outputs = targets ? [0.02, 0.35, 0.5, 0.9, 0.999] : [-7, -1.2, -0.4, 0, 0.35, 1, 2.5, 40];
    const wanted = targets ? [targets.min, 0.25, 0.6, targets.max] : [-3, 0, 0.35, 1, 12];
    const cases = outputs.flatMap((a) => wanted.flatMap((y) => [1, 3].map((n) => ({ a, y, n }))));

    it("adds the term that its notation says, and has the derivative that it says", () => {
      for (const { a, y, n } of cases) {
        const at = `a = ${a}, y = ${y}, n = ${n}`;
        assertClose(numberOf(notation.term(number(a), number(y), n)), term(a, y, n), at);
        assertClose(numberOf(notation.dC_da(number(a), number(y), n)), dC_da(a, y, n), at);
      }
    });

    it("has the derivative that finite differences find", () => {
      const h = 1e-6;
      for (const { a, y, n } of cases) {
        const found = (term(a + h, y, n) - term(a - h, y, n)) / (2 * h);
        assertClose(found, dC_da(a, y, n), `a = ${a}, y = ${y}, n = ${n}`, 1e-5);
      }
    });

    it("is least where the output is its target, and no number where the output is none", () => {
      assert.ok(Number.isNaN(term(Number.NaN, 1, 2)));
      if (costOf(name).pull === "share") return;
      for (const y of wanted)
        for (const a of outputs) assert.ok(term(a, y, 2) >= term(y, y, 2), `a = ${a}, y = ${y}`);
    });

    it("is written in TeX that can be set, for one output and for all of them", () => {
      const [a, y] = [named("a"), named("y")];
      const { whole } = notation;
      for (const of of [notation.term, notation.dC_da, whole.C, whole.dC_da])
        katex.renderToString(texOf(of(a, y, 3)), { throwOnError: true, strict: "error" });
    });

    it("takes nothing for a mistake that is right everywhere", () => {
      for (const [right, wrong] of [
        [term, mistakes.term],
        [dC_da, mistakes.dC_da],
      ] as const)
        for (const { of, says } of wrong)
          assert.ok(
            cases.some(({ a, y, n }) => Math.abs(of(a, y, n) - right(a, y, n)) > 1e-6),
            says,
          );
    });
  });
}
