import assert from "node:assert/strict";
import { type Parameter, parameterAt } from "../../src/core/network/network";
import { Trace } from "../../src/core/run/trace";
import { nudgeOf, whatIf } from "../../src/pictures/nudge";
import { network, varied } from "../core/networks";

function near(actual: number, expected: number, tolerance: number): void {
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not ${expected}`);
}

describe("a what-if", () => {
  it("is the lesson's chain computed by hand with another weight", () => {
    // σ(w a + b) with w = 0.8, b = −0.3, then σ(1.2 a + 0.1), against y.
    const trace = new Trace(network({ sizes: [1, 1, 1], parameters: [0.8, -0.3, 1.2, 0.1] }));
    const state = trace.stateAt(trace.program.length);
    const x = state.a(0, 0)!;
    const sigma = (z: number): number => 1 / (1 + Math.exp(-z));
    const C = (w: number): number => (sigma(1.2 * sigma(w * x - 0.3) + 0.1) - state.y(0)) ** 2;
    const { after, ratio } = whatIf(state, { l: 1, j: 0, k: 0 }, 0.5)!;
    assert.equal(after.w, 1.3);
    near(after.z, 1.3 * x - 0.3, 1e-15);
    near(after.a, sigma(1.3 * x - 0.3), 1e-15);
    near(after.C, C(1.3), 1e-15);
    near(ratio!, (C(1.3) - C(0.8)) / 0.5, 1e-14);
  });

  for (const [name, subject] of Object.entries(varied)) {
    it(`comes closer to the derivative, as far as the nudge shrinks: ${name}`, () => {
      const trace = new Trace(subject);
      const { program } = trace;
      // After the last step of an example's backward pass all of its derivatives are known.
      for (const turn of [0, 1].filter((each) => program.turnStart(each) < program.length)) {
        const state = trace.stateAt(program.turnStart(turn) + program.example.length);
        for (let index = 0; index < subject.parameters.length; index++) {
          const parameter = parameterAt(subject.sizes, index);
          const exact = state.derivative(parameter)!;
          const { derivative } = nudgeOf(state, parameter);
          assert.equal(derivative, exact);
          const away = (delta: number): number => Math.abs(whatIf(state, parameter, delta)!.ratio! - exact);
          near(away(1e-6), 0, 1e-5);
          assert.ok(away(1e-4) <= away(1e-2) + 1e-9, `${name} ${index}`);
        }
      }
    });
  }

  it("is refused while C is not known, and says so", () => {
    const trace = new Trace(network({ sizes: [2, 2], examples: 2 }));
    const at: Parameter = { l: 1, j: 1, k: 0 };
    let refused = 0;
    for (let position = 0; position <= trace.program.length; position++) {
      const state = trace.stateAt(position);
      const isKnown = state.C !== undefined;
      assert.equal(whatIf(state, at, 0.1) !== undefined, isKnown);
      const { values, words } = nudgeOf(state, at);
      assert.equal(values.C, state.C ?? null);
      assert.equal(/once C[₀-₉] of this example is known/.test(words), !isKnown);
      if (!isKnown) refused++;
    }
    assert.ok(refused > 0);
  });

  it("changes nothing of the state, and no nudge moves nothing", () => {
    const trace = new Trace(network({ sizes: [2, 2], training: {} }));
    const state = trace.stateAt(trace.program.length);
    const before = [...state.parameters, ...state.batchParameters, state.C];
    whatIf(state, { l: 1, j: 0 }, 3);
    assert.deepEqual([...state.parameters, ...state.batchParameters, state.C], before);
    const { after, ratio } = whatIf(state, { l: 1, j: 0 }, 0)!;
    assert.equal(ratio, null);
    assert.deepEqual(after, nudgeOf(state, { l: 1, j: 0 }).values);
  });
});
