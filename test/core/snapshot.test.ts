import assert from "node:assert/strict";
import { viewOf } from "../../src/core/snapshot";
import { Trace } from "../../src/core/trace";
import type { NetworkView, StepView } from "../../src/protocol";
import { network, varied } from "./networks";

function views(subject: Parameters<typeof viewOf>[0]["network"]): StepView[] {
  const trace = new Trace(subject);
  return Array.from({ length: trace.program.length + 1 }, (_, position) =>
    viewOf(trace.stateAt(position), "factor", "test"),
  );
}

/** What is lit, as "current: w100; path: n00 n10". */
function lights({ layers, edges }: NetworkView): string {
  const lit = (light: string): string =>
    [
      ...edges.filter((edge) => edge.light === light).map(({ l, j, k }) => `w${l}${j}${k}`),
      ...layers.flatMap(({ l, neurons }) =>
        neurons.filter((neuron) => neuron.light === light).map(({ j }) => `n${l}${j}`),
      ),
    ].join(" ");
  return `${lit("current")} | ${lit("path")}`;
}

describe("viewOf", () => {
  it("lights the edges and neurons of each kind of step", () => {
    const trace = new Trace(network({ sizes: [1, 2, 2], training: {} }));
    const seen = new Map<string, string>();
    for (let position = 1; position <= trace.program.length; position++) {
      const state = trace.stateAt(position);
      const { kind, l } = state.just!.step;
      const name = `${kind} ${l}`;
      if (!seen.has(name)) seen.set(name, lights(viewOf(state, "factor", "").pictures.network!));
    }
    assert.deepEqual(Object.fromEntries(seen), {
      "term 1": "w100 n10 | n00",
      "bias 1": "n10 | w100",
      "activation 1": "n10 | w100",
      "term 2": "w200 n20 | n10",
      "bias 2": "n20 | w200 w201",
      "activation 2": "n20 | w200 w201",
      "cost 2": "n20 | ",
      "dC_da 2": "n20 | ",
      "da_dz 2": "n20 | ",
      "dz_dw 2": "w200 n20 | n10",
      "dz_db 2": "n20 | ",
      "path 1": "w200 n10 | w210 n20",
      "da_dz 1": "n10 | w200 w210",
      "dz_dw 1": "w100 n10 | n00",
      "dz_db 1": "n10 | w200 w210",
      "mean 1": "w100 n10 | n00",
      "mean 2": "w200 n20 | n10",
      "update 1": "w100 n10 | n00",
      "update 2": "w200 n20 | n10",
    });
  });

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

  it("keeps the neurons of the step in sight when layers are folded", () => {
    const subject = network({ sizes: [784, 30, 1] });
    const trace = new Trace(subject);
    for (let position = 1; position <= trace.program.length; position += 101) {
      const state = trace.stateAt(position);
      const { l, j, k } = state.just!.step;
      const { layers } = viewOf(state, "factor", "").pictures.network!;
      assert.ok(layers[l]!.neurons.some((neuron) => neuron.j === j));
      if (k !== undefined) assert.ok(layers[l - 1]!.neurons.some((neuron) => neuron.j === k));
    }
  });
});
