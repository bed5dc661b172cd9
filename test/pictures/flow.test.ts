import assert from "node:assert/strict";
import { exampleAt } from "../../src/core/network/dataset";
import { type Network, parameterIndex } from "../../src/core/network/network";
import { evaluate } from "../../src/core/run/plainArithmetic";
import type { State } from "../../src/core/run/state";
import { Trace } from "../../src/core/run/trace";
import { predicting } from "../../src/lesson/prediction/sight";
import { flowOf } from "../../src/pictures/flow";
import type { AmountView, FlowView } from "../../src/protocol/messages";
import { network, varied } from "../core/networks";

const amountsOf = ({ squeezes, ribbons }: FlowView): AmountView[] => [
  ...squeezes.flatMap(({ before, after }) => [before, after]),
  ...ribbons,
];

/** ∂C/∂b_j, which is ∂C/∂z_j, by Richardson's extrapolation of central differences. */
function slopeAtBias(subject: Network, l: number, j: number): number {
  const place = parameterIndex(subject.sizes, { l, j });
  const costAt = (by: number): number => {
    const parameters = subject.parameters.slice();
    parameters[place]! += by;
    return evaluate(subject, parameters, exampleAt(subject.examples, 0)).C;
  };
  const central = (h: number): number => (costAt(h) - costAt(-h)) / (2 * h);
  return (4 * central(1e-4) - central(2e-4)) / 3;
}

function isNear(found: number | null, expected: number, what: string): void {
  assert.ok(Math.abs(found! - expected) <= 1e-8 * (1 + Math.abs(expected)), `${what}: ${found}, ${expected}`);
}

const endOf = (subject: Network): State => {
  const trace = new Trace(subject);
  return trace.stateAt(trace.program.example.length);
};

/** What is lit, as "ribbon 2 1←0" for what is current, and in brackets for what the step uses. */
function lights({ squeezes, ribbons }: FlowView): string {
  const named = [
    ...squeezes.flatMap(({ l, j, before, after }) => [
      [`a${l}${j}`, before.light] as const,
      [`z${l}${j}`, after.light] as const,
    ]),
    ...ribbons.map(({ l, j, k, light }) => [`w${l}${j}${k}`, light] as const),
  ];
  const lit = (light: string): string =>
    named.flatMap(([name, own]) => (own === light ? [name] : [])).join(" ");
  return `${lit("current")} | ${lit("path")}`;
}

describe("the flow", () => {
  it("has what finite differences find: ∂C/∂z behind each σ′, w ∂C/∂z on each way back", () => {
    const subject = network({ sizes: [2, 3, 2, 2], activations: ["sigmoid", "tanh", "sigmoid"] });
    const state = endOf(subject);
    const { squeezes, ribbons } = flowOf(state);
    assert.equal(squeezes.length, 3 + 2 + 2);
    assert.equal(ribbons.length, 3 * 2 + 2 * 2);
    for (const { l, j, before, after } of squeezes) {
      const slope = slopeAtBias(subject, l, j);
      const a = state.a(l, j)!;
      isNear(after.value, slope, `∂C/∂z ${l} ${j}`);
      isNear(before.value, slope / (l === 2 ? 1 - a * a : a * (1 - a)), `∂C/∂a ${l} ${j}`);
    }
    for (const { l, j, k, value } of ribbons)
      isNear(value, state.w(l, j, k) * slopeAtBias(subject, l, j), `${l} ${j} ${k}`);
  });

  for (const [name, subject] of Object.entries(varied))
    it(`has what is known and no more, and what comes together is the sum, to the bit: ${name}`, () => {
      const trace = new Trace(subject);
      for (let position = 0; position <= trace.program.length; position++) {
        const state = trace.stateAt(position);
        const { squeezes, ribbons, cost } = flowOf(state);
        assert.equal(cost.value, state.C ?? null);
        for (const { l, j, before, after } of squeezes) {
          assert.equal(before.value, state.dC_da(l, j) ?? null);
          assert.equal(after.value, state.dC_dz(l, j) ?? null);
          const paths = ribbons.filter((each) => each.l === l + 1 && each.k === j);
          const sum = paths.reduce((sum, { value }) => sum + (value ?? Number.NaN), 0);
          assert.equal(before.value !== null && l < state.last, paths.length > 0 && !Number.isNaN(sum));
          if (l < state.last && before.value !== null) assert.equal(sum, before.value);
        }
      }
    });

  for (const [name, subject] of Object.entries(varied))
    it(`measures each by the largest of the example's whole pass: ${name}`, () => {
      const trace = new Trace(subject);
      const { program } = trace;
      for (let position = 0; position <= program.length; position++) {
        const state = trace.stateAt(position);
        const whole = flowOf(trace.stateAt(program.turnStart(state.turn) + program.example.length));
        const largest = Math.max(...amountsOf(whole).map(({ value }) => Math.abs(value!)));
        assert.equal(flowOf(state).largest, largest);
      }
    });

  it("lights what each kind of step finds and uses", () => {
    const trace = new Trace(network({ sizes: [1, 2, 2], training: {} }));
    const seen = new Map<string, string>();
    for (let position = 1; position <= trace.program.length; position++) {
      const state = trace.stateAt(position);
      const { kind, l, i } = state.latest!.step;
      const name = kind === "path" ? `${kind} ${l} ${i}` : `${kind} ${l}`;
      if (!seen.has(name)) seen.set(name, lights(flowOf(state)));
    }
    const lit = Object.fromEntries([...seen].filter(([, what]) => what !== " | "));
    assert.deepEqual(lit, {
      "dC_da 2": "a20 | ",
      "da_dz 2": "z20 | a20",
      "dz_dw 2": " | z20",
      "dz_db 2": " | z20",
      "path 1 0": "w200 | z20",
      "path 1 1": "a10 w210 | z21 w200",
      "da_dz 1": "z10 | a10",
      "dz_dw 1": " | z10",
      "dz_db 1": " | z10",
    });
  });

  it("names what the step has found", () => {
    const trace = new Trace(network({ sizes: [2, 2, 3] }));
    const foundAt = (step: Parameters<typeof trace.program.indexOf>[1]) =>
      flowOf(trace.stateAt(trace.program.indexOf(0, step) + 1)).found;
    const state = endOf(trace.network);
    assert.deepEqual(foundAt({ kind: "dC_da", l: 2, j: 1 }), {
      name: "∂C₀/∂a₁⁽²⁾",
      value: state.dC_da(2, 1),
    });
    assert.deepEqual(foundAt({ kind: "da_dz", l: 1, j: 0 }), {
      name: "∂C₀/∂z₀⁽¹⁾",
      value: state.dC_dz(1, 0),
    });
    assert.deepEqual(foundAt({ kind: "path", l: 1, j: 0, i: 2 }), {
      name: "w₂₀⁽²⁾ · ∂C₀/∂z₂⁽²⁾",
      value: state.w(2, 2, 0) * state.dC_dz(2, 2)!,
    });
    assert.equal(foundAt({ kind: "term", l: 1, j: 0, k: 0 }), undefined);
  });

  for (const [name, subject] of Object.entries(varied))
    it(`tells nothing that is asked for, not even by a width: ${name}`, () => {
      const trace = new Trace(subject);
      for (let position = 1; position <= trace.program.length; position++) {
        const { state, question } = predicting(trace.stateAt(position), "factor");
        assert.ok(question);
        const flow = flowOf(state);
        const shown = amountsOf(flow).filter(({ value }) => value !== null);
        const before = amountsOf(flowOf(trace.stateAt(question.visible)));
        const inThisTurn = question.visible > trace.program.turnStart(state.turn);
        if (inThisTurn)
          assert.deepEqual(
            shown.map(({ value }) => value),
            before.flatMap(({ value }) => value ?? []),
          );
        // Nothing else gives the measure than what is shown.
        assert.equal(
          flow.largest,
          Math.max(0, ...shown.map(({ value }) => Math.abs(value!))),
          `at ${position}`,
        );
        assert.equal(flow.found?.value ?? null, null);
      }
    });

  it("measures by what is a number, and finite", () => {
    const subject = network({
      sizes: [1, 1, 1, 1],
      activations: ["relu", "relu", "relu"],
      parameters: [1e200, 1, 1e200, 1, 1e200, 1],
    });
    const flow = flowOf(endOf(subject));
    const values = amountsOf(flow).map(({ value }) => value!);
    assert.ok(values.some((value) => !Number.isFinite(value)));
    assert.equal(flow.largest, Math.max(0, ...values.filter(Number.isFinite).map(Math.abs)));
  });

  it("says where an activation mixes its layer", () => {
    const subject = network({ sizes: [2, 3, 3], activations: ["tanh", "softmax"], cost: "crossEntropy" });
    assert.deepEqual(
      flowOf(endOf(subject)).layers.map(({ l, mixes }) => [l, mixes]),
      [
        [1, undefined],
        [2, true],
      ],
    );
  });

  it("goes from layer 1 to the last, folds what is long, and what is deep around the step", () => {
    const { layers, squeezes, ribbons } = flowOf(endOf(network({ sizes: [784, 16, 16, 10] })));
    assert.deepEqual(
      layers.map(({ l, neurons }) => [l, neurons.length]),
      [
        [1, 7],
        [2, 7],
        [3, 10],
      ],
    );
    assert.deepEqual([squeezes.length, ribbons.length], [24, 7 * 7 + 7 * 10]);
    const trace = new Trace(network({ sizes: [2, ...Array<number>(40).fill(2), 1] }));
    const state = trace.stateAt(trace.program.indexOf(0, { kind: "path", l: 20, j: 1, i: 0 }) + 1);
    const deep = flowOf(state);
    const drawn = deep.layers.map(({ l }) => l);
    assert.deepEqual([drawn.length, drawn[0], drawn.at(-1)], [9, 1, 41]);
    for (const l of [19, 20, 21, 22]) assert.ok(drawn.includes(l));
    assert.equal(deep.ribbons.filter(({ light }) => light === "current").length, 1);
    assert.ok(deep.ribbons.every(({ l }) => drawn.includes(l) && drawn.includes(l - 1)));
  });
});
