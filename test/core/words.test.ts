import assert from "node:assert/strict";
import type { Network } from "../../src/core/network";
import { Trace } from "../../src/core/trace";
import { indicesOf, wordsOf } from "../../src/core/words";
import { network, varied } from "./networks";

/** What is said after the `which`-th step of a kind. */
function said(subject: Network, kind: string, which = 0): string {
  const trace = new Trace(subject);
  for (let position = 1, seen = 0; position <= trace.program.length; position++) {
    if (trace.program.at(position - 1).step.kind === kind && seen++ === which)
      return wordsOf(trace.stateAt(position));
  }
  throw new Error(`no ${kind} ${which}`);
}

describe("wordsOf", () => {
  // z = 2 · 0.5 − 1 = 0, a = ½, C = ¼; then ∂C/∂a = −1, σ′ = ¼, ∂C/∂w = −⅛, ∂C/∂b = −¼
  const small: Network = {
    ...network({ sizes: [1, 1], parameters: [2, -1], training: { learningRate: 0.5 } }),
    examples: [{ place: 0, input: Float64Array.of(0.5), target: Float64Array.of(1) }],
  };
  const cases: [kind: string, words: string][] = [
    ["term", "Input 0 says 0.5 and its weight is 2, so it lifts z₀⁽¹⁾ by 1."],
    ["bias", "The bias adds −1 whatever the inputs are. The weighted input of neuron 0 of layer 1 is 0."],
    ["activation", "The activation function sigmoid turns the weighted input 0 into the activation 0.5."],
    ["cost", "Output 0 is 0.5 and should be 1: 0.5 too low. The cost of this example is 0.25."],
    [
      "dC_da",
      "Nudge a₀⁽¹⁾ and C moves just as far, the other way. The output misses its target by −0.5: the larger the miss, the stronger the pull.",
    ],
    ["da_dz", "Nudge z₀⁽¹⁾ and a₀⁽¹⁾ moves 0.25 times as far: the slope of sigmoid here."],
    [
      "dz_dw",
      "Nudge w₀₀⁽¹⁾ and z₀⁽¹⁾ moves 0.5 times as far: as strongly as input 0 fires. All weights of this neuron share the other factors.",
    ],
    [
      "dz_db",
      "Nudge b₀⁽¹⁾ and z₀⁽¹⁾ moves exactly as far, so the factor is 1 and ∂C/∂b₀⁽¹⁾ is what was known already: −0.25.",
    ],
    ["mean", "There is one example, so the mean of ∂C/∂w₀₀⁽¹⁾ is its own value, −0.125."],
    ["update", "A larger w₀₀⁽¹⁾ would lower the cost, so it goes up: from 2 to 2.063."],
  ];
  for (const [kind, words] of cases) {
    it(`${kind}: ${words}`, () => {
      assert.equal(said(small, kind), words);
    });
  }

  it("begins with what the cost depends on", () => {
    const start = (sizes: readonly number[]): string => wordsOf(new Trace(network({ sizes })).stateAt(0));
    assert.match(start([1, 1]), /a function of 1 weight and 1 bias: C\(w₀₀⁽¹⁾, b₀⁽¹⁾\)/);
    assert.match(start([2, 3, 1]), /a function of 9 weights and 4 biases: C\(w₀₀⁽¹⁾, w₀₁⁽¹⁾, …, b₀⁽²⁾\)/);
  });

  it("says that paths add up", () => {
    const subject: Network = {
      ...network({ sizes: [1, 1, 2], activations: ["identity", "identity"], parameters: [1, 0, 2, 0, 3, 0] }),
      examples: [{ place: 0, input: Float64Array.of(1), target: Float64Array.of(1, 4) }],
    };
    // a = 1 → outputs 2 and 3, targets 1 and 4: ∂C/∂z = 2, −2; paths 2 · 2 = 4 and 3 · −2 = −6
    assert.equal(
      said(subject, "path", 0),
      "Through neuron 0 of layer 2, a₀⁽¹⁾ reaches the cost by the weight 2; this path adds 4. 1 path to go.",
    );
    assert.equal(
      said(subject, "path", 1),
      "Through neuron 1 of layer 2, a₀⁽¹⁾ reaches the cost by the weight 3; this path adds −6. Both paths together: −2.",
    );
  });

  it("notices a silent neuron, a neuron that is off and a saturated one", () => {
    const quiet: Network = {
      ...network({ sizes: [1, 1], parameters: [1, 0] }),
      examples: [{ place: 0, input: Float64Array.of(0.02), target: Float64Array.of(1) }],
    };
    assert.match(said(quiet, "dz_dw"), /hardly matters while its input is nearly silent\.$/);
    const off = { ...network({ sizes: [1, 1], activations: ["relu"], parameters: [0, -1] }) };
    assert.match(said(off, "da_dz"), /does not move: the slope of relu here\. The neuron is off/);
    const saturated = network({ sizes: [1, 1], parameters: [0, 9] });
    assert.match(said(saturated, "da_dz"), /The neuron is saturated/);
  });

  for (const [name, subject] of Object.entries(varied)) {
    it(`always says one or two sentences without a hole in them: ${name}`, () => {
      const trace = new Trace(subject);
      for (let position = 0; position <= trace.program.length; position++) {
        const words = wordsOf(trace.stateAt(position));
        assert.doesNotMatch(words, /undefined|NaN|null|\[object/);
        assert.match(words, /^[A-Z].*\.$/);
      }
    });
  }
});

describe("indicesOf", () => {
  it("says l, j, k and i in words", () => {
    const trace = new Trace(network({ sizes: [2, 2, 1] }));
    const at = (kind: string, which = 0): string => {
      for (let position = 1, seen = 0; ; position++) {
        if (trace.program.at(position - 1).step.kind !== kind || seen++ !== which) continue;
        const indices = indicesOf(trace.stateAt(position));
        return indices.map(({ symbol, value, words }) => `${symbol} = ${value}: ${words}`).join("; ");
      }
    };
    assert.equal(at("term", 1), "l = 1: layer 1; j = 0: to neuron 0 of layer 1; k = 1: from input 1");
    assert.equal(
      at("dz_dw", 1),
      "l = 2: layer 2, the last; j = 0: to neuron 0 of layer 2; k = 1: from neuron 1 of layer 1",
    );
    assert.equal(
      at("path", 1),
      "l = 1: layer 1; j = 1: neuron 1 of layer 1; i = 0: through neuron 0 of layer 2",
    );
    assert.equal(at("cost"), "j = 0: output 0");
    assert.deepEqual(indicesOf(trace.stateAt(0)), []);
  });
});
