import assert from "node:assert/strict";
import { Trace } from "../../../../src/core/run/trace";
import { networkOf } from "../../../../src/pictures/network";
import { whatIf } from "../../../../src/pictures/whatIf";
import { nudgedNetwork } from "../../../../webview/pictures/nudge/nudgedNetwork";
import { network } from "../../../core/networks";

const trace = new Trace(network({ sizes: [2, 3, 2] }));
const state = trace.stateAt(trace.program.example.length);

describe("the drawing with a nudge", () => {
  it("has the nudged weight, and the activations that it leads to", () => {
    const spot = { of: "parameter", l: 1, j: 2, k: 1 } as const;
    const answer = whatIf(state, spot, 0.4)!;
    const before = networkOf(state);
    const after = nudgedNetwork(before, answer);
    const changed = after.edges.filter((edge, place) => edge.weight !== before.edges[place]!.weight);
    assert.deepEqual(
      changed.map(({ l, j, k, weight }) => [l, j, k, weight]),
      [[1, 2, 1, answer.after.w]],
    );
    const activations = after.layers.map(({ neurons }) => neurons.map(({ activation }) => activation));
    assert.deepEqual(
      activations[0],
      before.layers[0]!.neurons.map(({ activation }) => activation),
    );
    assert.deepEqual(
      activations.slice(1),
      answer.activations.map(({ values }) => values),
    );
    assert.notDeepEqual(
      activations[2],
      before.layers[2]!.neurons.map(({ activation }) => activation),
    );
  });

  it("has the nudged input, and every weight as it is", () => {
    const answer = whatIf(state, { of: "neuron", l: 0, j: 1 }, 0.4)!;
    const after = nudgedNetwork(networkOf(state), answer);
    assert.deepEqual(after.edges, networkOf(state).edges);
    assert.equal(after.layers[0]!.neurons[1]!.activation, answer.after.w);
  });

  it("leaves a layer alone that is too long to be told", () => {
    const long = new Trace(network({ sizes: [2, 1100, 1] }));
    const at = long.stateAt(long.program.example.length);
    const answer = whatIf(at, { of: "parameter", l: 1, j: 0 }, 0.4)!;
    assert.deepEqual(
      answer.activations.map(({ l }) => l),
      [2],
    );
    const before = networkOf(at);
    assert.equal(nudgedNetwork(before, answer).layers[1], before.layers[1]);
  });
});
