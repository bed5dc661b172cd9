/** What is printed can be typed: signs, numbers and symbols, as this product writes them. */
import { strict as assert } from "node:assert";
import fc from "fast-check";
import { Trace } from "../../../src/core/run/trace";
import { evaluateExpression, parse } from "../../../src/debug/expression/expression";
import { Symbols } from "../../../src/lesson/symbols";
import { plain, plainRatio, type Quantity } from "../../../src/math/quantity";
import { number } from "../../../src/math/symbolic";
import { textOf } from "../../../src/math/text";
import { apart, exactNumber, readable, shortNumber, typeset } from "../../../src/protocol/format";
import { compact, reading } from "../../../webview/shared/numbers";
import { networkOf } from "../networks";

const trace = new Trace(networkOf([2, 3, 2], { examples: 2 }));
const start = trace.stateAt(0);
const end = trace.stateAt(trace.program.example.length);

function worth(text: string, state = start): number | boolean | string {
  const parsed = parse(text);
  const value = "expression" in parsed ? evaluateExpression(parsed.expression, state) : parsed;
  if (value.kind === "error") return value.error.message;
  return value.kind === "number" || value.kind === "truth" ? value.value : value.kind;
}

describe("signs as they are printed and typed", () => {
  const cases: readonly (readonly [string, number | boolean])[] = [
    ["−0.5", -0.5],
    ["3 − 1", 2],
    ["3 – 1", 2],
    ["2×3", 6],
    ["2 · 3", 6],
    ["2⋅3", 6],
    ["6÷3", 2],
    ["1.2e−5", 1.2e-5],
    ["−1.2e−5", -1.2e-5],
    ["∞", Number.POSITIVE_INFINITY],
    ["−∞", Number.NEGATIVE_INFINITY],
    ["-Infinity", Number.NEGATIVE_INFINITY],
    ["NaN", Number.NaN],
    ["3²", 9],
    ["2³ · 2", 16],
    ["2⁻¹", 0.5],
    ["(1 − 3)²", 4],
    ["−3²", -9],
    ["2^3²", 512],
    ["10²²", 1e22],
    ["+3", 3],
    ["1 − +3", -2],
    ["1 ≤ 1", true],
    ["1 ≥ 2", false],
    ["1 ≠ 2", true],
  ];
  for (const [text, expected] of cases) {
    it(`${text} is ${expected}`, () => assert.deepEqual(worth(text), expected));
  }

  it("are named as they are typed where they are wrong", () => {
    assert.equal(worth("1 + × 2"), "expected a value, not ×");
    assert.equal(worth("1 −"), "expected a value, not the end");
  });
});

describe("decimal numbers as they are typed", () => {
  it("a ten to a whole number is the double nearest to the decimal", () => {
    for (let n = -30; n <= 30; n++) {
      const expected = Number(`1e${n}`);
      for (const text of [
        `10^${n}`,
        `10^(${n})`,
        `10^${n < 0 ? n : `+${n}`}`,
        `10 ^ ${typeset(String(n))}`,
      ]) {
        assert.equal(worth(text), expected, text);
      }
      const raised = String(n).replace(/./g, (sign) => (sign === "-" ? "⁻" : "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(sign)]!));
      assert.equal(worth(`10${raised}`), expected);
    }
  });

  it("a number times such a ten is the double nearest to that decimal", () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.integer({ min: -30, max: 30 }),
        (x, n) => {
          const [digits, shift = "0"] = exactNumber(x).split("e");
          const expected = Number(`${digits}e${Number(shift) + n}`);
          assert.equal(worth(`${exactNumber(x)} * 10^${n}`), expected);
          assert.equal(worth(`${typeset(exactNumber(x))} · 10^(${n})`), expected);
        },
      ),
    );
    assert.equal(worth("2·10^-3 * 3"), 0.002 * 3);
    assert.equal(worth("7 * (10^-1)"), 7 * 0.1);
    assert.equal(worth("y[0] * 3 * 10^-1"), 3 * 0.1);
  });
});

describe("any number that is printed", () => {
  const numbers = fc.oneof(
    fc.double(),
    fc.double({ min: -1e8, max: 1e8 }),
    fc.integer().map((n) => n / 1000),
  );

  it("is the same double again where it is exact", () => {
    fc.assert(
      fc.property(numbers, (x) => {
        for (const text of [
          exactNumber(x),
          typeset(exactNumber(x)),
          textOf(number(x, `(${typeset(exactNumber(x))})`)),
        ]) {
          assert.ok(Object.is(worth(text), x), `${text} is ${worth(text)}`);
        }
      }),
    );
  });

  it("is the number of the digits that are shown where it is short", () => {
    const writers = [
      shortNumber,
      readable,
      reading,
      (x: number) => compact(x),
      (x: number) => apart(x, x + 1)[0],
    ];
    fc.assert(
      fc.property(numbers, fc.constantFrom(...writers), (x, write) => {
        const text = write(x);
        const value = worth(text);
        const expected = Number(text.replaceAll("−", "-").replace("∞", "Infinity"));
        assert.ok(Object.is(value, expected), `${x} is printed ${text}, which is ${value}`);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("symbols as they are printed", () => {
  const symbol = (letter: "z" | "a", l: number, j: number): Quantity => ({ letter, l, indices: [j] });

  it("are the numbers they name", () => {
    const symbols = new Symbols(trace.program.sizes);
    for (let l = 1; l <= 2; l++) {
      for (let j = 0; j < trace.program.sizes[l]!; j++) {
        const bias = symbols.b(l, j);
        const [z, a] = [symbol("z", l, j), symbol("a", l, j)];
        const expected: Record<string, number | undefined> = {
          [plain(bias)]: end.b(l, j),
          [plain(z)]: end.z(l, j),
          [plain(a)]: end.a(l, j),
          [plainRatio({ letter: "C" }, bias)]: end.derivative({ l, j }),
          [plainRatio({ letter: "C" }, a)]: end.dC_da(l, j),
          [plainRatio({ letter: "C", indices: [0] }, z)]: end.dC_dz(l, j),
          [plainRatio(a, z)]: end.da_dz(l, j),
        };
        for (let k = 0; k < trace.program.sizes[l - 1]!; k++) {
          const weight = symbols.w(l, j, k);
          expected[plain(weight)] = end.w(l, j, k);
          expected[plainRatio({ letter: "C" }, weight)] = end.derivative({ l, j, k });
        }
        for (const [text, value] of Object.entries(expected)) assert.equal(worth(text, end), value, text);
      }
    }
    assert.equal(worth("a₁⁽⁰⁾", end), end.a(0, 1));
    assert.equal(worth("y₁", end), end.y(1));
    assert.equal(worth("2 a", end), "expected an operator or the end, not a");
    assert.equal(worth("−∂C/∂w₀₁⁽²⁾² ÷ 2", end), -(end.derivative({ l: 2, j: 0, k: 1 })! ** 2 / 2));
    assert.equal(worth("dC/dw₀₁⁽²⁾", end), end.derivative({ l: 2, j: 0, k: 1 }));
  });

  it("have commas between indices of several digits", () => {
    const wide = new Trace(networkOf([13, 12, 1])).stateAt(0);
    assert.equal(worth("w₁₁,₃⁽¹⁾", wide), wide.w(1, 11, 3));
    assert.equal(worth("w₁,₁₂⁽¹⁾", wide), wide.w(1, 1, 12));
    assert.equal(worth("w₁₁⁽¹⁾", wide), wide.w(1, 1, 1));
    assert.equal(worth("b₁₁⁽¹⁾", wide), wide.b(1, 11));
  });

  it("may leave out the indices of layers of one neuron, and are vectors elsewhere", () => {
    const chain = new Trace(networkOf([1, 1, 1]));
    const state = chain.stateAt(chain.program.example.length);
    const expected = {
      "w⁽²⁾": state.w(2, 0, 0),
      "b⁽¹⁾": state.b(1, 0),
      "z⁽¹⁾": state.z(1, 0),
      "a⁽⁰⁾": state.a(0, 0),
      "∂C/∂w⁽¹⁾": state.derivative({ l: 1, j: 0, k: 0 }),
      "∂C₀/∂a⁽²⁾": state.dC_da(2, 0),
      "∂a⁽²⁾/∂z⁽²⁾": state.da_dz(2, 0),
      "w₀₀⁽²⁾": state.w(2, 0, 0),
    };
    for (const [text, value] of Object.entries(expected)) assert.equal(worth(text, state), value, text);
    for (const text of ["w⁽²⁾", "a⁽¹⁾", "∂C/∂z⁽²⁾"]) assert.equal(worth(text, end), "vector", text);
    const wide = new Trace(networkOf([3, 1])).stateAt(0);
    assert.equal(worth("max(w⁽¹⁾)", wide), Math.max(wide.w(1, 0, 0), wide.w(1, 0, 1), wide.w(1, 0, 2)));
  });

  it("have both neurons of a softmax layer", () => {
    const soft = new Trace(networkOf([2, 3], { last: "softmax", cost: "crossEntropy" }));
    const state = soft.stateAt(soft.program.example.length);
    for (const [i, j] of [
      [0, 0],
      [2, 1],
    ] as const) {
      assert.equal(worth(plainRatio(symbol("a", 1, i), symbol("z", 1, j)), state), state.da_dz(1, j, i));
    }
  });

  it("are of one example where they say so", () => {
    assert.equal(worth("C₀", end), end.C);
    assert.equal(worth("C₁", end), "C₁ is of example 1, this is example 0");
    assert.equal(worth("∂C₁/∂w₀₁⁽²⁾", end), "∂C₁/∂w₀₁⁽²⁾ is of example 1, this is example 0");
  });

  it("are errors, with a way out, where they name nothing", () => {
    for (const text of [
      "w₀₁",
      "w₀⁽¹⁾",
      "w₀₁₂⁽¹⁾",
      "y⁽¹⁾",
      "y₀,₁",
      "step₀",
      "q₀⁽¹⁾",
      "C⁽¹⁾",
      "∂C₀₁⁽¹⁾/∂w₀₁⁽¹⁾",
    ]) {
      assert.match(String(worth(text)), /^there is no .*: symbols are written w₀₁⁽²⁾/, text);
    }
    for (const text of ["∂a₀⁽¹⁾/∂z₀⁽²⁾", "∂z₀⁽¹⁾/∂a₀⁽¹⁾", "∂C/∂y₀", "∂a⁽¹⁾/∂z₀⁽¹⁾"]) {
      assert.match(String(worth(text)), /^there is no ∂/, text);
    }
    assert.match(String(worth("w₉₀⁽¹⁾")), /^neuron 9 does not exist/);
    assert.match(String(worth("∂a₁⁽¹⁾/∂z₀⁽¹⁾")), /only a softmax layer has a third index/);
  });
});

describe("hostile texts", () => {
  it("are refused in time that does not grow with them", () => {
    for (const text of ["1+".repeat(500_000), "(".repeat(1_000_000), "₀".repeat(1e6), "w".repeat(1e6)]) {
      assert.equal(worth(text), "this expression is longer than 1000 characters");
    }
  });
});
