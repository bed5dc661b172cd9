import assert from "node:assert/strict";
import { exampleAt, Table } from "../../../src/core/network/dataset";
import type { Network } from "../../../src/core/network/network";
import { plainEngine } from "../../../src/core/run/plainEngine";
import type { State } from "../../../src/core/run/state";
import { Trace } from "../../../src/core/run/trace";
import { network, optimizer } from "../networks";

const plain = network({
  sizes: [2, 3, 1],
  examples: 4,
  training: { epochs: 3, batchSize: 2, learningRate: 0.05, optimizer: optimizer("adam") },
});
const validation = Table.of([
  { input: Float64Array.of(0.3, -1), target: Float64Array.of(1) },
  { input: Float64Array.of(-0.5, 2), target: Float64Array.of(0) },
  { input: Float64Array.of(1.5, 0.25), target: Float64Array.of(1) },
]);
const subject: Network = { ...plain, validation };

/** By the plain definition, with the parameters of a state. */
function measured(state: State): { cost: number; right: number } {
  let [cost, right] = [0, 0];
  for (let i = 0; i < validation.count; i++) {
    const { a, C } = plainEngine.evaluate(subject, state.parameters, exampleAt(validation, i));
    cost += C;
    if (a.of(2, 0) >= 0.5 === (validation.target(i)[0] === 1)) right++;
  }
  return { cost: cost / validation.count, right };
}

describe("validation", () => {
  it("is known at the start and where an epoch ends, with the new parameters, and nowhere else", () => {
    const trace = new Trace(subject);
    const { program } = trace;
    const ends = new Set([0, 1, 2, 3].map((epoch) => program.turnStart(epoch * program.examples)));
    for (let position = 0; position <= program.length; position++) {
      const state = trace.stateAt(position);
      const expected = ends.has(position) ? measured(state) : undefined;
      assert.deepEqual(state.validation, expected, `at ${position}`);
    }
    const last = trace.stateAt(program.length);
    assert.notEqual(last.validation!.cost, trace.stateAt(0).validation!.cost);
    assert.equal(last.covered(program.length - 1).validation, undefined);
  });

  it("is the same after any jump, and changes nothing of the run", () => {
    const walked = new Trace(subject);
    const { program } = walked;
    const end = program.turnStart(2 * program.examples);
    for (let position = 0; position <= end; position++) walked.stateAt(position);
    const jumped = new Trace(subject).stateAt(end);
    assert.deepEqual(jumped.validation, walked.stateAt(end).validation);
    assert.equal(program.length, new Trace(plain).program.length);
    assert.deepEqual(jumped.parameters, new Trace(plain).stateAt(end).parameters);
  });

  it("is there without training, too, and not without examples", () => {
    const { training: _, ...untrained } = subject;
    const trace = new Trace(untrained);
    assert.deepEqual(trace.stateAt(0).validation, trace.stateAt(trace.program.length).validation);
    assert.equal(new Trace(plain).stateAt(0).validation, undefined);
  });
});
