import assert from "node:assert/strict";
import { type Network, parameterAt, parameterCount } from "../../src/core/network/network";
import { Trace } from "../../src/core/run/trace";
import { gradientOf } from "../../src/pictures/gradient";
import type { GradientView } from "../../src/protocol/messages";
import { interpret, type Memory } from "../core/interpreter";
import { network, varied } from "../core/networks";

function gradients(subject: Network): GradientView[] {
  const trace = new Trace(subject);
  return Array.from({ length: trace.program.length + 1 }, (_, position) =>
    gradientOf(trace.stateAt(position)),
  );
}

/** The gradient's cells, "_" where blank, a bar between neurons. */
function cells({ layers }: GradientView): string {
  const text = (value: number | null): string => (value === null ? "_" : "x");
  return layers
    .flatMap(({ rows }) =>
      rows.map(({ weights, bias }) => [...weights, bias].map(({ value }) => text(value)).join("")),
    )
    .join(" ");
}

/** The interpreter's gradient as one vector: W⁽¹⁾ row by row, each with its bias, then W⁽²⁾ … */
function vectorOf({ wGrad, bGrad }: Memory): (number | null)[] {
  return wGrad.flatMap((rows, l) =>
    rows.flatMap((row, j) => [...row, bGrad[l]![j]].map((value) => value ?? null)),
  );
}

describe("the gradient", () => {
  it("fills from the back, and leaves blank what is not computed yet", () => {
    const all = gradients(network({ sizes: [1, 2, 1], examples: 2 }));
    const stages = [
      ...new Set(all.map((gradient) => `${cells(gradient)} ${gradient.filled}/${gradient.total}`)),
    ];
    assert.deepEqual(stages, [
      "__ __ ___ 0/7",
      "__ __ x__ 1/7",
      "__ __ xx_ 2/7",
      "__ __ xxx 3/7",
      "x_ __ xxx 4/7",
      "xx __ xxx 5/7",
      "xx x_ xxx 6/7",
      "xx xx xxx 7/7",
    ]);
    assert.deepEqual(
      [...new Set(all.map(({ words }) => words))],
      [
        "Sum, 0 of 2 examples done",
        "Sum, 1 of 2 examples done",
        "Sum, 2 of 2 examples done",
        ...[1, 2, 3, 4, 5, 6].map((done) => `Mean of 2 examples in ${done} of 7, sum in the rest`),
        "Mean of 2 examples",
      ],
    );
  });

  for (const [name, subject] of Object.entries(varied)) {
    it(`is what the naive interpreter adds up, as a vector and by layer: ${name}`, () => {
      const trace = new Trace(subject);
      interpret(subject, (position, memory) => {
        const { vector, layers, filled, total } = gradientOf(trace.stateAt(position));
        const expected = vectorOf(memory);
        assert.equal(expected.length, total);
        const components = new Map(vector.components.map(({ place, value }) => [place, value]));
        assert.deepEqual(
          [...components],
          expected.flatMap((value, place) => (components.has(place) ? [[place, value]] : [])),
        );
        const inMatrices = layers.flatMap(({ rows }) =>
          rows.flatMap(({ weights, bias }) => [...weights, bias].map(({ value }) => value)),
        );
        assert.deepEqual(inMatrices, expected);
        assert.equal(filled, expected.filter((value) => value !== null).length, `position ${position}`);
        let start = 0;
        for (const { size, filled: own } of vector.parts) {
          const part = expected.slice(start, start + size);
          assert.equal(own, part.filter((value) => value !== null).length, `position ${position}`);
          start += size;
        }
        assert.equal(start, total);
      });
    });
  }

  it("marks the component that the step is about, and keeps it in sight", () => {
    const subject = network({ sizes: [30, 3, 2], training: {} });
    const trace = new Trace(subject);
    const { program } = trace;
    const at = (position: number): string => {
      const { components } = gradientOf(trace.stateAt(position)).vector;
      const current = components.filter(({ light }) => light === "current");
      return `${current.map(({ place, name }) => `${place} ${name}`).join()} of ${components.length}`;
    };
    assert.equal(at(0), " of 20");
    assert.equal(at(program.indexOf(0, { kind: "dz_dw", l: 1, j: 2, k: 7 }) + 1), "69 ∂C/∂w₂₇⁽¹⁾ of 20");
    assert.equal(at(program.indexOf(0, { kind: "dz_db", l: 1, j: 1 }) + 1), "61 ∂C/∂b₁⁽¹⁾ of 20");
    assert.equal(at(program.indexOf(0, { kind: "da_dz", l: 1, j: 1 }) + 1), " of 20");
    assert.equal(at(program.meanIndex(0, { l: 2, j: 1 })! + 1), "100 ∂C/∂b₁⁽²⁾ of 20");
    assert.equal(at(program.updateIndex(0, { l: 1, j: 0, k: 0 })! + 1), "0 ∂C/∂w₀₀⁽¹⁾ of 20");
  });

  it("counts what is filled in the layers that are folded, too", () => {
    const subject = network({ sizes: [2, ...Array<number>(30).fill(2), 1], examples: 2, training: {} });
    const trace = new Trace(subject);
    const total = parameterCount(subject.sizes);
    const all = Array.from({ length: total }, (_, place) => parameterAt(subject.sizes, place));
    for (let position = 0; position <= trace.program.length; position++) {
      const state = trace.stateAt(position);
      const { filled, layers, vector } = gradientOf(state);
      const isFilled = all.map((parameter) => state.gradient(parameter) !== undefined);
      assert.equal(filled, isFilled.filter(Boolean).length);
      assert.equal(layers.length, 8);
      assert.deepEqual(
        vector.parts.map((part, place) => {
          const next = vector.parts[place + 1]?.l ?? state.last + 1;
          const own = isFilled.filter((_, at) => all[at]!.l >= part.l && all[at]!.l < next);
          return [own.length, own.filter(Boolean).length];
        }),
        vector.parts.map((part) => [part.size, part.filled]),
      );
    }
    const { parts } = gradientOf(trace.stateAt(1)).vector;
    assert.deepEqual(
      parts.map(({ label }) => label),
      [
        "layer 1",
        "layer 2",
        "layer 3",
        "layer 4",
        "layer 5",
        "layer 6",
        "layer 7",
        "layers 8 to 30",
        "layer 31",
      ],
    );
  });
});
