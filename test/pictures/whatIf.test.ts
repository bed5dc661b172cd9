import assert from "node:assert/strict";
import { activationNames } from "../../src/core/network/activation";
import { exampleAt } from "../../src/core/network/dataset";
import { type Network, parameterAt, parameterIndex } from "../../src/core/network/network";
import { Program } from "../../src/core/program/program";
import type { Evaluation } from "../../src/core/run/evaluation";
import { evaluate } from "../../src/core/run/plainArithmetic";
import type { State } from "../../src/core/run/state";
import { Trace } from "../../src/core/run/trace";
import { nudgeOf } from "../../src/pictures/nudge";
import { sourceOf } from "../../src/pictures/nudgeChain";
import { whatIf } from "../../src/pictures/whatIf";
import type { SpotView } from "../../src/protocol/messages";
import { network, varied } from "../core/networks";

function near(actual: number, expected: number, tolerance: number, what = ""): void {
  assert.ok(Math.abs(actual - expected) <= tolerance, `${what} ${actual} is not ${expected}`);
}

/** The whole example, computed by the engine with another parameter, or with another input. */
function evaluated(subject: Network, spot: SpotView, by: number): Evaluation {
  const example = exampleAt(subject.examples, new Program(subject).exampleOf(0));
  if (spot.of === "neuron") {
    assert.equal(spot.l, 0, "a hidden activation is nobody's to set");
    const input = example.input.slice();
    input[spot.j]! += by;
    return evaluate(subject, subject.parameters, { ...example, input });
  }
  const parameters = subject.parameters.slice();
  const { l, j, k } = spot;
  parameters[parameterIndex(subject.sizes, k === undefined ? { l, j } : { l, j, k })]! += by;
  return evaluate(subject, parameters, example);
}

/** Right after the first example's backward pass: all of its derivatives are known. */
function backward(subject: Network): State {
  const trace = new Trace(subject);
  return trace.stateAt(trace.program.example.length);
}

const weight = (l: number, j: number, k: number): SpotView => ({ of: "parameter", l, j, k });
const bias = (l: number, j: number): SpotView => ({ of: "parameter", l, j });
const neuron = (l: number, j: number): SpotView => ({ of: "neuron", l, j });

/** Everything that can be nudged in a network: each parameter, each activation but the outputs. */
function spotsOf({ sizes, parameters }: Network): SpotView[] {
  const ofParameters = Array.from(parameters, (_, index): SpotView => {
    const { l, j, k } = parameterAt(sizes, index);
    return k === undefined ? bias(l, j) : weight(l, j, k);
  });
  const ofNeurons = sizes
    .slice(0, -1)
    .flatMap((size, l) => Array.from({ length: size }, (_, j) => neuron(l, j)));
  return [...ofParameters, ...ofNeurons];
}

describe("a what-if", () => {
  it("is the lesson's chain computed by hand with another weight", () => {
    // σ(w a + b) with w = 0.8, b = −0.3, then σ(1.2 a + 0.1), against y.
    const trace = new Trace(network({ sizes: [1, 1, 1], parameters: [0.8, -0.3, 1.2, 0.1], examples: 2 }));
    const state = trace.stateAt(trace.program.length);
    const x = state.a(0, 0)!;
    assert.notEqual(x, 0);
    const sigma = (z: number): number => 1 / (1 + Math.exp(-z));
    const C = (w: number): number => (sigma(1.2 * sigma(w * x - 0.3) + 0.1) - state.y(0)) ** 2;
    const { after, ratio, links } = whatIf(state, weight(1, 0, 0), 0.5)!;
    assert.equal(after.w, 1.3);
    near(after.z, 1.3 * x - 0.3, 1e-15);
    near(after.a, sigma(1.3 * x - 0.3), 1e-15);
    near(after.C, C(1.3), 1e-15);
    near(ratio!, (C(1.3) - C(0.8)) / 0.5, 1e-14);
    // Δz/Δw, Δa/Δz, Δz/Δa of the next layer, Δa/Δz and ΔC/Δa
    const [z0, z1] = [0.8 * x - 0.3, 1.3 * x - 0.3];
    const [a0, a1] = [sigma(z0), sigma(z1)];
    const [A0, A1] = [sigma(1.2 * a0 + 0.1), sigma(1.2 * a1 + 0.1)];
    const expected = [
      x,
      (a1 - a0) / (z1 - z0),
      1.2,
      (A1 - A0) / (1.2 * (a1 - a0)),
      (C(1.3) - C(0.8)) / (A1 - A0),
    ];
    assert.equal(links.length, expected.length);
    for (const [place, each] of expected.entries()) near(links[place]!.ratio!, each, 1e-12, `link ${place}`);
  });

  for (const [name, subject] of Object.entries(varied)) {
    it(`has the bits of the whole example computed anew, and its ratios multiply to ΔC/Δw: ${name}`, () => {
      const state = backward(subject);
      for (const spot of spotsOf(subject).filter(({ of, l }) => of === "parameter" || l === 0)) {
        const { after, links, moved, ratio, activations } = whatIf(state, spot, 0.25)!;
        const whole = evaluated(subject, spot, 0.25);
        assert.equal(after.C, whole.C);
        assert.equal(links.at(-1)!.after, whole.C);
        assert.equal(ratio, (whole.C - state.C!) / moved);
        for (const { l, values } of activations) assert.deepEqual(values, [...whole.a.row(l)]);
        if (links.every((link) => link.ratio !== null)) {
          const product = links.reduce((sofar, link) => sofar * link.ratio!, 1);
          near(product, ratio!, 1e-9 * (1 + Math.abs(ratio!)), `${name} ${JSON.stringify(spot)}`);
        }
      }
    });

    it(`comes closer to each factor, and to the derivative, as the nudge shrinks: ${name}`, () => {
      const state = backward(subject);
      for (const spot of spotsOf(subject)) {
        const source = sourceOf(state, "hand", spot);
        const [far, close] = [whatIf(state, spot, 1e-2)!, whatIf(state, spot, 1e-5)!];
        const what = `${name} ${JSON.stringify(spot)}`;
        near(close.ratio!, source.derivative!, 1e-3, what);
        for (const [place, { factor, ratio }] of source.links.entries()) {
          const [off, less] = [far, close].map(({ links }) =>
            Math.abs((links[place]!.ratio ?? factor!) - factor!),
          );
          near(less!, 0, 1e-3, `${what} ${ratio}`);
          assert.ok(less! <= off! + 1e-6, `${what} ${ratio}: ${less} after ${off}`);
        }
        const product = source.links.reduce((sofar, { factor }) => sofar * factor!, 1);
        near(product, source.derivative!, 1e-12 * (1 + Math.abs(product)), what);
      }
    });
  }

  it("is refused while C is not known", () => {
    const trace = new Trace(network({ sizes: [2, 2], examples: 2 }));
    let refused = 0;
    for (let position = 0; position <= trace.program.length; position++) {
      const state = trace.stateAt(position);
      const isKnown = state.C !== undefined;
      assert.equal(whatIf(state, weight(1, 1, 0), 0.1) !== undefined, isKnown);
      if (!isKnown) refused++;
    }
    assert.ok(refused > 0);
  });

  it("changes nothing of the state, and no nudge moves nothing", () => {
    const trace = new Trace(network({ sizes: [2, 2], training: {} }));
    const state = trace.stateAt(trace.program.length);
    const before = [...state.parameters, ...state.batchParameters, state.C];
    whatIf(state, bias(1, 0), 3);
    assert.deepEqual([...state.parameters, ...state.batchParameters, state.C], before);
    const { after, ratio, links } = whatIf(state, bias(1, 0), 0)!;
    assert.deepEqual([ratio, ...links.map((link) => link.ratio)], [null, null, null, null]);
    assert.deepEqual(after, nudgeOf(state, { l: 1, j: 0 }).values);
  });
});

describe("a fan of paths", () => {
  const wide = network({ sizes: [2, 3, 4, 2], activations: ["tanh", "sigmoid", "sigmoid"] });

  it("has for each path what C does if that neuron alone is moved as far, as if by its bias", () => {
    const state = backward(wide);
    const spot = weight(1, 1, 1);
    const { fan, links } = whatIf(state, spot, 0.3)!;
    const Δa = links.at(-2)!.change;
    assert.equal(fan!.paths.length, 4);
    for (const [i, { change, share }] of fan!.paths.entries()) {
      near(change, state.w(2, i, 1) * Δa, 1e-14, "Δz = w Δa"); // ∂z/∂a = w
      near(share!, (evaluated(wide, bias(2, i), change).C - state.C!) / Δa, 1e-12, "by the bias");
    }
  });

  it("sums to ΔC/Δa as the nudge shrinks, each path to its term of ∂C/∂a", () => {
    const state = backward(wide);
    for (const spot of [weight(1, 1, 1), bias(1, 2), neuron(1, 0), neuron(0, 1)]) {
      const { fan, links } = sourceOf(state, "hand", spot);
      const off = [1e-1, 1e-3].map((delta) => {
        const measured = whatIf(state, spot, delta)!;
        const sum = measured.fan!.paths.reduce((sofar, { share }) => sofar + share!, 0);
        for (const [i, { term }] of fan!.paths.entries())
          near(measured.fan!.paths[i]!.share!, term!, delta, JSON.stringify(spot));
        return Math.abs(sum - measured.links.at(-1)!.ratio!);
      });
      assert.ok(off[1]! < 0.02 * off[0]! && off[0]! > 0, `${off}`);
      const exact = fan!.paths.reduce((sofar, { term }) => sofar + term!, 0);
      near(exact, links.at(-1)!.factor!, 1e-15);
    }
  });

  it("folds many paths, and moves those that are folded together", () => {
    const broad = network({ sizes: [1, 2, 30, 1], activations: ["sigmoid", "tanh", "sigmoid"] });
    const state = backward(broad);
    const { fan } = sourceOf(state, "hand", bias(1, 1));
    assert.equal(fan!.size, 30);
    assert.equal(fan!.paths.length, 8);
    const terms = [...fan!.paths.map(({ term }) => term!), fan!.others!];
    near(
      terms.reduce((sum, each) => sum + each, 0),
      state.dC_da(1, 1)!,
      1e-14,
    );
    const measured = whatIf(state, bias(1, 1), 1e-4)!;
    near(measured.fan!.others!, fan!.others!, 1e-3);
  });

  it("is one of activations where a layer mixes: the shares of softmax each move the cost", () => {
    const subject = network({ sizes: [2, 3], activations: ["softmax"], cost: "crossEntropy" });
    const state = backward(subject);
    const { fan, links } = sourceOf(state, "hand", weight(1, 2, 1));
    assert.deepEqual([fan!.letter, fan!.size, links.length], ["a", 3, 2]);
    const measured = whatIf(state, weight(1, 2, 1), 1e-5)!;
    near(links[1]!.factor!, state.dC_dz(1, 2)!, 0);
    for (const [i, { term }] of fan!.paths.entries()) near(measured.fan!.paths[i]!.share!, term!, 1e-4);
    near(
      measured.fan!.paths.reduce((sum, { change }) => sum + change, 0),
      0,
      1e-15,
      "they share out 1",
    );
  });
});

describe("a kink in the way of a nudge", () => {
  /** z is the bias, in a network of one neuron. */
  const kinked = (z: number): State =>
    backward(network({ sizes: [1, 1], activations: ["relu"], parameters: [0, z] }));

  it("is told of where z crosses it, or leaves it for the side whose slope is not taken", () => {
    const said = (z: number, delta: number) => whatIf(kinked(z), bias(1, 0), delta)!.words;
    assert.match(said(0.5, -1)!, /crosses the kink of relu/);
    assert.match(said(-0.5, 1)!, /crosses the kink of relu/);
    assert.match(said(0, 1)!, /leaves the kink of relu/);
    assert.equal(said(0, -1), undefined);
    assert.equal(said(0.5, 0.1), undefined);
  });

  it("keeps the ratio away from the slope that is taken, however small the nudge", () => {
    assert.equal(whatIf(kinked(0), bias(1, 0), 1e-9)!.links[1]!.ratio, 1);
    assert.equal(sourceOf(kinked(0), "hand", bias(1, 0)).links[1]!.factor, 0);
  });

  it("leaves no ratio where nothing moves any more: a relu that is off", () => {
    const { links, ratio } = whatIf(kinked(-1), bias(1, 0), 0.1)!;
    assert.deepEqual(
      links.map((link) => link.ratio),
      [1, 0, null],
    );
    assert.equal(ratio, 0);
  });

  it("is none in the other activations", () => {
    for (const activation of activationNames.filter((name) => !/relu|softmax|selu/i.test(name))) {
      const state = backward(network({ sizes: [1, 1], activations: [activation], parameters: [0.4, 0.1] }));
      assert.equal(whatIf(state, bias(1, 0), -9)!.words, undefined, activation);
    }
  });
});
