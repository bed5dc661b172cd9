import assert from "node:assert/strict";
import type { State } from "../../src/core/run/state";
import { Trace } from "../../src/core/run/trace";
import { Symbols } from "../../src/lesson/symbols";
import { plainRatio } from "../../src/math/quantity";
import { pathsOf } from "../../src/pictures/paths";
import { interpret } from "../core/interpreter";
import { network, varied } from "../core/networks";
import { stepName } from "../core/states";

/** ∂C/∂a_k of an example, as it is written. */
function nameOf({ network, example }: State, l: number, k: number): string {
  const symbols = new Symbols(network.sizes, network.examples.place(example));
  return plainRatio(symbols.C, symbols.a(l, k));
}

describe("the ledger of paths", () => {
  for (const [name, subject] of Object.entries(varied)) {
    it(`adds up to the naive interpreter's ∂C₀/∂a, each term once its step is done: ${name}`, () => {
      const trace = new Trace(subject);
      const { sizes } = subject;
      const last = sizes.length - 1;
      // What a path step needs is kept as it was when that step was done: later the weights are updated.
      let terms = new Map<string, number>();
      interpret(subject, (position, { step, w, dC_da, dC_dz }) => {
        const paths = pathsOf(trace.stateAt(position));
        if (last === 1) return assert.equal(paths, undefined);
        const [kind, ...indices] = step.split(" ");
        const [l, j, i] = indices.map(Number) as [number, number, number];
        if (step === "term 1 0 0") terms = new Map();
        if (kind === "path") terms.set(`${l} ${j} ${i}`, w[l + 1]![i]![j]! * dC_dz[l + 1]![i]!);
        const at = paths!.layer - 1;
        const neuron = [...Array(sizes[at]!).keys()].find(
          (each) => paths!.name === nameOf(trace.stateAt(position), at, each),
        )!;
        const expected = [...Array(sizes[at + 1]!).keys()].map(
          (each) => terms.get(`${at} ${neuron} ${each}`) ?? null,
        );
        assert.deepEqual(
          paths!.rows.map(({ value }) => value),
          expected,
          `position ${position}`,
        );
        const known = expected.filter((value) => value !== null);
        assert.equal(paths!.sum, known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0));
        assert.equal(paths!.isWhole, dC_da[at]![neuron] !== undefined);
        if (paths!.isWhole) assert.equal(paths!.sum, dC_da[at]![neuron]);
        for (const row of paths!.rows) assert.equal(row.isCurrent, kind === "path" && row.j === i);
        if (kind === "path") assert.deepEqual([at, neuron], [l, j]);
      });
    });
  }

  it("is of the hidden neuron at hand, or of the one before an output's weight", () => {
    const trace = new Trace(network({ sizes: [1, 2, 2], training: {} }));
    const seen = new Map<string, string>();
    for (let position = 0; position <= trace.program.length; position++) {
      const state = trace.stateAt(position);
      seen.set(stepName(state), pathsOf(state)!.name);
    }
    for (const [step, name] of Object.entries({
      start: "∂C₀/∂a₀⁽¹⁾",
      "term 1 1 0": "∂C₀/∂a₁⁽¹⁾",
      "term 2 0 1": "∂C₀/∂a₁⁽¹⁾",
      "cost 2 1": "∂C₀/∂a₀⁽¹⁾",
      "dz_dw 2 0 1": "∂C₀/∂a₁⁽¹⁾",
      "dz_db 2 0": "∂C₀/∂a₀⁽¹⁾",
      "path 1 1 0": "∂C₀/∂a₁⁽¹⁾",
      "dz_dw 1 0 0": "∂C₀/∂a₀⁽¹⁾",
      "update 2 1 1": "∂C₀/∂a₁⁽¹⁾",
    }))
      assert.equal(seen.get(step), name, step);
  });

  it("names each path, and folds those of a wide layer", () => {
    const trace = new Trace(network({ sizes: [1, 2, 50] }));
    const position = trace.program.indexOf(0, { kind: "path", l: 1, j: 1, i: 30 }) + 1;
    const { rows, size, name } = pathsOf(trace.stateAt(position))!;
    assert.equal(name, "∂C₀/∂a₁⁽¹⁾");
    assert.equal(size, 50);
    assert.equal(rows.length, 8);
    assert.equal(rows.find(({ j }) => j === 30)!.label, "w₃₀,₁⁽²⁾ · ∂C₀/∂z₃₀⁽²⁾");
  });
});
