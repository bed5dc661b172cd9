import assert from "node:assert/strict";
import { examplesOf } from "../../src/core/examplesLedger";
import { Trace } from "../../src/core/trace";
import { network, varied } from "./networks";

describe("the ledger of examples", () => {
  for (const [name, subject] of Object.entries(varied)) {
    it(`shows each example what it had when it was the current one: ${name}`, () => {
      const trace = new Trace(subject);
      const { program } = trace;
      for (let position = 1; position <= program.length; position += 3) {
        const state = trace.stateAt(position);
        const { rows, sum, mean, size } = examplesOf(state)!;
        const { l, j, kind, k } = state.just!.step;
        const usesWeight = ["term", "dz_dw", "mean", "update"].includes(kind) && k !== undefined;
        const parameter = usesWeight ? { l, j, k } : { l, j };
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
        if (mean !== null) assert.equal(mean, sum! / size);
        assert.equal(mean !== null, program.meanIndex(state.turn, parameter) < position);
      }
    });
  }

  it("folds a large batch around the current example", () => {
    const subject = network({ sizes: [1, 1], examples: 5000 });
    const trace = new Trace(subject);
    const state = trace.stateAt(trace.program.turnStart(3000) + 1);
    const { rows, size } = examplesOf(state)!;
    assert.equal(size, 5000);
    assert.equal(rows.length, 8);
    assert.deepEqual(
      rows.filter(({ isCurrent }) => isCurrent).map(({ place, label }) => `${place} ${label}`),
      ["3000 example 3000"],
    );
  });

  it("is about nothing at the start", () => {
    const trace = new Trace(network({ sizes: [1, 1] }));
    assert.equal(examplesOf(trace.stateAt(0)), undefined);
  });
});
