import assert from "node:assert/strict";
import type { FlowView } from "../../../../src/protocol/messages";
import { layoutFlow, pointOn, widthOfAmount } from "../../../../webview/pictures/flow/flowLayout";
import type { FlowLayout } from "../../../../webview/pictures/flow/placed";
import { type Box, overlap, within } from "../../../../webview/shared/geometry";
import { type FixtureName, fixtures } from "../../fixtures";
import { sizes } from "../../sizes";

const flows = (Object.keys(fixtures) as FixtureName[]).map(
  (name) => [name, fixtures[name]().pictures.flow!] as const,
);

function each(check: (flow: FlowView, layout: FlowLayout, name: string) => void): void {
  for (const [name, flow] of flows)
    for (const size of [...sizes, { width: 900, height: 400 }])
      check(flow, layoutFlow(flow, size), `${name} at ${size.width} × ${size.height}`);
}

const bandsOf = ({ columns, ribbons, misses }: FlowLayout) => [
  ...ribbons,
  ...misses,
  ...columns.flatMap(({ squeezes }) => squeezes.flatMap(({ before, after }) => [before, after])),
];

const numbersOf = ({ columns }: FlowLayout) =>
  columns.flatMap(({ squeezes }) => squeezes.flatMap(({ numbers }) => numbers));

/** What stands where, whatever it is worth. */
const placesOf = (layout: FlowLayout) => ({
  squeezes: layout.columns.flatMap(({ layer, squeezes }) =>
    squeezes.map(({ squeeze: { j }, x, y }) => [layer.l, j, x, y]),
  ),
  numbers: numbersOf(layout).map(({ x, y }) => [x, y]),
  targets: layout.targets.map(({ x, y }) => [x, y]),
  widest: layout.widest,
});

describe("the drawing of the flow", () => {
  it("stays inside the box that it is given", () => {
    each((_, layout, name) => {
      for (const { from, to, width } of bandsOf(layout))
        for (const { x, y } of [from, to])
          assert.ok(
            within({ x, y: y - width / 2, width: 0, height: width }, layout),
            `${name}: ${x}, ${y}, ${width}`,
          );
      const { cost } = layout.network;
      const boxes: Box[] = [
        cost.node,
        ...numbersOf(layout),
        ...layout.targets,
        ...(layout.chip ? [layout.chip] : []),
      ];
      for (const box of boxes) assert.ok(within(box, layout), `${name}: ${JSON.stringify(box)}`);
      for (const { mix } of layout.columns) assert.ok(!mix || within(mix, layout), name);
    });
  });

  it("writes no number over another, over a target, or over the cost", () => {
    each((_, layout, name) => {
      const boxes: Box[] = [
        layout.network.cost.node,
        ...numbersOf(layout),
        ...layout.targets,
        ...(layout.chip ? [layout.chip] : []),
      ];
      boxes.forEach((box, place) => {
        for (const other of boxes.slice(place + 1))
          assert.ok(!overlap(box, other), `${name}: ${JSON.stringify(box)} ${JSON.stringify(other)}`);
      });
    });
  });

  it("is as wide as its parts say, and never thinner than a hair", () => {
    each(({ largest }, { widest, ...layout }, name) => {
      assert.ok(widest >= 3, name);
      for (const { amount, width } of bandsOf({ widest, ...layout })) {
        const exact = amount.value === null ? 0 : (Math.abs(amount.value) / largest) * widest;
        assert.ok(Math.abs(width - Math.max(exact, 1)) < 1e-9, name);
      }
    });
    const scale = { widest: 20, largest: 6 };
    const widths = [null, -3, 0, 7, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY].map(
      (value) => widthOfAmount({ value, light: "none" }, scale),
    );
    assert.deepEqual(widths, [1, 10, 1, 20, 1, 20, 20]);
    assert.equal(widthOfAmount({ value: 0, light: "none" }, { widest: 20, largest: 0 }), 1);
  });

  it("leads every ribbon from the left of its neuron to the right of the one before, from right to left", () => {
    each((_, { columns, ribbons }, name) => {
      const at = (l: number, j: number) =>
        columns.find(({ layer }) => layer.l === l)!.squeezes.find(({ squeeze }) => squeeze.j === j)!;
      for (const { ribbon, from, to } of ribbons) {
        assert.equal(from.x, at(ribbon.l, ribbon.j).after.to.x, name);
        assert.equal(to.x, at(ribbon.l - 1, ribbon.k).before.from.x, name);
        assert.ok(from.x > to.x, name);
      }
    });
  });

  it("draws all that the host has sent where there is room, with their numbers", () => {
    for (const [name, flow] of flows) {
      const layout = layoutFlow(flow, { width: 900, height: 400 });
      const count = layout.columns.reduce((sum, { squeezes }) => sum + squeezes.length, 0);
      assert.equal(count, flow.squeezes.length, name);
      assert.equal(layout.ribbons.length, flow.ribbons.length, name);
    }
    const small = layoutFlow(fixtures.path().pictures.flow!, { width: 498, height: 215 });
    assert.equal(numbersOf(small).length, 2 * (3 + 2));
    assert.deepEqual(
      small.targets.map(({ name }) => name),
      ["y₀", "y₁"],
    );
  });

  it("stands in the middle of its height where there is room, numbers and all", () => {
    const flow = fixtures.hiddenWeight().pictures.flow!;
    const layout = layoutFlow(flow, { width: 900, height: 400 });
    for (const { layer, neurons } of layout.network.layers)
      assert.deepEqual(
        neurons.map(({ y }) => y),
        layout.columns.find((column) => column.layer.l === layer.l)!.squeezes.map(({ y }) => y),
      );
  });

  it("has the numbers of a deep network lower in every other layer, where they stand too close", () => {
    const { layers, squeezes, ...flow } = fixtures.chain().pictures.flow!;
    const twelve = Array.from({ length: 12 }, (_, place) => place + 1);
    const deep: FlowView = {
      ...{ ...flow, ribbons: [] },
      layers: twelve.map((l) => ({ ...layers[0]!, l })),
      squeezes: twelve.map((l) => ({ ...squeezes[0]!, l })),
    };
    const layout = layoutFlow(deep, { width: 498, height: 190 });
    const numbers = numbersOf(layout);
    assert.equal(numbers.length, 2 * layout.columns.length);
    const tops = layout.columns.map(({ squeezes: [squeeze] }) => squeeze!.numbers[0]!.y);
    assert.equal(new Set(tops).size, 2);
    numbers.forEach((number, place) => {
      for (const other of numbers.slice(place + 1)) assert.ok(!overlap(number, other));
      assert.ok(within(number, layout));
    });
    assert.equal(numbersOf(layoutFlow(deep, { width: 498, height: 80 })).length, 0);
  });

  it("points from ∂C/∂a to ∂C/∂z where both stand side by side, but not where a layer mixes", () => {
    const arrows = (name: FixtureName) =>
      layoutFlow(fixtures[name]().pictures.flow!, { width: 900, height: 400 }).columns.map(({ squeezes }) =>
        squeezes.map(({ arrow }) => arrow !== undefined),
      );
    assert.deepEqual(arrows("hiddenWeight"), [Array(3).fill(true), Array(2).fill(true)]);
    const softmax = layoutFlow(fixtures.softmaxWeight().pictures.flow!, { width: 900, height: 400 });
    for (const { mix, squeezes } of softmax.columns)
      if (mix)
        for (const { arrow, numbers } of squeezes) assert.deepEqual([arrow, numbers.length], [undefined, 2]);
    assert.ok(softmax.columns.some(({ mix }) => mix));
  });

  it("moves nothing from step to step", () => {
    const steps = ["start", "term", "dC_da", "da_dz", "dz_dw", "path", "pathDone", "hiddenWeight"] as const;
    for (const size of sizes) {
      const [first, ...others] = steps.map((name) =>
        placesOf(layoutFlow(fixtures[name]().pictures.flow!, size)),
      );
      for (const other of others) assert.deepEqual(other, first);
    }
  });

  it("writes the current ribbon's number on it", () => {
    const layout = layoutFlow(fixtures.path().pictures.flow!, { width: 660, height: 480 });
    const current = layout.ribbons.find(({ amount }) => amount.light === "current")!;
    assert.equal(layout.chip!.value, current.amount.value);
    const middle = {
      x: layout.chip!.x + layout.chip!.width / 2,
      y: layout.chip!.y + layout.chip!.height / 2,
    };
    const nearest = Array.from({ length: 101 }, (_, at) => pointOn(current, at / 100)).map(({ x, y }) =>
      Math.hypot(x - middle.x, y - middle.y),
    );
    assert.ok(Math.min(...nearest) < 2);
    assert.equal(layoutFlow(fixtures.dz_dw().pictures.flow!, { width: 660, height: 480 }).chip, undefined);
  });
});
