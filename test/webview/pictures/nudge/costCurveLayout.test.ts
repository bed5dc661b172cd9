import assert from "node:assert/strict";
import fc from "fast-check";
import type { CostCurveView } from "../../../../src/protocol/messages";
import { layoutCostCurve } from "../../../../webview/pictures/nudge/costCurveLayout";

const boxes = [
  { width: 366, height: 190 },
  { width: 156, height: 76 },
];

/** C = (w − 1)² around w = 3. */
const parabola: CostCurveView = {
  position: 1,
  parameter: { l: 1, j: 0, k: 0 },
  name: "w",
  costName: "C",
  low: 1,
  high: 5,
  samples: Array.from({ length: 41 }, (_, place) => (place / 10) ** 2),
  w: 3,
  C: 4,
  derivativeName: "∂C/∂w",
  derivative: 4,
  words: "",
};

const placesIn = (d: string): (readonly [number, number])[] =>
  [...d.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);

describe("the drawing of C(w)", () => {
  for (const box of boxes)
    it(`goes through every sample, with its point and tangent inside ${box.width} × ${box.height}`, () => {
      const { d, x, y, point, tangent, left, right, top, bottom } = layoutCostCurve(parabola, [], box)!;
      const places = placesIn(d);
      assert.equal(places.length, 41);
      for (const [place, [px, py]] of places.entries()) {
        assert.ok(Math.abs(px - x(1 + place / 10)) < 0.06 && Math.abs(py - y((place / 10) ** 2)) < 0.06);
        assert.ok(px >= left - 0.1 && px <= right + 0.1 && py >= top && py <= bottom);
      }
      assert.ok(Math.abs(point.x - x(3)) < 1e-9 && Math.abs(point.y - y(4)) < 1e-9);
      for (const end of tangent!)
        assert.ok(
          end.x >= left - 1e-9 && end.x <= right + 1e-9 && end.y >= top - 1e-9 && end.y <= bottom + 1e-9,
        );
    });

  it("has a tangent as steep as ∂C/∂w on the axes' scales, and none while that is not known", () => {
    const { x, y, tangent } = layoutCostCurve(parabola, [], boxes[0]!)!;
    const [from, to] = tangent!;
    const steep = (to.y - from.y) / (to.x - from.x);
    assert.ok(Math.abs(steep - (y(4) - y(0)) / (x(1) - x(0))) < 1e-9);
    assert.equal(layoutCostCurve({ ...parabola, derivative: null }, [], boxes[0]!)!.tangent, undefined);
  });

  it("makes room for a nudge and a step that are inside, and leaves those outside alone", () => {
    const alone = layoutCostCurve(parabola, [], boxes[0]!)!;
    const inside = layoutCostCurve(parabola, [{ w: 4, C: 40 }], boxes[0]!)!;
    assert.ok(inside.y(40) > inside.top && inside.y(0) > alone.y(0) - 1e-9 && inside.y(16) > alone.y(16));
    const outside = layoutCostCurve(parabola, [{ w: 9, C: 40 }], boxes[0]!)!;
    assert.equal(outside.d, alone.d);
  });

  it("has a hole where C is no finite number, and is none where there is nothing to draw", () => {
    const samples = parabola.samples.with(7, Number.NaN).with(30, Infinity);
    assert.equal(layoutCostCurve({ ...parabola, samples }, [], boxes[0]!)!.d.match(/M/g)!.length, 3);
    for (const nothing of [{ samples: [] }, { low: -Infinity }, { C: Number.NaN }, { low: 3, high: 3 }])
      assert.equal(layoutCostCurve({ ...parabola, ...nothing }, [], boxes[0]!), undefined);
  });

  it("draws numbers of any size inside", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-300, max: 1e300, noNaN: true }), (size) => {
        const samples = parabola.samples.map((sample) => sample * size);
        const { d, top, bottom } = layoutCostCurve(
          { ...parabola, samples, C: 4 * size, derivative: 4 * size },
          [],
          boxes[0]!,
        )!;
        for (const [, y] of placesIn(d)) assert.ok(y >= top && y <= bottom, String(y));
      }),
    );
    const flat = layoutCostCurve(
      { ...parabola, samples: parabola.samples.map(() => 0.25), C: 0.25 },
      [],
      boxes[0]!,
    )!;
    assert.ok(flat.point.y > flat.top && flat.point.y < flat.bottom);
  });
});
