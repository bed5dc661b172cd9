import assert from "node:assert/strict";
import { Trace } from "../../src/core/run/trace";
import { sourceOf } from "../../src/pictures/nudgeChain";
import type { SourceView, SpotView } from "../../src/protocol/messages";
import { network, type Sketch } from "../core/networks";

function sourceIn(sketch: Sketch, spot: SpotView, position?: number): SourceView {
  const trace = new Trace(network(sketch));
  return sourceOf(trace.stateAt(position ?? trace.program.example.length), "hand", spot);
}

const ratios = ({ links }: SourceView): string => links.map(({ ratio }) => ratio).join(" · ");

describe("the chain from what is nudged to the cost", () => {
  it("goes through every quantity of a network with one neuron a layer", () => {
    const source = sourceIn({ sizes: [1, 1, 1] }, { of: "parameter", l: 1, j: 0, k: 0 });
    assert.equal(ratios(source), "Δz⁽¹⁾/Δw⁽¹⁾ · Δa⁽¹⁾/Δz⁽¹⁾ · Δz⁽²⁾/Δa⁽¹⁾ · Δa⁽²⁾/Δz⁽²⁾ · ΔC₀/Δa⁽²⁾");
    assert.equal(source.fan, undefined);
  });

  it("fans out where a layer of several neurons is moved", () => {
    const { fan, ...source } = sourceIn({ sizes: [2, 3, 2] }, { of: "parameter", l: 1, j: 1 });
    assert.equal(ratios(source), "Δz₁⁽¹⁾/Δb₁⁽¹⁾ · Δa₁⁽¹⁾/Δz₁⁽¹⁾ · ΔC₀/Δa₁⁽¹⁾");
    assert.deepEqual(
      fan!.paths.map(({ name }) => name),
      ["z₀⁽²⁾", "z₁⁽²⁾"],
    );
    const input = sourceIn({ sizes: [2, 3, 2] }, { of: "neuron", l: 0, j: 1 });
    assert.equal(ratios(input), "ΔC₀/Δa₁⁽⁰⁾");
    assert.equal(input.fan!.size, 3);
  });

  it("is cut short where it would be longer than a picture", () => {
    const source = sourceIn(
      { sizes: Array.from({ length: 20 }, () => 1) },
      { of: "parameter", l: 1, j: 0, k: 0 },
    );
    assert.ok(source.links.length <= 9);
    assert.equal(source.links.at(-1)!.letter, "C");
    assert.match(source.links.at(-1)!.ratio, /^ΔC₀\/Δa/);
  });

  it("has each factor once its step is done, and not before", () => {
    const sketch = { sizes: [2, 2, 1] };
    const trace = new Trace(network(sketch));
    const { program } = trace;
    const spot = { of: "parameter", l: 1, j: 1, k: 0 } as const;
    const knownAfter = (subject: Parameters<typeof program.indexOf>[1]) =>
      sourceIn(sketch, spot, program.indexOf(0, subject) + 1).links.map(({ factor }) => factor !== null);
    // ∂z/∂w, ∂a/∂z, ∂z/∂a of layer 2, ∂a/∂z, ∂C/∂a
    assert.deepEqual(knownAfter({ kind: "cost", l: 2, j: 0 }), [false, false, false, false, false]);
    assert.deepEqual(knownAfter({ kind: "dC_da", l: 2, j: 0 }), [false, false, false, false, true]);
    assert.deepEqual(knownAfter({ kind: "da_dz", l: 2, j: 0 }), [false, false, false, true, true]);
    assert.deepEqual(knownAfter({ kind: "path", l: 1, j: 1, i: 0 }), [false, false, true, true, true]);
    assert.deepEqual(knownAfter({ kind: "da_dz", l: 1, j: 1 }), [false, true, true, true, true]);
    assert.deepEqual(knownAfter({ kind: "dz_dw", l: 1, j: 1, k: 0 }), [true, true, true, true, true]);
  });

  it("has each term of a fan once its path is gone, and what is folded once all are", () => {
    const sketch = { sizes: [1, 2, 12, 1] };
    const trace = new Trace(network(sketch));
    const { program } = trace;
    const knownAfter = (i: number) =>
      sourceIn(
        sketch,
        { of: "parameter", l: 1, j: 1 },
        program.indexOf(0, { kind: "path", l: 1, j: 1, i }) + 1,
      ).fan!;
    assert.deepEqual(
      knownAfter(0).paths.map(({ term }) => term !== null),
      [true, false, false, false, false, false, false, false],
    );
    assert.equal(knownAfter(10).others !== null, true);
    assert.equal(knownAfter(5).others, null);
  });
});
