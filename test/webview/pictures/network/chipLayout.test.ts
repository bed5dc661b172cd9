import assert from "node:assert/strict";
import fc from "fast-check";
import type { ChipView, LayerView, Light, NetworkView } from "../../../../src/protocol/messages";
import {
  MOST_NUMBERS,
  type PlacedChip,
  placeChips,
  placeNumbers,
} from "../../../../webview/pictures/network/chipLayout";
import { placeEdges } from "../../../../webview/pictures/network/edgeLayout";
import { layoutNetwork } from "../../../../webview/pictures/network/networkLayout";
import { numberAt } from "../../../../webview/pictures/network/neuronNumber";
import type { NetworkLayout } from "../../../../webview/pictures/network/placed";
import { type Box, distanceToBox, overlap, type Size, within } from "../../../../webview/shared/geometry";
import { widthOf } from "../../../../webview/shared/textWidth";
import { type FixtureName, fixtures } from "../../fixtures";
import { sizes } from "../../sizes";

/** What a chip or a number must not cover: undefined where it covers nothing. */
function covered(box: Box, layout: NetworkLayout): string | undefined {
  if (!within(box, layout)) return "the edge of the drawing";
  if (overlap(box, layout.cost.node)) return "the cost";
  if (layout.cost.targets.some((target) => overlap(box, target))) return "a target";
  for (const layer of layout.layers) {
    const { neurons, radius, picture } = layer;
    for (const placed of neurons) {
      if (distanceToBox(placed, box) < radius) return `neuron ${placed.neuron.j} of layer ${layer.layer.l}`;
      const { beside } = numberAt(placed, layer);
      if (beside && overlap(box, beside)) return `the number of neuron ${placed.neuron.j}`;
    }
    if (picture && (overlap(box, picture.pixels) || (picture.second && overlap(box, picture.second))))
      return "a picture";
  }
  return undefined;
}

function isRight(chips: readonly PlacedChip[], layout: NetworkLayout, what: string): void {
  chips.forEach((chip, place) => {
    const name = `${what}: ${chip.name} ${chip.value}`;
    assert.equal(covered(chip, layout), undefined, name);
    for (const other of chips.slice(place + 1)) assert(!overlap(chip, other), `${name} and ${other.name}`);
    const text = widthOf(chip.value, 12, true) + (chip.name === undefined ? 0 : widthOf(chip.name, 12));
    assert(text <= chip.width - 8, name);
  });
}

const light = fc.constantFrom<Light>("none", "path", "current");
const value = fc.oneof(
  fc.double({ min: -10, max: 10, noNaN: true }),
  fc.constantFrom(0, 1e-300, -1e300, 0.5),
);

function layerOf(l: number, size: number, isLast: boolean): fc.Arbitrary<LayerView> {
  const shown = size > 10 ? [0, 1, 2, 3, 4, 5, size - 1] : Array.from({ length: size }, (_, j) => j);
  return fc.tuple(...shown.map(() => fc.tuple(value, light))).map((drawn) => ({
    ...{ l, label: `layer ${l}`, size },
    neurons: shown.map((j, place) => {
      const [activation, lit] = drawn[place]!;
      return { j, activation, dC_da: null, light: lit, ...(isLast && { target: 1 }) };
    }),
  }));
}

/** Any network of 2 to 30 layers of 1 to 784 neurons, and any chips on it. */
const networks: fc.Arbitrary<NetworkView> = fc
  .oneof(
    fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 2, maxLength: 6 }),
    fc.array(fc.constantFrom(1, 2, 5, 784), { minLength: 2, maxLength: 30 }),
  )
  .chain((neurons) => fc.tuple(...neurons.map((size, l) => layerOf(l, size, l === neurons.length - 1))))
  .chain((layers) =>
    fc.tuple(fc.constant(layers as LayerView[]), fc.array(chipOn(layers as LayerView[]), { maxLength: 12 })),
  )
  .map(([layers, chips]) => ({
    layers,
    edges: [],
    chips,
    cost: {
      name: "C₀",
      value: 1,
      light: "path",
      edges: layers.at(-1)!.neurons.map(({ j }) => ({ j, light: "path" as const })),
    },
  }));

function chipOn(layers: readonly LayerView[]): fc.Arbitrary<ChipView> {
  return fc
    .record({
      at: fc.constantFrom("edge", "neuron", "onward", "cost"),
      l: fc.integer({ min: 1, max: layers.length - 1 }),
      place: fc.nat(20),
      from: fc.nat(20),
      name: fc.constantFrom(undefined, "σ′", "∂z/∂w", "∂C₀/∂a₁₂⁽³⁾"),
      value,
      standing: fc.constantFrom("known", "new"),
      isPartial: fc.constantFrom(undefined, true),
    } as const)
    .map(({ place, from, l, name, isPartial, ...chip }): ChipView => {
      const at = (layer: number, index: number): number => {
        const { neurons } = layers[layer]!;
        return neurons[index % neurons.length]!.j;
      };
      return {
        ...{ ...chip, l, j: at(l, place) },
        ...(chip.at === "edge" && { k: at(l - 1, from) }),
        ...(name !== undefined && { name }),
        ...(isPartial && { isPartial }),
      };
    });
}

const boxes: fc.Arbitrary<Size> = fc.record({
  width: fc.integer({ min: 288, max: 900 }),
  height: fc.integer({ min: 96, max: 600 }),
});

describe("the chips of the drawing", () => {
  it("never cover a neuron, a number, a target, the cost, or each other: in any network and any box", () => {
    fc.assert(
      fc.property(networks, boxes, fc.boolean(), (network, size, hasBelow) => {
        const layout = layoutNetwork(network, size, true);
        isRight(placeChips(network, layout, hasBelow), layout, `${size.width} × ${size.height}`);
      }),
      { numRuns: 300 },
    );
  });

  it("do not do so in real runs either", () => {
    for (const name of Object.keys(fixtures) as FixtureName[])
      for (const size of sizes) {
        const network = fixtures[name]().pictures.network!;
        const layout = layoutNetwork(network, size, true);
        isRight(placeChips(network, layout, false), layout, `${name} at ${size.width} × ${size.height}`);
      }
  });

  it("are all there, with their names, where there is room", () => {
    const shown = (name: FixtureName): string[] => {
      const network = fixtures[name]().pictures.network!;
      const layout = layoutNetwork(network, { width: 498, height: 215 }, true);
      return placeChips(network, layout, false).map((chip) => `${chip.name ?? ""} ${chip.value}`.trim());
    };
    assert.deepEqual(shown("dz_dw"), ["∂C₂/∂a −0.71", "σ′ 0.23", "∂z/∂w 0.49"]);
    assert.deepEqual(shown("pathDone").length, 3);
    assert.match(shown("path")[0]!, /^∂C₁\/∂a₁⁽¹⁾ −?0\.\d+ …$/);
  });

  it("stand from left to right in the formula's order: ∂z/∂w, σ′, ∂C/∂a", () => {
    for (const size of [
      { width: 498, height: 215 },
      { width: 660, height: 480 },
    ])
      for (const name of ["dz_dw", "hiddenWeight"] as const) {
        const network = fixtures[name]().pictures.network!;
        const chips = placeChips(network, layoutNetwork(network, size, true), false);
        const middles = ["∂z/∂w", "σ′", "∂C"].map((start) => {
          const { x, width } = chips.find((chip) => chip.name!.startsWith(start))!;
          return x + width / 2;
        });
        assert.deepEqual(
          middles,
          [...middles].sort((a, b) => a - b),
          `${name} at ${size.width}`,
        );
      }
  });

  it("do not move as the next factor is found", () => {
    const [dC_da, da_dz, dz_dw] = (["dC_da", "da_dz", "dz_dw"] as const).map((name) => {
      const network = fixtures[name]().pictures.network!;
      return placeChips(network, layoutNetwork(network, { width: 498, height: 215 }, true), false);
    });
    const place = ({ x, y }: PlacedChip) => ({ x, y });
    assert.deepEqual(da_dz!.slice(0, 1).map(place), dC_da!.map(place));
    assert.deepEqual(dz_dw!.slice(0, 2).map(place), da_dz!.map(place));
  });

  it("leave out another one before the newest", () => {
    fc.assert(
      fc.property(boxes, (size) => {
        for (const name of ["dz_dw", "path", "digitsPath", "deep"] as const) {
          const network = fixtures[name]().pictures.network!;
          const layout = layoutNetwork(network, size, true);
          const newest = network.chips.filter(({ standing }) => standing === "new");
          const isThere = (chips: readonly ChipView[]): boolean =>
            placeChips({ chips }, layout, false).some(({ chip }) => chip.standing === "new");
          assert.equal(isThere(network.chips), isThere(newest), name);
        }
      }),
    );
  });
});

describe("the numbers on edges", () => {
  it("cover nothing either, and there are none where the edges are many", () => {
    for (const name of Object.keys(fixtures) as FixtureName[])
      for (const size of sizes) {
        const network = fixtures[name]().pictures.network!;
        const layout = layoutNetwork(network, size, true);
        const edges = placeEdges(network.edges, layout);
        const chips = placeChips(network, layout, false);
        const numbers = placeNumbers(edges, layout, chips);
        if (edges.length > MOST_NUMBERS) assert.equal(numbers.length, 0);
        numbers.forEach((number, place) => {
          assert.equal(covered(number, layout), undefined, name);
          for (const other of [...chips, ...numbers.slice(place + 1)]) assert(!overlap(number, other), name);
        });
      }
  });

  it("are the weights, of nearly every edge of 3-3-2", () => {
    const network = fixtures.start().pictures.network!;
    const layout = layoutNetwork(network, { width: 498, height: 215 }, true);
    const numbers = placeNumbers(placeEdges(network.edges, layout), layout, []);
    assert(numbers.length >= 12, String(numbers.length));
    for (const { edge, value } of numbers) assert.equal(Number(value.replace("−", "-")), edge.weight);
  });
});
