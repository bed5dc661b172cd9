import assert from "node:assert/strict";
import { exampleAt } from "../../src/core/network/dataset";
import { type Network, parameterIndex } from "../../src/core/network/network";
import { Program } from "../../src/core/program/program";
import { evaluate } from "../../src/core/run/plainArithmetic";
import { Trace } from "../../src/core/run/trace";
import { costCurve } from "../../src/pictures/costCurve";
import type { CostCurveView, SpotView } from "../../src/protocol/messages";
import { network, varied } from "../core/networks";

/** C of the first example with one parameter at a value, by the engine alone. */
function costAt(subject: Network, { l, j, k }: SpotView, value: number): number {
  const parameters = subject.parameters.slice();
  parameters[parameterIndex(subject.sizes, k === undefined ? { l, j } : { l, j, k })] = value;
  return evaluate(subject, parameters, exampleAt(subject.examples, new Program(subject).exampleOf(0))).C;
}

function curve(subject: Network, spot: SpotView): CostCurveView {
  const trace = new Trace(subject);
  return costCurve(trace.stateAt(trace.program.example.length), spot)!;
}

const placeAt = ({ low, high, samples }: CostCurveView, place: number): number =>
  low + ((high - low) * place) / (samples.length - 1);

describe("C(w)", () => {
  for (const [name, subject] of Object.entries(varied))
    it(`is the cost computed anew at every place, with the number itself in the middle: ${name}`, () => {
      const l = subject.sizes.length - 1;
      for (const spot of [
        { of: "parameter", l: 1, j: 0, k: 0 },
        { of: "parameter", l, j: 0 },
      ] as const) {
        const found = curve(subject, spot);
        const { samples, w, C } = found;
        assert.equal(samples.length, 41);
        assert.equal(samples[20], C);
        assert.equal(C, costAt(subject, spot, w));
        for (const [place, sample] of samples.entries()) {
          const expected = costAt(subject, spot, placeAt(found, place));
          assert.ok(Math.abs(sample - expected) <= 1e-12 * (1 + Math.abs(expected)), `${name} ${place}`);
        }
      }
    });

  it("has the slope of the curve where the number stands, by differences", () => {
    const subject = network({ sizes: [2, 3, 2], activations: ["tanh"] });
    for (const spot of [
      { of: "parameter", l: 1, j: 2, k: 1 },
      { of: "parameter", l: 2, j: 1 },
    ] as const) {
      const { derivative, w } = curve(subject, spot);
      const h = 1e-4;
      const central = (costAt(subject, spot, w + h) - costAt(subject, spot, w - h)) / (2 * h);
      assert.ok(Math.abs(derivative! - central) < 1e-7, `${derivative} is not ${central}`);
    }
  });

  it("has the step −η ∂C/∂w of a network that trains, and what the cost is there", () => {
    const spot = { of: "parameter", l: 1, j: 0, k: 1 } as const;
    const subject = network({ sizes: [2, 2], training: { learningRate: 0.75 } });
    const { step, w, derivative, words } = curve(subject, spot);
    assert.equal(step!.to, w - 0.75 * derivative!);
    assert.equal(step!.C, costAt(subject, spot, step!.to));
    assert.match(words, /^η = 0\.75: C₀ .* → .*\.$/);
  });

  it("reaches as far as the step goes, unless that is out of all proportion", () => {
    const spot = { of: "parameter", l: 1, j: 0, k: 1 } as const;
    const subject = (learningRate: number) => network({ sizes: [2, 2], training: { learningRate } });
    const reach = (far: number): number => {
      const { derivative } = curve(subject(1), spot);
      const { low, high } = curve(subject(far / Math.abs(derivative!)), spot);
      return (high - low) / 2;
    };
    assert.equal(reach(0.01), 2);
    assert.equal(reach(3), 4);
    assert.equal(reach(1e6), 16);
  });

  it("has no step where nothing is trained: not the network, not this layer, and no activation", () => {
    const spot = { of: "parameter", l: 1, j: 0, k: 0 } as const;
    assert.equal(curve(network({ sizes: [2, 2] }), spot).step, undefined);
    assert.equal(curve(network({ sizes: [2, 2], training: {}, frozenWeights: [1] }), spot).step, undefined);
    assert.ok(curve(network({ sizes: [2, 2], training: {}, frozenBiases: [1] }), spot).step);
    const input = curve(network({ sizes: [2, 2], training: {} }), { of: "neuron", l: 0, j: 1 });
    assert.equal(input.step, undefined);
    assert.equal(input.name, "a₁⁽⁰⁾");
    assert.equal(input.samples[20], input.C);
  });

  it("is cut short for a large network, and is none where even few places take too long", () => {
    const weights = (inputs: number): number => curve(network({ sizes: [inputs, 2] }), at).samples.length;
    const at = { of: "parameter", l: 1, j: 0, k: 0 } as const;
    assert.equal(weights(10_000), 41);
    const some = weights(80_000);
    assert.ok(some >= 9 && some < 41 && some % 2 === 1, String(some));
    const large = curve(network({ sizes: [400_000, 2] }), at);
    assert.deepEqual(large.samples, []);
    assert.match(large.words, /too large/);
  });

  it("is none while C is not known, and has no tangent before its slope is", () => {
    const trace = new Trace(network({ sizes: [1, 1] }));
    const at = { of: "parameter", l: 1, j: 0, k: 0 } as const;
    const seen = Array.from({ length: trace.program.example.length + 1 }, (_, position) => {
      const found = costCurve(trace.stateAt(position), at);
      return found && found.derivative !== null;
    });
    // start, term, bias, activation, cost, dC_da, da_dz, dz_dw, dz_db
    assert.deepEqual(seen, [undefined, undefined, undefined, undefined, false, false, false, true, true]);
  });
});
