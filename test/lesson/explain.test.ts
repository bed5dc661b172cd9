import assert from "node:assert/strict";
import { selected, Table } from "../../src/core/network/dataset";
import { type Network, type Parameter, parameterAt } from "../../src/core/network/network";
import { Trace } from "../../src/core/run/trace";
import { complete } from "../../src/core/run/work";
import { type Explanation, explain } from "../../src/lesson/explain";
import { network, varied } from "../core/networks";

function explainParameter(
  network: Network,
  parameters: Float64Array,
  parameter: Parameter,
  room?: number,
): Explanation {
  return complete(explain(network, parameters, parameter, room));
}

describe("explain", () => {
  it("gives each example's factors in written order, their product and the mean", () => {
    // One input 0.5, w = 2, b = −1: z = 0, a = ½, σ′ = ¼; targets 1 and 0 pull by −1 and 1.
    const file = Table.of(
      Array.from({ length: 8 }, (_, place) => ({
        ...(place === 4 && { name: "up" }),
        input: Float64Array.of(0.5),
        target: Float64Array.of(place === 4 ? 1 : 0),
      })),
    );
    const subject = {
      ...network({ sizes: [1, 1], parameters: [2, -1] }),
      examples: selected(file, [4, 7]),
    };
    assert.deepEqual(explainParameter(subject, subject.parameters, { l: 1, j: 0, k: 0 }), {
      parameter: { l: 1, j: 0, k: 0 },
      name: "w⁽¹⁾",
      value: 2,
      mean: 0,
      factors: ["∂z⁽¹⁾/∂w⁽¹⁾", "∂a⁽¹⁾/∂z⁽¹⁾", "∂Cₑ/∂a⁽¹⁾"],
      examples: [
        { place: 4, name: "up", factors: [0.5, 0.25, -1], product: -0.125 },
        { place: 7, factors: [0.5, 0.25, 1], product: 0.125 },
      ],
      count: 2,
    });
  });

  it("names the bias's own factor 1", () => {
    const subject = network({ sizes: [1, 1] });
    const { name, factors, examples } = explainParameter(subject, subject.parameters, { l: 1, j: 0 });
    assert.equal(name, "b⁽¹⁾");
    assert.equal(factors[0], "∂z⁽¹⁾/∂b⁽¹⁾");
    assert.equal(examples[0]!.factors[0], 1);
  });

  it("shows no more examples than there is room for, but averages all", () => {
    const subject = network({ sizes: [1, 1], examples: 20 });
    const { examples, count, mean } = explainParameter(subject, subject.parameters, { l: 1, j: 0 }, 3);
    assert.equal(examples.length, 3);
    assert.equal(count, 20);
    const all = explainParameter(subject, subject.parameters, { l: 1, j: 0 }, 20).examples;
    assert.ok(Math.abs(mean - all.reduce((sum, { product }) => sum + product, 0) / 20) < 1e-15);
  });

  for (const [name, subject] of Object.entries(varied)) {
    it(`agrees with what a walk through the first example finds: ${name}`, () => {
      const trace = new Trace(subject);
      const state = trace.stateAt(trace.program.example.length);
      for (let index = 0; index < subject.parameters.length; index++) {
        const parameter = parameterAt(subject.sizes, index);
        const first = explainParameter(subject, subject.parameters, parameter).examples[state.example];
        assert.equal(first!.product, state.derivative(parameter));
        const product = first!.factors.reduceRight((value, factor) => factor * value);
        assert.equal(product, first!.product);
      }
    });
  }
});
