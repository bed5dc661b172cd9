import assert from "node:assert/strict";
import { Trace } from "../../src/core/run/trace";
import { weightsOf } from "../../src/pictures/weights";
import { network } from "../core/networks";

/** "*" for the parameter at hand, "+" for its row and column, "." elsewhere; the bias stands last. */
function marks(l: number, j: number, k?: number): string {
  const state = new Trace(network({ sizes: [2, 3, 2] })).stateAt(0);
  const { matrix } = weightsOf(state, k === undefined ? { l, j } : { l, j, k });
  const sign = { current: "*", path: "+", none: "." } as const;
  return matrix.rows
    .map(({ weights, bias }) => [...weights, bias].map(({ light }) => sign[light]).join(""))
    .join(" ");
}

describe("the weight matrix", () => {
  it("marks row j and column k", () => {
    assert.equal(marks(1, 2, 0), "+.. +.. *++");
    assert.equal(marks(2, 0, 1), "+*++ .+..");
    assert.equal(marks(2, 1), "....".concat(" +++*"));
  });

  it("has the file's rows: w_jk leads to j from k, the bias beside them", () => {
    // Layer 2 as the file would have it: weights [[1, 2, 3], [4, 5, 6]], biases [7, 8].
    const parameters = [...Array(9).fill(0), 1, 2, 3, 7, 4, 5, 6, 8];
    const state = new Trace(network({ sizes: [2, 3, 2], parameters })).stateAt(0);
    const { matrix, words } = weightsOf(state, { l: 2, j: 1, k: 2 });
    assert.deepEqual(
      matrix.rows.map(({ weights, bias }) => [weights.map(({ value }) => value), bias.value]),
      [
        [[1, 2, 3], 7],
        [[4, 5, 6], 8],
      ],
    );
    assert.equal(
      words,
      "w₁₂⁽²⁾ stands in row 1, column 2: it leads to neuron 1 of layer 2 from neuron 2 of layer 1.",
    );
  });

  it("says of a bias that it leads from no neuron, and of a first layer's weight that it leads from an input", () => {
    const state = new Trace(network({ sizes: [2, 3, 2] })).stateAt(0);
    assert.match(weightsOf(state, { l: 2, j: 1 }).words, /^b₁⁽²⁾ stands beside row 1/);
    assert.match(weightsOf(state, { l: 1, j: 1, k: 0 }).words, /from input 0\.$/);
  });

  it("shows the numbers after an update, and keeps the parameter in sight when it is folded", () => {
    const subject = network({ sizes: [300, 40, 1], activations: ["identity", "identity"], training: {} });
    const trace = new Trace(subject);
    const state = trace.stateAt(trace.program.length);
    for (const [j, k] of [
      [0, 1],
      [17, 123],
      [39, 299],
    ] as const) {
      const { matrix } = weightsOf(state, { l: 1, j, k });
      const row = matrix.rows.find((each) => each.j === j)!;
      const { value } = row.weights[matrix.k.indexOf(k)]!;
      assert.equal(value, state.parameters[j * 301 + k]);
      assert.notEqual(value, subject.parameters[j * 301 + k]);
      assert.ok(matrix.rows.length <= 10 && matrix.k.length <= 6);
    }
  });

  it("has the derivatives of the example at hand, and of the batch once they are averaged", () => {
    const trace = new Trace(network({ sizes: [2, 3, 2], examples: 2, training: {} }));
    const { program } = trace;
    const parameter = { l: 2, j: 0, k: 1 };
    const shown = (position: number) => {
      const { derivatives } = weightsOf(trace.stateAt(position), parameter);
      const { weights, bias } = derivatives.matrix.rows[0]!;
      return { name: derivatives.name, values: [...weights, bias].map(({ value }) => value) };
    };
    const found = program.indexOf(1, { kind: "dz_dw", l: 2, j: 0, k: 1 }) + 1;
    const state = trace.stateAt(found);
    const own = (k: number): number => state.derivative({ l: 2, j: 0, k })!;
    assert.deepEqual(shown(found), { name: "∂C₁/∂w⁽²⁾", values: [own(0), own(1), null, null] });
    const end = trace.stateAt(program.length);
    assert.deepEqual(shown(program.length), {
      name: "∂C/∂w⁽²⁾",
      values: [0, 1, 2, undefined].map((k) => end.mean(k === undefined ? { l: 2, j: 0 } : { l: 2, j: 0, k })),
    });
  });
});
