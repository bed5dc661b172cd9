import assert from "node:assert/strict";
import type { FlowView, SpotView } from "../../../../src/protocol/messages";
import { layoutFlow, pointOn } from "../../../../webview/pictures/flow/flowLayout";
import type { FlowLayout } from "../../../../webview/pictures/flow/placed";
import { boxOf, sharesOf, spotAt, startOf } from "../../../../webview/pictures/flow/pointed";
import { neuronSpot, walk, weightSpot } from "../../../../webview/pictures/network/walking";
import { textOf } from "../../../../webview/pointing/spot";
import { type FixtureName, fixtures } from "../../fixtures";

/** Room for all that the host sends. */
const SIZE = { width: 900, height: 400 } as const;

const flows = (Object.keys(fixtures) as FixtureName[]).map(
  (name) => [name, fixtures[name]().pictures.flow!] as const,
);

/** All spots that the arrow keys lead to. */
function reachable(flow: FlowView, { network }: FlowLayout): Set<string> {
  const start = startOf(flow);
  const seen = new Set<string>();
  const open = [{ spot: start, pivot: "from" as "to" | "from" }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { spot, pivot } = next;
    if (seen.has(`${textOf(spot)}, ${pivot}`)) continue;
    seen.add(`${textOf(spot)}, ${pivot}`);
    for (const arrow of ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"]) {
      const to = walk(spot, arrow, start, network, pivot);
      if (to) open.push(to);
    }
  }
  return new Set([...seen].map((each) => each.split(",")[0]!));
}

const spotsOf = ({ squeezes, ribbons }: FlowView): SpotView[] => [
  ...squeezes.map(({ l, j }) => neuronSpot(l, j)),
  ...ribbons.map(weightSpot),
];

describe("pointing at the flow", () => {
  it("leads by arrow keys to every neuron and every band between two, and to nothing else", () => {
    for (const [name, flow] of flows)
      assert.deepEqual(
        [...reachable(flow, layoutFlow(flow, SIZE))].sort(),
        spotsOf(flow).map(textOf).sort(),
        name,
      );
  });

  it("begins at what the step has found, else at what it uses, else where the flow begins", () => {
    const starts = (["path", "da_dz", "dz_dw", "start"] as const).map((name) =>
      textOf(startOf(fixtures[name]().pictures.flow!)),
    );
    assert.deepEqual(starts, ["parameter 2 0 1", "neuron 2 0", "neuron 2 0", "neuron 2 0"]);
  });

  it("finds a neuron under the mouse, and its number, and the miss that comes to an output", () => {
    for (const [name, flow] of flows) {
      const layout = layoutFlow(flow, SIZE);
      for (const { layer, squeezes } of layout.columns)
        for (const squeeze of squeezes) {
          const { x, y, width, height } = boxOf(squeeze);
          const own = textOf(neuronSpot(layer.l, squeeze.squeeze.j));
          assert.equal(textOf(spotAt({ x: x + width / 2, y: y + height / 2 }, layout)!), own, name);
        }
      const last = layout.columns.at(-1)!.layer.l;
      for (const miss of layout.misses)
        assert.equal(
          textOf(spotAt(pointOn(miss, 0.05), layout) ?? neuronSpot(0, 0)).startsWith(`neuron ${last} `),
          true,
          name,
        );
    }
    const layout = layoutFlow(fixtures.path().pictures.flow!, SIZE);
    const [first] = layout.columns.at(-1)!.squeezes;
    const [number] = first!.numbers;
    assert.equal(
      textOf(spotAt({ x: number!.x + 2, y: number!.y + number!.height / 2 }, layout)!),
      "neuron 2 0",
    );
  });

  it("finds every band somewhere along its middle, the thin one where a wide one lies below it", () => {
    for (const name of ["hiddenWeight", "path", "softmaxWeight", "deep", "digitsPath"] as const) {
      const layout = layoutFlow(fixtures[name]().pictures.flow!, SIZE);
      for (const band of layout.ribbons) {
        const own = textOf(weightSpot(band.ribbon));
        assert.ok(
          [...Array(41).keys()].some((at) => {
            const spot = spotAt(pointOn(band, at / 40), layout);
            return spot && textOf(spot) === own;
          }),
          `${name}: ${textOf(weightSpot(band.ribbon))}`,
        );
      }
    }
  });

  it("finds nothing where nothing flows", () => {
    const layout = layoutFlow(fixtures.path().pictures.flow!, SIZE);
    assert.equal(spotAt({ x: 1, y: 1 }, layout), undefined);
    assert.equal(spotAt({ x: SIZE.width - 1, y: SIZE.height - 1 }, layout), undefined);
  });

  it("says how large something is beside the largest of the pass", () => {
    const flow = fixtures.hiddenWeight().pictures.flow!;
    for (const { l, j, before, after } of flow.squeezes)
      assert.deepEqual(
        sharesOf(neuronSpot(l, j), flow).map(({ value }) => value),
        [before, after].map(({ value }) => value && Math.abs(value) / flow.largest),
      );
    const [ribbon] = flow.ribbons;
    assert.deepEqual(sharesOf(weightSpot(ribbon!), flow), [
      { name: "of the largest", value: Math.abs(ribbon!.value!) / flow.largest, isNew: false },
    ]);
    assert.deepEqual(sharesOf({ of: "parameter", l: 2, j: 0 }, flow), []);
    const unknown = fixtures.start().pictures.flow!;
    assert.deepEqual(
      sharesOf(neuronSpot(1, 0), unknown).map(({ value }) => value),
      [null, null],
    );
  });
});
