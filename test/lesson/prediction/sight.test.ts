import assert from "node:assert/strict";
import { Trace } from "../../../src/core/run/trace";
import { derivationInSight, inPassing, predicting } from "../../../src/lesson/prediction/sight";
import { network, varied } from "../../core/networks";

describe("what may be seen of a position", () => {
  it("is all of it at the start, where nothing is asked", () => {
    const state = new Trace(network({ sizes: [2, 1] })).stateAt(0);
    assert.deepEqual(predicting(state, "factor"), { state });
    assert.equal(derivationInSight(predicting(state, "factor")), undefined);
  });

  it("is what was known before the question, where one is asked; the formula has no result", () => {
    // z = w₀a₀ + w₁a₁ + b, then a: the activation is asked for.
    const state = new Trace(network({ sizes: [2, 1] })).stateAt(4);
    const sight = predicting(state, "factor");
    assert.equal(sight.state.a(1, 0), undefined);
    assert.equal(sight.state.z(1, 0), state.z(1, 0));
    assert.equal(sight.question?.value, state.a(1, 0));
    assert.ok(sight.state.covers((each) => each.a(1, 0)));
    assert.ok(!sight.state.covers((each) => each.C));
    assert.equal(derivationInSight(sight)!.value, undefined);
    assert.equal(derivationInSight({ state })!.value, state.a(1, 0));
  });

  it("covers a new weight and a new gradient, but neither of the others", () => {
    const trace = new Trace(network({ sizes: [1, 1], training: { learningRate: 0.5 } }));
    const { program } = trace;
    const [w, b] = [
      { l: 1, j: 0, k: 0 },
      { l: 1, j: 0 },
    ];
    const updated = predicting(trace.stateAt(program.updateIndex(0, w)! + 1), "factor").state;
    assert.equal(updated.shownParameter(w), undefined);
    assert.equal(updated.shownParameter(b), updated.before(b));
    const averaged = predicting(trace.stateAt(program.meanIndex(0, w)! + 1), "factor").state;
    assert.equal(averaged.shownGradient(w), undefined);
    assert.equal(averaged.shownGradient(b), averaged.sum(b));
    const added = program.indexOf(0, { kind: "dz_dw", ...w }) + 1;
    assert.equal(predicting(trace.stateAt(added), "factor").state.shownGradient(w), undefined);
    assert.equal(predicting(trace.stateAt(added - 1), "factor").state.shownGradient(w), 0);
  });

  it("tells in passing nothing that a question there covers", () => {
    for (const subject of Object.values(varied)) {
      const trace = new Trace(subject);
      for (let position = 1; position <= trace.program.length; position++)
        for (const level of ["factor", "quantity", "layer"] as const) {
          const state = trace.stateAt(position);
          const { visible } = inPassing(state, level);
          assert.ok(visible <= predicting(state, level).state.visible && visible < position);
        }
    }
  });
});
