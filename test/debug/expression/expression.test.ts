/** The expression language, against numbers worked out here without the code under test. */

import assert from "node:assert/strict";
import fc from "fast-check";
import { Table } from "../../../src/core/network/dataset";
import type { Layer, Network } from "../../../src/core/network/network";
import { PLAIN } from "../../../src/core/network/updateRules/updateRules";
import type { ExampleStepKind, StepSubject } from "../../../src/core/program/steps";
import type { State } from "../../../src/core/run/state";
import { Trace } from "../../../src/core/run/trace";
import {
  evaluateExpression,
  type Failure,
  isCondition,
  parse,
  truth,
  type Value,
} from "../../../src/debug/expression/expression";
import { power } from "../../../src/debug/expression/power";

const TRAINABLE = { weights: true, biases: true } as const;

function layer(activation: Layer["activation"]): Layer {
  return { activation, trainable: TRAINABLE };
}

/** `w[l - 1][j][k]` and `b[l - 1][j]`, as they are written in a file. */
const W = [
  [
    [0.5, -0.25],
    [0.75, 1],
    [-1.5, 0.125],
  ],
  [
    [1, -2, 0.5],
    [0.25, 0.5, -1],
  ],
];
const B = [
  [0.1, -0.2, 0.3],
  [-0.4, 0.6],
];
const X = [
  [1, 0.5],
  [-0.5, 2],
  [0.25, 0.75],
];
const Y = [
  [0, 1],
  [1, 0],
  [0.5, 0.5],
];
const RATE = 0.5;

/** 2 → 3 sigmoid → 2, three examples in batches of two, two epochs. */
function networkWith(output: Layer["activation"], cost: Network["cost"]): Network {
  return {
    sizes: [2, 3, 2],
    layers: [layer("sigmoid"), layer(output)],
    cost,
    examples: Table.of(X.map((x, e) => ({ input: Float64Array.from(x), target: Float64Array.from(Y[e]!) }))),
    parameters: Float64Array.from(W.flatMap((rows, l) => rows.flatMap((row, j) => [...row, B[l]![j]!]))),
    training: {
      learningRate: RATE,
      epochs: 2,
      batchSize: 2,
      shuffle: false,
      seed: 1,
      optimizer: PLAIN,
      l2: 0,
      reduction: "mean",
    },
  };
}

const trace = new Trace(networkWith("sigmoid", "halfSquaredError"));
const softTrace = new Trace(networkWith("softmax", "crossEntropy"));
const start = trace.stateAt(0);

/** The state in which this step of a turn is the one just done. */
function after(turn: number, subject: StepSubject<ExampleStepKind>, of = trace): State {
  return of.stateAt(of.program.indexOf(turn, subject) + 1);
}

/** The end of an example: everything of it is known. */
function endOf(turn: number, of = trace): State {
  return of.stateAt(of.program.turnStart(turn) + of.program.example.length);
}

const sigma = (x: number) => 1 / (1 + Math.exp(-x));
const dot = (row: readonly number[], column: readonly number[]) =>
  row.reduce((sum, x, k) => sum + x * column[k]!, 0);

/** Example e, forward and backward, with the first batch's parameters. */
function byHand(e: number) {
  const z1 = W[0]!.map((row, j) => dot(row, X[e]!) + B[0]![j]!);
  const a1 = z1.map(sigma);
  const z2 = W[1]!.map((row, j) => dot(row, a1) + B[1]![j]!);
  const a2 = z2.map(sigma);
  const dC_da2 = a2.map((a, j) => a - Y[e]![j]!);
  const da_dz2 = a2.map((a) => a * (1 - a));
  const dC_dz2 = a2.map((_, j) => da_dz2[j]! * dC_da2[j]!);
  const dC_da1 = a1.map((_, k) => W[1]!.reduce((sum, row, j) => sum + row[k]! * dC_dz2[j]!, 0));
  const da_dz1 = a1.map((a) => a * (1 - a));
  const dC_dz1 = a1.map((_, j) => da_dz1[j]! * dC_da1[j]!);
  const C = a2.reduce((sum, a, j) => sum + (a - Y[e]![j]!) ** 2 / 2, 0);
  return { z1, a1, z2, a2, dC_da2, da_dz2, dC_dz2, dC_da1, da_dz1, dC_dz1, C };
}

function worth(text: string, state: State): Value | Failure {
  const parsed = parse(text);
  return "error" in parsed ? parsed : evaluateExpression(parsed.expression, state);
}

/** A value in one word, or its error. */
function shown(result: Value | Failure): string {
  switch (result.kind) {
    case "number":
    case "truth":
      return String(result.value);
    case "unknown":
      return "not computed yet";
    case "vector":
      return `${result.length} values`;
    case "error":
      return `error: ${result.error.message}`;
  }
}

function numberOf(text: string, state: State): number {
  const result = worth(text, state);
  if (result.kind !== "number") assert.fail(`${text} is ${shown(result)}`);
  return result.value;
}

function assertClose(actual: number, expected: number, what: string): void {
  const tolerance = 1e-12 * Math.max(1, Math.abs(expected));
  assert.ok(Math.abs(actual - expected) <= tolerance, `${what} is ${actual}, expected ${expected}`);
}

/** The error of `marked`, an expression whose wrong part stands between « and ». */
function assertError(marked: string, message: string, state = start): void {
  const from = marked.indexOf("«");
  const text = marked.replace(/[«»]/g, "");
  const result = worth(text, state);
  if (result.kind !== "error") assert.fail(`${text} is ${shown(result)}`);
  const { error } = result;
  const where = `${text.slice(0, error.start)}«${text.slice(error.start, error.end)}»${text.slice(error.end)}`;
  assert.ok(from >= 0 && error.start <= error.end && error.end <= text.length);
  assert.deepEqual({ where, message: error.message }, { where: marked, message });
}

describe("expressions name quantities", () => {
  const e0 = byHand(0);
  const e1 = byHand(1);
  const cases: readonly (readonly [string, number, number])[] = [
    ["w[1][2][0]", 0, -1.5],
    ["w[2][1][2]", 0, -1],
    ["b[1][1]", 0, -0.2],
    ["a[0][1]", 0, 0.5],
    ["a[0][0]", 1, -0.5],
    ["z[1][2]", 0, e0.z1[2]!],
    ["z[2][0]", 1, e1.z2[0]!],
    ["a[1][0]", 0, e0.a1[0]!],
    ["a[2][1]", 1, e1.a2[1]!],
    ["y[1]", 0, 1],
    ["y[1]", 1, 0],
    ["C", 0, e0.C],
    ["C", 1, e1.C],
    ["dC/da[2][0]", 0, e0.dC_da2[0]!],
    ["dC/da[1][2]", 0, e0.dC_da1[2]!],
    ["da/dz[2][1]", 0, e0.da_dz2[1]!],
    ["da/dz[1][0]", 1, e1.da_dz1[0]!],
    ["dC/dz[2][1]", 0, e0.dC_dz2[1]!],
    ["dC/dz[1][1]", 1, e1.dC_dz1[1]!],
    ["dC/dw[2][0][2]", 0, e0.dC_dz2[0]! * e0.a1[2]!],
    ["dC/dw[1][2][1]", 1, e1.dC_dz1[2]! * X[1]![1]!],
    ["dC/db[1][2]", 0, e0.dC_dz1[2]!],
    ["w[1][2][1].grad", 0, e0.dC_dz1[2]! * X[0]![1]!],
    ["w[1][2][1].grad", 1, e0.dC_dz1[2]! * X[0]![1]! + e1.dC_dz1[2]! * X[1]![1]!],
    ["b[2][0].grad", 1, e0.dC_dz2[0]! + e1.dC_dz2[0]!],
    ["example", 1, 1],
    ["epoch", 1, 1],
    ["batch", 1, 1],
    ["epoch", 5, 2],
    ["batch", 5, 2],
    ["example", 5, 2],
    ["step", 0, trace.program.example.length],
  ];
  for (const [text, turn, expected] of cases) {
    it(`${text} at the end of turn ${turn}`, () => assertClose(numberOf(text, endOf(turn)), expected, text));
  }

  it("reads ∂ for d, mixed too, and spaces anywhere", () => {
    const texts = ["dC/dw[2][0][1]", "∂C/∂w[2][0][1]", "∂C/dw[2][0][1]", "dC / ∂w [2] [ 0 ] [1]"];
    const values = texts.map((text) => numberOf(text, endOf(0)));
    assert.deepEqual(values, Array(texts.length).fill(values[0]));
  });

  it("tells a derivative from a division", () => {
    const state = endOf(0);
    assert.equal(numberOf("C/w[1][0][0]", state), numberOf("C", state) / 0.5);
    assert.equal(numberOf("∂C/∂b[2][0]/2", state), numberOf("dC/db[2][0]", state) / 2);
  });

  it("knows which weight or bias an expression is", () => {
    const parameterOf = (text: string) => {
      const result = worth(text, endOf(0));
      if (result.kind !== "number") return shown(result);
      return result.nudgeable?.kind === "parameter" ? result.nudgeable.parameter : undefined;
    };
    assert.deepEqual(parameterOf("w[2][0][1]"), { l: 2, j: 0, k: 1 });
    assert.deepEqual(parameterOf("(b[1][2])"), { l: 1, j: 2 });
    assert.deepEqual(parameterOf("w[1][-0][0]"), { l: 1, j: 0, k: 0 });
    for (const text of ["w[2][0][1] + 0", "w[2][0][1].grad", "dC/dw[2][0][1]", "a[1][0]", "1"]) {
      assert.equal(parameterOf(text), undefined, text);
    }
  });

  it("knows which input or target an expression is, by its example's place in the file", () => {
    const nudgeable = (text: string) => {
      const result = worth(text, endOf(1));
      return result.kind === "number" ? result.nudgeable : shown(result);
    };
    assert.deepEqual(nudgeable("a[0][1]"), { kind: "input", example: 1, k: 1 });
    assert.deepEqual(nudgeable("y[0]"), { kind: "target", example: 1, j: 0 });
    assert.equal(nudgeable("y[0] + 0"), undefined);
  });

  it("takes any whole number as an index", () => {
    const texts = ["w[3 - 1][min(1, 5)][2^1]", "w[2][1][4/2]", "w[-(-2)][epoch][2]", "w[2][example+1][--2]"];
    for (const text of texts) assert.equal(numberOf(text, start), -1, text);
    assert.equal(numberOf("a[0][-0]", start), 1);
  });
});

describe("expressions of a softmax layer", () => {
  const state = endOf(0, softTrace);
  const { z2 } = byHand(0);
  const total = z2.reduce((sum, z) => sum + Math.exp(z), 0);
  const a = z2.map((z) => Math.exp(z) / total);

  it("have ∂a_i/∂z_j for every i", () => {
    assertClose(numberOf("da/dz[2][0][0]", state), a[0]! * (1 - a[0]!), "∂a_0/∂z_0");
    assertClose(numberOf("da/dz[2][0][1]", state), -a[0]! * a[1]!, "∂a_1/∂z_0");
    assert.equal(shown(worth("da/dz[2][0]", state)), "2 values");
    assertClose(numberOf("dC/dz[2][1]", state), a[1]! - 1, "∂C/∂z_1");
  });

  it("know them one by one", () => {
    const first = after(0, { kind: "da_dz", l: 2, j: 1, i: 0 }, softTrace);
    assert.equal(worth("da/dz[2][1][0]", first).kind, "number");
    assert.equal(worth("da/dz[2][1][1]", first).kind, "unknown");
  });
});

describe("expressions say what is not computed yet", () => {
  /** The first position, of example 0, at which each is known. */
  const firsts: readonly (readonly [string, StepSubject<ExampleStepKind>])[] = [
    ["z[1][1]", { kind: "bias", l: 1, j: 1 }],
    ["a[1][1]", { kind: "activation", l: 1, j: 1 }],
    ["z[2][0]", { kind: "bias", l: 2, j: 0 }],
    ["C", { kind: "cost", l: 2, j: 1 }],
    ["dC/da[2][1]", { kind: "dC_da", l: 2, j: 1 }],
    ["da/dz[2][1]", { kind: "da_dz", l: 2, j: 1 }],
    ["dC/dz[2][1]", { kind: "da_dz", l: 2, j: 1 }],
    ["dC/dw[2][1][2]", { kind: "dz_dw", l: 2, j: 1, k: 2 }],
    ["dC/db[2][1]", { kind: "dz_db", l: 2, j: 1 }],
    ["dC/da[1][0]", { kind: "path", l: 1, j: 0, i: 1 }],
  ];
  for (const [text, subject] of firsts) {
    it(`${text} until its last ${subject.kind}`, () => {
      const known = after(0, subject);
      assert.equal(worth(text, known).kind, "number");
      assert.equal(worth(text, trace.stateAt(known.position - 1)).kind, "unknown");
      assert.equal(worth(text, start).kind, "unknown");
    });
  }

  it("what the network and the example give is known from the start", () => {
    for (const text of ["w[1][0][0]", "b[2][1]", "a[0][1]", "y[0]", "step", "example", "epoch", "batch"]) {
      assert.equal(worth(text, start).kind, "number", text);
    }
  });

  const spreading: readonly (readonly [string, string])[] = [
    ["C + 1", "not computed yet"],
    ["0 * C", "not computed yet"],
    ["-C", "not computed yet"],
    ["abs(C)", "not computed yet"],
    ["max(1, C)", "not computed yet"],
    ["min(a[1])", "not computed yet"],
    ["a[0][C]", "not computed yet"],
    ["C < 1", "not computed yet"],
    ["C == C", "not computed yet"],
    ["!(C < 1)", "not computed yet"],
    ["C < 1 && 1 < 2", "not computed yet"],
    ["1 < 2 && C < 1", "not computed yet"],
    ["C < 1 || 2 < 1", "not computed yet"],
    ["C < 1 && 2 < 1", "false"],
    ["2 < 1 && C < 1", "false"],
    ["C < 1 || 1 < 2", "true"],
    ["1 < 2 || C < 1", "true"],
  ];
  for (const [text, expected] of spreading) {
    it(`${text} is ${expected} at the start`, () => assert.equal(shown(worth(text, start)), expected));
  }
});

describe(".grad", () => {
  const batchEnd = trace.program.tailStart(0);
  const sum = byHand(0).dC_dz2[1]! + byHand(1).dC_dz2[1]!;

  it("is 0 until something is added", () => {
    assert.equal(numberOf("b[2][1].grad", start), 0);
    assert.equal(numberOf("w[2][1][0].grad", start), 0);
    const added = after(0, { kind: "dz_db", l: 2, j: 1 });
    assertClose(numberOf("b[2][1].grad", added), byHand(0).dC_dz2[1]!, "after example 0");
    assert.equal(numberOf("b[2][1].grad", trace.stateAt(added.position - 1)), 0);
  });

  it("is the sum before its mean step, the mean after it, and 0 in the next batch", () => {
    const mean = trace.program.meanIndex(0, { l: 2, j: 1 })!;
    assert.ok(mean >= batchEnd);
    assertClose(numberOf("b[2][1].grad", trace.stateAt(mean)), sum, "the sum");
    assertClose(numberOf("b[2][1].grad", trace.stateAt(mean + 1)), sum / 2, "the mean");
    assert.equal(numberOf("b[2][1].grad", trace.stateAt(trace.program.turnStart(2) + 1)), 0);
  });

  it("is what the update takes from the parameter", () => {
    const update = trace.program.updateIndex(0, { l: 2, j: 1 })!;
    assert.equal(numberOf("b[2][1]", trace.stateAt(update)), 0.6);
    assertClose(numberOf("b[2][1]", trace.stateAt(update + 1)), 0.6 - (RATE * sum) / 2, "b");
  });
});

describe("vectors", () => {
  function vectorOf(text: string, state = start) {
    const result = worth(text, state);
    if (result.kind !== "vector") assert.fail(`${text} is ${shown(result)}`);
    return result;
  }

  const children: readonly (readonly [string, readonly string[]])[] = [
    ["w", ["w[1]", "w[2]"]],
    ["w[1 + 1]", ["w[2][0]", "w[2][1]"]],
    ["w[2][0]", ["w[2][0][0]", "w[2][0][1]", "w[2][0][2]"]],
    ["w[2].grad", ["w[2][0].grad", "w[2][1].grad"]],
    ["b", ["b[1]", "b[2]"]],
    ["a", ["a[0]", "a[1]", "a[2]"]],
    ["a[1]", ["a[1][0]", "a[1][1]", "a[1][2]"]],
    ["z", ["z[1]", "z[2]"]],
    ["y", ["y[0]", "y[1]"]],
    ["∂C/∂w", ["dC/dw[1]", "dC/dw[2]"]],
    ["dC/dz[2]", ["dC/dz[2][0]", "dC/dz[2][1]"]],
    ["da/dz[2]", ["da/dz[2][0]", "da/dz[2][1]"]],
  ];
  for (const [text, expected] of children) {
    it(`${text} has ${expected.join(" ")}`, () => {
      const { length, name } = vectorOf(text);
      assert.deepEqual(
        Array.from({ length }, (_, i) => name(i)),
        expected,
      );
    });
  }

  it("have children that are the values of their names", () => {
    const state = endOf(1);
    const walk = (result: Value | Failure): void => {
      if (result.kind !== "vector") return;
      for (let i = 0; i < result.length; i++) {
        const child = result.at(i);
        assert.equal(shown(child), shown(worth(result.name(i), state)));
        assert.ok(
          result
            .name(i)
            .replace(".grad", "")
            .endsWith(`[${result.first + i}]`),
        );
        walk(child);
      }
    };
    for (const text of ["w", "b", "z", "a", "y", "dC/dw", "dC/db", "dC/da", "dC/dz", "da/dz", "w.grad"]) {
      walk(vectorOf(text, state));
    }
  });

  it("may be known in part", () => {
    const a1 = vectorOf("a[1]", after(0, { kind: "activation", l: 1, j: 0 }));
    assert.deepEqual([a1.at(0).kind, a1.at(1).kind, a1.text], ["number", "unknown", "a[1]"]);
    assert.deepEqual(vectorOf("w[2][0]").at(1), {
      kind: "number",
      value: -2,
      nudgeable: { kind: "parameter", parameter: { l: 2, j: 0, k: 1 } },
    });
  });

  it("cost nothing until they are expanded", () => {
    const untouched = new Proxy(start, {
      get(target, property) {
        if (property !== "network") assert.fail(`reads ${String(property)}`);
        return target.network;
      },
    });
    assert.equal(vectorOf("w", untouched).length, 2);
  });

  it("are what min and max range over", () => {
    assert.equal(numberOf("max(w)", start), 1);
    assert.equal(numberOf("min(w[2], b)", start), -2);
    assert.equal(numberOf("max(w[1][0], 7, y)", start), 7);
    const state = endOf(0);
    assertClose(numberOf("max(a[1])", state), Math.max(...byHand(0).a1), "max");
  });
});

describe("arithmetic, comparisons and logic", () => {
  const cases: readonly (readonly [string, number | boolean])[] = [
    ["1", 1],
    ["1.5", 1.5],
    [".5", 0.5],
    ["2.", 2],
    ["1e3", 1000],
    ["1.5E-2", 0.015],
    ["2e+2", 200],
    ["1 + 2 * 3", 7],
    ["(1 + 2) * 3", 9],
    ["7 - 2 - 1", 4],
    ["8 / 4 / 2", 1],
    ["8 / 4 * 2", 4],
    ["2 ^ 3 ^ 2", 512],
    ["(2 ^ 3) ^ 2", 64],
    ["-2 ^ 2", -4],
    ["(-2) ^ 2", 4],
    ["2 ^ -1", 0.5],
    ["2 * -3", -6],
    ["-2 * 3", -6],
    ["2 - -3", 5],
    ["--3", 3],
    ["2 * 3 ^ 2", 18],
    ["9 ^ 0.5", 3],
    ["1 / 0", Number.POSITIVE_INFINITY],
    ["0 / 0", Number.NaN],
    ["-0", -0],
    ["abs(-3)", 3],
    ["min(3)", 3],
    ["min(3, 1, 2)", 1],
    ["max(3, 1, 2)", 3],
    ["sqrt(16)", 4],
    ["exp(0)", 1],
    ["log(1)", 0],
    ["log(0)", Number.NEGATIVE_INFINITY],
    ["log(exp(2))", 2],
    ["sign(-7)", -1],
    ["sign(0)", 0],
    ["abs(-3) ^ 2", 9],
    ["1 == 1", true],
    ["1 != 1", false],
    ["1 < 1", false],
    ["1 <= 1", true],
    ["2 > 1", true],
    ["1 >= 2", false],
    ["1 + 1 == 2", true],
    ["0/0 == 0/0", false],
    ["-0 == 0", true],
    ["!(1 < 2)", false],
    ["!!(1 < 2)", true],
    ["1 < 2 && 2 < 3", true],
    ["1 > 2 || 2 < 3", true],
    ["1 < 2 || 1 < 2 && 2 < 1", true],
    ["(1 < 2 || 1 < 2) && 2 < 1", false],
    ["!(1 > 2) && 1 < 2", true],
    [" 1\n+\t1 ", 2],
  ];
  for (const [text, expected] of cases) {
    it(`${text.trim()} is ${expected}`, () => {
      const result = worth(text, start);
      if (result.kind !== "number" && result.kind !== "truth") assert.fail(shown(result));
      assert.deepEqual(result.value, expected);
    });
  }

  it("an exponential and a logarithm are those of the core", () => {
    assertClose(numberOf("exp(1)", start), Math.E, "e");
    assertClose(numberOf("log(10)", start), Math.LN10, "ln 10");
  });

  it("the square of an error is the square in the cost, to the last bit", () => {
    const state = endOf(0);
    const cost = "(a[2][0] - y[0])^2 / 2 + (a[2][1] - y[1])^2 / 2";
    assert.equal(numberOf(cost, state), numberOf("C", state));
  });

  it("a side that decides hides the other", () => {
    assert.equal(shown(worth("step < 0 && a[0][99] > 0", start)), "false");
    assert.equal(shown(worth("step >= 0 || a[0][99] > 0", start)), "true");
  });
});

describe("truth", () => {
  function holds(text: string): boolean | string {
    const parsed = parse(text);
    if ("error" in parsed) assert.fail(parsed.error.message);
    const result = truth(parsed.expression, start);
    return typeof result === "boolean" ? result : result.error.message;
  }

  it("is that of the condition, and false where it is not computed yet", () => {
    assert.equal(holds("w[1][0][0] > 0"), true);
    assert.equal(holds("w[1][0][0] < 0"), false);
    assert.equal(holds("C < 1"), false);
    assert.equal(holds("!(C < 1)"), false);
  });

  it("is an error for a number, a vector, or a wrong index", () => {
    const message = "a condition is true or false: compare this with something, as in C < 1";
    for (const text of ["1", "C", "w"]) assert.equal(holds(text), message);
    assert.equal(holds("y[2] > 0"), "output 2 does not exist: this network has outputs 0 to 1");
  });

  it("can be expected from the text alone", () => {
    const expected = { "C < 1": true, "!(C < 1)": true, "C < 1 || C > 2": true, C: false, "-1": false };
    for (const [text, isTruth] of Object.entries(expected)) {
      const parsed = parse(text);
      assert.equal("expression" in parsed && isCondition(parsed.expression), isTruth, text);
    }
  });
});

describe("a wrong text is told at its place", () => {
  const names =
    "an expression may use w b z a y C dC/dw dC/db dC/da dC/dz da/dz step example epoch batch eta t accuracy abs sqrt exp log ln sign sigmoid tanh min max sum mean norm";
  const derivatives = "dC/dw dC/db dC/da dC/dz da/dz";
  const cases: readonly (readonly [string, string])[] = [
    ["«»", "an expression is expected, such as w[1][0][0]"],
    ["  «»", "an expression is expected, such as w[1][0][0]"],
    ["1 +«»", "expected a value, not the end"],
    ["1 + «*» 2", "expected a value, not *"],
    ["«;»", "expected a value, not ;"],
    ["1 «;» 2", "expected an operator or the end, not ;"],
    ["1 «2»", "expected an operator or the end, not 2"],
    ["2«w»[1]", "expected an operator or the end, not w"],
    ["(1 + 2«»", "expected ) to close the parenthesis, not the end"],
    ["1 + 2«)»", "expected an operator or the end, not )"],
    ["w[2«»", "expected ] after the index, not the end"],
    ["w[2«)»", "expected ] after the index, not )"],
    ["w[«]»", "expected a value, not ]"],
    ["w[1«,» 2]", "expected ] after the index, not ,"],
    ["«foo» + 1", `there is no foo: ${names}`],
    ["1 + «σ»(2)", `there is no σ: ${names}`],
    ["«constructor»", `there is no constructor: ${names}`],
    ["«dC»", `dC begins a derivative, one of ${derivatives}`],
    ["«∂C» / 2", `∂C begins a derivative, one of ${derivatives}`],
    ["«dC/dy»[0]", `there is no dC/dy: the derivatives are ${derivatives}`],
    ["1 + «∂a / ∂w»[1]", `there is no da/dw: the derivatives are ${derivatives}`],
    ["C«[0]»", "C has no index"],
    ["step«[0]» + 1", "step has no index"],
    ["w[1][0][0]«[ 1 ]»", "w has only the indices [l][j][k]"],
    ["y[1]«[1]»", "y has only the indices [j]"],
    ["z[1][0]«.grad»", "z has no .grad: only w and b have a gradient"],
    ["dC/dw[1][0][0]«.grad»", "dC/dw has no .grad: only w and b have a gradient"],
    ["w[1].«gradient»", "expected grad, m or v after the dot, not gradient"],
    ["w.«»", "expected grad, m or v after the dot, not the end"],
    ["w«.grad»[1][0][0]", ".grad stands after the last index"],
    ["abs «1»", "expected ( after abs, not 1"],
    ["abs«»", "expected ( after abs, not the end"],
    ["1 + «sqrt(1, 2)»", "sqrt takes one value"],
    ["max(«)»", "expected a value, not )"],
    ["max(1, 2«»", "expected ) after the values of max, not the end"],
    ["C «=» 1", "= has no meaning here: to compare, write =="],
    ["C > 1 «&» C < 2", "& has no meaning here: for “and”, write &&"],
    ["C > 1 «|» C < 2", "| has no meaning here: for “or”, write ||"],
    ["2 «**» 3", "** has no meaning here: for a power, write ^"],
    ["1 «constructor»", "expected an operator or the end, not constructor"],
    ["1 «__proto__»", "expected an operator or the end, not __proto__"],
    ["0 < C «<» 1", "comparisons do not chain: join two of them with &&"],
    ["1 == 2 «!=» 3", "comparisons do not chain: join two of them with &&"],
    ["1 + «(2 < 3)»", "+ needs a number, this is true or false"],
    ["«(2 < 3)» ^ 2", "^ needs a number, this is true or false"],
    ["-«(2 < 3)»", "- needs a number, this is true or false"],
    ["«(1 < 2)» == (2 < 3)", "== needs a number, this is true or false"],
    ["abs(«1 < 2»)", "abs needs a number, this is true or false"],
    ["max(1, «1 < 2»)", "max needs a number, this is true or false"],
    ["w[«1 < 2»]", "an index needs a number, this is true or false"],
    ["C < 1 && «C»", "&& needs something true or false, such as C < 1; this is a number"],
    ["«1» || C < 1", "|| needs something true or false, such as C < 1; this is a number"],
    ["!«C» < 1", "! needs something true or false, such as C < 1; this is a number"],
  ];
  for (const [marked, message] of cases) {
    it(`${marked} ${message.slice(0, 60)}`, () => {
      assertError(marked, message);
      assert.ok("error" in parse(marked.replace(/[«»]/g, "")), "parse finds it");
    });
  }

  it("an overlong text, and one that nests too deeply", () => {
    assertError(`${"1+".repeat(500)}«1»`, "this expression is longer than 1000 characters");
    assertError(`${"(".repeat(100)}«(»${"(".repeat(20)}`, "this nests too deeply");
    for (const opening of ["-", "!", "2^", "abs(", "w[", "((1)+"]) {
      const result = parse(opening.repeat(1000 / opening.length));
      assert.equal("error" in result && result.error.message, "this nests too deeply", opening);
    }
    assert.equal(numberOf(`${"1+".repeat(499)}1`, start), 500);
    assert.equal(numberOf(`${"(".repeat(90)}1${")".repeat(90)}`, start), 1);
  });
});

describe("a wrong index or a whole vector is told at its place", () => {
  const cases: readonly (readonly [string, string])[] = [
    ["w[«3»][0][0]", "layer 3 does not exist: this network has layers 1 to 2"],
    ["w[«0»]", "layer 0 is the input and has no w: this network has layers 1 to 2"],
    ["w[«0»].grad", "layer 0 is the input and has no w: this network has layers 1 to 2"],
    ["dC/da[«0»][0]", "layer 0 is the input and has no dC/da: this network has layers 1 to 2"],
    ["a[«3»]", "layer 3 does not exist: this network has layers 0 to 2"],
    ["a[«-1»]", "layer -1 does not exist: this network has layers 0 to 2"],
    ["w[2][«9»][0]", "neuron 9 does not exist: layer 2 has neurons 0 to 1"],
    [
      "w[2][1][«3»]",
      "neuron 3 does not exist: the weights of layer 2 come from layer 1, which has neurons 0 to 2",
    ],
    ["b[1][«1 + 2»]", "neuron 3 does not exist: layer 1 has neurons 0 to 2"],
    ["y[«2»] + 1", "output 2 does not exist: this network has outputs 0 to 1"],
    ["1 + a[1][«0.5»]", "an index is a whole number, this is 0.5"],
    ["a[«0/0»]", "an index is a whole number, this is NaN"],
    ["a[«1e999»]", "an index is a whole number, this is Infinity"],
    ["da/dz[1][0][«0»]", "da/dz[1][0] is one number: only a softmax layer has a third index"],
    ["«a[1]» < 1", "a[1] is a whole vector where a single number is needed: a needs indices [l][k]"],
    ["«2 * w[2][0]» > 1", "2 * w[2][0] is a whole vector where a single number is needed"],
    ["a[«-w»]", "-w is a whole vector where a single number is needed"],
    ["«abs(y)» == 1", "abs(y) is a whole vector where a single number is needed"],
    ["1 + («a[1] + y»)", "a[1] and y have different shapes, 3 and 2: they must be equal"],
    ["«w[1] * w[2]»", "w[1] and w[2] have different shapes, 3 × 2 and 2 × 3: they must be equal"],
    ["max(«w - b», 1)", "w and b have different shapes, 2 layers and 2 layers: they must be equal"],
    ["«a / z»", "a and z have different shapes, 3 layers and 2 layers: they must be equal"],
    ["a[1] + a[«3»]", "layer 3 does not exist: this network has layers 0 to 2"],
    ["«y» == 1", "y is a whole vector where a single number is needed: y needs indices [j]"],
    ["a[«y»]", "y is a whole vector where a single number is needed: y needs indices [j]"],
    ["C + a[1][«7»]", "neuron 7 does not exist: layer 1 has neurons 0 to 2"],
    ["max(C, a[1][«7»])", "neuron 7 does not exist: layer 1 has neurons 0 to 2"],
    ["C < 1 && a[1][«7»] > 0", "neuron 7 does not exist: layer 1 has neurons 0 to 2"],
    ["!(a[1][«7»] > 0)", "neuron 7 does not exist: layer 1 has neurons 0 to 2"],
  ];
  for (const [marked, message] of cases) {
    it(`${marked} ${message.slice(0, 60)}`, () => {
      assertError(marked, message);
      assert.ok("expression" in parse(marked.replace(/[«»]/g, "")), "parse leaves it to evaluate");
    });
  }

  it("in a softmax layer and in a layer of one neuron", () => {
    const message =
      "da/dz[2][0] is a whole vector where a single number is needed: da/dz needs indices [l][j], and [i] in a softmax layer";
    assertError("1 < «da/dz[2][0]»", message, softTrace.stateAt(0));
    const single = new Trace({
      sizes: [1, 1],
      layers: [layer("identity")],
      cost: "squaredError",
      examples: Table.of([{ input: Float64Array.of(1), target: Float64Array.of(2) }]),
      parameters: Float64Array.of(3, 4),
    }).stateAt(0);
    assertError("b[1][«1»]", "neuron 1 does not exist: layer 1 has only neuron 0", single);
    assertError("b[«2»][1]", "layer 2 does not exist: this network has only layer 1", single);
  });
});

/** A random expression as data: `unknown` is C at the start, where it is not computed yet. */
type Tree =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "unknown" }
  | { readonly kind: "prefix"; readonly sign: "-" | "!"; readonly operand: Tree }
  | { readonly kind: "infix"; readonly sign: string; readonly left: Tree; readonly right: Tree }
  | { readonly kind: "call"; readonly name: string; readonly items: readonly Tree[] };

const { number: numbers, truth: truths } = fc.letrec<{ number: Tree; truth: Tree }>((tie) => ({
  number: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.record({
      kind: fc.constant("number" as const),
      value: fc.oneof(fc.nat(9), fc.double({ min: 0, noNaN: true, noDefaultInfinity: true })),
    }),
    fc.constant({ kind: "unknown" as const }),
    fc.record({
      kind: fc.constant("prefix" as const),
      sign: fc.constant("-" as const),
      operand: tie("number"),
    }),
    fc.record({
      kind: fc.constant("infix" as const),
      sign: fc.constantFrom("+", "-", "*", "/", "^"),
      left: tie("number"),
      right: tie("number"),
    }),
    fc.record({
      kind: fc.constant("call" as const),
      name: fc.constantFrom("abs", "sqrt", "sign"),
      items: fc.tuple(tie("number")),
    }),
    fc.record({
      kind: fc.constant("call" as const),
      name: fc.constantFrom("min", "max"),
      items: fc.array(tie("number"), { minLength: 1, maxLength: 3 }),
    }),
  ),
  truth: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.record({
      kind: fc.constant("infix" as const),
      sign: fc.constantFrom("==", "!=", "<", "<=", ">", ">="),
      left: tie("number"),
      right: tie("number"),
    }),
    fc.record({
      kind: fc.constant("prefix" as const),
      sign: fc.constant("!" as const),
      operand: tie("truth"),
    }),
    fc.record({
      kind: fc.constant("infix" as const),
      sign: fc.constantFrom("&&", "||"),
      left: tie("truth"),
      right: tie("truth"),
    }),
  ),
}));

const STRENGTH = new Map(
  [["||"], ["&&"], ["==", "!=", "<", "<=", ">", ">="], ["+", "-"], ["*", "/"], ["prefix"], ["^"]].flatMap(
    (signs, strength) => signs.map((sign) => [sign, strength] as const),
  ),
);

/** The tree as text, with only the parentheses that it needs. */
function printed(tree: Tree, weakest = 0): string {
  switch (tree.kind) {
    case "number":
      return String(tree.value);
    case "unknown":
      return "C";
    case "call":
      return `${tree.name}(${tree.items.map((item) => printed(item)).join(", ")})`;
    case "prefix": {
      const strength = STRENGTH.get("prefix")!;
      return wrapped(tree.sign + printed(tree.operand, strength), strength < weakest);
    }
    case "infix": {
      const strength = STRENGTH.get(tree.sign)!;
      const isPower = tree.sign === "^";
      const isComparison = strength === STRENGTH.get("<");
      const left = printed(tree.left, isPower || isComparison ? strength + 1 : strength);
      const right = printed(tree.right, isPower ? STRENGTH.get("prefix")! : strength + 1);
      return wrapped(`${left} ${tree.sign} ${right}`, strength < weakest);
    }
  }
}

function wrapped(text: string, isNeeded: boolean): string {
  return isNeeded ? `(${text})` : text;
}

type Reference = number | boolean | undefined;

/** What a tree is worth, by JavaScript's own operators on values that are all known. */
function reference(tree: Tree): Reference {
  switch (tree.kind) {
    case "number":
      return tree.value;
    case "unknown":
      return undefined;
    case "prefix": {
      const value = reference(tree.operand);
      if (value === undefined) return undefined;
      return tree.sign === "!" ? !value : -value;
    }
    case "call": {
      const items = tree.items.map((item) => reference(item) as number | undefined);
      if (items.includes(undefined)) return undefined;
      const f = Math[tree.name as "min" | "max"];
      return f(...(items as number[]));
    }
    case "infix":
      return referenceInfix(tree.sign, reference(tree.left), reference(tree.right));
  }
}

function referenceInfix(sign: string, left: Reference, right: Reference): Reference {
  if (sign === "&&")
    return [left, right].includes(false) ? false : left === true && right === true ? true : undefined;
  if (sign === "||")
    return [left, right].includes(true) ? true : left === false && right === false ? false : undefined;
  if (left === undefined || right === undefined) return undefined;
  if (sign === "^") return power(Number(left), Number(right)); // It has its own oracle.
  const compute: Record<string, (x: number, y: number) => Reference> = {
    "+": (x, y) => x + y,
    "-": (x, y) => x - y,
    "*": (x, y) => x * y,
    "/": (x, y) => x / y,
    "==": (x, y) => x === y,
    "!=": (x, y) => x !== y,
    "<": (x, y) => x < y,
    "<=": (x, y) => x <= y,
    ">": (x, y) => x > y,
    ">=": (x, y) => x >= y,
  };
  return compute[sign]!(Number(left), Number(right));
}

describe("any expression", () => {
  for (const [what, trees] of Object.entries({ numbers, truths })) {
    it(`of ${what} is worth what its tree is`, () => {
      fc.assert(
        fc.property(
          trees.map((tree) => ({ tree, text: printed(tree) })).filter(({ text }) => text.length <= 1000),
          ({ tree, text }) => {
            const result = worth(text, start);
            if (result.kind === "error" || result.kind === "vector") assert.fail(shown(result));
            assert.deepEqual(result.kind === "unknown" ? undefined : result.value, reference(tree));
          },
        ),
        { numRuns: 1000 },
      );
    });
  }

  const word = fc.constantFrom(
    ..."w b z a y C dC ∂C da / dw ∂w dz [ ] [1] [0] .grad . step ( ) , + - * ^ == < && || ! = 1 2 0.5 1e9 max abs".split(
      " ",
    ),
  );
  const texts = fc.oneof(
    fc.string({ unit: "binary", maxLength: 60 }),
    fc.array(word, { maxLength: 30 }).map((words) => words.join("")),
    fc.array(word, { maxLength: 30 }).map((words) => words.join(" ")),
  );

  it("is a value or an error with a place inside the text, never an exception", () => {
    const states = [start, endOf(1), softTrace.stateAt(40)];
    fc.assert(
      fc.property(texts, fc.constantFrom(...states), (text, state) => {
        const result = worth(text, state);
        if (result.kind !== "error") return;
        const { start: from, end, message } = result.error;
        assert.ok(from >= 0 && from <= end && end <= text.length && message.length > 0);
      }),
      { numRuns: 3000 },
    );
  });
});
