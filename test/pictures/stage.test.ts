import assert from "node:assert/strict";
import { Trace } from "../../src/core/run/trace";
import { MOST_ROWS, stageOf } from "../../src/pictures/stage";
import { viewOf } from "../../src/pictures/view";
import { network, varied } from "../core/networks";

function titles(...[sketch]: Parameters<typeof network>): string[] {
  const trace = new Trace(network(sketch));
  const all = Array.from({ length: trace.program.length + 1 }, (_, position) => {
    const { title, detail } = stageOf(trace.stateAt(position));
    return `${title} ${detail}`.trim();
  });
  return [...new Set(all)];
}

describe("the stage", () => {
  it("says what kind of step it is", () => {
    assert.deepEqual(titles({ sizes: [1, 1, 2], examples: 2, training: {} }), [
      "The question",
      "Weighted input of neuron 0 of layer 1",
      "Activation of neuron 0 of layer 1",
      "Weighted input of neuron 0 of layer 2",
      "Activation of neuron 0 of layer 2",
      "Weighted input of neuron 1 of layer 2",
      "Activation of neuron 1 of layer 2",
      "Cost of this example, over 2 outputs",
      "Chain rule for every weight of neuron 0 of layer 2",
      "Chain rule one weight",
      "Chain rule one bias",
      "Chain rule for every weight of neuron 1 of layer 2",
      "Sum over paths 2 ways to the cost",
      "Chain rule for every weight of neuron 0 of layer 1",
      "Mean over 2 examples",
      "Gradient step one weight against its slope",
      "Gradient step one bias against its slope",
    ]);
    assert.ok(
      titles({ sizes: [2, 3], activations: ["softmax"], cost: "crossEntropy" }).includes(
        "Sum over outputs z moves all 3 of them",
      ),
    );
  });

  it("has room for the longest sum, the same at every step", () => {
    for (const subject of [...Object.values(varied), network({ sizes: [3, 3, 2] })]) {
      const trace = new Trace(subject);
      const rows = new Set<number>();
      let longest = 0;
      for (let position = 0; position <= Math.min(trace.program.length, 400); position++) {
        const { stage, formula } = viewOf(trace.stateAt(position), "factor", "a network", { shown: [] });
        rows.add(stage.rows);
        longest = Math.max(longest, formula?.terms.length ?? 0);
      }
      assert.equal(rows.size, 1);
      assert.ok(longest <= [...rows][0]! && [...rows][0]! <= MOST_ROWS, `${longest} rows in ${[...rows]}`);
    }
    assert.equal(stageOf(new Trace(network({ sizes: [3, 3, 2] })).stateAt(0)).rows, 4);
    assert.equal(stageOf(new Trace(network({ sizes: [30, 3, 2] })).stateAt(0)).rows, MOST_ROWS);
  });
});
