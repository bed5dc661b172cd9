import assert from "node:assert/strict";
import { Trace } from "../../src/core/run/trace";
import { viewOf } from "../../src/pictures/view";
import type { StepView } from "../../src/protocol/messages";
import { network, varied } from "../core/networks";

function views(subject: Parameters<typeof viewOf>[0]["network"]): StepView[] {
  const trace = new Trace(subject);
  return Array.from({ length: trace.program.length + 1 }, (_, position) =>
    viewOf(trace.stateAt(position), "factor", "test"),
  );
}

describe("viewOf", () => {
  it("says where the step stands", () => {
    const subject = network({ sizes: [1, 1], examples: 2, training: { batchSize: 1, epochs: 2 } });
    const all = views(subject);
    assert.deepEqual(all[0]!.path, ["start"]);
    assert.deepEqual(all[1]!.path, [
      "epoch 1 of 2",
      "batch 1",
      "example 0",
      "forward",
      "layer 1",
      "neuron 0",
      "z₀⁽¹⁾",
    ]);
    assert.deepEqual(all[4]!.path, ["epoch 1 of 2", "batch 1", "example 0", "forward", "cost", "C"]);
    const last = ["epoch 2 of 2", "batch 2", "gradient step", "layer 1", "neuron 0", "b₀⁽¹⁾"];
    assert.deepEqual(all.at(-1)!.path, last);
  });

  for (const [name, subject] of Object.entries(varied)) {
    it(`draws the state's weights: ${name}`, () => {
      const trace = new Trace(subject);
      for (let position = 0; position <= trace.program.length; position++) {
        const state = trace.stateAt(position);
        const { edges } = viewOf(state, "factor", "").pictures.network!;
        for (const { l, j, k, weight } of edges) assert.equal(weight, state.w(l, j, k));
      }
    });
  }

  it("does not grow with the network", () => {
    const subject = network({ sizes: [784, 16, 16, 10] });
    const trace = new Trace(subject);
    const size = (position: number): number =>
      JSON.stringify(viewOf(trace.stateAt(position), "factor", "")).length;
    for (const position of [0, 1, 700, 14_000, trace.program.length]) assert.ok(size(position) < 60_000);
  });
});
