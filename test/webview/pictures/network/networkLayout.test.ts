import assert from "node:assert/strict";
import fc from "fast-check";
import type { EdgeView, NetworkView } from "../../../../src/protocol/messages";
import {
  derivativeWidth,
  edgeWidth,
  layoutNetwork,
  type NetworkLayout,
  placeCones,
  placeEdges,
  placeOfNeuron,
} from "../../../../webview/pictures/network/networkLayout";
import { type FixtureName, fixtures } from "../../fixtures";

const widths = [288, 480, 900];
const networks = (Object.keys(fixtures) as FixtureName[]).map(
  (name) => [name, fixtures[name]().pictures.network!] as const,
);

function each(check: (network: NetworkView, layout: NetworkLayout, name: string) => void): void {
  for (const [name, network] of networks)
    for (const width of widths)
      for (const asPictures of [false, true])
        check(network, layoutNetwork(network, width, asPictures), `${name} at ${width} px`);
}

describe("the drawing of the network", () => {
  it("keeps every neuron inside and apart from the others", () => {
    each(({ layers }, { layers: placed, width, height, radius }, name) => {
      const circles = placed.flatMap(({ neurons }) => neurons);
      const asCircles = layers.filter((_, l) => !placed[l]!.picture);
      assert.equal(circles.length, asCircles.flatMap(({ neurons }) => neurons).length);
      circles.forEach(({ x, y }, place) => {
        assert(x >= radius && x <= width - radius && y >= radius && y <= height - radius, name);
        for (const other of circles.slice(place + 1))
          assert(Math.hypot(x - other.x, y - other.y) > 2 * radius, name);
      });
    });
  });

  it("shows how many neurons a fold hides", () => {
    each(({ layers }, { layers: placed }, name) => {
      placed.forEach(({ gaps, neurons, picture }, l) => {
        if (picture) return;
        const hidden = gaps.reduce((sum, { folded }) => sum + folded, 0);
        assert.equal(neurons.length + hidden, layers[l]!.size, name);
      });
    });
  });

  it("is as wide as there is room, wider only where layers would touch", () => {
    assert.equal(layoutNetwork(fixtures.path().pictures.network!, 288, true).width, 288);
    assert.equal(layoutNetwork(fixtures.digitsPath().pictures.network!, 288, true).width, 288);
    assert(layoutNetwork(fixtures.deep().pictures.network!, 288, true).width > 288);
  });

  it("does not move from step to step", () => {
    const places = ({ layers }: NetworkLayout): unknown =>
      layers.map(({ x, neurons }) => [x, neurons.map(({ y }) => y)]);
    const before = layoutNetwork(fixtures.term().pictures.network!, 480, true);
    const later = layoutNetwork(fixtures.path().pictures.network!, 480, true);
    assert.deepEqual(places(before), places(later));
  });

  it("leaves out an edge whose neurons are not drawn", () => {
    const network = fixtures.term().pictures.network!;
    const stray: EdgeView = { l: 1, j: 99, k: 0, weight: 1, derivative: null, light: "none" };
    const placed = placeEdges([...network.edges, stray], layoutNetwork(network, 480, true));
    assert.equal(placed.length, 9 + 6);
  });

  it("draws a picture in the place of its neurons: its current pixel has an edge, all others a cone together", () => {
    const network = fixtures.digitsWeight().pictures.network!;
    for (const width of widths) {
      const layout = layoutNetwork(network, width, true);
      const [input, hidden] = layout.layers;
      const { pixels, second } = input!.picture!;
      for (const { x, y, width: across, height } of [pixels, second!]) {
        assert(x >= 0 && y >= 0 && y + height <= layout.height);
        assert(x + across < Math.min(...hidden!.neurons.map((each) => each.x)) - layout.radius);
        assert.equal(across % 28, 0, "whole screen pixels for each of the image's");
      }
      assert(pixels.y + pixels.height < second!.y);
      // Pixel 404 stands in row 14, column 12.
      const pixel = pixels.width / 28;
      assert.deepEqual(placeOfNeuron(layout, 0, 404), {
        x: pixels.x + 12.5 * pixel,
        y: pixels.y + 14.5 * pixel,
      });
      const first = placeEdges(network.edges, layout).filter(({ edge }) => edge.l === 1);
      assert.deepEqual(
        first.map(({ edge: { j, k } }) => [j, k]),
        [[12, 404]],
      );
      const cones = placeCones(network.edges, layout);
      assert.deepEqual(
        cones.map(({ j, isLit }) => [j, isLit]),
        hidden!.neurons.map(({ neuron }) => [neuron.j, false]),
      );
    }
    assert.equal(layoutNetwork(network, 480, false).layers[0]!.picture, undefined);
  });

  it("lights the whole cone of a neuron whose every pixel takes part", () => {
    const network = fixtures.digitsBias().pictures.network!;
    const lit = placeCones(network.edges, layoutNetwork(network, 480, true)).filter(({ isLit }) => isLit);
    assert.deepEqual(
      lit.map(({ l, j }) => [l, j]),
      [[1, 4]],
    );
  });
});

describe("the width of an edge", () => {
  it("grows with |w| and stays between 0.8 and 4 pixels", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), fc.double({ noNaN: true }), (v, w) => {
        assert(edgeWidth(w) > 0.79 && edgeWidth(w) <= 4);
        assert.equal(edgeWidth(w), edgeWidth(-w));
        if (Math.abs(v) < Math.abs(w)) assert(edgeWidth(v) <= edgeWidth(w));
      }),
    );
  });

  it("of a derivative is its share of the widest", () => {
    assert.equal(derivativeWidth(0, 2), 0.8);
    assert.equal(derivativeWidth(-1, 2), 0.8 + 1.6);
    assert.equal(derivativeWidth(5, 2), 4);
  });

  it("says between two layers how many are folded there", () => {
    const network = fixtures.foldedPath().pictures.network!;
    for (const width of widths) {
      const { layers, folds } = layoutNetwork(network, width, true);
      assert.deepEqual(
        folds.map(({ after, folded }) => [after, folded]),
        [
          [0, 57],
          [64, 35],
        ],
      );
      for (const { x, after } of folds) {
        const next = layers[layers.findIndex(({ layer }) => layer.l === after) + 1]!;
        assert.ok(next.x - x >= 38 && x - layers.find(({ layer }) => layer.l === after)!.x >= 38);
      }
    }
  });
});
