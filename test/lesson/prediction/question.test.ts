import assert from "node:assert/strict";
import type { Level } from "../../../src/core/program/steps";
import type { State } from "../../../src/core/run/state";
import { Trace } from "../../../src/core/run/trace";
import { questionOf } from "../../../src/lesson/prediction/question";
import { interpret, type Memory } from "../../core/interpreter";
import { network, varied } from "../../core/networks";

/** What is asked at each kind of step of a level, the first time, as "name: words". */
function questions(subject: Parameters<typeof network>[0], level: Level): Record<string, string> {
  const trace = new Trace(network(subject));
  const seen: Record<string, string> = {};
  for (let position = 1; position <= trace.program.length; position++) {
    const { kind } = trace.program.at(position - 1).step;
    const question = questionOf(trace.stateAt(position), level)!;
    seen[kind] ??= `${question.name}: ${question.words}`;
  }
  return seen;
}

describe("the question of a step", () => {
  it("asks for what the step added, in plain words", () => {
    assert.deepEqual(questions({ sizes: [2, 1, 1], training: {} }, "factor"), {
      term: "w₀₀⁽¹⁾ a₀⁽⁰⁾: How much does input 0 add to z₀⁽¹⁾? What is w₀₀⁽¹⁾ a₀⁽⁰⁾?",
      bias: "z₀⁽¹⁾: All terms and the bias together: what is z₀⁽¹⁾?",
      activation: "a₀⁽¹⁾: What does sigmoid make of z₀⁽¹⁾? What is a₀⁽¹⁾?",
      cost: "term 0 of C: What does output 0 add to the cost of this example?",
      dC_da: "∂C/∂a₀⁽²⁾: Nudge a₀⁽²⁾ a little: how many times as far does C move? What is ∂C/∂a₀⁽²⁾ here?",
      da_dz:
        "∂a₀⁽²⁾/∂z₀⁽²⁾: Nudge z₀⁽²⁾ a little: how many times as far does a₀⁽²⁾ move? What is ∂a₀⁽²⁾/∂z₀⁽²⁾ here?",
      dz_dw:
        "∂z₀⁽²⁾/∂w₀₀⁽²⁾: Nudge w₀₀⁽²⁾ a little: how many times as far does z₀⁽²⁾ move? What is ∂z₀⁽²⁾/∂w₀₀⁽²⁾ here?",
      dz_db:
        "∂z₀⁽²⁾/∂b₀⁽²⁾: Nudge b₀⁽²⁾ a little: how many times as far does z₀⁽²⁾ move? What is ∂z₀⁽²⁾/∂b₀⁽²⁾ here?",
      path: "∂z₀⁽²⁾/∂a₀⁽¹⁾: Nudge a₀⁽¹⁾ a little: how many times as far does z₀⁽²⁾ move? What is ∂z₀⁽²⁾/∂a₀⁽¹⁾ here?",
      mean: "mean ∂C/∂w₀₀⁽¹⁾: What is the mean ∂C/∂w₀₀⁽¹⁾ over the one example of the batch?",
      update: "w₀₀⁽¹⁾: Where does the gradient step take w₀₀⁽¹⁾? What is its new value?",
    });
  });

  it("asks for the quantity at coarser levels, where the formula is about it and it is complete", () => {
    const asked = questions(
      { sizes: [1, 1, 2], activations: ["tanh", "softmax"], cost: "crossEntropy" },
      "layer",
    );
    assert.match(asked.dz_dw!, /^∂C\/∂w₀₀⁽²⁾: Nudge w₀₀⁽²⁾ .* C move\?/);
    const trace = new Trace(network({ sizes: [2, 2, 2], examples: 2 }));
    const name = (kind: "term" | "cost" | "path" | "dC_da" | "da_dz", more: object): string => {
      const index = trace.program.indexOf(0, { kind, l: kind === "path" ? 1 : 2, j: 1, ...more });
      return questionOf(trace.stateAt(index + 1), "quantity")!.name;
    };
    assert.equal(name("term", { k: 0 }), "w₁₀⁽²⁾ a₀⁽¹⁾");
    assert.equal(name("cost", {}), "C");
    assert.equal(name("path", { i: 0 }), "∂z₀⁽²⁾/∂a₁⁽¹⁾");
    assert.equal(name("path", { i: 1 }), "∂C/∂a₁⁽¹⁾");
    assert.equal(name("dC_da", {}), "∂C/∂a₁⁽²⁾");
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
