import assert from "node:assert/strict";
import type { DetailsView } from "../../../src/protocol/messages";
import {
  isSameBreakpoint,
  isSameSpot,
  onlyBreakpoint,
  stopsOf,
  textOf,
} from "../../../webview/pointing/spot";

describe("the spots of a picture", () => {
  const weight = { of: "parameter", l: 2, j: 0, k: 1 } as const;
  const bias = { of: "parameter", l: 2, j: 0 } as const;
  const neuron = { of: "neuron", l: 2, j: 0 } as const;

  it("are told apart by their texts", () => {
    assert.deepEqual([weight, bias, neuron].map(textOf), ["parameter 2 0 1", "parameter 2 0", "neuron 2 0"]);
    assert.ok(isSameSpot(weight, { ...weight }));
    assert.ok(isSameSpot(undefined, undefined));
    assert.ok(!isSameSpot(weight, bias));
    assert.ok(!isSameSpot(bias, neuron));
    assert.ok(!isSameSpot(undefined, bias));
  });

  it("stop the run where a breakpoint is: at a parameter, or at a neuron for any of its numbers", () => {
    assert.deepEqual(stopsOf([weight, { of: "activation", l: 1, j: 3 }, { of: "derivative", l: 2, j: 0 }]), [
      "parameter 2 0 1",
      "neuron 1 3",
      "neuron 2 0",
    ]);
  });

  it("have one breakpoint that a key can mean, or none", () => {
    const details = (breakpoints: DetailsView["breakpoints"]) =>
      onlyBreakpoint({ breakpoints } as DetailsView);
    assert.equal(details([weight]), weight);
    assert.equal(details([weight, bias]), undefined);
    assert.equal(onlyBreakpoint(undefined), undefined);
    assert.ok(isSameBreakpoint(weight, { ...weight }));
    assert.ok(!isSameBreakpoint(weight, bias));
  });
});
