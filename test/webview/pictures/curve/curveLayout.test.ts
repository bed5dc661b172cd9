import assert from "node:assert/strict";
import { layoutCurve } from "../../../../webview/pictures/curve/curveLayout";
import { type FixtureName, fixtures } from "../../fixtures";

const boxes = [
  { width: 156, height: 76 },
  { width: 366, height: 190 },
];
const plots = (Object.keys(fixtures) as FixtureName[]).flatMap((name) => {
  const { plot } = fixtures[name]().pictures.curve!;
  return plot ? [[name, plot] as const] : [];
});

const WIDE = { width: 500, height: 200 };

describe("the drawing of σ's curve", () => {
  for (const box of boxes) {
    const { width, height } = box;
    it(`has its curve, its point and its tangent inside ${width} × ${height}`, () => {
      for (const [name, plot] of plots) {
        const { d, point, tangent } = layoutCurve(plot, box);
        const coordinates = d.match(/-?[\d.]+/g)!.map(Number);
        for (let place = 0; place < coordinates.length; place += 2) {
          assert.ok(coordinates[place]! >= 0 && coordinates[place]! <= width, name);
          assert.ok(coordinates[place + 1]! >= 0 && coordinates[place + 1]! <= height, name);
        }
        for (const { x, y } of [...(point ? [point] : []), ...(tangent ?? [])])
          assert.ok(x >= 0 && x <= width && y >= 0 && y <= height, `${name}: ${x}, ${y}`);
      }
    });
  }

  it("lets the tangent go through the point, as steep as σ′(z) on the axes' scales", () => {
    const { plot } = fixtures.da_dz().pictures.curve!;
    const { point, tangent, x, y } = layoutCurve(plot!, WIDE);
    const [from, to] = tangent!;
    const steep = (to.y - from.y) / (to.x - from.x);
    const zUnit = x(1) - x(0);
    const aUnit = y(0) - y(1);
    assert.ok(Math.abs((-steep * zUnit) / aUnit - plot!.slope!) < 1e-9);
    assert.ok(Math.abs(from.y + steep * (point!.x - from.x) - point!.y) < 1e-9);
  });

  it("draws nothing at z while it is not known, and no tangent before its slope is", () => {
    const before = layoutCurve(fixtures.term().pictures.curve!.plot!, WIDE);
    assert.deepEqual([before.foot, before.point, before.tangent], [undefined, undefined, undefined]);
    const after = layoutCurve(fixtures.activation().pictures.curve!.plot!, WIDE);
    assert.ok(after.point);
    assert.equal(after.tangent, undefined);
  });

  it("puts the point where a nudge has moved it, if that is inside", () => {
    const plot = fixtures.da_dz().pictures.curve!.plot!;
    const { nudged, x, y } = layoutCurve(plot, WIDE, { z: plot.z! + 0.5, a: plot.a! + 0.1 });
    assert.ok(Math.abs(nudged!.x - x(plot.z! + 0.5)) < 1e-9 && Math.abs(nudged!.y - y(plot.a! + 0.1)) < 1e-9);
    assert.equal(layoutCurve(plot, WIDE, { z: 100, a: 1 }).nudged, undefined);
    assert.equal(layoutCurve(plot, WIDE, { z: Number.NaN, a: Number.NaN }).nudged, undefined);
    assert.equal(layoutCurve(plot, WIDE).nudged, undefined);
  });
});
