import assert from "node:assert/strict";
import katex from "katex";
import {
  activationNames,
  activationOf,
  elementwise,
  elementwiseNames,
} from "../../../src/core/network/activation";
import { call, evaluated, named, number, type Symbolic } from "../../../src/math/symbolic";
import { texOf } from "../../../src/math/tex";

/** Left and right of every joint, at each, and far out. */
const places = [
  -40, -8, -3.3, -1.5, -1, -0.7, -1e-3, -1e-9, 0, 1e-9, 1e-3, 0.4, 1, 1.278, 2, 3.7, 9, 40,
] as const;

function assertClose(actual: number | undefined, expected: number, what: string, within = 1e-12): void {
  const error = Math.abs(actual! - expected);
  assert.ok(error <= within * Math.max(1, Math.abs(expected)), `${what}: ${actual} instead of ${expected}`);
}

const numberOf = (tree: Symbolic): number | undefined => evaluated(tree, { quantity: () => undefined });

function assertSet(tree: Symbolic): void {
  katex.renderToString(texOf(tree), { throwOnError: true, strict: "error" });
}

for (const name of elementwiseNames) {
  describe(`the activation ${name}`, () => {
    const { f, df, notation, range, joint } = elementwise[name];

    it("computes what its notation says, and its derivative likewise", () => {
      for (const z of places) {
        const a = f(z);
        assertClose(numberOf(notation.f(number(z))), a, `σ(${z})`);
        assertClose(numberOf(notation.df(number(z), number(a))), df(z, a), `σ′(${z})`);
      }
    });

    it("has the slope that finite differences find", () => {
      const h = 1e-5;
      for (const z of places.filter((each) => !joint || Math.abs(each - joint.at) > h))
        assertClose((f(z + h) - f(z - h)) / (2 * h), df(z, f(z)), `σ′(${z})`, 1e-7);
    });

    it("stays in its range", () => {
      const [low, high] = range;
      for (const z of [...places, -1e6, 1e6, ...Array.from({ length: 400 }, (_, i) => (i - 200) / 20)])
        assert.ok(f(z) >= low && f(z) <= high, `σ(${z}) = ${f(z)}`);
    });

    it("has no number where z is none", () => {
      assert.ok(Number.isNaN(f(Number.NaN)));
    });

    it("is written in TeX that can be set", () => {
      assertSet(notation.f(named("z")));
      assertSet(notation.df(named("z"), named("a")));
    });

    if (!joint) return;

    it("has the slopes that it names on both sides of its joint", () => {
      const { at, below, above, isStraightBelow, isStraightAbove } = joint;
      const slopeAt = (z: number): number => df(z, f(z));
      assertClose(slopeAt(at - 1e-9), below, "just below", 1e-6);
      assertClose(slopeAt(at + 1e-9), above, "just above", 1e-6);
      assert.equal(slopeAt(at - 5) === slopeAt(at - 1e-9), isStraightBelow);
      assert.equal(slopeAt(at + 5) === slopeAt(at + 1e-9), isStraightAbove);
    });
  });
}

for (const name of activationNames) {
  const record = activationOf(name);
  if (!record.mixes) continue;
  describe(`the mixing activation ${name}`, () => {
    const z = Float64Array.of(0.3, -2, 1.5, 0);
    const a = record.f(z);

    it("shares out 1, within its range, whatever is added to every z", () => {
      assertClose(
        a.reduce((total, each) => total + each, 0),
        1,
        "the sum",
      );
      assert.ok(a.every((each) => each >= record.range[0] && each <= record.range[1]));
      const shifted = record.f(z.map((each) => each + 900));
      a.forEach((each, j) => {
        assertClose(shifted[j], each, `a_${j}`);
      });
    });

    it("has the derivatives that its notation says and finite differences find", () => {
      const h = 1e-5;
      for (const i of a.keys())
        for (const j of z.keys()) {
          const said =
            i === j
              ? record.notation.own(number(a[i]!))
              : record.notation.other(number(a[i]!), number(a[j]!));
          assertClose(numberOf(said), record.df(a, i, j), `∂a_${i}/∂z_${j}`);
          const moved = (by: number): number => record.f(z.with(j, z[j]! + by))[i]!;
          assertClose((moved(h) - moved(-h)) / (2 * h), record.df(a, i, j), `∂a_${i}/∂z_${j}`, 1e-8);
        }
    });

    it("is written in TeX that can be set", () => {
      const { f, own, other, layer, jacobian } = record.notation;
      const [x, y] = [named("x"), named("y")];
      for (const tree of [f(x, y), own(x), other(x, y), layer(x), jacobian(x), call("ln", f(x, y))])
        assertSet(tree);
    });
  });
}
