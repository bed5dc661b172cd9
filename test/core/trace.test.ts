import assert from "node:assert/strict";
import { parameterCount } from "../../src/core/network";
import { Program } from "../../src/core/program";
import type { State } from "../../src/core/state";
import { Trace } from "../../src/core/trace";
import { interpret, type Memory } from "./interpreter";
import { network, varied } from "./networks";

/** Every number of a state in one row; the bits decide, so NaN equals NaN and 0 does not equal −0. */
function numbers(state: State): unknown[] {
  const { network, last } = state;
  const row: unknown[] = [state.example, state.epoch, state.batch, state.C];
  for (let l = 1; l <= last; l++) {
    for (let j = 0; j < network.sizes[l]!; j++) {
      row.push(state.z(l, j), state.a(l, j), state.dC_da(l, j), state.dC_dz(l, j), state.b(l, j));
      row.push(state.derivative({ l, j }), state.gradient({ l, j }));
      const mixed = network.layers[l - 1]!.activation === "softmax" ? network.sizes[l]! : 1;
      for (let i = 0; i < mixed; i++) row.push(state.da_dz(l, j, mixed === 1 ? j : i));
      for (let k = 0; k < network.sizes[l - 1]!; k++) {
        row.push(
          state.a(l - 1, k),
          state.w(l, j, k),
          state.derivative({ l, j, k }),
          state.gradient({ l, j, k }),
        );
      }
    }
  }
  return row;
}

/** The same row from the oracle's memory. */
function expected(memory: Memory, { sizes, layers }: State["network"]): unknown[] {
  const row: unknown[] = [memory.example, memory.epoch, memory.batch, memory.C];
  for (let l = 1; l < sizes.length; l++) {
    for (let j = 0; j < sizes[l]!; j++) {
      row.push(memory.z[l]![j], memory.a[l]![j], memory.dC_da[l]![j], memory.dC_dz[l]![j], memory.b[l]![j]);
      row.push(memory.dC_db[l]![j], memory.bGrad[l]![j]);
      const mixed = layers[l - 1]!.activation === "softmax" ? sizes[l]! : 1;
      for (let i = 0; i < mixed; i++) row.push(memory.da_dz[l]![j]![mixed === 1 ? j : i]);
      for (let k = 0; k < sizes[l - 1]!; k++) {
        row.push(memory.a[l - 1]![k], memory.w[l]![j]![k], memory.dC_dw[l]![j]![k], memory.wGrad[l]![j]![k]);
      }
    }
  }
  return row;
}

function stepName({ just }: State): string {
  if (!just) return "start";
  const { kind, l, j, k, i } = just.step;
  return [kind, l, j, k, i].filter((part) => part !== undefined).join(" ");
}

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

  it("says how far it is while it replays, and can be left in the middle", () => {
    const subject = network({ sizes: [1, 1], examples: 3, training: { epochs: 4, batchSize: 2 } });
    const trace = new Trace(subject);
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
      const batches = Math.ceil(examples.length / (training?.batchSize ?? examples.length));
      const tails = batches * (P + program.updateCount);
      assert.equal(program.length, program.epochs * (examples.length * program.example.length + tails));
    }
  });
});
