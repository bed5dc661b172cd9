import assert from "node:assert/strict";
import { elementwise } from "../../src/core/network/activation";
import { Table } from "../../src/core/network/dataset";
import type { Network } from "../../src/core/network/network";
import type { State } from "../../src/core/run/state";
import { Trace } from "../../src/core/run/trace";
import { derivationOf } from "../../src/lesson/derivation/of";
import { formulaViewOf } from "../../src/pictures/formula";
import type { FactorView, FormulaView, Standing } from "../../src/protocol/messages";
import { network, varied } from "../core/networks";

/** The formula of a state's step, as the panel shows it. */
function formulaOf(state: State): FormulaView | undefined {
  const derivation = derivationOf(state);
  return derivation && formulaViewOf(derivation, state);
}

const marks: Readonly<Record<Standing, string>> = { new: "*", known: "", unknown: "?", asked: "¿" };

/** A formula in one line: factors joined by ·, terms by +; `*` is new, `?` not computed yet. */
function written({ lhs, relation, terms }: FormulaView): string {
  const factor = ({ symbol, standing }: FactorView): string => `${symbol}${marks[standing]}`;
  const right = terms.map((term) =>
    "folded" in term ? `⋯${term.folded}` : term.factors.map(factor).join(" · "),
  );
  return `${lhs} ${relation} ${right.join(" + ")}`
    .replace(/\\frac\{\\partial (.*?)\}\{\\partial (.*?)\}(?=[ *?]|$|\})/g, "∂$1/∂$2")
    .replace(/_\{(\w+)\}/g, "$1")
    .replace(/\^\{\((\d+)\)\}/g, "($1)");
}

/** The states right after each step of the given kind. */
function* after(subject: Network, kind: string): Generator<State> {
  const trace = new Trace(subject);
  for (let position = 1; position <= trace.program.length; position++) {
    if (trace.program.at(position - 1).step.kind === kind) yield trace.stateAt(position);
  }
}

function formulas(subject: Network, kind: string): FormulaView[] {
  return [...after(subject, kind)].map((state) => formulaOf(state)!);
}

describe("formulaOf", () => {
  const wide = network({ sizes: [2, 2, 2] });

  it("has none at the start", () => {
    assert.equal(formulaOf(new Trace(wide).stateAt(0)), undefined);
  });

  const cases: [kind: string, which: number, expected: string][] = [
    ["term", 0, "z0(1) = w00(1)* · a0(0)* + w01(1)? · a1(0)? + b0(1)?"],
    ["term", 1, "z0(1) = w00(1) · a0(0) + w01(1)* · a1(0)* + b0(1)?"],
    ["bias", 3, "z1(2) = w10(2) · a0(1) + w11(2) · a1(1) + b1(2)*"],
    ["dC_da", 1, "∂C0/∂w1k(2) = ∂z1(2)/∂w1k(2)? · ∂a1(2)/∂z1(2)? · ∂C0/∂a1(2)*"],
    ["da_dz", 1, "∂C0/∂w1k(2) = ∂z1(2)/∂w1k(2)? · ∂a1(2)/∂z1(2)* · ∂C0/∂a1(2)"],
    ["dz_dw", 3, "∂C0/∂w11(2) = ∂z1(2)/∂w11(2)* · ∂a1(2)/∂z1(2) · ∂C0/∂a1(2)"],
    ["dz_db", 1, "∂C0/∂b1(2) = ∂z1(2)/∂b1(2)* · ∂a1(2)/∂z1(2) · ∂C0/∂a1(2)"],
    [
      "path",
      2,
      "∂C0/∂a1(1) = ∂z0(2)/∂a1(1)* · ∂a0(2)/∂z0(2) · ∂C0/∂a0(2) + ∂z1(2)/∂a1(1)? · ∂a1(2)/∂z1(2) · ∂C0/∂a1(2)",
    ],
    ["da_dz", 2, "∂C0/∂w0k(1) = ∂z0(1)/∂w0k(1)? · ∂a0(1)/∂z0(1)* · ∂C0/∂a0(1)"],
  ];
  for (const [kind, which, expected] of cases) {
    it(`lights the new factor: ${expected}`, () => {
      assert.equal(written(formulas(wide, kind)[which]!), expected);
    });
  }

  it("mixes the outputs of a softmax", () => {
    const subject = network({ sizes: [1, 2], activations: ["softmax"], cost: "crossEntropy" });
    assert.equal(
      written(formulas(subject, "da_dz")[1]!),
      "∂C0/∂z0(1) = ∂a0(1)/∂z0(1) · ∂C0/∂a0(1) + ∂a1(1)/∂z0(1)* · ∂C0/∂a1(1)",
    );
    assert.equal(written(formulas(subject, "dz_dw")[0]!), "∂C0/∂w00(1) = ∂z0(1)/∂w00(1)* · ∂C0/∂z0(1)");
  });

  it("folds a long sum around its newest term", () => {
    const subject = network({ sizes: [40, 1] });
    const [formula] = formulas(subject, "term").slice(20);
    assert.match(written(formula!), /^z\(1\) = w00\(1\) · a0\(0\) \+ ⋯18 \+ .* \+ ⋯15 \+ b\(1\)\?$/);
    assert.ok(written(formula!).includes(" + w_{0,20}(1)* · a20(0)* + "));
    assert.equal(formula!.terms.length, 10);
    const counted = formula!.terms.map((term) => ("folded" in term ? term.folded : 1));
    assert.equal(
      counted.reduce((sum, each) => sum + each),
      41,
    );
  });

  it("has a row for each example of a mean, by name, and folds a large batch without computing the rest", () => {
    const subject = network({ sizes: [2, 2], examples: 4 });
    const [formula] = formulas(subject, "mean");
    assert.equal(written(formula!), "∂C/∂w00(1) = ∂C0/∂w00(1) + ∂C1/∂w00(1) + ∂C2/∂w00(1) + ∂C3/∂w00(1)");
    assert.deepEqual(
      formula!.terms.map(
        (term) => "label" in term && term.label && "words" in term.label && term.label.words,
      ),
      ["example 0", "example 1", "example 2", "example 3"],
    );
    assert.equal(formula!.total, "all 4 examples, added up");
    assert.equal(formula!.mean!.of, 4);
    const computed = new Set<number>();
    const [state] = after(network({ sizes: [2, 2], examples: 60 }), "mean");
    const derivation = derivationOf(state!)!;
    const at = (place: number) => {
      computed.add(place);
      return derivation.at(place);
    };
    const large = formulaViewOf({ ...derivation, at }, state!);
    assert.deepEqual([...computed], [0, 53, 54, 55, 56, 57, 58, 59]);
    assert.equal(large.terms.length, 9);
    assert.equal(large.value, state!.mean({ l: 1, j: 0, k: 0 }));
  });

  it("names the indices of wide layers without running them together", () => {
    const subject = network({ sizes: [12, 11] });
    assert.equal(
      formulas(subject, "dz_dw").at(-1)!.lhs,
      "\\frac{\\partial C_{0}}{\\partial w_{10,11}^{(1)}}",
    );
    assert.equal(formulas(subject, "dz_dw").at(-1)!.name, "∂C₀/∂w₁₀,₁₁⁽¹⁾");
  });

  for (const [name, subject] of Object.entries(varied)) {
    it(`its factors multiply, and its terms add up, to the engine's very value: ${name}`, () => {
      const trace = new Trace(subject);
      for (let position = 1; position <= trace.program.length; position++) {
        const state = trace.stateAt(position);
        const { value, soFar, terms, relation, mean } = formulaOf(state)!;
        const { kind, l, j } = state.latest!.step;
        const engine = {
          term: state.z(l, j),
          bias: state.z(l, j),
          activation: state.a(l, j),
          cost: state.C,
          dC_da: undefined,
          path: state.dC_da(l, j),
          da_dz: undefined,
          dz_dw: state.derivative(state.latest!.step),
          dz_db: state.derivative(state.latest!.step),
          mean: state.mean(state.latest!.step),
          velocity: state.moment("v", state.latest!.step),
          moment1: state.moment("m", state.latest!.step),
          moment2: state.moment("v", state.latest!.step),
          update: state.parameter(state.latest!.step),
        }[kind];
        if (engine !== undefined) assert.equal(value, engine, `${kind} at ${position}`);
        assert.notEqual(soFar, null);
        let sum = 0;
        for (const term of terms) {
          assert.ok("factors" in term);
          if (term.value !== null) sum += term.value;
        }
        if (mean) {
          assert.equal(sum, mean.sum, `sum at ${position}`);
          assert.equal(sum / mean.of, soFar);
        } else if (terms.length > 1 || relation === "←") assert.equal(sum, soFar, `sum at ${position}`);
        assert.equal(
          terms.filter((term) => "factors" in term && term.standing === "new").length <= 1,
          true,
          "one term is new at most",
        );
      }
    });
  }

  it("shows a factor's numbers as the reader would write them", () => {
    const subject: Network = {
      ...network({ sizes: [1, 1], parameters: [2, -1] }),
      examples: Table.of([{ input: Float64Array.of(0.5), target: Float64Array.of(1) }]),
    };
    // z = 2 · 0.5 − 1 = 0, a = ½, C = ¼, ∂C0/∂a = 2 (½ − 1) = −1, σ′ = ¼, ∂C0/∂w = ½ · ¼ · −1 = −⅛
    const [formula] = formulas(subject, "dz_dw");
    const [term] = formula!.terms;
    assert.ok(term && "factors" in term);
    assert.deepEqual(
      term.factors.map(({ numbers, value }) => [numbers, value]),
      [
        [undefined, 0.5],
        ["0.5 (1 − 0.5)", 0.25],
        ["2 (0.5 − 1)", -1],
      ],
    );
    assert.equal(formula!.value, -0.125);
    assert.deepEqual(formula!.outcome, { words: "added to the gradient", value: -0.125 });
  });

  it("leaves unknown numbers out, whatever the activation", () => {
    for (const activation of Object.keys(elementwise) as (keyof typeof elementwise)[]) {
      for (const formula of formulas(network({ sizes: [1, 1], activations: [activation] }), "dC_da")) {
        const [term] = formula.terms;
        assert.ok(term && "factors" in term);
        assert.deepEqual(
          term.factors.map(({ value }) => value === null),
          [true, true, false],
        );
        assert.equal(term.factors[1]!.numbers, undefined);
        assert.equal(formula.value, null);
      }
    }
  });
});
