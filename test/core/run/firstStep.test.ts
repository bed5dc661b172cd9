import assert from "node:assert/strict";
import type { Network } from "../../../src/core/network/network";
import { TRIED_RATE } from "../../../src/core/run/firstStep";
import { Trace } from "../../../src/core/run/trace";
import { network, varied } from "../../core/networks";

const untrained = ({ training: _, ...rest }: Network): Network => rest;

/** The same network in a run that takes that very step. */
function training(subject: Network): Network {
  const batchSize = subject.examples.count;
  return {
    ...subject,
    training: { learningRate: TRIED_RATE, epochs: 1, batchSize, shuffle: false, seed: 0 },
  };
}

describe("the first step of a run that takes none", () => {
  for (const [name, varying] of Object.entries(varied))
    it(`costs what it costs in a run that takes it: ${name}`, () => {
      const subject = untrained(varying);
      const trace = new Trace(subject);
      const { firstStep } = trace.stateAt(trace.program.length);
      const run = new Trace(training(subject));
      const after = run.stateAt(run.program.length);
      assert.equal(firstStep!.cost, after.costAfterStep);
      assert.deepEqual(firstStep!.parameters, after.parameters);
      const isFrozen = subject.layers.some(({ trainable }) => !trainable.weights || !trainable.biases);
      const squares = firstStep!.steepness ** 2;
      if (!isFrozen) assert.ok(Math.abs(squares - after.promisedFall!) <= 1e-12 * squares);
    });

  it("is none before all means are known, nor where the run trains", () => {
    const trace = new Trace(network({ sizes: [2, 2], examples: 2 }));
    const { length } = trace.program;
    assert.equal(trace.stateAt(length - 1).firstStep, undefined);
    assert.equal(trace.stateAt(length).covered(length - 1).firstStep, undefined);
    const run = new Trace(training(trace.network));
    assert.equal(run.stateAt(run.program.length).firstStep, undefined);
  });
});
