import assert from "node:assert/strict";
import { layoutCost, nearest, pointAfterKey } from "../../../../webview/pictures/cost/costLayout";
import { type FixtureName, fixtures } from "../../fixtures";

const HEIGHT = 216;
const BOX = { width: 500, height: HEIGHT };
const names = ["update", "xorEarly", "xorLate", "xorBatches", "xorFar"] as const satisfies FixtureName[];

function numbersIn(path: string): number[] {
  return (path.match(/-?[\d.]+/g) ?? []).map(Number);
}

describe("the chart of the cost", () => {
  for (const name of names) {
    for (const width of [280, 700]) {
      it(`has everything inside at ${width} px, and its ticks where their values are: ${name}`, () => {
        const view = fixtures[name]().pictures.cost!;
        const layout = layoutCost(view, { width, height: HEIGHT });
        const { left, right, top, bottom, points, stepTicks, costTicks, epochTicks, isLog } = layout;
        for (const path of [layout.batches, layout.epochs]) {
          numbersIn(path).forEach((each, place) => {
            if (place % 2 === 0) assert.ok(each >= left - 0.1 && each <= right + 0.1, `x ${each}`);
            else assert.ok(each >= top - 0.1 && each <= bottom + 0.1, `y ${each}`);
          });
        }
        assert.ok(layout.here >= left && layout.here <= right);
        assert.equal(points.length, view.batches.costs.length);
        // Every point stands between the ticks around it, as far as its number says.
        const scale = (value: number): number => (isLog ? Math.log10(value) : value);
        const [low, high] = [costTicks[0]!, costTicks.at(-1)!];
        for (const { y, cost, steps, x } of points) {
          const share = (scale(cost) - scale(low.value)) / (scale(high.value) - scale(low.value));
          assert.ok(Math.abs(y - (low.at + share * (high.at - low.at))) < 1e-6);
          const [first, last] = [stepTicks[0]!, stepTicks.at(-1)!];
          const along = (steps - first.value) / (last.value - first.value);
          assert.ok(Math.abs(x - (first.at + along * (last.at - first.at))) < 1e-6);
        }
        assert.equal(epochTicks.length > 0, view.perEpoch > 1);
        for (const { value, at } of epochTicks) {
          const same = stepTicks.find((tick) => tick.value === value * view.perEpoch);
          if (same) assert.ok(Math.abs(same.at - at) < 1e-6);
        }
      });
    }
  }

  it("begins at 0, and is logarithmic where costs span decades", () => {
    const early = layoutCost(fixtures.xorEarly().pictures.cost!, BOX);
    assert.equal(early.isLog, false);
    assert.deepEqual([early.costTicks[0]!.value, early.costTicks[0]!.at], [0, early.bottom]);
    const late = layoutCost(fixtures.xorLate().pictures.cost!, BOX);
    assert.equal(late.isLog, true);
    assert.deepEqual(
      late.costTicks.map(({ value }) => value),
      [0.001, 0.01, 0.1, 1],
    );
  });

  it("keeps its axes from one gradient step to the next", () => {
    const view = fixtures.xorEarly().pictures.cost!;
    const { at, costs } = view.batches;
    const axes = [4, 5, 6, 7].map((done) => {
      const batches = { each: 1, at: at.slice(0, done + 1), costs: costs.slice(0, done + 1) };
      const { stepTicks, costTicks } = layoutCost({ ...view, done, batches }, BOX);
      return { stepTicks, costTicks };
    });
    for (const each of axes) assert.deepEqual(each, axes[0]);
  });

  it("draws the last step from its batch's cost to what that batch costs since", () => {
    const view = fixtures.xorEarly().pictures.cost!;
    const { step, points, here } = layoutCost(view, BOX);
    const last = points.find(({ steps }) => steps === view.done - 1)!;
    assert.deepEqual(step!.from, { x: last.x, y: last.y });
    assert.equal(step!.to.x, here);
  });

  it("leaves a gap where a cost is not a finite number, and draws nothing where none is known", () => {
    const view = fixtures.xorEarly().pictures.cost!;
    const broken = { ...view, batches: { ...view.batches, costs: [1, 1, Number.NaN, 1, 1, 1, 1] } };
    const layout = layoutCost(broken, BOX);
    assert.equal(layout.batches.match(/M/g)!.length, 2);
    assert.equal(layout.points.length, 6);
    const { step: _, ...start } = {
      ...view,
      done: 0,
      positions: [],
      batches: { each: 1, at: [], costs: [] },
    };
    const empty = layoutCost(start, BOX);
    assert.deepEqual([empty.batches, empty.points, empty.costTicks], ["", [], []]);
    assert.equal(empty.here, empty.left);
  });

  it("draws the costs of a fork on the same scales", () => {
    const view = fixtures.xorEarly().pictures.cost!;
    assert.equal(layoutCost(view, BOX).fork, "");
    const fork = (batches: typeof view.batches) => ({ ...view, fork: { name: "", words: "", batches } });
    const same = layoutCost(fork(view.batches), BOX);
    assert.equal(same.fork, same.batches);
    const higher = { ...view.batches, costs: view.batches.costs.map((each) => 3 * each) };
    const layout = layoutCost(fork(higher), BOX);
    const most = Math.min(...numbersIn(layout.fork).filter((_, place) => place % 2 === 1));
    assert.ok(most >= layout.top && layout.costTicks.at(-1)!.value >= Math.max(...higher.costs) / 1.5);
  });

  it("draws the costs of validation where epochs end, on the same scales", () => {
    const view = fixtures.xorEarly().pictures.cost!;
    const layout = layoutCost(
      { ...view, validation: { each: 1, at: [0, 2], costs: view.batches.costs.slice(0, 2) } },
      BOX,
    );
    const [x0, y0, x2, y2] = numbersIn(layout.validation);
    const { points } = layout;
    for (const [found, expected] of [
      [x0!, points[0]!.x],
      [y0!, points[0]!.y],
      [x2!, points[2 * view.perEpoch]!.x],
      [y2!, points[1]!.y],
    ] as const)
      assert.ok(Math.abs(found - expected) < 0.1);
    assert.equal(layoutCost(view, BOX).validation, "");
  });

  it("finds the point under the pointer and the one a key means", () => {
    const { points } = layoutCost(fixtures.xorEarly().pictures.cost!, BOX);
    assert.equal(nearest(points, points[3]!.x + 2), 3);
    assert.equal(nearest(points, -100), 0);
    assert.equal(nearest(points, 10_000), points.length - 1);
    assert.equal(pointAfterKey("ArrowLeft", 0, 7), 0);
    assert.equal(pointAfterKey("ArrowRight", 2, 7), 3);
    assert.equal(pointAfterKey("PageUp", 2, 7), 6);
    assert.equal(pointAfterKey("Home", 5, 7), 0);
    assert.equal(pointAfterKey("End", 5, 7), 6);
    assert.equal(pointAfterKey("x", 5, 7), undefined);
  });
});
