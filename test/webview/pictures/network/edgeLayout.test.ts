import assert from "node:assert/strict";
import fc from "fast-check";
import type { EdgeView } from "../../../../src/protocol/messages";
import {
  derivativeWidth,
  edgeWidth,
  placeCones,
  placeEdges,
} from "../../../../webview/pictures/network/edgeLayout";
import { layoutNetwork } from "../../../../webview/pictures/network/networkLayout";
import { fixtures } from "../../fixtures";

const SIZE = { width: 498, height: 215 } as const;

describe("the edges of the drawing", () => {
  it("leave out one whose neurons are not drawn", () => {
    const network = fixtures.term().pictures.network!;
    const stray: EdgeView = { l: 1, j: 99, k: 0, weight: 1, derivative: null, light: "none" };
    const placed = placeEdges([...network.edges, stray], layoutNetwork(network, SIZE, true));
    assert.equal(placed.length, 9 + 6);
  });

  it("from a picture are one for its current pixel, and a cone for all others together", () => {
    const network = fixtures.digitsWeight().pictures.network!;
    const layout = layoutNetwork(network, SIZE, true);
    const first = placeEdges(network.edges, layout).filter(({ edge }) => edge.l === 1);
    assert.deepEqual(
      first.map(({ edge: { j, k } }) => [j, k]),
      [[12, 404]],
    );
    assert.deepEqual(
      placeCones(network.edges, layout).map(({ j, isLit }) => [j, isLit]),
      layout.layers[1]!.neurons.map(({ neuron }) => [neuron.j, false]),
    );
  });

  it("light the whole cone of a neuron whose every pixel takes part", () => {
    const network = fixtures.digitsBias().pictures.network!;
    const lit = placeCones(network.edges, layoutNetwork(network, SIZE, true)).filter(({ isLit }) => isLit);
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
});
