import assert from "node:assert/strict";
import { activationNames } from "../../../src/core/network/activation";
import { type CostName, costNames } from "../../../src/core/network/cost";
import { exampleAt, Table } from "../../../src/core/network/dataset";
import type { Network } from "../../../src/core/network/network";
import type { NeuronNumbers } from "../../../src/core/run/evaluation";
import { addGradient, evaluate } from "../../../src/core/run/plainArithmetic";
import { complete } from "../../../src/core/run/work";
import { meanGradient } from "../../../src/lesson/explain";
import { listed, network } from "../networks";

/** The cost, by the forward pass alone. */
function costAt(subject: Network, parameters: Float64Array): number {
  return evaluate(subject, parameters, exampleAt(subject.examples, 0)).C;
}

/** ∂C/∂p by Richardson's extrapolation of central differences: an error of order h⁴, no chain rule anywhere. */
function finiteDifference(subject: Network, place: number): number {
  const central = (h: number): number => {
    const up = subject.parameters.slice();
    const down = subject.parameters.slice();
    up[place]! += h;
    down[place]! -= h;
    return (costAt(subject, up) - costAt(subject, down)) / (2 * h);
  };
  const h = 2e-4;
  return (4 * central(h / 2) - central(h)) / 3;
}

function assertGradient(subject: Network): void {
  const gradient = new Float64Array(subject.parameters.length);
  addGradient(subject, evaluate(subject, subject.parameters, exampleAt(subject.examples, 0)), gradient);
  assert.ok(
    gradient.some((component) => Math.abs(component) > 1e-3),
    "a gradient of zeros would prove nothing",
  );
  gradient.forEach((component, place) => {
    const expected = finiteDifference(subject, place);
    assert.ok(
      Math.abs(component - expected) <= 1e-8 * (1 + Math.abs(expected)),
      `${place}: ${component}, ${expected}`,
    );
  });
}

/** Weights and biases that keep every output of the last layer inside (0, 1), where the logarithms live. */
const INSIDE = [0.31, -0.42, 0.2, 0.5, 0.37, 0.3, 0.21, 0.16, 0.33, 0.12, 0.28, 0.36];

/** Weights and biases that put the first layer's weighted inputs on both sides of 0. */
const BOTH_SIDES = [0.8, -0.6, 0.4, -0.9, 0.7, -0.3, 0.5, 0.2, -0.8, 0.6, -0.7, 0.9, 0.1];

describe("evaluate", () => {
  for (const activation of activationNames) {
    for (const cost of costNames) {
      it(`finds the derivatives that finite differences find: ${activation}, ${cost}`, () => {
        const subject = network({
          sizes: [2, 2, 2],
          activations: ["tanh", activation],
          cost,
          parameters: INSIDE,
        });
        for (const a of evaluate(subject, subject.parameters, exampleAt(subject.examples, 0)).a.row(2)) {
          assert.ok(a > 0 && a < 1, `output ${a}`);
        }
        assertGradient(subject);
      });
    }
    if (activation === "softmax") continue;
    it(`finds them through a hidden layer, on both sides of 0: ${activation}`, () => {
      const subject = network({
        sizes: [2, 3, 1],
        activations: [activation, "sigmoid"],
        parameters: BOTH_SIDES,
      });
      const z = evaluate(subject, subject.parameters, exampleAt(subject.examples, 0)).z.row(1);
      assert.ok(z.some((zj) => zj > 0.05) && z.some((zj) => zj < -0.05));
      assertGradient(subject);
    });
  }

  it("agrees with pen and paper on the lesson's chain", () => {
    // w = 0.5, b = 0 throughout, identity neurons: a = 2 → 1 → 0.5 → 0.25, y = 1.
    const subject: Network = {
      ...network({
        sizes: [1, 1, 1, 1],
        activations: ["identity", "identity", "identity"],
        parameters: [0.5, 0, 0.5, 0, 0.5, 0],
      }),
      examples: Table.of([{ input: Float64Array.of(2), target: Float64Array.of(1) }]),
    };
    const values = evaluate(subject, subject.parameters, exampleAt(subject.examples, 0));
    const computed = (numbers: NeuronNumbers) => [1, 2, 3].map((l) => numbers.of(l, 0));
    assert.equal(values.a.of(0, 0), 2);
    assert.deepEqual(computed(values.a), [1, 0.5, 0.25]);
    assert.equal(values.C, 0.5625); // (0.25 − 1)²
    assert.deepEqual(computed(values.dC_da), [-0.375, -0.75, -1.5]); // 2 (0.25 − 1), then halved by each weight
    assert.deepEqual(computed(values.dC_dz), [-0.375, -0.75, -1.5]);
    const gradient = new Float64Array(6);
    addGradient(subject, values, gradient);
    assert.deepEqual([...gradient], [-0.75, -0.375, -0.75, -0.75, -0.75, -1.5]);
  });

  it("takes the limits where a logarithmic cost meets its target exactly", () => {
    const at = (cost: CostName, a: number, y: number): { C: number; slope: number } => {
      const subject = {
        ...network({ sizes: [1, 1], activations: ["identity"], cost, parameters: [1, 0] }),
        examples: Table.of([{ input: Float64Array.of(a), target: Float64Array.of(y) }]),
      };
      const { C, dC_da } = evaluate(subject, subject.parameters, exampleAt(subject.examples, 0));
      return { C, slope: dC_da.of(1, 0) };
    };
    assert.deepEqual(at("binaryCrossEntropy", 1, 1), { C: 0, slope: -1 });
    assert.deepEqual(at("binaryCrossEntropy", 0, 0), { C: 0, slope: 1 });
    assert.deepEqual(at("binaryCrossEntropy", 0, 1), {
      C: Number.POSITIVE_INFINITY,
      slope: Number.NEGATIVE_INFINITY,
    });
    assert.deepEqual(at("crossEntropy", 0, 0), { C: 0, slope: 0 });
    assert.deepEqual(at("crossEntropy", 0.25, 1), { C: Math.log(4), slope: -4 });
  });

  it("softmax keeps huge weighted inputs finite and its shares whole", () => {
    const subject = network({
      sizes: [1, 3],
      activations: ["softmax"],
      cost: "crossEntropy",
      parameters: [0, 1000, 0, 999, 0, -1000],
    });
    const [first, second, third] = evaluate(
      subject,
      subject.parameters,
      exampleAt(subject.examples, 0),
    ).a.row(1);
    assert.ok(Math.abs(first! - 1 / (1 + Math.exp(-1))) < 1e-15);
    assert.ok(Math.abs(first! + second! + third! - 1) < 1e-15);
  });

  it("averages over the examples", () => {
    const subject = network({ sizes: [2, 2], examples: 3 });
    const expected = new Float64Array(6);
    for (const example of listed(subject.examples)) {
      const own = new Float64Array(6);
      addGradient(subject, evaluate(subject, subject.parameters, example), own);
      own.forEach((component, place) => {
        expected[place]! += component;
      });
    }
    assert.deepEqual(
      complete(meanGradient(subject, subject.parameters)),
      expected.map((sum) => sum / 3),
    );
  });
});
