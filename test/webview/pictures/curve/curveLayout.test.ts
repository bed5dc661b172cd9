import assert from "node:assert/strict";
import { layoutCurve } from "../../../../webview/pictures/curve/curveLayout";
import { type FixtureName, fixtures } from "../../fixtures";

const widths = [250, 520];
const plots = (Object.keys(fixtures) as FixtureName[]).flatMap((name) => {
  const { plot } = fixtures[name]().pictures.curve!;
  return plot ? [[name, plot] as const] : [];
});

describe("the drawing of σ's curve", () => {
  for (const width of widths) {
    it(`has its curve, its point and its tangent inside at ${width} px`, () => {
      for (const [name, plot] of plots) {
        const { d, point, tangent, height } = layoutCurve(plot, width);
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
    const { point, tangent, x, y } = layoutCurve(plot!, 500);
    const [from, to] = tangent!;
    const steep = (to.y - from.y) / (to.x - from.x);
    const zUnit = x(1) - x(0);
    const aUnit = y(0) - y(1);
    assert.ok(Math.abs((-steep * zUnit) / aUnit - plot!.slope!) < 1e-9);
    assert.ok(Math.abs(from.y + steep * (point!.x - from.x) - point!.y) < 1e-9);
  });

  it("draws nothing at z while it is not known, and no tangent before its slope is", () => {
    const before = layoutCurve(fixtures.term().pictures.curve!.plot!, 500);
    assert.deepEqual([before.foot, before.point, before.tangent], [undefined, undefined, undefined]);
    const after = layoutCurve(fixtures.activation().pictures.curve!.plot!, 500);
    assert.ok(after.point);
    assert.equal(after.tangent, undefined);
  });
});
