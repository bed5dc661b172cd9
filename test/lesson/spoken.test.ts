import assert from "node:assert/strict";
import { Trace } from "../../src/core/run/trace";
import { spoken } from "../../src/lesson/spoken";
import { viewOf } from "../../src/pictures/view";
import { network } from "../core/networks";

describe("what is spoken", () => {
  it("is the panel's notation in words", () => {
    for (const [written, said] of [
      ["w₀₁⁽²⁾", "w 0 1 of layer 2"],
      ["w₁₂,₄₀₄⁽¹⁾", "w 12, 404 of layer 1"],
      ["w₀ⱼ⁽²⁾", "w 0 j of layer 2"],
      ["b₃⁽¹²⁾", "b 3 of layer 12"],
      ["y₀", "y 0"],
      ["∂C/∂w₀₁⁽²⁾", "the derivative of C by w 0 1 of layer 2"],
      ["∂z₀⁽²⁾/∂b₀⁽²⁾", "the derivative of z 0 of layer 2 by b 0 of layer 2"],
      ["Nudge w₀₁⁽²⁾ and C moves −0.25", "Nudge w 0 1 of layer 2 and C moves minus 0.25"],
      ["1.5e−7", "1.5 times ten to the minus 7"],
      ["−2e9", "minus 2 times ten to the 9"],
      ["a miss of a neuron by −∞", "a miss of a neuron by minus infinity"],
      ["slope σ′(z₀⁽²⁾)", "slope sigma prime(z 0 of layer 2)"],
    ] as const)
      assert.equal(spoken(written), said);
  });

  it("is, for every step, what it has come to and why, without a sign that is not read", () => {
    const trace = new Trace(network({ sizes: [2, 12, 2], examples: 2, training: {} }));
    const all = Array.from({ length: trace.program.length + 1 }, (_, position) => {
      const view = viewOf(trace.stateAt(position), "factor", "", { shown: [] });
      assert.doesNotMatch(view.spoken, /[₀-₉⁰-⁹⁽⁾∂−ᵢⱼₖ←·Σσ]/u);
      return view;
    });
    const first = (kind: string) => {
      const at = Array.from({ length: trace.program.length }, (_, index) => index).find(
        (index) => trace.program.at(index).step.kind === kind,
      )!;
      return all[at + 1]!;
    };
    assert.match(first("term").spoken, /^z 0 of layer 1 is (minus )?[\d.]+ so far\. Input 0 says /);
    assert.match(
      first("dz_dw").spoken,
      /^The derivative of C by w 0, 0 of layer 2 is |^The derivative of C by w 0 0 of layer 2 is /,
    );
    assert.match(
      first("update").spoken,
      /^w 0 0 of layer 1 becomes (minus )?[\d.]+\. A larger w 0 0 of layer 1/,
    );
    assert.match(all[0]!.spoken, /^Nothing is computed yet\. .*C\(w 0 0 of layer 1, /);
  });
});
