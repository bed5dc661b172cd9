import { check, type Example } from "./example";

const isElementwise = ({ activation }: Example): boolean => activation !== "softmax";

describe("the mistakes with ∂C/∂w", () => {
  it("in its new factor", () => {
    check({
      subject: { kind: "dz_dw", l: 2, j: 1, k: 0 },
      level: "factor",
      right: (e) => e.a(1, 0),
      mistakes: {
        "the weight": [/w₁₀⁽²⁾ itself, which is what/, (e) => e.w(2, 1, 0)],
        "the whole product": [/∂C[₀-₉]\/∂w₁₀⁽²⁾, the whole product/, (e) => e.a(1, 0) * e.dC_dz(2, 1)],
        "z for a": [/z₀⁽¹⁾, before the activation function/, (e) => e.z(1, 0)],
        swapped: [/a₁⁽¹⁾, with j and k swapped/, (e) => e.a(1, 1)],
        "where it leads": [/a₁⁽²⁾, where the weight leads to/, (e) => e.a(2, 1)],
        sign: [/its sign is not/, (e) => -e.a(1, 0)],
        "the others": [/factors known already/, (e) => e.dC_dz(2, 1)],
        "a bias's": [/1 for a bias/, () => 1],
        "the term": [/the term itself/, (e) => e.w(2, 1, 0) * e.a(1, 0)],
        "∂C/∂a": [/∂C[₀-₉]\/∂a₁⁽²⁾, known already/, (e) => e.dC_da(2, 1)],
        "σ′": [/∂a₁⁽²⁾\/∂z₁⁽²⁾, known already/, (e) => (isElementwise(e) ? e.slope(2, 1) : undefined)],
      },
    });
    check({
      subject: { kind: "dz_dw", l: 2, j: 0, k: 0 },
      level: "factor",
      right: (e) => e.a(1, 0),
      mistakes: { "a neighbour's": [/a₁⁽¹⁾, of a neighbour/, (e) => e.a(1, 1)] },
    });
  });

  it("in the whole", () => {
    check({
      subject: { kind: "dz_dw", l: 2, j: 1, k: 0 },
      level: "quantity",
      turn: 1,
      right: (e) => e.a(1, 0) * e.dC_dz(2, 1),
      mistakes: {
        "no σ′": [/= σ′\(z₁⁽²⁾\) is missing|Softmax is missing/, (e) => e.a(1, 0) * e.dC_da(2, 1)],
        sign: [/its sign is not/, (e) => -e.a(1, 0) * e.dC_dz(2, 1)],
        "σ for σ′": [
          /σ\(z₁⁽²⁾\), the activation, where its slope/,
          (e) => (isElementwise(e) ? e.a(1, 0) * e.a(2, 1) * e.dC_da(2, 1) : undefined),
        ],
        "z for σ′": [
          /takes z₁⁽²⁾ where the slope/,
          (e) => (isElementwise(e) ? e.a(1, 0) * e.z(2, 1) * e.dC_da(2, 1) : undefined),
        ],
        "no ∂C/∂a": [
          /factor ∂C[₀-₉]\/∂a₁⁽²⁾ is missing/,
          (e) => (isElementwise(e) ? e.a(1, 0) * e.slope(2, 1) : undefined),
        ],
        "no ∂z/∂w": [/the factor ∂z₁⁽²⁾\/∂w₁₀⁽²⁾ is missing/, (e) => e.dC_dz(2, 1)],
        "the first factor": [/∂z₁⁽²⁾\/∂w₁₀⁽²⁾ alone/, (e) => e.a(1, 0)],
        "added up": [
          /adds the factors/,
          (e) => (isElementwise(e) ? e.a(1, 0) + e.slope(2, 1) + e.dC_da(2, 1) : undefined),
        ],
        "w for a": [/takes the weight w₁₀⁽²⁾ where a₀⁽¹⁾/, (e) => e.w(2, 1, 0) * e.dC_dz(2, 1)],
        "z for a": [/takes z₀⁽¹⁾ where a₀⁽¹⁾ belongs/, (e) => e.z(1, 0) * e.dC_dz(2, 1)],
        "a swapped": [/takes a₁⁽¹⁾, with j and k swapped/, (e) => e.a(1, 1) * e.dC_dz(2, 1)],
        swapped: [/∂C[₀-₉]\/∂w₀₁⁽²⁾, with j and k swapped/, (e) => e.a(1, 1) * e.dC_dz(2, 0)],
        "where it leads": [/takes a₁⁽²⁾, where the weight leads to/, (e) => e.a(2, 1) * e.dC_dz(2, 1)],
        "another neuron's": [/∂C[₀-₉]\/∂w₀₀⁽²⁾, of another neuron/, (e) => e.a(1, 0) * e.dC_dz(2, 0)],
        accumulated: [
          /the sum over the examples so far/,
          (e, [first]) => e.a(1, 0) * e.dC_dz(2, 1) + first!.a(1, 0) * first!.dC_dz(2, 1),
        ],
        "twice it": [/look for a factor 2/, (e) => 2 * e.a(1, 0) * e.dC_dz(2, 1)],
        "half of it": [/look for a factor 2/, (e) => (e.a(1, 0) * e.dC_dz(2, 1)) / 2],
      },
    });
    check({
      subject: { kind: "dz_dw", l: 1, j: 0, k: 0 },
      level: "quantity",
      right: (e) => e.a(0, 0) * e.dC_dz(1, 0),
      mistakes: { "a neighbour's": [/∂C[₀-₉]\/∂w₀₁⁽¹⁾, of a neighbour/, (e) => e.a(0, 1) * e.dC_dz(1, 0)] },
    });
  });
});

describe("the mistakes with ∂C/∂b", () => {
  it("in its new factor", () => {
    check({
      subject: { kind: "dz_db", l: 2, j: 1 },
      level: "factor",
      right: () => 1,
      mistakes: {
        "0": [/It is not 0/, () => 0],
        "the bias": [/b₁⁽²⁾ itself/, (e) => e.b(2, 1)],
        "the whole product": [/∂C[₀-₉]\/∂b₁⁽²⁾, the whole product/, (e) => e.dC_dz(2, 1)],
        sign: [/its sign is not/, () => -1],
        "∂C/∂a": [/∂C[₀-₉]\/∂a₁⁽²⁾, known already/, (e) => e.dC_da(2, 1)],
        "an activation": [/a₁⁽¹⁾, the factor of a weight/, (e) => e.a(1, 1)],
      },
    });
  });

  it("in the whole, also where the neuron is the unit", () => {
    for (const level of ["quantity", "neuron"] as const)
      check({
        subject: { kind: "dz_db", l: 2, j: 1 },
        level,
        turn: 1,
        right: (e) => e.dC_dz(2, 1),
        mistakes: {
          "no σ′": [/= σ′\(z₁⁽²⁾\) is missing|Softmax is missing/, (e) => e.dC_da(2, 1)],
          "the new factor": [/∂z₁⁽²⁾\/∂b₁⁽²⁾ alone/, () => 1],
          "not 0": [/It is not 0/, () => 0],
          "times the bias": [/multiplies by the bias/, (e) => e.b(2, 1) * e.dC_dz(2, 1)],
          "a weight's": [/∂C[₀-₉]\/∂w₁₀⁽²⁾, of a weight/, (e) => e.a(1, 0) * e.dC_dz(2, 1)],
          "another neuron's": [/∂C[₀-₉]\/∂b₀⁽²⁾, of another neuron/, (e) => e.dC_dz(2, 0)],
          accumulated: [/sum over the examples so far/, (e, [first]) => e.dC_dz(2, 1) + first!.dC_dz(2, 1)],
        },
      });
  });
});
