import assert from "node:assert/strict";
import { Trace } from "../../src/core/run/trace";
import { parameterAtHand } from "../../src/lesson/focus";
import { examplesOf } from "../../src/pictures/examples";
import { network, varied } from "../core/networks";

describe("the ledger of examples", () => {
  for (const [name, subject] of Object.entries(varied)) {
    it(`shows each example what it had when it was the current one: ${name}`, () => {
      const trace = new Trace(subject);
      const { program } = trace;
      for (let position = 0; position <= program.length; position += 3) {
        const state = trace.stateAt(position);
        const parameter = parameterAtHand(state);
        const { rows, sum, mean, size } = examplesOf(state, parameter);
        const first = program.batchOf(state.turn).start;
        assert.equal(rows.length, size);
        for (const { place, value } of rows) {
          const turn = first + place;
          const own = trace.stateAt(program.turnStart(turn) + program.example.length);
          const isDone =
            turn < state.turn || (turn === state.turn && state.derivative(parameter) !== undefined);
          assert.equal(value, isDone ? own.derivative(parameter) : null, `position ${position}`);
        }
        const values = rows.map(({ value }) => value).filter((value) => value !== null);
        assert.equal(sum, values.length === 0 ? null : values.reduce((a, b) => a + b, 0));
        const index = program.meanIndex(state.turn, parameter);
        assert.equal(mean === undefined, index === undefined);
        if (index === undefined) continue;
        if (mean !== null) assert.equal(mean, sum! / size);
        assert.equal(mean !== null, index < position);
      }
    });
  }

  it("folds a large batch around the current example", () => {
    const subject = network({ sizes: [1, 1], examples: 5000 });
    const trace = new Trace(subject);
    const state = trace.stateAt(trace.program.turnStart(3000) + 1);
    const { rows, size } = examplesOf(state, { l: 1, j: 0 });
    assert.equal(size, 5000);
    assert.equal(rows.length, 8);
    assert.deepEqual(
      rows.filter(({ isCurrent }) => isCurrent).map(({ place, label }) => `${place} ${label}`),
      ["3000 example 3000"],
    );
  });

  it("remembers what was nudged while an earlier example was computed", () => {
    const subject = network({ sizes: [2, 2, 1], examples: 3, training: { epochs: 2 } });
    const { program } = new Trace(subject);
    const nudges = [
      { position: 5, what: { kind: "parameter", parameter: { l: 2, j: 0, k: 1 } }, value: 2.5 },
      {
        position: program.turnStart(1) + 3,
        what: { kind: "parameter", parameter: { l: 1, j: 0 } },
        value: -0.7,
      },
      { position: program.turnStart(2) + 2, what: { kind: "input", example: 0, k: 0 }, value: 9 },
      { position: program.turnStart(4) + 2, what: { kind: "target", example: 1, j: 0 }, value: 0.25 },
    ] as const;
    const trace = new Trace(subject, {}, nudges);
    const parameter = { l: 2, j: 0, k: 0 };
    for (let turn = 0; turn < 6; turn++) {
      const { rows } = examplesOf(trace.stateAt(program.tailStart(turn) + 1), parameter);
      const { value } = rows[turn % 3]!;
      const own = trace.stateAt(program.turnStart(turn) + program.example.length);
      assert.equal(value, own.derivative(parameter), `turn ${turn}`);
      const ledger = examplesOf(trace.stateAt(program.tailStart(turn)), parameter);
      assert.equal(
        ledger.sum,
        ledger.rows.reduce((sum, each) => sum + each.value!, 0),
      );
    }
  });
});
