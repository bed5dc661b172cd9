import assert from "node:assert/strict";
import { Table } from "../../../src/core/network/dataset";
import type { Program } from "../../../src/core/program/program";
import { Trace } from "../../../src/core/run/trace";
import { judge } from "../../../src/lesson/prediction/judgement";
import { network } from "../../core/networks";
import { check, type Example } from "./example";

const both = (e: Example): number => e.dC_da(2, 0) + e.dC_da(2, 1);
const weights = (e: Example): number => e.dC_dz(2, 0) + e.dC_dz(2, 1);
const slopes = (e: Example): number => e.w(2, 0, 0) * e.dC_da(2, 0) + e.w(2, 1, 0) * e.dC_da(2, 1);
const elementwise = ["sigmoid", "tanh", "softplus", "silu"] as const;

describe("leaving a layer out on the way back", () => {
  it("is known at ∂C/∂w, ∂C/∂b and ∂C/∂a of the layer before", () => {
    const mistakesTimes = (factor: (e: Example) => number) =>
      ({
        both: [
          /back through layer 2 is missing in that: its weights and slopes\.$/,
          (e: Example) => factor(e) * both(e),
        ],
        "the weights": [
          /back through layer 2 is missing in that: its weights\.$|The weights of the paths/,
          (e: Example) => factor(e) * weights(e),
        ],
        "the slopes": [
          /back through layer 2 is missing in that: its slopes σ′\.$|The slopes σ′ of layer 2/,
          (e: Example) => factor(e) * slopes(e),
        ],
      }) as const;
    const at = { level: "quantity", activations: elementwise } as const;
    check({
      ...at,
      subject: { kind: "dz_dw", l: 1, j: 0, k: 1 },
      right: (e) => e.a(0, 1) * e.dC_dz(1, 0),
      mistakes: mistakesTimes((e) => e.a(0, 1) * e.slope(1, 0)),
    });
    check({
      ...at,
      subject: { kind: "dz_db", l: 1, j: 0 },
      right: (e) => e.dC_dz(1, 0),
      mistakes: mistakesTimes((e) => e.slope(1, 0)),
    });
    check({
      ...at,
      subject: { kind: "path", l: 1, j: 0, i: 1 },
      right: (e) => e.dC_da(1, 0),
      mistakes: mistakesTimes(() => 1),
    });
  });

  it("is known without the number before the miss, too", () => {
    check({
      subject: { kind: "dz_dw", l: 1, j: 0, k: 1 },
      level: "quantity",
      activations: elementwise,
      costs: ["squaredError"],
      right: (e) => e.a(0, 1) * e.dC_dz(1, 0),
      mistakes: {
        both: [
          /its weights and slopes\. So is the number before a − y/,
          (e) => (e.a(0, 1) * e.slope(1, 0) * both(e)) / 2,
        ],
        "the weights": [
          /its weights\. So is the number before a − y/,
          (e) => (e.a(0, 1) * e.slope(1, 0) * weights(e)) / 2,
        ],
        "the slopes": [
          /its slopes σ′\. So is the number before a − y/,
          (e) => (e.a(0, 1) * e.slope(1, 0) * slopes(e)) / 2,
        ],
      },
    });
  });

  /** What is said to a guess at the quantity of a step. */
  function said(
    subject: ReturnType<typeof network>,
    step: Parameters<Program["indexOf"]>[1],
    value: number,
  ): string {
    const trace = new Trace(subject);
    const state = trace.stateAt(trace.program.indexOf(0, step) + 1);
    const { words } = judge(state, "quantity", { value })!;
    return words;
  }

  it("is known on the file of the case, whatever the cost has before a − y", () => {
    const σ = (z: number): number => 1 / (1 + Math.exp(-z));
    const [a0, a1] = [σ(0.55), σ(-0.17)];
    const a = σ(0.35 * a0 + 0.81 * a1);
    for (const cost of ["halfSquaredError", "squaredError", "meanSquaredError"] as const) {
      const subject = {
        ...network({ sizes: [2, 2, 1], cost, parameters: [0.62, 0.55, 0, 0.42, -0.17, 0, 0.35, 0.81, 0] }),
        examples: Table.of([{ input: Float64Array.of(0, 1), target: Float64Array.of(0) }]),
      };
      const missing = /^The way back through layer 2 is missing in that: its weights and slopes\./;
      assert.match(said(subject, { kind: "dz_dw", l: 1, j: 0, k: 1 }, a * a0 * (1 - a0)), missing);
      assert.match(said(subject, { kind: "path", l: 1, j: 0, i: 0 }, a), missing);
    }
  });

  it("names any layer between, in a chain its one weight and slope", () => {
    const [w1, w2, w3, x, y] = [0.9, -1.4, 0.7, 0.8, 0.3];
    const [a1, a2] = [Math.tanh(w1 * x), Math.tanh(w2 * Math.tanh(w1 * x))];
    const a3 = Math.tanh(w3 * a2);
    const subject = {
      ...network({
        sizes: [1, 1, 1, 1],
        activations: ["tanh", "tanh", "tanh"],
        cost: "halfSquaredError",
        parameters: [w1, 0, w2, 0, w3, 0],
      }),
      examples: Table.of([{ input: Float64Array.of(x), target: Float64Array.of(y) }]),
    };
    const [s1, s2, s3] = [1 - a1 * a1, 1 - a2 * a2, 1 - a3 * a3];
    const own = x * s1 * (a3 - y);
    const saidTo = (value: number) => said(subject, { kind: "dz_dw", l: 1, j: 0, k: 0 }, value);
    const through = (l: number, what: string) =>
      `The way back through layer ${l} is missing in that: its ${what}.`;
    assert.equal(saidTo(own * w2 * s2), through(3, "weight and slope"));
    assert.equal(saidTo(own * w2 * s2 * s3), through(3, "weight"));
    assert.equal(saidTo(own * w2 * s2 * w3), through(3, "slope σ′"));
    assert.equal(saidTo(own * w3 * s3), through(2, "weight and slope"));
    assert.equal(saidTo(own * s2 * w3 * s3), through(2, "weight"));
    assert.equal(saidTo(own * w2 * w3 * s3), through(2, "slope σ′"));
  });
});
