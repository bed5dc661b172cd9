/** Vectors in arithmetic, folds over them, and the budget that no evaluation leaves. */
import { strict as assert } from "node:assert";
import fc from "fast-check";
import { withTarget } from "../../../src/core/network/dataset";
import type { State } from "../../../src/core/run/state";
import { Trace } from "../../../src/core/run/trace";
import {
  evaluateExpression,
  type Failure,
  parse,
  print,
  type Value,
} from "../../../src/debug/expression/expression";
import { tanh } from "../../../src/math/elementary";
import { budget } from "../../../src/protocol/budget";
import { networkOf } from "../networks";

const training = { learningRate: 0.25, epochs: 2, batchSize: 1 };
const trace = new Trace(networkOf([2, 3, 2], { examples: 2, training }));
const soft = new Trace(networkOf([2, 2, 3], { last: "softmax", cost: "crossEntropy" }));
const end = trace.stateAt(trace.program.example.length);

function worth(text: string, state = end): Value | Failure {
  const parsed = parse(text);
  return "expression" in parsed ? evaluateExpression(parsed.expression, state) : parsed;
}

function plainOf(value: Value | Failure): unknown {
  switch (value.kind) {
    case "number":
    case "truth":
      return value.value;
    case "unknown":
      return "unknown";
    case "error":
      return value.error.message;
    case "vector":
      return Array.from({ length: value.length }, (_, i) => plainOf(value.at(i)));
  }
}

const a1 = [0, 1, 2].map((k) => end.a(1, k)!);
const w2 = [0, 1].map((j) => [0, 1, 2].map((k) => end.w(2, j, k)));

describe("arithmetic on vectors", () => {
  const cases: readonly (readonly [string, unknown])[] = [
    ["a[1] + 1", a1.map((a) => a + 1)],
    ["1 - a[1]", a1.map((a) => 1 - a)],
    ["-a[1]", a1.map((a) => -a)],
    ["a[1]^2", a1.map((a) => a * a)],
    ["a[1] * (1 - a[1]) - da/dz[1]", [0, 0, 0]],
    ["a[2] - y", [0, 1].map((j) => end.a(2, j)! - end.y(j))],
    ["2 * w[2]", w2.map((row) => row.map((w) => 2 * w))],
    ["w[2] / w[2]", w2.map((row) => row.map(() => 1))],
    ["w[2][0] * a[1]", w2[0]!.map((w, k) => w * a1[k]!)],
    ["sigmoid(z[1]) - a[1]", [0, 0, 0]],
    ["tanh(a[1])", a1.map(tanh)],
    ["abs(-a[1])", a1],
    ["ln(a[1]) - log(a[1])", [0, 0, 0]],
    ["C * y", [0, 1].map((j) => end.C! * end.y(j))],
    [
      "b * 0",
      [
        [0, 0, 0],
        [0, 0],
      ].map((layer) => layer.map((zero, j) => end.b(1, j) * zero)),
    ],
  ];
  for (const [text, expected] of cases) {
    it(text, () => assert.deepEqual(JSON.stringify(plainOf(worth(text))), JSON.stringify(expected)));
  }

  it("keeps each component that is not computed yet apart", () => {
    const state = trace.stateAt(trace.program.indexOf(0, { kind: "activation", l: 1, j: 1 }) + 1);
    assert.deepEqual(plainOf(worth("1 * a[1]", state)), [state.a(1, 0), state.a(1, 1), "unknown"]);
    assert.deepEqual(plainOf(worth("C * y", state)), ["unknown", "unknown"]);
    assert.equal(plainOf(worth("a[C]", state)), "unknown");
    assert.deepEqual(plainOf(worth("a[C] + y", state)), ["unknown", "unknown"]);
  });

  it("has components whose own expressions are worth the same", () => {
    const texts = [
      "a[1] + 1",
      "-(w - w.grad)^2 / 2",
      "C * z[2]",
      "max(w) * dC/dw",
      "a[epoch] - b⁽¹⁾",
      "da/dz * dC/da",
    ];
    const check = (value: Value | Failure): void => {
      if (value.kind !== "vector") return;
      assert.deepEqual(plainOf(worth(value.text)), plainOf(value));
      for (let i = 0; i < value.length; i++) {
        assert.deepEqual(plainOf(worth(value.name(i))), plainOf(value.at(i)), value.name(i));
        check(value.at(i));
      }
    };
    for (const text of texts) {
      assert.equal(worth(text).kind, "vector", text);
      check(worth(text));
    }
    const sum = worth("a[1] * (1 - w[2][0])");
    assert.equal(sum.kind === "vector" && sum.name(2), "a[1][2] * (1 - w[2][0][2])");
    assert.equal(sum.kind === "vector" && sum.text, "a[1] * (1 - w[2][0])");
  });
});

describe("folds", () => {
  const sum = (numbers: readonly number[]) => numbers.reduce((total, x) => total + x, 0);
  const cases: readonly (readonly [string, number])[] = [
    ["sum(a[1])", sum(a1)],
    ["sum(1, 2, a[1])", sum([1, 2, ...a1])],
    ["mean(a[1])", sum(a1) / 3],
    ["norm(a[1])", Math.sqrt(sum(a1.map((a) => a * a)))],
    ["norm(3, 4)", 5],
    ["norm(-2)", 2],
    ["sum(w[2])", sum(w2.flat())],
    ["max(abs(w[2]))", Math.max(...w2.flat().map(Math.abs))],
    ["sum((a[2] - y)^2) - C", 0],
    ["sum(w[2][0] * a[1]) + b[2][0] - z[2][0]", 0],
    ["eta", 0.25],
    ["η", 0.25],
    ["t", 0],
  ];
  for (const [text, expected] of cases) it(text, () => assert.equal(plainOf(worth(text)), expected));

  it("are not computed yet while any component is not", () => {
    const state = trace.stateAt(trace.program.indexOf(0, { kind: "activation", l: 1, j: 1 }) + 1);
    for (const name of ["sum", "mean", "norm", "min", "max"]) {
      assert.equal(plainOf(worth(`${name}(a[1])`, state)), "unknown", name);
      assert.equal(plainOf(worth(`${name}(1, C)`, state)), "unknown", name);
      assert.equal(typeof plainOf(worth(`${name}(a[0])`, state)), "number", name);
    }
  });
});

describe("the learning rate and the count of updates", () => {
  it("are those of the position", () => {
    const last = trace.stateAt(trace.program.length);
    assert.equal(plainOf(worth("t", last)), 4);
    assert.equal(plainOf(worth("t", trace.stateAt(trace.program.length - 1))), 3);
    const nudged = trace.nudged([{ position: 3, what: { kind: "learningRate" }, value: 2 }]);
    assert.equal(plainOf(worth("eta", nudged.stateAt(2))), 0.25);
    assert.equal(plainOf(worth("eta", nudged.stateAt(3))), 2);
    const eta = worth("eta");
    assert.deepEqual(eta.kind === "number" && eta.nudgeable, { kind: "learningRate" });
  });

  it("are an error and 0 where nothing trains", () => {
    assert.equal(
      plainOf(worth("eta", soft.stateAt(3))),
      "this network does not train: it has no learning rate",
    );
    assert.equal(plainOf(worth("t", soft.stateAt(soft.program.length))), 0);
  });

  it("leave what is not there a clear error", () => {
    assert.match(String(plainOf(worth("acuracy"))), /^there is no acuracy: an expression may use w b z/);
    assert.equal(plainOf(worth("validation.cost")), "this network has no validation examples");
    assert.equal(plainOf(worth("validation.loss")), "expected cost or accuracy after the dot, not loss");
    assert.equal(plainOf(worth("w[1][0][0].v")), "sgd without momentum has no velocity");
  });
});

describe("moments", () => {
  const rules = { learningRate: 0.25, epochs: 2, batchSize: 1, l2: 0.1 };
  const adam = new Trace(
    networkOf([2, 2, 1], {
      examples: 2,
      training: { ...rules, optimizer: { name: "adam" } },
      trainable: { 1: { weights: true, biases: false } },
    }),
  );
  const heavy = new Trace(networkOf([1, 1], { examples: 2, training: { ...rules, momentum: 0.5 } }));
  const last = adam.stateAt(adam.program.length);

  it("are those of the position, by their names and by their symbols", () => {
    assert.equal(plainOf(worth("w[2][0][1].m", adam.stateAt(0))), 0);
    const { program } = adam;
    const done = program.ruleIndex(1, "moment2", { l: 2, j: 0 })! + 1;
    const state = adam.stateAt(done);
    for (const [text, symbol, letter, parameter] of [
      ["w[2][0][1].m", "m₀,₁⁽²⁾", "m", { l: 2, j: 0, k: 1 }],
      ["w[2][0][1].v", "v₀₁⁽²⁾", "v", { l: 2, j: 0, k: 1 }],
      ["b[2][0].v", "v₀⁽²⁾", "v", { l: 2, j: 0 }],
    ] as const) {
      assert.notEqual(state.moment(letter, parameter), 0);
      assert.equal(plainOf(worth(text, state)), state.moment(letter, parameter));
      assert.equal(plainOf(worth(symbol, state)), state.moment(letter, parameter), symbol);
    }
    assert.equal(worth("w[1].m", last).kind, "vector");
    assert.equal(
      plainOf(worth("w[1][0][0].v", heavy.stateAt(heavy.program.length - 1))),
      heavy.stateAt(heavy.program.length).moment("v", { l: 1, j: 0, k: 0 }),
    );
  });

  it("are a clear error where the rule, or a frozen parameter, has none", () => {
    assert.equal(plainOf(worth("b[1][0].m", last)), "the biases of layer 1 are frozen: they have no moments");
    assert.equal(plainOf(worth("b[1].v", last)), "the biases of layer 1 are frozen: they have no moments");
    assert.equal(plainOf(worth("w.m", heavy.stateAt(3))), "sgd has no first moment: adam and adamw have one");
    assert.equal(
      plainOf(worth("b[1][0].v", soft.stateAt(3))),
      "this network does not train: it has no moments",
    );
    assert.equal(plainOf(worth("z[1][0].m", last)), "z has no .m: only w and b have moments");
  });
});

describe("what is measured beside the run", () => {
  const whole = networkOf([1, 2, 1], { examples: 2, training: { learningRate: 0.5, epochs: 2 } });
  const subject = { ...whole, validation: whole.examples };
  const measured = new Trace(subject);
  const end = measured.stateAt(measured.program.length);

  it("is the accuracy, and the validation's, where they are known", () => {
    assert.equal(plainOf(worth("validation.cost", end)), end.validation!.cost);
    assert.equal(plainOf(worth("validation.accuracy", end)), end.validation!.right! / 2);
    assert.equal(plainOf(worth("accuracy - validation.accuracy", end)), 0);
    assert.equal(plainOf(worth("validation.cost", measured.stateAt(5))), "unknown");
    assert.equal(plainOf(worth("accuracy", measured.stateAt(5))), "unknown");
  });

  it("is an error where nothing is called right or wrong", () => {
    const targets = networkOf([1, 2], { examples: 1 });
    const half = { ...targets, examples: withTarget(targets.examples, 0, 0, 0.5) };
    assert.match(
      String(plainOf(worth("accuracy", new Trace(half).stateAt(3)))),
      /nothing is called right or wrong/,
    );
  });
});

describe("the budget of an evaluation", () => {
  /** A state that counts how often a number of it is looked at. */
  function counted(state: State): { state: State; looks: () => number } {
    let looks = 0;
    const proxy = new Proxy(state, {
      get: (target, property) => {
        const value = Reflect.get(target, property, target);
        if (typeof value !== "function") return value;
        return (...args: unknown[]) => {
          looks++;
          return Reflect.apply(value, target, args);
        };
      },
    });
    return { state: proxy, looks: () => looks };
  }

  const most = budget.expressionNumbers;
  const wide = new Trace(networkOf([784, 16, 16, 10])).stateAt(0);
  const hostile = [
    `max(${Array(491).fill("w").join(",")})`,
    `sum(${Array(490).fill("w").join("+")})`,
    `max(${Array(60).fill("sum(w)").join(",")}) < 1`,
    `sum(${"abs(".repeat(90)}w${")".repeat(90)})`,
    `norm(${"(".repeat(20)}w${")^3".repeat(20)})`,
    `w[${Array(100).fill("max(w)").join("+")}]`,
    `${Array(60).fill("sum(w) == 7").join("||")}`,
  ];
  for (const text of hostile) {
    it(`holds for ${text.slice(0, 30)}…`, () => {
      const { state, looks } = counted(wide);
      assert.equal(
        plainOf(worth(text, state)),
        `this would look at more than ${most} numbers, the most that one expression may`,
      );
      assert.ok(looks() <= most + 1000, `${looks()} looks`);
    });
  }

  it("goes as far again for twice as long an expression, and no further", () => {
    const digits = new Trace(networkOf([20, 10, 5])).stateAt(0);
    const looksFor = (count: number): number => {
      const { state, looks } = counted(digits);
      assert.equal(typeof plainOf(worth(`max(${Array(count).fill("w").join(",")})`, state)), "number");
      return looks();
    };
    const [one, two] = [looksFor(200), looksFor(400)];
    assert.ok(two <= 2.05 * one, `${one} and ${two} looks`);
  });

  it("is enough for all weights of a network for handwritten digits", () => {
    const digits = new Trace(networkOf([784, 128, 10])).stateAt(0);
    for (const text of ["max(w)", "norm(w.grad)", "mean(w[1])"]) {
      assert.equal(typeof plainOf(worth(text, digits)), "number", text);
    }
  });
});

describe("an expression as text", () => {
  const leaf = fc.constantFrom(
    "1",
    "2.5",
    "1e300",
    "C",
    "a[1]",
    "w[2][0][1]",
    "w[1].grad",
    "z⁽¹⁾",
    "C₀",
    "10",
    "eta",
  );
  const tree = fc.letrec<{ number: string; truth: string }>((tie) => ({
    number: fc.oneof(
      { depthSize: "small" },
      leaf,
      fc
        .tuple(tie("number"), fc.constantFrom("+", "-", "*", "/", "^"), tie("number"))
        .map(([x, f, y]) => `(${x})${f}(${y})`),
      fc
        .tuple(tie("number"), fc.constantFrom("+", "-", "*", "/", "^"), tie("number"))
        .map((parts) => parts.join(" ")),
      tie("number").map((x) => `-(${x})`),
      tie("number").map((x) => `sqrt(${x})`),
      fc.array(tie("number"), { minLength: 1, maxLength: 3 }).map((items) => `max(${items.join()})`),
    ),
    truth: fc.oneof(
      { depthSize: "small" },
      fc
        .tuple(tie("number"), fc.constantFrom("<", ">=", "=="), tie("number"))
        .map(([x, f, y]) => `(${x}) ${f} (${y})`),
      fc
        .tuple(tie("truth"), fc.constantFrom("&&", "||"), tie("truth"))
        .map(([x, f, y]) => `(${x}) ${f} (${y})`),
      tie("truth").map((x) => `!(${x})`),
    ),
  }));

  /** A tree without the places of its nodes. */
  const bare = (node: unknown): string =>
    JSON.stringify(node, (key, value) => (key === "start" || key === "end" ? undefined : value));

  it("reads back as the same tree", () => {
    fc.assert(
      fc.property(fc.oneof(tree.number, tree.truth), (text) => {
        const parsed = parse(text);
        if (!("expression" in parsed)) return;
        const printed = print(parsed.expression);
        const again = parse(printed);
        assert.ok("expression" in again, `${text} → ${printed}`);
        assert.equal(bare(again.expression), bare(parsed.expression), `${text} → ${printed}`);
      }),
      { numRuns: 2000 },
    );
  });
});
