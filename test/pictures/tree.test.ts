import assert from "node:assert/strict";
import { Trace } from "../../src/core/run/trace";
import { parameterAtHand } from "../../src/lesson/focus";
import { treeOf } from "../../src/pictures/tree";
import type { TreeLevelView, TreeNodeView } from "../../src/protocol/messages";
import { network, varied } from "../core/networks";

function named(node: TreeNodeView | undefined): string {
  return node ? `${node.name}${node.value === null ? "?" : ""}` : "";
}

describe("the tree", () => {
  it("goes from the weight at hand to C, and back through every layer before", () => {
    const state = new Trace(network({ sizes: [2, 3, 2] })).stateAt(0);
    const { levels, cost, target, through } = treeOf(state, { l: 2, j: 1, k: 2 });
    assert.deepEqual(
      levels.map(({ weight, previous, bias, z, a, others }) =>
        [weight, previous, bias, z, a].map(named).concat(String(others)).join(" "),
      ),
      ["w₁₂⁽²⁾ a₂⁽¹⁾? b₁⁽²⁾ z₁⁽²⁾? a₁⁽²⁾? 2", "w₂₀⁽¹⁾ a₀⁽⁰⁾ b₂⁽¹⁾ z₂⁽¹⁾? a₂⁽¹⁾? 1"],
    );
    assert.deepEqual([named(cost), named(target), through], ["C₀?", "y₁", undefined]);
  });

  it("reaches C from a hidden neuron through the layers between, and has no y there", () => {
    const state = new Trace(network({ sizes: [1, 1, 1, 1] })).stateAt(0);
    const throughs = [1, 2, 3].map((l) => {
      const { through, target } = treeOf(state, { l, j: 0, k: 0 });
      return `${through} ${named(target)}`;
    });
    assert.deepEqual(throughs, ["through layers 2 to 3 ", "through layer 3 ", "undefined y"]);
  });

  it("lights the edge of each factor", () => {
    const trace = new Trace(network({ sizes: [1, 1, 1], training: {} }));
    const lit: string[] = [];
    for (let position = 1; position <= trace.program.length; position++) {
      const state = trace.stateAt(position);
      lit.push(`${state.latest!.step.kind} ${treeOf(state, parameterAtHand(state)).lit ?? "-"}`);
    }
    assert.deepEqual(
      [...new Set(lit)],
      [
        "term weight",
        "bias bias",
        "activation activation",
        "cost cost",
        "dC_da cost",
        "da_dz activation",
        "dz_dw weight",
        "dz_db bias",
        "path previous",
        "mean -",
        "update -",
      ],
    );
  });

  for (const [name, subject] of Object.entries(varied)) {
    it(`has the chain's factors at its edges, once they are computed, and their product is the derivative: ${name}`, () => {
      const trace = new Trace(subject);
      const isSoftmax = (l: number): boolean => subject.layers[l - 1]!.activation === "softmax";
      for (let position = 0; position <= trace.program.length; position++) {
        const state = trace.stateAt(position);
        const parameter = parameterAtHand(state);
        const { factors } = treeOf(state, parameter);
        const { l, j, k } = parameter;
        const isPath = state.latest?.step.kind === "path";
        const first = isPath ? "previous" : k === undefined ? "bias" : "weight";
        assert.deepEqual(
          factors.map(({ edge }) => edge),
          isSoftmax(l) ? [first, "cost"] : [first, "activation", "cost"],
        );
        const derivative = state.derivative(parameter);
        const [own, ...others] = factors.map(({ value }) => value) as [number, ...number[]];
        if (isPath) assert.equal(own, state.before(parameter));
        else assert.equal(own === null, derivative === undefined, `position ${position}`);
        assert.equal(others.at(-1), (isSoftmax(l) ? state.dC_dz(l, j) : state.dC_da(l, j)) ?? null);
        if (derivative === undefined || isPath) continue;
        const product = others.reduce((sofar, each) => sofar * each, own);
        assert.ok(Math.abs(product - derivative) <= 1e-12 * Math.max(1, Math.abs(derivative)));
      }
    });
  }

  it("names its factors as the chain rule does", () => {
    const trace = new Trace(network({ sizes: [2, 3, 2] }));
    const names = (kind: "dz_dw" | "dz_db" | "path", place: object): string => {
      const state = trace.stateAt(trace.program.indexOf(0, { kind, l: 1, j: 2, ...place }) + 1);
      return treeOf(state, parameterAtHand(state))
        .factors.map((factor) => factor.name)
        .join(" ");
    };
    assert.equal(names("dz_dw", { k: 1 }), "∂z₂⁽¹⁾/∂w₂₁⁽¹⁾ ∂a₂⁽¹⁾/∂z₂⁽¹⁾ ∂C₀/∂a₂⁽¹⁾");
    assert.equal(names("dz_db", {}), "∂z₂⁽¹⁾/∂b₂⁽¹⁾ ∂a₂⁽¹⁾/∂z₂⁽¹⁾ ∂C₀/∂a₂⁽¹⁾");
    assert.equal(names("path", { i: 1 }), "∂z₁⁽²⁾/∂a₂⁽¹⁾ ∂a₁⁽²⁾/∂z₁⁽²⁾ ∂C₀/∂a₁⁽²⁾");
  });

  it("goes from z to C by one factor where softmax moves every activation", () => {
    const trace = new Trace(network({ sizes: [2, 3], activations: ["softmax"], cost: "crossEntropy" }));
    const state = trace.stateAt(trace.program.indexOf(0, { kind: "dz_dw", l: 1, j: 2, k: 1 }) + 1);
    const { factors, mixed } = treeOf(state, parameterAtHand(state));
    assert.equal(factors.map(({ name }) => name).join(" "), "∂z₂⁽¹⁾/∂w₂₁⁽¹⁾ ∂C₀/∂z₂⁽¹⁾");
    assert.equal(mixed, 3);
  });

  it("keeps the weights that made its numbers while a gradient step changes them", () => {
    const trace = new Trace(network({ sizes: [1, 1], training: { epochs: 2 } }));
    const end = trace.program.turnStart(1);
    for (let position = trace.program.tailStart(0); position <= end; position++) {
      const [{ weight, previous, bias, z }] = treeOf(trace.stateAt(position), { l: 1, j: 0, k: 0 })
        .levels as [TreeLevelView];
      assert.equal(weight.value! * previous.value! + bias.value!, z.value, `at ${position}`);
    }
  });

  for (const [name, subject] of Object.entries(varied)) {
    it(`has the state's numbers, and what is not computed yet is blank: ${name}`, () => {
      const trace = new Trace(subject);
      for (let position = 0; position <= trace.program.length; position++) {
        const state = trace.stateAt(position);
        const at = parameterAtHand(state);
        const { levels, cost } = treeOf(state, at);
        assert.equal(cost.value, state.C ?? null);
        assert.equal(levels.length, at.l);
        levels.forEach(({ l, j, z, a, previous }, place) => {
          assert.equal(z.value, state.z(l, j) ?? null);
          assert.equal(a.value, state.a(l, j) ?? null);
          const next = levels[place + 1];
          if (next) assert.deepEqual(next.a, previous);
        });
      }
    });
  }

  it("folds a deep tree between what is near the neuron at hand and the input", () => {
    const state = new Trace(network({ sizes: Array<number>(41).fill(1) })).stateAt(1);
    const depths = (l: number): string =>
      treeOf(state, { l, j: 0, k: 0 })
        .levels.map((level) => level.l)
        .join(" ");
    assert.equal(depths(16), "16 15 14 13 12 11 10 9 8 7 6 5 4 3 2 1");
    assert.equal(depths(40), "40 39 38 37 36 35 34 33 1");
  });
});

describe("the tree of a sum over paths", () => {
  const state = (sizes: readonly number[], i: number) => {
    const trace = new Trace(network({ sizes }));
    return trace.stateAt(trace.program.indexOf(0, { kind: "path", l: 1, j: 1, i }) + 1);
  };
  const sumAt = (sizes: readonly number[], i: number) => {
    const at = state(sizes, i);
    return treeOf(at, parameterAtHand(at)).sum;
  };

  it("has a branch for each path, with all that goes into it, and their sum so far", () => {
    const at = state([2, 2, 3], 1);
    const { name, value, isPartial, size, branches } = treeOf(at, parameterAtHand(at)).sum!;
    assert.deepEqual([name, isPartial, size], ["∂C₀/∂a₁⁽¹⁾", true, 3]);
    assert.deepEqual(
      branches.map((each) =>
        [each.weight, each.bias, each.z, each.a, each.target].map(named).concat(each.light).join(" "),
      ),
      [
        "w₀₁⁽²⁾ b₀⁽²⁾ z₀⁽²⁾ a₀⁽²⁾ y₀ path",
        "w₁₁⁽²⁾ b₁⁽²⁾ z₁⁽²⁾ a₁⁽²⁾ y₁ current",
        "w₂₁⁽²⁾ b₂⁽²⁾ z₂⁽²⁾ a₂⁽²⁾ y₂ none",
      ],
    );
    const shares = [0, 1].map((j) => at.w(2, j, 1) * (at.da_dz(2, j)! * at.dC_da(2, j)!));
    assert.deepEqual(
      branches.map(({ share }) => share),
      [...shares, null],
    );
    assert.ok(Math.abs(value! - (shares[0]! + shares[1]!)) < 1e-15);
    assert.deepEqual(
      branches.map(({ factors }) => factors.map((factor) => factor.value)),
      [0, 1, 2].map((j) => [j < 2 ? at.w(2, j, 1) : null, at.da_dz(2, j), at.dC_da(2, j)]),
    );
  });

  it("is whole with its last path", () => {
    const at = state([2, 2, 3], 2);
    const { value, isPartial } = treeOf(at, parameterAtHand(at)).sum!;
    assert.deepEqual([value, isPartial], [at.dC_da(1, 1), undefined]);
  });

  it("folds many branches around the current one", () => {
    const { size, branches } = sumAt([2, 2, 20], 11)!;
    assert.equal(size, 20);
    assert.equal(branches.length, 6);
    assert.ok(branches.some(({ j, light }) => j === 11 && light === "current"));
  });

  it("is no sum where there is one path, or at another kind of step", () => {
    assert.equal(sumAt([2, 2, 1], 0), undefined);
    const at = new Trace(network({ sizes: [2, 2, 3] })).stateAt(5);
    assert.equal(treeOf(at, parameterAtHand(at)).sum, undefined);
  });

  it("does not say what the reader is to say", () => {
    const at = state([2, 2, 3], 1);
    const covered = at.covered(at.position - 1);
    const { value, isPartial, branches } = treeOf(covered, parameterAtHand(covered)).sum!;
    assert.deepEqual(
      [value, isPartial, branches[1]!.share, branches[1]!.factors[0]!.value],
      [null, true, null, null],
    );
    assert.notEqual(branches[0]!.share, null);
  });

  it("has one factor from z to C where softmax mixes, in each branch", () => {
    const trace = new Trace(
      network({ sizes: [2, 2, 3], activations: ["sigmoid", "softmax"], cost: "crossEntropy" }),
    );
    const at = trace.stateAt(trace.program.indexOf(0, { kind: "path", l: 1, j: 0, i: 1 }) + 1);
    const { branches } = treeOf(at, parameterAtHand(at)).sum!;
    assert.deepEqual(
      branches[1]!.factors.map(({ edge }) => edge),
      ["previous", "cost"],
    );
  });
});
