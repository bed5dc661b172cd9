import assert from "node:assert/strict";
import type { ActivationName } from "../../src/core/network/activation";
import { Trace } from "../../src/core/run/trace";
import { parameterAtHand } from "../../src/lesson/focus";
import { curveOf } from "../../src/pictures/curve";
import { network } from "../core/networks";

/** The functions once more, by the engine's own Math. */
const oracle: Partial<Record<ActivationName, (z: number) => number>> = {
  sigmoid: (z) => 1 / (1 + Math.exp(-z)),
  tanh: Math.tanh,
  relu: (z) => Math.max(0, z),
  softplus: (z) => Math.log(1 + Math.exp(z)),
  silu: (z) => z / (1 + Math.exp(-z)),
  identity: (z) => z,
};

/** The curve of neuron 0 of layer 1 once all of an example is done; w and b are given. */
function curve(activation: ActivationName, w = 0.7, b = 0.2) {
  const subject = network({ sizes: [1, 1, 1], activations: [activation], parameters: [w, b, 1, 0] });
  const trace = new Trace(subject);
  return curveOf(trace.stateAt(trace.program.length), { l: 1, j: 0, k: 0 }).plot!;
}

describe("the curve of σ", () => {
  for (const [name, f] of Object.entries(oracle)) {
    it(`follows ${name} over its whole width, and the slope is that of the curve at z`, () => {
      const { bound, low, high, samples, z, a, slope } = curve(name as ActivationName);
      assert.equal(bound, 6);
      samples.forEach((sample, place) => {
        const at = -bound + (2 * bound * place) / (samples.length - 1);
        assert.ok(Math.abs(sample - f(at)) < 1e-12, `${name}(${at})`);
        assert.ok(sample >= low && sample <= high);
      });
      assert.ok(Math.abs(a! - f(z!)) < 1e-12);
      const h = 1e-5;
      assert.ok(Math.abs(slope! - (f(z! + h) - f(z! - h)) / (2 * h)) < 1e-8);
    });
  }

  it("holds z with room beside it, however far out it lies", () => {
    assert.equal(curve("identity", 0, 5.3).bound, 6);
    assert.equal(curve("identity", 0, 5.5).bound, 12);
    assert.equal(curve("identity", 0, -100).bound, 192);
    assert.equal(curve("identity", 0, 1e300).bound, 6);
  });

  it("leaves z, a and the slope blank until their steps are done", () => {
    const trace = new Trace(network({ sizes: [1, 1] }));
    const known: string[] = [];
    for (let position = 0; position <= trace.program.length; position++) {
      const { plot, words } = curveOf(trace.stateAt(position), { l: 1, j: 0, k: 0 });
      const { z, a, slope } = plot!;
      known.push([z !== null && "z", a !== null && "a", slope !== null && "slope"].filter(Boolean).join(" "));
      assert.equal(/not computed yet/.test(words), z === null);
    }
    // start, term, bias, activation, cost, dC_da, da_dz, dz_dw, dz_db, and the two means
    const whole = "z a slope";
    assert.deepEqual(known, ["", "", "z", "z a", "z a", "z a", whole, whole, whole, whole, whole]);
  });

  it("is a sentence and what the neurons share out, but no curve, for softmax", () => {
    const parameters = [0, Math.log(1), 0, Math.log(3)]; // z is the bias, so the shares are as 1 to 3
    const subject = network({ sizes: [1, 2], activations: ["softmax"], cost: "crossEntropy", parameters });
    const { program } = new Trace(subject);
    const at = (j: number) =>
      curveOf(new Trace(subject).stateAt(program.indexOf(0, { kind: "activation", l: 1, j }) + 1), {
        l: 1,
        j,
        k: 0,
      });
    const { plot, words, shares } = at(1);
    assert.equal(plot, undefined);
    assert.match(words, /^Softmax has no curve of one neuron/);
    assert.deepEqual(
      shares!.rows.map(({ label, isCurrent }) => [label, isCurrent]),
      [
        ["a₀⁽¹⁾", false],
        ["a₁⁽¹⁾", true],
      ],
    );
    for (const [place, share] of [0.25, 0.75].entries())
      assert.ok(Math.abs(shares!.rows[place]!.a! - share) < 1e-15);
    const half = at(0).shares!.rows;
    assert.deepEqual([half[0]!.a === null, half[1]!.z === null, half[1]!.a === null], [false, false, true]);
  });

  it("says what the slope is at a kink", () => {
    const words = (activation: "relu" | "leakyRelu" | "elu", bias: number): string => {
      const trace = new Trace(network({ sizes: [1, 1], activations: [activation], parameters: [0, bias] }));
      return curveOf(trace.stateAt(trace.program.length), { l: 1, j: 0, k: 0 }).words;
    };
    assert.match(
      words("relu", 0),
      /kink: its slope is 0 on the left and 1 on the right\. The left one is taken/,
    );
    assert.match(words("leakyRelu", 0), /kink: its slope is 0\.01 on the left/);
    assert.match(words("elu", 0), /^The tangent rises by 1 /);
    assert.match(words("relu", -0.5), /^The tangent rises by 0 /);
  });
});

describe("the parameter at hand", () => {
  it("is the step's own, a neuron's first weight, or the one its path goes through", () => {
    const trace = new Trace(network({ sizes: [1, 2, 2], training: {} }));
    const seen = new Map<string, string>();
    for (let position = 1; position <= trace.program.length; position++) {
      const state = trace.stateAt(position);
      const { kind, l, j } = state.latest!.step;
      const at = parameterAtHand(state);
      const name = `${kind} ${l}${j}`;
      const text = at.k === undefined ? `b${at.l}${at.j}` : `w${at.l}${at.j}${at.k}`;
      if (!seen.has(name)) seen.set(name, text);
    }
    assert.equal(seen.get("term 21"), "w210");
    assert.equal(seen.get("bias 21"), "b21");
    assert.equal(seen.get("activation 11"), "w110");
    assert.equal(seen.get("cost 21"), "w210");
    assert.equal(seen.get("dC_da 20"), "w200");
    assert.equal(seen.get("path 11"), "w201");
    assert.equal(seen.get("update 11"), "w110");
  });
});
