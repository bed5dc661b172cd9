import assert from "node:assert/strict";
import type { ActivationName } from "../../src/core/network/activation";
import { Table } from "../../src/core/network/dataset";
import type { Network } from "../../src/core/network/network";
import type { State } from "../../src/core/run/state";
import { Trace } from "../../src/core/run/trace";
import { indicesOf, wordsOf as sentenceOf } from "../../src/lesson/words";
import { curveOf } from "../../src/pictures/curve";
import { written } from "../../src/words/sentence";
import { network, varied } from "../core/networks";

/** The words of a state's step, as they are read. */
function wordsOf(state: State): string {
  return written(sentenceOf(state));
}

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
    examples: Table.of([{ input: Float64Array.of(0.5), target: Float64Array.of(1) }]),
  };
  const cases: [kind: string, words: string][] = [
    ["term", "Input 0 says 0.5 and its weight is 2, so it lifts z⁽¹⁾ by 1."],
    ["bias", "The bias adds −1 whatever the inputs are. The weighted input of neuron 0 of layer 1 is 0."],
    ["activation", "The activation function sigmoid turns the weighted input 0 into the activation 0.5."],
    ["cost", "Output 0 is 0.5 and should be 1: 0.5 too low. The cost of this example is 0.25."],
    [
      "dC_da",
      "Nudge a⁽¹⁾ and C₀ moves just as far, the other way. The output misses its target by −0.5: the larger the miss, the stronger the pull.",
    ],
    ["da_dz", "Nudge z⁽¹⁾ and a⁽¹⁾ moves 0.25 times as far: the slope of sigmoid here."],
    [
      "dz_dw",
      "Nudge w⁽¹⁾ and z⁽¹⁾ moves 0.5 times as far: as strongly as input 0 fires. All weights of this neuron share the other factors.",
    ],
    [
      "dz_db",
      "Nudge b⁽¹⁾ and z⁽¹⁾ moves exactly as far, so the factor is 1 and ∂C₀/∂b⁽¹⁾ is what was known already: −0.25.",
    ],
    ["mean", "There is one example, so the mean of ∂C/∂w⁽¹⁾ is its own value, −0.125."],
    ["update", "A larger w⁽¹⁾ would lower the cost, so it goes up: from 2 to 2.063."],
  ];
  for (const [kind, words] of cases) {
    it(`${kind}: ${words}`, () => {
      assert.equal(said(small, kind), words);
    });
  }

  it("begins with what the cost depends on", () => {
    const start = (sizes: readonly number[]): string => wordsOf(new Trace(network({ sizes })).stateAt(0));
    assert.match(start([1, 1]), /a function of 1 weight and 1 bias: C\(w⁽¹⁾, b⁽¹⁾\)/);
    assert.match(start([2, 3, 1]), /a function of 9 weights and 4 biases: C\(w₀₀⁽¹⁾, w₀₁⁽¹⁾, …, b⁽²⁾\)/);
  });

  it("says that paths add up", () => {
    const subject: Network = {
      ...network({ sizes: [1, 1, 2], activations: ["identity", "identity"], parameters: [1, 0, 2, 0, 3, 0] }),
      examples: Table.of([{ input: Float64Array.of(1), target: Float64Array.of(1, 4) }]),
    };
    // a = 1 → outputs 2 and 3, targets 1 and 4: ∂C/∂z = 2, −2; paths 2 · 2 = 4 and 3 · −2 = −6
    assert.equal(
      said(subject, "path", 0),
      "Through neuron 0 of layer 2, a⁽¹⁾ reaches the cost by the weight 2; this path adds 4. 1 path to go.",
    );
    assert.equal(
      said(subject, "path", 1),
      "Through neuron 1 of layer 2, a⁽¹⁾ reaches the cost by the weight 3; this path adds −6. Both paths together: −2.",
    );
  });

  it("notices a silent neuron, a neuron that is off and a saturated one", () => {
    const quiet: Network = {
      ...network({ sizes: [1, 1], parameters: [1, 0] }),
      examples: Table.of([{ input: Float64Array.of(0.02), target: Float64Array.of(1) }]),
    };
    assert.match(said(quiet, "dz_dw"), /hardly matters while its input is nearly silent\.$/);
    const off = { ...network({ sizes: [1, 1], activations: ["relu"], parameters: [0, -1] }) };
    assert.match(said(off, "da_dz"), /does not move: the slope of relu here\. The neuron is off/);
    const saturated = network({ sizes: [1, 1], parameters: [0, 9] });
    assert.match(said(saturated, "da_dz"), /The neuron is saturated, hardly anything gets back/);
    const full = network({ sizes: [1, 1], parameters: [0, 800] });
    assert.match(said(full, "da_dz"), /The neuron is saturated, nothing gets back/);
    // The least value of gelu, where its curve turns.
    const turning = network({ sizes: [1, 1], activations: ["gelu"], parameters: [0, -0.7518] });
    assert.match(said(turning, "da_dz"), /The curve is flat here, hardly anything gets back/);
  });

  it("names the kink where z stands exactly on it, and which slope is taken, as the curve does", () => {
    const at = (activation: ActivationName): { words: string; caption: string } => {
      const trace = new Trace({
        ...network({
          ...{ sizes: [2, 2, 1], activations: [activation, "sigmoid"] },
          parameters: [1, 1, 0, -1, 1, 0, 1, -1, 0],
        }),
        examples: Table.of([{ input: Float64Array.of(0, 0), target: Float64Array.of(0) }]),
      });
      const state = trace.stateAt(trace.program.indexOf(0, { kind: "da_dz", l: 1, j: 0 }) + 1);
      return { words: wordsOf(state), caption: curveOf(state, { l: 1, j: 0 }).words };
    };
    const kink =
      /At 0 \w+ has a kink: its slope is (\S+) on the left and 1 on the right\. The left one is taken\.$/;
    for (const [activation, left] of [
      ["relu", "0"],
      ["leakyRelu", "0.01"],
    ] as const) {
      const { words, caption } = at(activation);
      assert.equal(kink.exec(words)?.[1], left);
      assert.ok(words.endsWith(caption), `${words} / ${caption}`);
      assert.doesNotMatch(words, /is off/);
    }
    const smooth = at("elu");
    assert.doesNotMatch(`${smooth.words} ${smooth.caption}`, /kink/);
    assert.equal(smooth.words, "Nudge z₀⁽¹⁾ and a₀⁽¹⁾ moves just as far: the slope of elu here.");
  });

  it("speaks of cross-entropy's own pull: the target over the output", () => {
    const subject: Network = {
      ...network({
        sizes: [1, 2],
        activations: ["softmax"],
        cost: "crossEntropy",
        parameters: [0, 0, 0, 0],
      }),
      examples: Table.of([{ input: Float64Array.of(1), target: Float64Array.of(0.5, 0.5) }]),
    };
    assert.equal(
      said(subject, "dC_da"),
      "Nudge a₀⁽¹⁾ and C₀ moves just as far, the other way: the target over the output, 0.5 over 0.5. The less output 0 has of what it should have, the stronger the pull.",
    );
  });

  it("tells a batch of one from a run of one", () => {
    const subject = network({ sizes: [1, 1], examples: 3, training: { batchSize: 1 } });
    assert.match(said(subject, "mean"), /^This batch has one example, so/);
  });

  it("never claims a change that cannot be seen", () => {
    const step = (learningRate: number) =>
      said(
        { ...small, training: network({ sizes: [1, 1], training: { learningRate } }).training! },
        "update",
      );
    const [from, to] = / from (\S+) to (\S+)\.$/.exec(step(1e-7))!.slice(1);
    assert.notEqual(from, to);
    assert.match(step(1e-200), /so small a step is lost in rounding, and it stays at 2\.$/);
  });

  it("says of what is no number that it is none, and nothing else", () => {
    const subject: Network = {
      ...network({
        sizes: [1, 1],
        activations: ["identity"],
        parameters: [1e300, 0],
        training: { learningRate: 1, epochs: 3 },
      }),
      examples: Table.of([{ input: Float64Array.of(1e10), target: Float64Array.of(1) }]),
    };
    assert.match(said(subject, "update"), /goes down: from 1e300 to −∞\.$/);
    assert.equal(
      said(subject, "update", 2),
      "The gradient of w⁽¹⁾ is −∞: no step can be made of that, and w⁽¹⁾ is NaN from here on.",
    );
    assert.equal(
      said(subject, "term", 2),
      "Input 0 says 1e10 and its weight is NaN, so z⁽¹⁾ is no number any more.",
    );
    const trace = new Trace(subject);
    for (let position = 0; position <= trace.program.length; position++) {
      const words = wordsOf(trace.stateAt(position));
      assert.doesNotMatch(words, /Infinity|by NaN\.|NaN times|NaN too|from \S+ to NaN/, `at ${position}`);
    }
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
        return indices
          .map(({ symbol, value, words }) => `${symbol} = ${value}: ${written(words)}`)
          .join("; ");
      }
    };
    assert.equal(at("term", 1), "l = 1: layer 1; j = 0: to neuron 0; k = 1: from input 1");
    assert.equal(at("dz_dw", 1), "l = 2: layer 2, the last; j = 0: to neuron 0; k = 1: from neuron 1");
    assert.equal(
      at("path", 1),
      "l = 2: layer 2, the last; k = 1: neuron 1 of layer 1; j = 0: through neuron 0",
    );
    assert.equal(at("cost"), "j = 0: output 0");
    assert.deepEqual(indicesOf(trace.stateAt(0)), []);
  });
});
