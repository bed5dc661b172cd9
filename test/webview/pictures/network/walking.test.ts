import assert from "node:assert/strict";
import type { NetworkView, SpotView } from "../../../../src/protocol/messages";
import { placeEdges } from "../../../../webview/pictures/network/edgeLayout";
import { layoutNetwork, placeOfNeuron } from "../../../../webview/pictures/network/networkLayout";
import type { NetworkLayout } from "../../../../webview/pictures/network/placed";
import {
  isDrawn,
  neuronSpot,
  spotAt,
  startOf,
  walk,
  weightSpot,
} from "../../../../webview/pictures/network/walking";
import { textOf } from "../../../../webview/pointing/spot";
import { type FixtureName, fixtures } from "../../fixtures";

type Pivot = "to" | "from";

/** Room for all that the host sends. */
const SIZE = { width: 900, height: 400 } as const;

const networks = (Object.keys(fixtures) as FixtureName[]).map(
  (name) => [name, fixtures[name]().pictures.network!] as const,
);

/** All spots that the arrow keys lead to, with what they turn around. */
function reachable(network: NetworkView, layout: NetworkLayout): Map<string, SpotView> {
  const found = new Map<string, SpotView>();
  const seen = new Set<string>();
  const first = walk(undefined, "ArrowDown", startOf(network, layout), layout, "to")!;
  const open: { readonly spot: SpotView; readonly pivot: Pivot }[] = [first];
  for (let next = open.pop(); next; next = open.pop()) {
    const { spot, pivot } = next;
    const key = `${textOf(spot)} ${pivot}`;
    if (seen.has(key)) continue;
    seen.add(key);
    found.set(textOf(spot), spot);
    for (const arrow of ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"]) {
      const to = walk(spot, arrow, startOf(network, layout), layout, pivot);
      if (to) open.push(to);
    }
  }
  return found;
}

describe("walking over the drawing", () => {
  it("leads by arrow keys to every drawn neuron and edge, and to nothing else", () => {
    for (const [name, network] of networks) {
      const layout = layoutNetwork(network, SIZE, false);
      const found = reachable(network, layout);
      const spots = [
        ...network.layers.flatMap(({ l, neurons }) => neurons.map(({ j }) => neuronSpot(l, j))),
        ...network.edges.map(weightSpot),
      ];
      assert.deepEqual([...found.keys()].sort(), spots.map(textOf).sort(), name);
    }
  });

  it("leads to every pixel of a picture", () => {
    const network = fixtures.digitsWeight().pictures.network!;
    const layout = layoutNetwork(network, SIZE, true);
    const found = reachable(network, layout);
    for (let pixel = 0; pixel < 784; pixel++)
      assert(found.has(textOf(neuronSpot(0, pixel))), `pixel ${pixel}`);
    for (const spot of found.values()) assert(isDrawn(spot, layout), textOf(spot));
  });

  it("comes back by the opposite key", () => {
    const network = fixtures.dz_dw().pictures.network!;
    const layout = layoutNetwork(network, SIZE, true);
    for (const [there, back] of [
      ["ArrowUp", "ArrowDown"],
      ["ArrowLeft", "ArrowRight"],
    ] as const)
      for (const { l, neurons } of network.layers)
        for (const { j } of neurons) {
          const to = walk(neuronSpot(l, j), there, startOf(network, layout), layout, "to");
          if (to)
            assert.deepEqual(
              walk(to.spot, back, startOf(network, layout), layout, to.pivot)?.spot,
              neuronSpot(l, j),
              `${l} ${j}`,
            );
        }
  });

  it("begins at the current edge, else at the current neuron, else at the first input", () => {
    const start = (name: FixtureName): string => {
      const network = fixtures[name]().pictures.network!;
      return textOf(
        walk(
          undefined,
          "Home",
          startOf(network, layoutNetwork(network, SIZE, true)),
          layoutNetwork(network, SIZE, true),
          "to",
        )!.spot,
      );
    };
    assert.deepEqual(
      [start("dz_dw"), start("da_dz"), start("start")],
      ["parameter 2 0 1", "neuron 2 0", "neuron 0 0"],
    );
  });

  it("leaves other keys alone", () => {
    const network = fixtures.dz_dw().pictures.network!;
    const layout = layoutNetwork(network, SIZE, true);
    for (const key of ["Tab", "a", "Enter", "F5"])
      for (const from of [undefined, neuronSpot(1, 1)])
        assert.equal(walk(from, key, startOf(network, layout), layout, "to"), undefined);
  });
});

describe("the spot under the mouse", () => {
  it("is the neuron in whose circle it is, or the edge that it is on", () => {
    for (const [name, network] of networks) {
      const layout = layoutNetwork(network, SIZE, false);
      const edges = placeEdges(network.edges, layout);
      for (const { layer, neurons, radius } of layout.layers)
        for (const { neuron, x, y } of neurons)
          assert.deepEqual(
            spotAt({ x: x + radius / 2, y: y - radius / 2 }, layout, edges),
            neuronSpot(layer.l, neuron.j),
            name,
          );
    }
    const network = fixtures.dz_dw().pictures.network!;
    const layout = layoutNetwork(network, { width: 900, height: 380 }, true);
    const edges = placeEdges(network.edges, layout);
    for (const { edge, from, to } of edges) {
      // Near its beginning no other edge is as close.
      const at = { x: from.x + 0.22 * (to.x - from.x), y: from.y + 0.22 * (to.y - from.y) };
      assert.deepEqual(spotAt(at, layout, edges), weightSpot(edge));
    }
    assert.equal(spotAt({ x: 2, y: 2 }, layout, edges), undefined);
  });

  it("is the pixel of a picture, or the weight from it", () => {
    const network = fixtures.digitsWeight().pictures.network!;
    const layout = layoutNetwork(network, SIZE, true);
    const { pixels, second } = layout.layers[0]!.picture!;
    const edge = pixels.width / 28;
    const inside = (box: typeof pixels) => ({ x: box.x + 3.4 * edge, y: box.y + 2.6 * edge });
    assert.deepEqual(spotAt(inside(pixels), layout, []), neuronSpot(0, 2 * 28 + 3));
    assert.deepEqual(spotAt(inside(second!), layout, []), weightSpot({ l: 1, j: 12, k: 2 * 28 + 3 }));
    assert.deepEqual(placeOfNeuron(layout, 0, 59), {
      x: pixels.x + 3.5 * edge,
      y: pixels.y + 2.5 * edge,
    });
  });
});
