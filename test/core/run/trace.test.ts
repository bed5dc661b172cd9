import assert from "node:assert/strict";
import { parameterCount } from "../../../src/core/network/network";
import { momentsOf } from "../../../src/core/network/updateRules/updateRules";
import { Program } from "../../../src/core/program/program";
import type { Engine } from "../../../src/core/run/engine";
import { plainEngine } from "../../../src/core/run/plainEngine";
import { Trace } from "../../../src/core/run/trace";
import { interpret } from "../interpreter";
import { network, type Sketch, varied } from "../networks";
import { expected, numbers, stepName } from "../states";

describe("Trace", () => {
  for (const [name, subject] of Object.entries(varied)) {
    it(`agrees with the naive interpreter in every bit at every position: ${name}`, () => {
      const trace = new Trace(subject);
      let visited = 0;
      interpret(subject, (position, memory) => {
        const state = trace.stateAt(position);
        assert.equal(stepName(state), memory.step);
        assert.deepEqual(numbers(state), expected(memory, subject), `position ${position}`);
        visited++;
      });
      assert.equal(visited, trace.program.length + 1);
    });

    it(`shows the same numbers walking back and jumping about, with room for two checkpoints: ${name}`, () => {
      const rows: unknown[][] = [];
      interpret(subject, (position, memory) => {
        rows[position] = expected(memory, subject);
      });
      const N = rows.length - 1;
      const trace = new Trace(subject, { checkpointBytes: 1 });
      for (let position = N; position >= 0; position--) {
        assert.deepEqual(numbers(trace.stateAt(position)), rows[position], `back at ${position}`);
      }
      for (let jump = 1; jump <= 200; jump++) {
        const position = (jump * 7919) % (N + 1);
        assert.deepEqual(numbers(trace.stateAt(position)), rows[position], `jump to ${position}`);
      }
    });
  }

  it("walks back at a few replays a turn, however few checkpoints there are", () => {
    const epochs = 5000;
    const subject = network({ sizes: [1, 1], examples: 1, training: { epochs, batchSize: 1 } });
    // One checkpoint for more than a hundred turns.
    const trace = new Trace(subject, { checkpointBytes: 32 * (2 * 8 + 512), apart: 1 });
    const replays = (position: number): number => [...trace.seek(position)].length;
    assert.equal(replays(trace.program.length), epochs - 1);
    let total = 0;
    for (let turn = epochs - 1; turn > 0; turn--) {
      const position = trace.program.turnStart(turn);
      total += replays(position);
      if (turn % 1000 === 0)
        assert.deepEqual(numbers(trace.stateAt(position)), numbers(new Trace(subject).stateAt(position)));
    }
    assert.ok(total < 16 * epochs, `${total / epochs} a turn`);
  });

  it("computes what a batch costs after its step where that is little work, however that comes about", () => {
    const measured = (sketch: Sketch) => {
      let evaluations = 0;
      const engine: Engine = {
        ...plainEngine,
        evaluate: (...example) => {
          evaluations++;
          return plainEngine.evaluate(...example);
        },
      };
      const trace = new Trace(network({ ...sketch, training: { batchSize: sketch.examples ?? 1 } }), {
        engine,
      });
      const state = trace.stateAt(trace.program.length);
      const before = evaluations;
      return { cost: state.costAfterStep, evaluations: evaluations - before };
    };
    const few = measured({ sizes: [2, 3, 2], examples: 100 });
    assert.ok(few.cost !== undefined && few.cost > 0);
    assert.equal(few.evaluations, 100);
    assert.deepEqual(measured({ sizes: [2, 3, 2], examples: 20_000 }), { cost: undefined, evaluations: 0 });
    const deep = Array.from({ length: 2001 }, () => 1);
    assert.deepEqual(measured({ sizes: deep, examples: 20 }), { cost: undefined, evaluations: 0 });
  });

  it("says how far it is while it replays, and can be left in the middle", () => {
    const subject = network({ sizes: [1, 1], examples: 3, training: { epochs: 4, batchSize: 2 } });
    const trace = new Trace(subject, { engine: plainEngine });
    const search = trace.seek(trace.program.length);
    const certain: number[] = [];
    for (let turn = 1; turn <= 5; turn++) certain.push(search.next().value as number);
    assert.deepEqual(
      certain,
      [1, 2, 3, 4, 5].map((turn) => trace.program.turnStart(turn)),
    );
    assert.equal(trace.stateAt(0).position, 0);
  });

  it("adds up to the program's length", () => {
    for (const subject of Object.values(varied)) {
      const { sizes, examples, training } = subject;
      const P = parameterCount(sizes);
      const program = new Program(subject);
      const batches = Math.ceil(examples.count / (training?.batchSize ?? examples.count));
      const own = training ? momentsOf(training).length + 1 : 0;
      const means = training?.reduction === "sum" ? 0 : P;
      const tails = batches * (means + own * program.updateCount);
      assert.equal(program.length, program.epochs * (examples.count * program.example.length + tails));
    }
  });
});
