import assert from "node:assert/strict";
import { Trace } from "../../src/core/run/trace";
import { describe as describeSpot, hasSpot } from "../../src/pictures/spot";
import type { SpotView } from "../../src/protocol/messages";
import { interpret } from "../core/interpreter";
import { network, varied } from "../core/networks";

/** Undefined is not computed yet. */
const orNull = (value: number | undefined): number | null => value ?? null;

describe("what there is to know of a spot", () => {
  for (const [name, subject] of Object.entries(varied)) {
    it(`is what the naive interpreter knows, at every position: ${name}`, () => {
      const trace = new Trace(subject);
      const { sizes } = subject;
      let turn = -1;
      let given = new Map<string, number>();
      interpret(subject, (position, memory) => {
        if (memory.turn !== turn) [turn, given] = [memory.turn, new Map()];
        const [kind, ...at] = memory.step.split(" ");
        const [l, j, i] = at.map(Number) as [number, number, number];
        if (kind === "path")
          given.set(`${l + 1} ${i} ${j}`, memory.w[l + 1]![i]![j]! * memory.dC_dz[l + 1]![i]!);
        const state = trace.stateAt(position);
        const values = (spot: SpotView) => describeSpot(state, spot).numbers.map(({ value }) => value);
        for (let l = 1; l < sizes.length; l++)
          for (let j = 0; j < sizes[l]!; j++) {
            assert.deepEqual(
              values({ of: "neuron", l, j }),
              [
                memory.b[l]![j],
                memory.z[l]![j],
                memory.a[l]![j],
                ...(l === sizes.length - 1 ? [memory.y[j]] : []),
                memory.dC_da[l]![j],
                memory.da_dz[l]![j]![j],
                memory.dC_dz[l]![j],
              ].map(orNull),
              `neuron ${l} ${j} at ${position}`,
            );
            const bias = [memory.b[l]![j], memory.dC_db[l]![j], memory.bGrad[l]![j]];
            assert.deepEqual(values({ of: "parameter", l, j }), bias.map(orNull), `bias at ${position}`);
            for (let k = 0; k < sizes[l - 1]!; k++) {
              const weight = [
                memory.w[l]![j]![k],
                memory.dC_dw[l]![j]![k],
                ...(l > 1 ? [given.get(`${l} ${j} ${k}`)] : []),
                memory.wGrad[l]![j]![k],
              ];
              assert.deepEqual(
                values({ of: "parameter", l, j, k }),
                weight.map(orNull),
                `weight at ${position}`,
              );
            }
          }
      });
    });
  }

  it("has the lesson's names, and says where it stands", () => {
    const trace = new Trace(network({ sizes: [2, 3, 1] }));
    const state = trace.stateAt(trace.program.indexOf(0, { kind: "dz_dw", l: 1, j: 2, k: 1 }) + 1);
    const weight = describeSpot(state, { of: "parameter", l: 1, j: 2, k: 1 });
    assert.equal(weight.name, "w₂₁⁽¹⁾");
    assert.equal(weight.words, "from input 1 to neuron 2 of layer 1");
    assert.deepEqual(
      weight.numbers.map(({ name, isNew }) => [name, isNew]),
      [
        ["w₂₁⁽¹⁾", false],
        ["∂C₀/∂w₂₁⁽¹⁾", true],
        ["sum over the batch", false],
      ],
    );
    const neuron = describeSpot(state, { of: "neuron", l: 2, j: 0 });
    assert.deepEqual(
      neuron.numbers.map(({ name }) => name),
      ["b⁽²⁾", "z⁽²⁾", "a⁽²⁾", "y", "∂C₀/∂a⁽²⁾", "∂a⁽²⁾/∂z⁽²⁾", "∂C₀/∂z⁽²⁾"],
    );
    assert.equal(describeSpot(state, { of: "parameter", l: 2, j: 0 }).words, "bias of neuron 0 of layer 2");
    assert.deepEqual(
      describeSpot(state, { of: "neuron", l: 0, j: 1 }).numbers.map(({ name }) => name),
      ["a₁⁽⁰⁾"],
    );
  });

  it("says what an edge gives back, and when that is found", () => {
    const trace = new Trace(network({ sizes: [2, 2, 2] }));
    const backAt = (i: number) => {
      const state = trace.stateAt(trace.program.indexOf(0, { kind: "path", l: 1, j: 1, i }) + 1);
      return describeSpot(state, { of: "parameter", l: 2, j: 0, k: 1 }).numbers[2]!;
    };
    const { name, isNew } = backAt(0);
    assert.deepEqual([name, isNew, backAt(1).isNew], ["w₀₁⁽²⁾ · ∂C₀/∂z₀⁽²⁾", true, false]);
  });

  it("marks what flows back, and what that takes on its way", () => {
    const state = new Trace(network({ sizes: [2, 2, 2] })).stateAt(0);
    const flowing = (spot: SpotView) =>
      describeSpot(state, spot).numbers.flatMap(({ name, flows }) => (flows ? [name] : []));
    assert.deepEqual(flowing({ of: "neuron", l: 1, j: 1 }), ["∂C₀/∂a₁⁽¹⁾", "∂a₁⁽¹⁾/∂z₁⁽¹⁾", "∂C₀/∂z₁⁽¹⁾"]);
    assert.deepEqual(flowing({ of: "parameter", l: 2, j: 0, k: 1 }), ["w₀₁⁽²⁾", "w₀₁⁽²⁾ · ∂C₀/∂z₀⁽²⁾"]);
  });

  it("calls the mean by its name once that is made", () => {
    const trace = new Trace(network({ sizes: [1, 1], examples: 2 }));
    const end = describeSpot(trace.stateAt(trace.program.length), { of: "parameter", l: 1, j: 0, k: 0 });
    assert.equal(end.numbers[2]!.name, "∂C/∂w⁽¹⁾");
  });

  it("is there for neurons, inputs, weights and biases of the network alone", () => {
    const subject = network({ sizes: [2, 3, 1] });
    const has = (of: SpotView["of"], l: number, j: number, k?: number): boolean =>
      hasSpot(subject, { of, l, j, ...(k !== undefined && { k }) });
    assert.deepEqual(
      [has("neuron", 0, 1), has("neuron", 2, 0), has("parameter", 1, 2, 1), has("parameter", 1, 2)],
      [true, true, true, true],
    );
    assert.deepEqual(
      [
        ...[has("neuron", 0, 2), has("neuron", 3, 0), has("neuron", 1, 0, 0)],
        ...[has("parameter", 0, 0), has("parameter", 1, 3), has("parameter", 1, 0, 2)],
      ],
      Array(6).fill(false),
    );
  });
});
