import assert from "node:assert/strict";
import type { BackwardKind, ForwardKind, LayerShape, LayerSteps } from "../../../../src/core/layers/kind";
import { kindOf, shapeOf } from "../../../../src/core/layers/kinds";
import { parameterCount } from "../../../../src/core/network/network";
import { Program } from "../../../../src/core/program/program";
import { network, varied } from "../../networks";

const shapes: readonly LayerShape[] = [
  { inputs: 1, units: 1, paths: 1, isLast: true, mixes: false },
  { inputs: 3, units: 2, paths: 4, isLast: false, mixes: false },
  { inputs: 2, units: 3, paths: 1, isLast: true, mixes: false },
  { inputs: 2, units: 3, paths: 1, isLast: true, mixes: true },
];
const dense = kindOf(network({ sizes: [1, 1] }), 1);

function counted<Kind extends string>(steps: LayerSteps<Kind>, shape: LayerShape): Record<string, number> {
  const counts: Record<string, number> = {};
  for (let offset = 0; offset < steps.count(shape); offset++) {
    const { step, quantity, neuron } = steps.at(shape, offset);
    assert.equal(steps.offset(shape, step), offset, JSON.stringify(step));
    assert.ok(quantity.start <= offset && offset < quantity.end);
    assert.ok(neuron.start <= quantity.start && quantity.end <= neuron.end);
    counts[step.kind] = (counts[step.kind] ?? 0) + 1;
  }
  return counts;
}

describe("a dense layer", () => {
  it("has as many steps of each kind as it has taps, units and paths, each found from its offset and back", () => {
    for (const shape of shapes) {
      const { inputs, units, paths, isLast, mixes } = shape;
      const forward: Record<ForwardKind, number> = { term: units * inputs, bias: units, activation: units };
      assert.deepEqual(counted(dense.forward, shape), forward);
      const backward: Partial<Record<BackwardKind, number>> = {
        ...(isLast ? { dC_da: units } : { path: units * paths }),
        ...{ da_dz: mixes ? units * units : units, dz_dw: units * inputs, dz_db: units },
      };
      assert.deepEqual(counted(dense.backward, shape), backward);
    }
  });

  it("takes every source by one tap of each unit, and each use of a source is such a tap", () => {
    for (const shape of shapes) {
      const taps = Array.from({ length: shape.units }, (_, j) =>
        Array.from({ length: dense.taps.count(shape, j) }, (_, index) => dense.taps.at(shape, j, index)),
      ).flat();
      const uses = Array.from({ length: shape.inputs }, (_, k) =>
        Array.from({ length: dense.uses.count(shape, k) }, (_, index) => dense.uses.at(shape, k, index)),
      ).flat();
      const text = ({ j, k }: { j: number; k: number }): string => `${j} ${k}`;
      assert.deepEqual(new Set(taps.map(text)), new Set(uses.map(text)));
      assert.equal(taps.length, shape.units * shape.inputs);
      assert.equal(dense.parameters(shape), taps.length + shape.units);
      assert.deepEqual(dense.stages(shape), ["sum", shape.mixes ? "mix" : "map"]);
    }
  });

  it("is every layer of a network: the paths of a unit are its uses in the next layer, in their order", () => {
    for (const subject of Object.values(varied)) {
      const { example } = new Program(subject);
      const parameters = subject.layers.map((_, at) =>
        kindOf(subject, at + 1).parameters(shapeOf(subject, at + 1)),
      );
      assert.equal(
        parameters.reduce((sum, each) => sum + each),
        parameterCount(subject.sizes),
      );
      for (let l = 1; l < subject.layers.length; l++) {
        const next = shapeOf(subject, l + 1);
        const uses = kindOf(subject, l + 1).uses;
        for (let k = 0; k < subject.sizes[l]!; k++) {
          for (let index = 0; index < uses.count(next, k); index++) {
            const { j } = uses.at(next, k, index);
            const { subject: step } = example.at(example.offset({ kind: "path", l, j: k, i: index }));
            assert.deepEqual([step.kind, step.i], ["path", j]);
          }
        }
      }
    }
  });
});
