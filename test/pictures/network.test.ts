import assert from "node:assert/strict";
import { Trace } from "../../src/core/run/trace";
import { networkOf } from "../../src/pictures/network";
import type { NetworkView } from "../../src/protocol/messages";
import { network, varied } from "../core/networks";

/** What is lit, as "w100 n10 | n00": what is current, and what is on a path. */
function lights({ layers, edges, cost }: NetworkView): string {
  const lit = (light: string): string =>
    [
      ...edges.filter((edge) => edge.light === light).map(({ l, j, k }) => `w${l}${j}${k}`),
      ...layers.flatMap(({ l, neurons }) =>
        neurons.filter((neuron) => neuron.light === light).map(({ j }) => `n${l}${j}`),
      ),
      ...cost.edges.filter((edge) => edge.light === light).map(({ j }) => `c${j}`),
      ...(cost.light === light ? ["C"] : []),
    ].join(" ");
  return `${lit("current")} | ${lit("path")}`;
}

/** All edges on the ways from a neuron to the last layer, found by walking them one by one; `first` may name the only first step. */
function ways(sizes: readonly number[], l: number, j: number, first?: number): Set<string> {
  const found = new Set<string>();
  const go = (from: number, k: number): void => {
    if (from === sizes.length - 1) return;
    for (let to = 0; to < sizes[from + 1]!; to++) {
      if (from === l && first !== undefined && to !== first) continue;
      const edge = `w${from + 1}${to}${k}`;
      if (found.has(edge)) continue;
      found.add(edge);
      go(from + 1, to);
    }
  };
  go(l, j);
  return found;
}

describe("the drawing", () => {
  it("lights the edges and neurons of each kind of step", () => {
    const trace = new Trace(network({ sizes: [1, 2, 2], training: {} }));
    const seen = new Map<string, string>();
    for (let position = 1; position <= trace.program.length; position++) {
      const state = trace.stateAt(position);
      const { kind, l } = state.latest!.step;
      const name = `${kind} ${l}`;
      if (!seen.has(name)) seen.set(name, lights(networkOf(state)));
    }
    assert.deepEqual(Object.fromEntries(seen), {
      "term 1": "w100 n10 | n00",
      "bias 1": "n10 | w100",
      "activation 1": "n10 | w100",
      "term 2": "w200 n20 | n10",
      "bias 2": "n20 | w200 w201",
      "activation 2": "n20 | w200 w201",
      "cost 2": "n20 c0 C | ",
      "dC_da 2": "n20 c0 | C",
      "da_dz 2": "n20 | c0 C",
      "dz_dw 2": "w200 n20 | n10 c0 C",
      "dz_db 2": "n20 | c0 C",
      "path 1": "w200 n10 n20 c0 | w210 n21 c1 C",
      "da_dz 1": "n10 | w200 w210 n20 n21 c0 c1 C",
      "dz_dw 1": "w100 n10 | w200 w210 n00 n20 n21 c0 c1 C",
      "dz_db 1": "n10 | w200 w210 n20 n21 c0 c1 C",
      "mean 1": "w100 n10 | n00",
      "mean 2": "w200 n20 | n10",
      "update 1": "w100 n10 | n00",
      "update 2": "w200 n20 | n10",
    });
  });

  it("lights every way from a hidden neuron to the cost while its derivatives are made", () => {
    const sizes = [2, 3, 2, 3, 2];
    const trace = new Trace(network({ sizes }));
    const { program } = trace;
    for (const l of [1, 2, 3])
      for (const kind of ["da_dz", "dz_dw", "dz_db"] as const) {
        const step = { kind, l, j: 1, ...(kind === "dz_dw" && { k: 0 }) };
        const view = networkOf(trace.stateAt(program.indexOf(0, step) + 1));
        const lit = view.edges.filter((edge) => edge.light === "path").map(({ l, j, k }) => `w${l}${j}${k}`);
        assert.deepEqual(new Set(lit), ways(sizes, l, 1), `${kind} ${l}`);
      }
  });

  it("lights every path of a sum to the cost, and of a weighted sum every term that is in it", () => {
    const sizes = [2, 3, 2, 3, 2];
    const trace = new Trace(network({ sizes }));
    const { program } = trace;
    const lit = (step: Parameters<typeof program.indexOf>[1], light: string): string[] => {
      const { edges, cost } = networkOf(trace.stateAt(program.indexOf(0, step) + 1));
      return [
        ...edges.filter((edge) => edge.light === light).map(({ l, j, k }) => `w${l}${j}${k}`),
        ...cost.edges.filter((edge) => edge.light === light).map(({ j }) => `c${j}`),
      ];
    };
    const path = { kind: "path", l: 1, j: 2, i: 1 } as const;
    assert.deepEqual(lit(path, "current"), ["w212"]);
    assert.deepEqual(new Set([...lit(path, "path"), "w212"]), new Set([...ways(sizes, 1, 2), "c0", "c1"]));
    // In the layer before the last one a path has an edge to the cost for itself.
    assert.deepEqual(lit({ kind: "path", l: 3, j: 0, i: 1 }, "current"), ["w410", "c1"]);
    assert.deepEqual(lit({ kind: "term", l: 2, j: 1, k: 2 }, "path"), ["w210", "w211"]);
  });

  it("lights every output's edge to the cost where softmax mixes them", () => {
    const trace = new Trace(network({ sizes: [2, 3], activations: ["softmax"], cost: "crossEntropy" }));
    const position = trace.program.indexOf(0, { kind: "da_dz", l: 1, j: 0, i: 1 }) + 1;
    const { cost } = networkOf(trace.stateAt(position));
    assert.deepEqual(
      cost.edges.map(({ light }) => light),
      ["path", "current", "path"],
    );
  });

  it("says on each edge of a sum's paths what its path adds, once it is added", () => {
    const trace = new Trace(network({ sizes: [2, 3, 3] }));
    const { program } = trace;
    const state = trace.stateAt(program.indexOf(0, { kind: "path", l: 1, j: 2, i: 1 }) + 1);
    const { edges, cost } = networkOf(state);
    const added = [0, 1].map((j) => state.w(2, j, 2) * (state.da_dz(2, j)! * state.dC_da(2, j)!));
    assert.deepEqual(
      edges.filter(({ l, k }) => l === 2 && k === 2).map(({ share }) => share),
      [...added, null],
    );
    assert.deepEqual(
      cost.edges.map(({ share }) => share),
      [...added, null],
    );
    assert.ok(edges.every(({ l, k, share }) => (l === 2 && k === 2) === (share !== undefined)));
  });

  for (const [name, subject] of Object.entries(varied)) {
    it(`has the state's numbers, and none that is not computed yet: ${name}`, () => {
      const trace = new Trace(subject);
      for (let position = 0; position <= trace.program.length; position++) {
        const state = trace.stateAt(position);
        for (const { l, j, k, weight, derivative } of networkOf(state).edges) {
          assert.equal(weight, state.w(l, j, k));
          assert.equal(derivative, state.derivative({ l, j, k }) ?? null);
        }
        const { cost } = networkOf(state);
        assert.equal(cost.value, state.C ?? null);
        assert.equal(cost.name, `C${"₀₁₂₃₄₅₆₇₈₉"[subject.examples.place(state.example)]}`);
      }
    });
  }

  it("names the numbers of the current edge, and none while something is covered", () => {
    const trace = new Trace(network({ sizes: [2, 2, 1] }));
    const { program } = trace;
    const state = trace.stateAt(program.indexOf(0, { kind: "dz_dw", l: 2, j: 0, k: 1 }) + 1);
    const named = networkOf(state).edges.filter(({ labels }) => labels);
    assert.deepEqual(
      named.map(({ l, k, light, labels }) => [l, k, light, labels]),
      [[2, 1, "current", { weight: "w₀₁⁽²⁾", derivative: "∂C₀/∂w₀₁⁽²⁾" }]],
    );
    const { edges } = networkOf(state.covered(state.position - 1));
    assert.ok(edges.every(({ labels }) => labels === undefined));
  });

  it("calls a layer by its own name, else by its number", () => {
    const sketch = network({ sizes: [2, 3, 1] });
    const [hidden, output] = sketch.layers;
    const named = { ...sketch, layers: [{ ...hidden!, name: "hidden" }, output!] };
    const { layers } = networkOf(new Trace(named).stateAt(0));
    assert.deepEqual(
      layers.map(({ label }) => label),
      ["input", "hidden", "layer 2"],
    );
  });

  it("draws layers of up to ten neurons whole, and fewer of longer ones", () => {
    const view = networkOf(new Trace(network({ sizes: [784, 11, 10] })).stateAt(0));
    assert.deepEqual(
      view.layers.map(({ neurons }) => neurons.length),
      [7, 7, 10],
    );
  });

  it("draws longer ones whole for who wants that, up to 32 neurons", () => {
    const state = new Trace(network({ sizes: [784, 32, 33, 11] })).stateAt(0);
    const view = networkOf(state, true);
    assert.deepEqual(
      view.layers.map(({ neurons }) => neurons.length),
      [7, 32, 7, 11],
    );
    assert.equal(view.edges.length, 7 * 32 + 32 * 7 + 7 * 11);
    const unfolding = (sizes: readonly number[]): (boolean | undefined)[] =>
      networkOf(new Trace(network({ sizes })).stateAt(0)).layers.map(({ unfolds }) => unfolds);
    assert.deepEqual(unfolding([784, 32, 33, 11]), [undefined, true, undefined, true]);
    // Too many edges for a drawing.
    assert.deepEqual(unfolding([32, 32, 32, 32]), [undefined, undefined, undefined, undefined]);
  });

  it("keeps the neurons of the step in sight when layers are folded", () => {
    const subject = network({ sizes: [784, 30, 1] });
    const trace = new Trace(subject);
    for (let position = 1; position <= trace.program.length; position += 101) {
      const state = trace.stateAt(position);
      const { l, j, k } = state.latest!.step;
      const { layers } = networkOf(state);
      assert.ok(layers[l]!.neurons.some((neuron) => neuron.j === j));
      if (k !== undefined) assert.ok(layers[l - 1]!.neurons.some((neuron) => neuron.j === k));
    }
  });

  it("folds a deep network around the step: what it is about and what it comes from and leads to stay in sight", () => {
    const trace = new Trace(network({ sizes: [2, ...Array<number>(40).fill(2), 1] }));
    for (let position = 1; position <= trace.program.length; position++) {
      const state = trace.stateAt(position);
      const { l } = state.latest!.step;
      const { layers, edges } = networkOf(state);
      const drawn = layers.map((layer) => layer.l);
      assert.equal(drawn.length, 9);
      assert.ok(drawn[0] === 0 && drawn.at(-1) === state.last);
      for (let near = Math.max(0, l - 2); near <= Math.min(state.last, l + 2); near++)
        assert.ok(drawn.includes(near), `layer ${near} at layer ${l}`);
      for (const edge of edges) assert.ok(drawn.includes(edge.l) && drawn.includes(edge.l - 1));
      const { kind, k } = state.latest!.step;
      const isOfEdge = k !== undefined || kind === "path";
      assert.equal(edges.filter(({ light }) => light === "current").length, isOfEdge ? 1 : 0);
    }
  });
});
