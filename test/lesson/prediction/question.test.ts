import assert from "node:assert/strict";
import type { Level } from "../../../src/core/program/steps";
import type { State } from "../../../src/core/run/state";
import { Trace } from "../../../src/core/run/trace";
import { questionOf } from "../../../src/lesson/prediction/question";
import { written } from "../../../src/words/sentence";
import { interpret, type Memory } from "../../core/interpreter";
import { network, varied } from "../../core/networks";

/** What is asked at each kind of step of a level, the first time, as "name: words". */
function questions(subject: Parameters<typeof network>[0], level: Level): Record<string, string> {
  const trace = new Trace(network(subject));
  const seen: Record<string, string> = {};
  for (let position = 1; position <= trace.program.length; position++) {
    const { kind } = trace.program.at(position - 1).step;
    const question = questionOf(trace.stateAt(position), level)!;
    seen[kind] ??= `${written(question.name)}: ${written(question.words)}`;
  }
  return seen;
}

describe("the question of a step", () => {
  it("asks for what the step added, in plain words", () => {
    assert.deepEqual(questions({ sizes: [2, 1, 1], training: {} }, "factor"), {
      term: "w₀₀⁽¹⁾ a₀⁽⁰⁾: How much does input 0 add to z⁽¹⁾? What is w₀₀⁽¹⁾ a₀⁽⁰⁾?",
      bias: "z⁽¹⁾: All terms and the bias together: what is z⁽¹⁾?",
      activation: "a⁽¹⁾: What does sigmoid make of z⁽¹⁾? What is a⁽¹⁾?",
      cost: "term 0 of C₀: What does output 0 add to the cost of this example?",
      dC_da: "∂C₀/∂a⁽²⁾: Nudge a⁽²⁾ a little: how many times as far does C₀ move? What is ∂C₀/∂a⁽²⁾ here?",
      da_dz:
        "∂a⁽²⁾/∂z⁽²⁾: Nudge z⁽²⁾ a little: how many times as far does a⁽²⁾ move? What is ∂a⁽²⁾/∂z⁽²⁾ here?",
      dz_dw:
        "∂z⁽²⁾/∂w⁽²⁾: Nudge w⁽²⁾ a little: how many times as far does z⁽²⁾ move? What is ∂z⁽²⁾/∂w⁽²⁾ here?",
      dz_db:
        "∂z⁽²⁾/∂b⁽²⁾: Nudge b⁽²⁾ a little: how many times as far does z⁽²⁾ move? What is ∂z⁽²⁾/∂b⁽²⁾ here?",
      path: "∂z⁽²⁾/∂a⁽¹⁾: Nudge a⁽¹⁾ a little: how many times as far does z⁽²⁾ move? What is ∂z⁽²⁾/∂a⁽¹⁾ here?",
      mean: "∂C/∂w₀₀⁽¹⁾: What is the mean ∂C/∂w₀₀⁽¹⁾ over the one example of the batch?",
      update: "w₀₀⁽¹⁾: Where does the gradient step take w₀₀⁽¹⁾? What is its new value?",
    });
  });

  it("asks for the quantity at coarser levels, where the formula is about it and it is complete", () => {
    const asked = questions(
      { sizes: [1, 1, 2], activations: ["tanh", "softmax"], cost: "crossEntropy" },
      "layer",
    );
    assert.match(asked.dz_dw!, /^∂C₀\/∂w₀₀⁽²⁾: Nudge w₀₀⁽²⁾ .* C₀ move\?/);
    const trace = new Trace(network({ sizes: [2, 2, 2], examples: 2 }));
    const name = (kind: "term" | "cost" | "path" | "dC_da" | "da_dz", more: object): string => {
      const index = trace.program.indexOf(0, { kind, l: kind === "path" ? 1 : 2, j: 1, ...more });
      return written(questionOf(trace.stateAt(index + 1), "quantity")!.name);
    };
    assert.equal(name("term", { k: 0 }), "w₁₀⁽²⁾ a₀⁽¹⁾");
    assert.equal(name("cost", {}), "C₀");
    assert.equal(name("path", { i: 0 }), "∂z₀⁽²⁾/∂a₁⁽¹⁾");
    assert.equal(name("path", { i: 1 }), "∂C₀/∂a₁⁽¹⁾");
    assert.equal(name("dC_da", {}), "∂C₀/∂a₁⁽²⁾");
    assert.equal(name("da_dz", {}), "∂a₁⁽²⁾/∂z₁⁽²⁾");
  });

  it("is not there at the start, nor where the answer is no number to type", () => {
    const trace = new Trace(
      network({ sizes: [1, 1], activations: ["identity"], parameters: [1e200, 1e200] }),
    );
    assert.equal(questionOf(trace.stateAt(0), "factor"), undefined);
    const cost = trace.program.indexOf(0, { kind: "cost", l: 1, j: 0 });
    assert.equal(questionOf(trace.stateAt(cost + 1), "factor"), undefined);
  });

  for (const [name, subject] of Object.entries(varied))
    it(`covers steps of one quantity only, and asks for what the naive run computes: ${name}`, () => {
      const trace = new Trace(subject);
      interpret(subject, (position, memory) => {
        const state = trace.stateAt(position);
        if (!state.latest) return;
        for (const level of ["factor", "quantity"] as const) {
          const { step, visible, value } = questionOf(state, level)!;
          assert.ok(visible >= state.latest.units.quantity.start && visible < position);
          const { kind, l, j, k } = step;
          if (kind === "activation") assert.equal(value, memory.a[l]![j]);
          if (kind === "bias") assert.equal(value, memory.z[l]![j]);
          if (kind === "dC_da") assert.equal(value, memory.dC_da[l]![j]);
          if (kind === "dz_dw" && level === "quantity") assert.equal(value, memory.dC_dw[l]![j]![k!]);
          if (kind === "mean") assert.equal(value, gradientOf(memory, state));
          if (kind === "update")
            assert.equal(value, (k === undefined ? memory.b[l]! : memory.w[l]![j]!)[k ?? j]);
        }
      });
    });
});

function gradientOf({ wGrad, bGrad }: Memory, { latest }: State): number | undefined {
  const { l, j, k } = latest!.step;
  return k === undefined ? bGrad[l]![j] : wGrad[l]![j]![k];
}
