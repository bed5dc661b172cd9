import assert from "node:assert/strict";
import type { Engine } from "../../../src/core/run/engine";
import { Measures } from "../../../src/core/run/measures";
import { plainEngine } from "../../../src/core/run/plainEngine";
import { interpret } from "../interpreter";
import { network, varied } from "../networks";

/** An engine that counts what it evaluates. */
function counted(): { readonly engine: Engine; readonly count: () => number } {
  let evaluations = 0;
  const evaluate: Engine["evaluate"] = (...of) => {
    evaluations++;
    return plainEngine.evaluate(...of);
  };
  return { engine: { ...plainEngine, evaluate }, count: () => evaluations };
}

describe("what is measured beside the run", () => {
  for (const [name, subject] of Object.entries(varied)) {
    it(`is what the naive interpreter finds for each example: ${name}`, () => {
      const { training: _, ...untrained } = subject;
      const costs: number[] = [];
      const outputs: number[][] = [];
      interpret(untrained, (_position, { turn, C, a }) => {
        if (C === undefined) return;
        costs[turn] = C;
        outputs[turn] = a.at(-1)! as number[];
      });
      const measures = new Measures(plainEngine);
      for (const [i, C] of costs.entries()) {
        const found = measures.outcome(subject, subject.parameters, i);
        assert.equal(found.C, C);
        assert.deepEqual([...found.a], outputs[i]);
      }
      const { cost } = measures.totals(subject, subject.parameters)!;
      assert.equal(cost, costs.reduce((sum, each) => sum + each, 0) / costs.length);
    });
  }

  it("counts the outputs that are right, where that can be said", () => {
    const classes = network({
      sizes: [2, 3, 3],
      activations: ["tanh", "softmax"],
      cost: "crossEntropy",
      examples: 9,
    });
    const measures = new Measures(plainEngine);
    const { parameters, examples } = classes;
    let right = 0;
    for (let i = 0; i < examples.count; i++) {
      const outputs = [...measures.outcome(classes, parameters, i).a];
      if (outputs.indexOf(Math.max(...outputs)) === examples.target(i).indexOf(1)) right++;
    }
    assert.equal(measures.totals(classes, parameters)!.right, right);
    const other = network({ sizes: [2, 2], examples: 3 });
    assert.equal(measures.totals(other, other.parameters)!.right, undefined);
  });

  it("evaluates an example once for each of the parameters at hand, and too many not at all", () => {
    const subject = network({ sizes: [2, 3, 2], examples: 50 });
    const { engine, count } = counted();
    const measures = new Measures(engine);
    const moved = subject.parameters.map((each) => each + 1);
    for (let time = 0; time < 3; time++)
      for (const parameters of [subject.parameters, moved]) {
        measures.outcome(subject, parameters, 7);
        measures.totals(subject, parameters);
      }
    assert.equal(count(), 2 * 51);
    const many = network({ sizes: [2, 3, 2], examples: 50_000 });
    assert.equal(measures.totals(many, many.parameters), undefined);
    assert.equal(count(), 2 * 51);
  });
});
