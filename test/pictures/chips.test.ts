import assert from "node:assert/strict";
import type { StepSubject } from "../../src/core/program/steps";
import type { State } from "../../src/core/run/state";
import { Trace } from "../../src/core/run/trace";
import { derivationOf } from "../../src/lesson/derivation/of";
import { chipsOf, sharesOf } from "../../src/pictures/chips";
import type { ChipView } from "../../src/protocol/messages";
import { indexOfStep } from "../core/indexOfStep";
import { network, type Sketch, varied } from "../core/networks";

function whole(state: State): readonly ChipView[] {
  return chipsOf(state, (l) => Array.from({ length: state.network.sizes[l]! }, (_, j) => j));
}

function stateAfter(sketch: Sketch, subject: StepSubject): State {
  const trace = new Trace(network(sketch));
  const { program } = trace;
  return trace.stateAt(indexOfStep(program, 0, subject) + 1);
}

/** "edge 2 0 1 ∂z/∂w!", "neuron 1 0 z₀⁽¹⁾…": the current one with "!", a sum that is not whole with "…". */
function written({ at, l, j, k, name = "", standing, isPartial }: ChipView): string {
  const place = [at, l, j, ...(k === undefined ? [] : [k])].join(" ");
  return `${place} ${name}${standing === "new" ? "!" : ""}${isPartial ? "…" : ""}`;
}

const sizes = [2, 3, 2];
const softmax: Sketch = { sizes: [2, 3], activations: ["softmax"], cost: "crossEntropy" };

describe("the chips of a step", () => {
  for (const [what, sketch, step, chips] of [
    ["a term", { sizes }, { kind: "term", l: 2, j: 1, k: 1 }, ["neuron 2 1 z₁⁽²⁾…", "edge 2 1 1 w₁₁⁽²⁾!"]],
    ["a bias", { sizes }, { kind: "bias", l: 2, j: 1 }, ["neuron 2 1 z₁⁽²⁾", "neuron 2 1 b₁⁽²⁾!"]],
    ["an activation", { sizes }, { kind: "activation", l: 1, j: 2 }, ["neuron 1 2 z₂⁽¹⁾"]],
    ["the cost so far", { sizes }, { kind: "cost", l: 2, j: 0 }, ["cost 2 0 C₀…", "onward 2 0 !"]],
    ["the cost", { sizes }, { kind: "cost", l: 2, j: 1 }, ["cost 2 1 C₀", "onward 2 0 ", "onward 2 1 !"]],
    ["∂C/∂a", { sizes }, { kind: "dC_da", l: 2, j: 0 }, ["onward 2 0 ∂C₀/∂a!"]],
    ["σ′", { sizes }, { kind: "da_dz", l: 2, j: 0 }, ["onward 2 0 ∂C₀/∂a", "neuron 2 0 σ′!"]],
    [
      "a weight",
      { sizes },
      { kind: "dz_dw", l: 1, j: 2, k: 1 },
      ["onward 1 2 ∂C₀/∂a", "neuron 1 2 σ′", "edge 1 2 1 ∂z/∂w!"],
    ],
    [
      "a bias, backward",
      { sizes },
      { kind: "dz_db", l: 2, j: 0 },
      ["onward 2 0 ∂C₀/∂a", "neuron 2 0 σ′", "neuron 2 0 ∂z/∂b!"],
    ],
    [
      "a first path",
      { sizes },
      { kind: "path", l: 1, j: 1, i: 0 },
      ["neuron 1 1 ∂C₀/∂a₁⁽¹⁾…", "onward 2 0 !"],
    ],
    [
      "a last path",
      { sizes },
      { kind: "path", l: 1, j: 1, i: 1 },
      ["neuron 1 1 ∂C₀/∂a₁⁽¹⁾", "onward 2 0 ", "onward 2 1 !"],
    ],
    ["∂C/∂a into softmax", softmax, { kind: "dC_da", l: 1, j: 2 }, ["onward 1 2 ∂C₀/∂a!"]],
    [
      "a path through softmax",
      softmax,
      { kind: "da_dz", l: 1, j: 2, i: 1 },
      ["neuron 1 2 ∂C₀/∂z₂⁽¹⁾…", "onward 1 0 ", "onward 1 1 !"],
    ],
    [
      "a weight into softmax",
      softmax,
      { kind: "dz_dw", l: 1, j: 2, k: 0 },
      ["onward 1 2 ∂C₀/∂z", "edge 1 2 0 ∂z/∂w!"],
    ],
    ["a mean", { sizes, training: {} }, { kind: "mean", l: 2, j: 0, k: 1 }, ["edge 2 0 1 ∂C/∂w₀₁⁽²⁾!"]],
    ["an update", { sizes, training: {} }, { kind: "update", l: 2, j: 0 }, ["neuron 2 0 b₀⁽²⁾!"]],
  ] as const)
    it(`name what stands where: ${what}`, () => {
      assert.deepEqual(whole(stateAfter(sketch, step)).map(written), chips);
    });

  it("are none at the start", () => {
    assert.deepEqual(whole(new Trace(network({ sizes })).stateAt(0)), []);
  });

  for (const [name, subject] of Object.entries(varied))
    it(`have the numbers of the formula: ${name}`, () => {
      const trace = new Trace(subject);
      for (let position = 1; position <= trace.program.length; position++) {
        const state = trace.stateAt(position);
        const chips = whole(state);
        const { kind, l, j, k } = state.latest!.step;
        const values = (at: ChipView["at"]) =>
          chips.filter((each) => each.at === at).map(({ value }) => value);
        switch (kind) {
          case "dz_dw":
          case "dz_db": {
            const product = chips.reduce((sofar, { value }) => sofar * value, 1);
            const derivative = state.derivative(k === undefined ? { l, j } : { l, j, k })!;
            assert.ok(Math.abs(product - derivative) <= 1e-12 * Math.max(1, Math.abs(derivative)));
            break;
          }
          case "path":
          case "cost": {
            const sum = values("onward").reduce((sofar, value) => sofar + value, 0);
            const [total] = values(kind === "path" ? "neuron" : "cost") as [number];
            assert.ok(Math.abs(sum - total) <= 1e-12 * Math.max(1, Math.abs(total)), `position ${position}`);
            assert.equal(total, derivationOf(state)!.soFar);
            break;
          }
          case "activation":
            assert.deepEqual(values("neuron"), [state.z(l, j)]);
        }
      }
    });

  it("are of drawn neurons alone where a sum runs over many", () => {
    const state = stateAfter({ sizes: [2, 3, 9] }, { kind: "path", l: 1, j: 1, i: 5 });
    const onward = chipsOf(state, () => [0, 4, 5, 8]).filter(({ at }) => at === "onward");
    assert.deepEqual(
      onward.map(({ j }) => j),
      [0, 4, 5],
    );
  });

  it("leave out what the reader is to say, and what would give it away", () => {
    const covered = (step: StepSubject): readonly string[] => {
      const state = stateAfter({ sizes }, step);
      return whole(state.covered(state.position - 1)).map(written);
    };
    assert.deepEqual(covered({ kind: "dz_dw", l: 2, j: 0, k: 1 }), ["onward 2 0 ∂C₀/∂a", "neuron 2 0 σ′"]);
    assert.deepEqual(covered({ kind: "da_dz", l: 2, j: 0 }), ["onward 2 0 ∂C₀/∂a"]);
    assert.deepEqual(covered({ kind: "path", l: 1, j: 1, i: 1 }), ["onward 2 0 "]);
    assert.deepEqual(covered({ kind: "term", l: 1, j: 1, k: 1 }), []);
    assert.deepEqual(covered({ kind: "cost", l: 2, j: 1 }), ["onward 2 0 "]);
  });
});

describe("the shares of a sum", () => {
  it("are its terms as far as they are added, and none for a step of no sum", () => {
    const state = stateAfter({ sizes }, { kind: "path", l: 1, j: 1, i: 0 });
    assert.equal(sharesOf(state)!(0), state.w(2, 0, 1) * (state.da_dz(2, 0)! * state.dC_da(2, 0)!));
    assert.equal(sharesOf(state)!(1), undefined);
    assert.equal(sharesOf(stateAfter({ sizes }, { kind: "dz_dw", l: 2, j: 0, k: 1 })), undefined);
    assert.equal(sharesOf(new Trace(network({ sizes })).stateAt(0)), undefined);
  });
});
