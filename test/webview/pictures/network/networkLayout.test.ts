import assert from "node:assert/strict";
import type { NetworkView } from "../../../../src/protocol/messages";
import { layoutNetwork, placeOfNeuron } from "../../../../webview/pictures/network/networkLayout";
import type { NetworkLayout } from "../../../../webview/pictures/network/placed";
import { type Box, overlap, type Size, within } from "../../../../webview/shared/geometry";
import { type FixtureName, fixtures } from "../../fixtures";
import { sizes } from "../../sizes";

const networks = (Object.keys(fixtures) as FixtureName[]).map(
  (name) => [name, fixtures[name]().pictures.network!] as const,
);

function each(check: (network: NetworkView, layout: NetworkLayout, name: string) => void): void {
  for (const [name, network] of networks)
    for (const size of sizes)
      for (const asPictures of [false, true])
        check(
          network,
          layoutNetwork(network, size, asPictures),
          `${name} at ${size.width} × ${size.height}, ${asPictures ? "pictures" : "neurons"}`,
        );
}

const SIZE: Size = { width: 498, height: 215 };

describe("the drawing of the network", () => {
  it("keeps every neuron inside the box that it is given, and apart from the others and from the cost", () => {
    each((_, { layers, width, height, cost }, name) => {
      const circles = layers.flatMap(({ neurons, radius }) => neurons.map(({ x, y }) => ({ x, y, radius })));
      assert(within(cost.node, { width, height }), name);
      circles.forEach(({ x, y, radius }, place) => {
        const circle = { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius };
        assert(within(circle, { width, height }), `${name}: ${x}, ${y}, ${radius}`);
        assert(!overlap(circle, cost.node), name);
        for (const other of circles.slice(place + 1))
          assert(Math.hypot(x - other.x, y - other.y) > radius + other.radius, name);
      });
    });
  });

  it("keeps every picture inside, and off the neurons", () => {
    each((_, { layers, width, height }, name) => {
      const circles = layers.flatMap(({ neurons, radius }) =>
        neurons.map(
          ({ x, y }): Box => ({ x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius }),
        ),
      );
      for (const { picture } of layers) {
        if (!picture) continue;
        const { pixels, second = pixels } = picture;
        for (const box of [pixels, second]) {
          assert(within(box, { width, height }), name);
          for (const circle of circles) assert(!overlap(box, circle), name);
        }
        assert(second === pixels || !overlap(pixels, second), name);
      }
    });
  });

  it("draws every layer and neuron that the host has sent where there is room", () => {
    for (const [name, { layers }] of networks) {
      const placed = layoutNetwork(
        { ...fixtures[name]().pictures.network! },
        { width: 900, height: 400 },
        false,
      );
      assert.deepEqual(
        placed.layers.map(({ layer, neurons }) => [layer.l, neurons.map(({ neuron }) => neuron.j)]),
        layers.map(({ l, neurons }) => [l, neurons.map(({ j }) => j)]),
        name,
      );
    }
  });

  it("folds what does not fit around what is lit", () => {
    const size = { width: 288, height: 96 };
    for (const [name, network] of networks) {
      const layout = layoutNetwork(network, size, false);
      for (const { l, neurons } of network.layers)
        for (const { j, light } of neurons)
          if (light === "current") assert(placeOfNeuron(layout, l, j), `${name}: ${j} of layer ${l}`);
    }
    const { layers, folds } = layoutNetwork(
      fixtures.deep().pictures.network!,
      { width: 240, height: 96 },
      false,
    );
    assert(layers.length < 7 && folds.length > 0);
  });

  it("shows how many neurons and how many layers a fold hides", () => {
    each((network, { layers, folds }, name) => {
      for (const { gaps, neurons, picture, layer } of layers) {
        const hidden = gaps.reduce((sum, { folded }) => sum + folded, 0);
        if (!picture) assert.equal(neurons.length + hidden, layer.size, name);
      }
      const hidden = folds.reduce((sum, { folded }) => sum + folded, 0);
      assert.equal(layers.length + hidden, network.layers.at(-1)!.l + 1, name);
    });
  });

  it("does not move from step to step", () => {
    const places = ({ layers, cost }: NetworkLayout): unknown => [
      layers.map(({ x, radius, neurons }) => [x, radius, neurons.map(({ y }) => y)]),
      cost.node,
      cost.targets.map(({ x, y, width }) => [x, y, width]),
    ];
    for (const size of sizes) {
      const before = layoutNetwork(fixtures.term().pictures.network!, size, true);
      for (const later of [fixtures.cost, fixtures.dC_da])
        assert.deepEqual(places(layoutNetwork(later().pictures.network!, size, true)), places(before));
    }
  });

  it("draws a picture in the place of its neurons, with whole screen pixels for each of its own", () => {
    const network = fixtures.digitsWeight().pictures.network!;
    for (const size of [SIZE, { width: 900, height: 400 }]) {
      const { layers } = layoutNetwork(network, size, true);
      const { pixels, second } = layers[0]!.picture!;
      for (const box of [pixels, second!]) assert.equal(box.width % 28, 0);
      // Pixel 404 stands in row 14, column 12.
      const pixel = pixels.width / 28;
      assert.deepEqual(placeOfNeuron({ layers }, 0, 404), {
        x: pixels.x + 12.5 * pixel,
        y: pixels.y + 14.5 * pixel,
      });
    }
    assert.equal(layoutNetwork(network, SIZE, false).layers[0]!.picture, undefined);
    const low = layoutNetwork(network, { width: 288, height: 96 }, true).layers[0]!.picture!;
    assert.equal(low.second, undefined, "no room for the weights");
  });

  it("draws long layers whole, however small, where the reader wants that and there is room for dots", () => {
    const network = fixtures.digitsPath().pictures.network!;
    const [layer] = network.layers.slice(1, 2);
    const neuron = layer!.neurons[0]!;
    const whole = { ...layer!, neurons: Array.from({ length: 16 }, (_, j) => ({ ...neuron, j })) };
    const outputs = network.layers.at(-1)!;
    const drawn = (height: number): number[] =>
      layoutNetwork({ ...network, layers: [whole, outputs] }, { width: 498, height }, false).layers.map(
        ({ neurons }) => neurons.length,
      );
    assert.equal(outputs.neurons.length, 10);
    assert.deepEqual(
      [drawn(122), drawn(90)],
      [
        [16, 10],
        [10, 10],
      ],
    );
  });
});
