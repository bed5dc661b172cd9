import assert from "node:assert/strict";
import type { NetworkView } from "../../../../src/protocol/messages";
import { layoutNetwork } from "../../../../webview/pictures/network/networkLayout";
import type { NetworkLayout } from "../../../../webview/pictures/network/placed";
import { overlap, type Size, within } from "../../../../webview/shared/geometry";
import { type FixtureName, fixtures } from "../../fixtures";
import { sizes } from "../../sizes";

const SIZE: Size = { width: 498, height: 215 };

function layoutOf(name: FixtureName, size = SIZE): NetworkLayout {
  return layoutNetwork(fixtures[name]().pictures.network!, size, true);
}

describe("the cost at the end of the drawing", () => {
  it("stands at the right, and an edge leads to it from every output that is drawn", () => {
    for (const name of ["path", "digitsPath", "chain"] as const) {
      const { cost, layers } = layoutOf(name);
      const outputs = layers.at(-1)!;
      assert(cost.node.x > outputs.x + outputs.radius && cost.node.x + cost.node.width <= SIZE.width);
      assert.deepEqual(
        cost.ends.map(({ j, from }) => [j, from.y]),
        outputs.neurons.map(({ neuron, y }) => [neuron.j, y]),
      );
      for (const { to } of cost.ends) assert.deepEqual(to, { x: cost.node.x, y: SIZE.height / 2 });
    }
  });

  it("has edges that are lit as the step lights them", () => {
    const lights = (name: FixtureName): string =>
      layoutOf(name)
        .cost.ends.map(({ light }) => light)
        .join(" ");
    assert.deepEqual((["start", "cost", "dz_dw", "pathDone"] as const).map(lights), [
      "none none",
      "current none",
      "path none",
      "path current",
    ]);
  });

  it("has one edge from outputs that are a picture, lit as the one that is lit most", () => {
    const digits = fixtures.digitsPath().pictures.network!;
    const [input] = digits.layers;
    const network: NetworkView = { ...digits, layers: [input!, { ...input!, l: 1 }] };
    const { cost } = layoutNetwork(network, SIZE, true);
    assert.deepEqual(
      cost.ends.map(({ light }) => light),
      ["current"],
    );
    assert.deepEqual(cost.targets, []);
  });
});

describe("the targets", () => {
  it("stand inside, apart from each other, the outputs and the cost", () => {
    for (const name of Object.keys(fixtures) as FixtureName[])
      for (const size of sizes) {
        const { cost, layers } = layoutOf(name, size);
        const { neurons, radius } = layers.at(-1)!;
        cost.targets.forEach((target, place) => {
          const what = `${name} at ${size.width} × ${size.height}`;
          assert(within(target, size), what);
          assert(!overlap(target, cost.node), what);
          for (const other of cost.targets.slice(place + 1)) assert(!overlap(target, other), what);
          for (const { x, y } of neurons)
            assert(
              !overlap(target, { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius }),
              what,
            );
        });
      }
  });

  it("are named and have lines of their own where they are few, and stand on the edges where they are many", () => {
    const few = layoutOf("path").cost;
    assert.deepEqual(
      few.targets.map(({ j, value, name, line }) => [j, value, name, line !== undefined]),
      [
        [0, 0, "y₀", true],
        [1, 1, "y₁", true],
      ],
    );
    assert.equal(layoutOf("chain").cost.targets[0]!.name, "y");
    const many = layoutOf("digitsPath").cost;
    assert.equal(many.targets.length, many.ends.length);
    for (const { j, x, width, line } of many.targets) {
      assert.equal(line, undefined);
      assert.equal(many.ends.find((end) => end.j === j)!.from.x, x + width);
    }
  });
});
