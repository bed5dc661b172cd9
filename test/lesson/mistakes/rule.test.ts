import assert from "node:assert/strict";
import type { Optimizer } from "../../../src/core/network/updateRules/updateRules";
import type { RuleStepKind } from "../../../src/core/program/steps";
import { Trace } from "../../../src/core/run/trace";
import { judge } from "../../../src/lesson/prediction/judgement";
import { questionOf } from "../../../src/lesson/prediction/question";
import { network, optimizer } from "../../core/networks";
import { check, type Example } from "./example";

const own = (e: Example): number => e.a(1, 0) * e.dC_dz(2, 1);
const sum = (all: readonly Example[]): number => all.reduce((so, each) => so + own(each), 0);
const mean = (all: readonly Example[]): number => sum(all) / 3;

/** What is said of a guess at the second step of a rule, made of what was there before and of the gradient. */
function judged(
  rule: Optimizer,
  kind: RuleStepKind,
  guess: (before: number, g: number, after: number) => number,
): string {
  const subject = network({
    sizes: [2, 2],
    examples: 2,
    training: { learningRate: 0.3, epochs: 3, batchSize: 1, optimizer: rule },
  });
  const trace = new Trace(subject);
  const parameter = { l: 1, j: 1, k: 1 };
  const state = trace.stateAt(trace.program.ruleIndex(1, kind, parameter)! + 1);
  const question = questionOf(state, "factor")!;
  const letter = kind === "moment1" ? "m" : "v";
  const before = kind === "update" ? state.before(parameter) : state.momentBefore(letter, parameter);
  const value = guess(before, state.mean(parameter)!, question.value);
  return judge(state, "factor", { value })!.words;
}

describe("the mistakes with the steps of an update rule", () => {
  it("with a gradient step", () => {
    for (const level of ["factor", "quantity"] as const)
      check({
        subject: { kind: "update", l: 2, j: 1, k: 0 },
        level,
        turn: 2,
        right: (e, all) => e.w(2, 1, 0) - e.eta * mean(all),
        mistakes: {
          uphill: [/goes up the slope; the step goes down/, (e, all) => e.w(2, 1, 0) + e.eta * mean(all)],
          "no η": [/learning rate η is missing/, (e, all) => e.w(2, 1, 0) - mean(all)],
          "no η, uphill": [/up the slope, and without/, (e, all) => e.w(2, 1, 0) + mean(all)],
          "the step": [/the step alone/, (e, all) => -e.eta * mean(all)],
          "its length": [/the length of the step/, (e, all) => e.eta * mean(all)],
          "the sum": [/takes the sum over the examples/, (e, all) => e.w(2, 1, 0) - e.eta * sum(all)],
          "the last example": [/derivative of the last example/, (e) => e.w(2, 1, 0) - e.eta * own(e)],
          before: [/as it was before the step/, (e) => e.w(2, 1, 0)],
          "the mean": [/the mean of the derivative/, (_, all) => mean(all)],
        },
      });
  });

  it("with a moment", () => {
    const momentum = optimizer("sgd", { momentum: 0.9 });
    const adam = optimizer("adam");
    assert.match(
      judged(momentum, "velocity", (v) => v),
      /what it was before this step/,
    );
    assert.match(
      judged(momentum, "velocity", (_, g) => g),
      /leaves out what was there before/,
    );
    assert.match(
      judged(momentum, "velocity", (v, g) => v + g),
      /has its share/,
    );
    assert.match(
      judged(momentum, "velocity", (v, g) => 0.9 * v - g),
      /it is added/,
    );
    assert.match(
      judged(adam, "moment1", (_, g) => 0.1 * g),
      /leaves out what was there before/,
    );
    assert.match(
      judged(adam, "moment1", (_, g) => g),
      /the new gradient alone/,
    );
    assert.match(
      judged(adam, "moment2", (v, g) => 0.999 * v + 0.001 * Math.abs(g)),
      /here its square counts/,
    );
    assert.doesNotMatch(
      judged(adam, "moment2", (_v, _g, after) => after),
      /That/,
    );
  });

  it("with what a rule makes of its moments", () => {
    const adam = optimizer("adam");
    assert.match(
      judged(adam, "update", (w, _, after) => 2 * w - after),
      /goes the other way/,
    );
    assert.match(
      judged(adam, "update", (w, g) => w - 0.3 * g),
      /plain gradient descent/,
    );
    assert.match(
      judged(adam, "update", (w, _, after) => w - (w - after) / 0.3),
      /learning rate η is missing/,
    );
    assert.match(
      judged(adam, "update", (w, _, after) => after - w),
      /the step alone/,
    );
    assert.match(
      judged(adam, "update", (w) => w),
      /as it was before the step/,
    );
  });
});
