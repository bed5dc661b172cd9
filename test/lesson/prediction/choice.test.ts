import assert from "node:assert/strict";
import { Trace } from "../../../src/core/run/trace";
import { askedOf, optionOf } from "../../../src/lesson/prediction/choice";
import { judgeChoice } from "../../../src/lesson/prediction/judgement";
import type { Choice, ChoiceKind, Question } from "../../../src/lesson/prediction/question";
import { viewOf } from "../../../src/pictures/view";
import { written } from "../../../src/words/sentence";
import { network, varied } from "../../core/networks";

type Subject = Parameters<typeof network>[0];

interface Asked {
  readonly trace: Trace;
  readonly position: number;
  readonly question: Question & { readonly choice: Choice };
}

/** All choices of a kind in a run, at the finest level. */
function choices(subject: Subject, kind: ChoiceKind): Asked[] {
  const trace = new Trace(network(subject));
  const found: Asked[] = [];
  for (let position = 1; position <= trace.program.length; position++) {
    const question = askedOf(trace.stateAt(position), "factor");
    if (question?.choice?.kind === kind)
      found.push({ trace, position, question: { ...question, choice: question.choice } });
  }
  return found;
}

const rightOf = ({ options }: Choice): string[] =>
  options.filter(({ isRight }) => isRight).map(({ name }) => written(name));

describe("a question with a few answers", () => {
  it("asks which way a parameter must go: there the cost of the example falls", () => {
    const asked = choices({ sizes: [2, 2, 1] }, "way");
    assert.ok(asked.length >= 3);
    for (const { trace, position, question } of asked) {
      const { l, j, k } = question.step;
      const C = (by: number) => {
        const parameter = k === undefined ? { l, j } : { l, j, k };
        const value = trace.stateAt(0).parameter(parameter) + by;
        const nudge = { position: 0, what: { kind: "parameter", parameter }, value } as const;
        return trace.nudged([nudge]).stateAt(position).C!;
      };
      assert.deepEqual(rightOf(question.choice), [C(1e-6) < C(-1e-6) ? "up" : "down"]);
    }
    assert.match(written(asked[0]!.question.words), /^To lower C₀, which way must [wb]\S+ go: up or down\?$/);
  });

  it("asks which factor is 0 where the derivative is: all that are, are right, and none shows", () => {
    // A dead neuron: z < 0, so σ′(z) = 0.
    const asked = choices({ sizes: [1, 2, 1], activations: ["relu", "relu"] }, "zero");
    assert.ok(asked.length > 0);
    for (const { trace, position, question } of asked) {
      const state = trace.stateAt(position);
      assert.equal(question.value, 0);
      const { options } = question.choice;
      assert.equal(options.length, 3);
      const { l, j, k } = question.step;
      const factors = [k === undefined ? 1 : state.a(l - 1, k)!, state.da_dz(l, j)!, state.dC_da(l, j)!];
      assert.deepEqual(
        options.map(({ isRight }) => isRight),
        factors.map((factor) => factor === 0),
      );
      const sight = { state: state.covered(question.visible), question };
      const { formula } = viewOf(state, "factor", "", { shown: [], sight });
      for (const term of formula!.terms) {
        assert.ok("factors" in term);
        for (const { value } of term.factors) assert.equal(value, null);
      }
    }
  });

  it("asks which path is the largest, and covers them all", () => {
    const asked = choices({ sizes: [2, 2, 3], training: {} }, "path");
    assert.ok(asked.length > 0);
    for (const { trace, position, question } of asked) {
      const state = trace.stateAt(position);
      const { l, j: k } = question.step;
      const terms = [0, 1, 2].map((j) => Math.abs(state.before({ l: l + 1, j, k }) * state.dC_dz(l + 1, j)!));
      assert.deepEqual(
        question.choice.options.map(({ isRight }) => isRight),
        terms.map((term) => term === Math.max(...terms)),
      );
      const sight = { state: state.covered(question.visible), question };
      const { paths } = viewOf(state, "factor", "", { sight }).pictures;
      assert.deepEqual(
        paths!.rows.map(({ value }) => value),
        [null, null, null],
      );
    }
  });

  it("asks which example of a batch objects most, and covers what each one says", () => {
    const asked = choices({ sizes: [2, 1], examples: 3, training: { batchSize: 3 } }, "example");
    assert.ok(asked.length > 0);
    for (const { trace, position, question } of asked) {
      const state = trace.stateAt(position);
      const { l, j, k } = question.step;
      const parameter = k === undefined ? { l, j } : { l, j, k };
      const sizes = [0, 1, 2].map((turn) => Math.abs(state.derivativeIn(turn, parameter)!));
      assert.deepEqual(
        question.choice.options.map(({ isRight }) => isRight),
        sizes.map((size) => size === Math.max(...sizes)),
      );
      const sight = { state: state.covered(question.visible), question };
      const { examples } = viewOf(state, "factor", "", { sight }).pictures;
      assert.deepEqual(
        [...examples!.rows.map(({ value }) => value), examples!.mean],
        [null, null, null, null],
      );
    }
  });

  it("has at least one right answer and one wrong one, and takes turns with the number, on every network", () => {
    for (const [name, subject] of Object.entries(varied)) {
      const trace = new Trace(subject);
      const kinds = new Set<string>();
      for (let position = 1; position <= trace.program.length; position++) {
        const question = askedOf(trace.stateAt(position), "factor");
        if (question?.step.kind === "dz_dw") kinds.add(question.choice?.kind ?? "number");
        if (!question?.choice) continue;
        const rights = question.choice.options.map(({ isRight }) => isRight);
        assert.ok(rights.includes(true), `${name}, ${position}`);
        assert.ok(question.choice.kind === "zero" || rights.includes(false), `${name}, ${position}`);
      }
      assert.ok(kinds.size >= 2, name);
    }
  });

  it("takes an answer by its name, or by as much of it as belongs to no other", () => {
    const [{ question, position }] = choices(
      { sizes: [2, 1], examples: 3, training: { batchSize: 3 } },
      "example",
    ) as [Asked];
    const { choice } = question;
    const names = choice.options.map(({ name }) => written(name));
    for (const [place, name] of names.entries()) {
      assert.equal(optionOf(choice, ` ${name.toUpperCase()}`), choice.options[place]);
      assert.equal(optionOf(choice, String(place)), choice.options[place]);
      const { verdict, words } = judgeChoice(position, choice, name);
      assert.equal(verdict, choice.options[place]!.isRight ? "right" : "wrong");
      assert.match(words, verdict === "right" ? new RegExp(`Right: ${name}`) : /another example/);
    }
    for (const typed of ["", "example", "maybe"])
      assert.equal(judgeChoice(position, choice, typed).verdict, "unclear");
  });
});
