import assert from "node:assert/strict";
import type { NeuronView } from "../../../../src/protocol/messages";
import { belowOf, numberAt } from "../../../../webview/pictures/network/neuronNumber";

function neuron(activation: number | null): { neuron: NeuronView; x: number; y: number } {
  return { neuron: { j: 0, activation, dC_da: null, light: "none" }, x: 100, y: 50 };
}

const where = (activation: number | null, radius: number, hasRoomBeside = true): string =>
  numberAt(neuron(activation), { radius, hasRoomBeside }).where;

describe("the number of a neuron", () => {
  it("stands in its circle where it fits, else beside it, else nowhere", () => {
    assert.equal(where(0.64, 22), "inside");
    assert.equal(where(0.64, 14), "inside");
    assert.equal(where(-0.064, 14), "beside");
    assert.equal(where(0.64, 9), "beside");
    assert.equal(where(0.64, 9, false), "none");
    assert.equal(where(-0.064, 14, false), "none");
  });

  it("keeps its place beside a small circle free while it is not computed yet", () => {
    const [before, after] = [null, 0.64].map((activation) =>
      numberAt(neuron(activation), { radius: 9, hasRoomBeside: true }),
    );
    assert.equal(before!.text, "");
    assert.deepEqual(before!.beside, after!.beside);
    assert(before!.beside!.x > 100 + 9);
  });

  it("is never smaller than 11 px", () => {
    for (let radius = 3; radius < 30; radius++)
      assert(numberAt(neuron(0.5), { radius, hasRoomBeside: true }).size >= 11);
  });
});

describe("the place under a neuron", () => {
  it("is under its circle, where there is room", () => {
    const layer = { radius: 20, hasRoomBelow: true } as Parameters<typeof belowOf>[1];
    assert.equal(belowOf(neuron(1), layer)!.y, 70);
    assert.equal(belowOf(neuron(1), { ...layer, hasRoomBelow: false }), undefined);
  });
});
