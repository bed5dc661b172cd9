import assert from "node:assert/strict";
import { Trace } from "../../src/core/run/trace";
import { viewOf } from "../../src/pictures/view";
import { network } from "../core/networks";

describe("what is spoken", () => {
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
      /^The derivative of C 0 by w 0, 0 of layer 2 is |^The derivative of C 0 by w 0 0 of layer 2 is /,
    );
    assert.match(
      first("update").spoken,
      /^w 0 0 of layer 1 becomes (minus )?[\d.]+\. A larger w 0 0 of layer 1/,
    );
    assert.match(all[0]!.spoken, /^Nothing is computed yet\. .*C\(w 0 0 of layer 1, /);
  });
});
