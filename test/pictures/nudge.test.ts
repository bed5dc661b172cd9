import assert from "node:assert/strict";
import { Trace } from "../../src/core/run/trace";
import { nudgeOf } from "../../src/pictures/nudge";
import { network } from "../core/networks";

describe("what can be nudged at a step", () => {
  const trace = new Trace(network({ sizes: [6, 3, 2] }));
  const at = (l: number, j: number, k?: number) =>
    nudgeOf(trace.stateAt(trace.program.example.length), k === undefined ? { l, j } : { l, j, k });

  it("is the parameter at hand, its neuron's bias, what the weight multiplies, and the strongest inputs", () => {
    const { sources } = at(2, 1, 0);
    assert.deepEqual(sources.map(({ role, name }) => `${role} ${name}`).slice(0, 3), [
      "hand w₁₀⁽²⁾",
      "bias b₁⁽²⁾",
      "previous a₀⁽¹⁾",
    ]);
    const inputs = sources.slice(3);
    const { a } = trace.stateAt(0).evaluation;
    const strongest = [...a.row(0)]
      .map(Math.abs)
      .sort((one, other) => other - one)
      .slice(0, 4);
    assert.deepEqual(
      inputs.map(({ value }) => Math.abs(value!)).sort((one, other) => other - one),
      strongest,
    );
    assert.deepEqual(
      inputs.map(({ spot }) => spot.j),
      inputs.map(({ spot }) => spot.j).sort((one, other) => one - other),
    );
  });

  it("is the bias and the inputs at a bias, and names no input twice in the first layer", () => {
    assert.deepEqual(new Set(at(2, 1).sources.map(({ role }) => role)), new Set(["hand", "input"]));
    for (let k = 0; k < 6; k++) {
      const names = at(1, 2, k).sources.map(({ name }) => name);
      assert.equal(new Set(names).size, names.length);
      assert.ok(names.includes(at(1, 2, k).sources[2]!.name));
    }
  });

  it("waits for C, and says so", () => {
    for (let position = 0; position <= trace.program.length; position++) {
      const state = trace.stateAt(position);
      const { values, words, canNudge } = nudgeOf(state, { l: 1, j: 1, k: 0 });
      assert.equal(values.C, state.C ?? null);
      assert.equal(canNudge, state.C !== undefined);
      assert.equal(/once C[₀-₉] is known/.test(words), !canNudge);
    }
  });
});
