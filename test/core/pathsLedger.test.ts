import assert from "node:assert/strict";
import { pathsOf } from "../../src/core/pathsLedger";
import { Trace } from "../../src/core/trace";
import { network, varied } from "./networks";

describe("the ledger of paths", () => {
  for (const [name, subject] of Object.entries(varied)) {
    it(`adds up to the state's ∂C/∂a: ${name}`, () => {
      const trace = new Trace(subject);
      for (let position = 0; position <= trace.program.length; position++) {
        const state = trace.stateAt(position);
        const step = state.just?.step;
        const paths = pathsOf(state);
        if (step?.kind === "path") assert.ok(paths);
        if (!paths) continue;
        const { l, j } = step!;
        let sum = 0;
        for (const { value } of paths.rows) sum += value ?? 0;
        assert.equal(paths.sum, sum);
        assert.equal(paths.isWhole, state.dC_da(l, j) !== undefined);
        if (paths.isWhole) assert.equal(sum, state.dC_da(l, j));
        for (const { i, value, isCurrent } of paths.rows) {
          assert.equal(isCurrent, step!.kind === "path" && i === step!.i);
          if (step!.kind === "path") assert.equal(value === null, i > step!.i!);
        }
      }
    });
  }

  it("is there while a hidden neuron's derivatives are made, and not otherwise", () => {
    const trace = new Trace(network({ sizes: [1, 1, 2], training: {} }));
    const kinds = { with: new Set<string>(), without: new Set<string>() };
    for (let position = 1; position <= trace.program.length; position++) {
      const state = trace.stateAt(position);
      const { kind, l } = state.just!.step;
      kinds[pathsOf(state) ? "with" : "without"].add(`${kind} ${l}`);
    }
    assert.deepEqual([...kinds.with], ["path 1", "da_dz 1", "dz_dw 1", "dz_db 1"]);
    for (const each of kinds.with) assert.ok(!kinds.without.has(each));
  });

  it("names each path, and folds those of a wide layer", () => {
    const trace = new Trace(network({ sizes: [1, 2, 50] }));
    const position = trace.program.indexOf(0, { kind: "path", l: 1, j: 1, i: 30 }) + 1;
    const { rows, size, name } = pathsOf(trace.stateAt(position))!;
    assert.equal(name, "∂C/∂a₁⁽¹⁾");
    assert.equal(size, 50);
    assert.equal(rows.length, 8);
    assert.equal(rows.find(({ i }) => i === 30)!.label, "w₃₀,₁⁽²⁾ · ∂C/∂z₃₀⁽²⁾");
  });
});
