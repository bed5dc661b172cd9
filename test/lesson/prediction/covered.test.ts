import assert from "node:assert/strict";
import { parameterAt } from "../../../src/core/network/network";
import type { State } from "../../../src/core/run/state";
import { Trace } from "../../../src/core/run/trace";
import { questionOf } from "../../../src/lesson/prediction/question";
import { asking } from "../../../src/lesson/prediction/sight";
import { viewOf } from "../../../src/pictures/view";
import type { FormulaView, StepView } from "../../../src/protocol/messages";
import { written } from "../../../src/words/sentence";
import { listed, network, varied } from "../../core/networks";
import { numbers } from "../../core/states";

type Found = readonly [number: number, path: string];

/** Every number in a value that could be one of the run's, with where it stands. Whole numbers are counts and indices, too. */
function numbersIn(value: unknown, path = "", found: Found[] = []): readonly Found[] {
  if (typeof value === "number" && !Number.isInteger(value)) found.push([value, path]);
  if (typeof value !== "object" || value === null) return found;
  for (const [key, inner] of Object.entries(value)) {
    // The curve is drawn around z, which is known whenever something of it is asked.
    if (!["samples", "low", "high"].includes(key)) numbersIn(inner, `${path}.${key}`, found);
  }
  return found;
}

/** The numbers of the view of a state, uncovered. */
function shownOf(state: State, level: "factor" | "quantity"): number[] {
  return numbersIn(told(viewOf(state, level, ""))).map(([number]) => number);
}

/** What of a view could tell a number. */
function told({ formula, pictures }: StepView) {
  return { formula, pictures };
}

/** Every term w ∂C/∂z of a path that is known, and their sums so far. */
function pathsKnown(state: State): number[] {
  const { sizes } = state.network;
  const terms: number[] = [];
  for (let l = 1; l < state.last; l++)
    for (let j = 0; j < sizes[l]!; j++) {
      let sum = 0;
      for (let i = 0; i < sizes[l + 1]!; i++) {
        // ∂C/∂z of the next layer is known before the first path is gone.
        const delta = state.dC_dz(l + 1, i);
        if (state.dC_da(l, j) === undefined || delta === undefined) continue;
        const term = state.before({ l: l + 1, j: i, k: j }) * delta;
        sum += term;
        terms.push(term, sum);
      }
    }
  return terms;
}

/** What anyone may know before the steps that are covered: what the file says, and what the state of then shows. */
function knownBefore(state: State, before: State, shownThen: readonly number[]): Set<unknown> {
  const { network: subject } = state;
  const { start } = state.program.batchOf(state.turn);
  const all = Array.from(subject.parameters, (_, index) => parameterAt(subject.sizes, index));
  const examples = Array.from({ length: state.turn - start }, (_, place) =>
    all.map((each) => state.derivativeIn(start + place, each)),
  );
  return new Set([
    ...pathsKnown(before),
    ...examples.flat(),
    ...all.flatMap((each) => [before.parameter(each), before.before(each), before.sum(each)]),
    -(subject.training?.learningRate ?? 0),
    subject.training?.l2,
    ...Object.values(subject.training?.optimizer.settings ?? {}),
    ...numbers(before),
    ...subject.parameters,
    ...listed(subject.examples).flatMap(({ input, target }) => [...input, ...target]),
    ...shownThen,
  ]);
}

function factorStandings({ terms }: FormulaView): string {
  return terms
    .map((term) =>
      "folded" in term ? "⋯" : `${term.factors.map(({ standing }) => standing).join(" ")} = ${term.standing}`,
    )
    .join(" + ");
}

/** A covered view right after a step of the first example. */
function covered(
  subject: Parameters<typeof network>[0],
  step: {
    kind: "term" | "bias" | "cost" | "path" | "dC_da" | "da_dz" | "dz_dw";
    l: number;
    j: number;
    k?: number;
    i?: number;
  },
  level: "factor" | "quantity" = "factor",
): StepView {
  const trace = new Trace(network(subject));
  return viewOf(trace.stateAt(trace.program.indexOf(0, step) + 1), level, "", { isCovered: true });
}

describe("a covered view", () => {
  for (const [name, subject] of Object.entries(varied))
    it(`has no number in it that the covered steps found: ${name}`, () => {
      const trace = new Trace(subject);
      let hidden = 0;
      const shownAt = [shownOf(trace.stateAt(0), "factor")];
      for (let position = 1; position <= trace.program.length; position++) {
        const state = trace.stateAt(position);
        shownAt.push(shownOf(state, "factor"));
        for (const level of ["factor", "quantity"] as const) {
          const { visible } = questionOf(state, level)!;
          const known = knownBefore(state, trace.stateAt(visible), shownAt[visible]!);
          const shown = level === "factor" ? shownAt[position]! : shownOf(state, level);
          const found = new Set(shown.filter((each) => !known.has(each)));
          const view = viewOf(state, level, "", { isCovered: true });
          for (const [number, path] of numbersIn(told(view)))
            assert.ok(!found.has(number), `${position} ${level}: ${number} stands in ${path}`);
          assert.doesNotMatch(view.words, /\d\.\d/);
          hidden += found.size;
        }
      }
      assert.ok(hidden > trace.program.length / 2);
    });

  it("stands where the step stands, and asks", () => {
    const trace = new Trace(varied["3-3-2, four examples"]!);
    for (let position = 1; position <= trace.program.length; position++) {
      const state = trace.stateAt(position);
      const [open, whole] = [viewOf(state, "factor", "", { isCovered: true }), viewOf(state, "factor", "")];
      assert.equal(open.question!.name, written(questionOf(state, "factor")!.name));
      assert.equal(whole.question, undefined);
      const { position: at, path, timeline, indices } = open;
      assert.deepEqual(
        { at, path, timeline, indices },
        { at: position, path: whole.path, timeline: whole.timeline, indices: whole.indices },
      );
      assert.equal(open.pictures.lines!.canNudge, false);
      assert.deepEqual(
        open.pictures.network!.layers.flatMap(({ neurons }) => neurons.map(({ light }) => light)),
        whole.pictures.network!.layers.flatMap(({ neurons }) => neurons.map(({ light }) => light)),
      );
    }
    assert.deepEqual(
      viewOf(trace.stateAt(0), "factor", "", { isCovered: true }),
      viewOf(trace.stateAt(0), "factor", ""),
    );
  });

  it("asks in the place of what is new: a factor, a term, or the value", () => {
    const sizes = [2, 2, 2];
    const standings = (view: StepView) => [factorStandings(view.formula!), view.formula!.isAsked ?? false];
    assert.deepEqual(standings(covered({ sizes }, { kind: "term", l: 2, j: 0, k: 1 })), [
      "known known = known + new new = asked + unknown = unknown",
      false,
    ]);
    assert.deepEqual(standings(covered({ sizes }, { kind: "bias", l: 2, j: 0 }))[1], true);
    assert.deepEqual(standings(covered({ sizes }, { kind: "da_dz", l: 2, j: 0 })), [
      "unknown asked known = unknown",
      false,
    ]);
    assert.deepEqual(standings(covered({ sizes }, { kind: "dz_dw", l: 2, j: 0, k: 1 })), [
      "asked known known = unknown",
      false,
    ]);
    assert.deepEqual(standings(covered({ sizes }, { kind: "dz_dw", l: 2, j: 0, k: 1 }, "quantity")), [
      "unknown known known = unknown",
      true,
    ]);
    assert.deepEqual(standings(covered({ sizes }, { kind: "path", l: 1, j: 0, i: 1 })), [
      "known known known = known + asked known known = unknown",
      false,
    ]);
  });

  it("does not say where it points that a known number is the answer", () => {
    const sizes = [2, 2, 2];
    for (const step of [
      { kind: "path", l: 1, j: 0, i: 1 },
      { kind: "dz_dw", l: 2, j: 0, k: 1 },
    ] as const) {
      const { network: drawn, tree } = covered({ sizes }, step).pictures;
      assert.equal(tree!.factors[0]!.value, null);
      assert.ok(drawn!.edges.some(({ light }) => light === "current"));
      assert.ok(
        drawn!.chips.every(({ standing, name }) => standing !== "new" && !name?.startsWith("∂C₀/∂a₀")),
      );
    }
  });

  it("keeps what the formula had come to before", () => {
    const sizes = [2, 2, 2];
    const trace = new Trace(network({ sizes }));
    const state = trace.stateAt(trace.program.length);
    const soFar = (...of: Parameters<typeof covered>) => covered(...of).formula!.soFar;
    assert.equal(soFar({ sizes }, { kind: "term", l: 1, j: 0, k: 0 }), null);
    const first = state.w(1, 0, 0) * state.a(0, 0)!;
    assert.equal(soFar({ sizes }, { kind: "term", l: 1, j: 0, k: 1 }), first);
    assert.equal(soFar({ sizes }, { kind: "bias", l: 1, j: 0 }), first + state.w(1, 0, 1) * state.a(0, 1)!);
    assert.equal(soFar({ sizes }, { kind: "dC_da", l: 2, j: 0 }), null);
    assert.equal(soFar({ sizes }, { kind: "da_dz", l: 2, j: 0 }), state.dC_da(2, 0));
    assert.equal(soFar({ sizes }, { kind: "dz_dw", l: 2, j: 0, k: 0 }), state.dC_dz(2, 0));
    assert.equal(soFar({ sizes }, { kind: "dz_dw", l: 2, j: 0, k: 0 }, "quantity"), state.dC_dz(2, 0));
    assert.equal(soFar({ sizes }, { kind: "path", l: 1, j: 0, i: 1 }), state.w(2, 0, 0) * state.dC_dz(2, 0)!);
    assert.equal(soFar({ sizes }, { kind: "cost", l: 2, j: 1 }, "quantity"), null);
  });
});

describe("a covered mean", () => {
  const trace = new Trace(network({ sizes: [2, 2], examples: 4 }));
  /** The formula right after the mean of w₀₀, asked as `asking` does. */
  function formulaAfter(k: number): { readonly view: StepView; readonly state: State } {
    const { program } = trace;
    const state = trace.stateAt(program.meanIndex(3, { l: 1, j: 0, k })! + 1);
    return { view: viewOf(state, "factor", "", { sight: asking(state, "factor"), shown: [] }), state };
  }
  const values = ({ formula }: StepView) => formula!.terms.map((term) => "value" in term && term.value);

  it("shows what each example has found, and their sum, where the mean is asked for", () => {
    const { view, state } = formulaAfter(0);
    assert.equal(view.question!.options, undefined);
    assert.deepEqual(
      values(view),
      [0, 1, 2, 3].map((turn) => state.derivativeIn(turn, { l: 1, j: 0, k: 0 })),
    );
    assert.equal(view.formula!.mean!.sum, state.sum({ l: 1, j: 0, k: 0 }));
    assert.equal(view.formula!.value, null);
  });

  it("shows none of them where one is to say whose is the largest", () => {
    const { view } = formulaAfter(1);
    assert.equal(view.question!.options!.length, 4);
    assert.deepEqual(values(view), [null, null, null, null]);
    assert.equal(view.formula!.total, "all 4 examples, added up");
  });
});
