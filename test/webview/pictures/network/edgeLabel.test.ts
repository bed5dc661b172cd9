import assert from "node:assert/strict";
import type { NetworkView } from "../../../../src/protocol/messages";
import { placeLabel, sizeOfLabel } from "../../../../webview/pictures/network/edgeLabel";
import {
  layoutNetwork,
  type NetworkLayout,
  placeEdges,
} from "../../../../webview/pictures/network/networkLayout";
import type { Point } from "../../../../webview/shared/geometry";
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

/** The least distance of a point from a line between two others. */
function distance({ x, y }: Point, from: Point, to: Point): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const t = ((x - from.x) * dx + (y - from.y) * dy) / (dx * dx + dy * dy);
  const along = Math.min(Math.max(t, 0), 1);
  return Math.hypot(x - from.x - along * dx, y - from.y - along * dy);
}

describe("the label of an edge", () => {
  it("touches neither its edge nor a neuron", () => {
    each((network, layout, name) => {
      for (const { edge, from, to } of placeEdges(network.edges, layout)) {
        const size = { width: 80, height: 22 };
        const { x, y } = placeLabel(from, to, size, layout);
        const what = `${name}: ${edge.l},${edge.j},${edge.k}`;
        assert(x - 40 >= 0 && x + 40 <= layout.width && y - 11 >= 0 && y + 11 <= layout.height, what);
        for (const [dx, dy] of [
          [-40, -11],
          [0, -11],
          [40, -11],
          [-40, 11],
          [0, 11],
          [40, 11],
        ] as const)
          assert(distance({ x: x + dx, y: y + dy }, from, to) > 2, what);
        for (const { neurons } of layout.layers)
          for (const neuron of neurons) {
            const beyondX = Math.max(Math.abs(neuron.x - x) - 40, 0);
            const beyondY = Math.max(Math.abs(neuron.y - y) - 11, 0);
            assert(Math.hypot(beyondX, beyondY) > layout.radius, what);
          }
      }
    });
  });
});

describe("the room of a label", () => {
  it("is what its characters take at the most, small ones less", () => {
    assert.equal(sizeOfLabel("w = 1").height, sizeOfLabel("∂C/∂w = −0.034").height);
    assert(sizeOfLabel("w₀₁⁽²⁾").width < sizeOfLabel("w01(2)").width);
    assert(sizeOfLabel("w₀₁⁽²⁾ = 1").width > sizeOfLabel("w₀₁⁽²⁾").width);
  });
});
