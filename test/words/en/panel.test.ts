import assert from "node:assert/strict";
import katex from "katex";
import { panel } from "../../../src/words/en/panel";

describe("the panel's own words", () => {
  it("count one and many", () => {
    assert.deepEqual([1, 2].map(panel.formula.moreTerms), ["1 more term", "2 more terms"]);
    assert.deepEqual([1, 52].map(panel.tree.skipped), ["⋮ 1 more layer", "⋮ 52 more layers"]);
    assert.equal(panel.gradient.size(1, 3), "1 × 3, 1 bias");
    assert.equal(panel.gradient.size(2, 3), "2 × 3, 2 biases");
    assert.equal(panel.cost.place(0, undefined), "before any gradient step");
    assert.equal(panel.cost.place(1, undefined), "after 1 gradient step");
    assert.equal(panel.cost.place(12_000, 1300), "after 12,000 gradient steps, in epoch 1,300");
    assert.equal(panel.cost.batches(1), "each batch");
    assert.equal(panel.cost.epochs(8), "mean of one of every 8 epochs");
  });

  it("say what a breakpoint does at one place, and how often along a stretch", () => {
    assert.equal(panel.timeline.stops("w₀₁⁽²⁾", undefined), "w₀₁⁽²⁾ stops here");
    assert.equal(panel.timeline.stops("C", 1), "C stops once");
    assert.equal(panel.timeline.mayStop("C", 12, "C > 1"), "C may stop 12 times, if C > 1");
    assert.equal(panel.timeline.mayStop("C", undefined, undefined), "C may stop here, if it changes");
  });

  it("name a neuron with what is known of it", () => {
    const unknown = { l: 2, j: 1, a: undefined, dC_da: undefined, isStop: false };
    assert.equal(
      panel.network.neuron(unknown),
      "neuron 1 of layer 2, a not computed yet, ∂Cₑ/∂a not computed yet",
    );
    assert.equal(
      panel.network.neuron({ ...unknown, l: 0, a: "0.5", isStop: true }),
      "input 1, 0.5, with a breakpoint",
    );
  });

  it("explain each symbol once, in TeX that can be set", () => {
    const symbols: readonly string[] = panel.symbols.map(([tex]) => tex);
    assert.equal(new Set(symbols).size, symbols.length);
    for (const tex of symbols) katex.renderToString(tex, { throwOnError: true, strict: "error" });
  });
});
