import { check, functions, slopeOf } from "./example";

const elementwise = Object.keys(functions) as (keyof typeof functions)[];

describe("the mistakes with σ′", () => {
  for (const level of ["factor", "quantity"] as const) {
    it(`of any function, level ${level}`, () => {
      check({
        subject: { kind: "da_dz", l: 2, j: 1 },
        level,
        activations: elementwise,
        right: (e) => e.slope(2, 1),
        mistakes: {
          "σ itself": [/σ\(z₁⁽²⁾\), the activation itself; asked is its slope/, (e) => e.a(2, 1)],
          "z itself": [/z₁⁽²⁾ itself/, (e) => e.z(2, 1)],
          sign: [/its sign is not/, (e) => -e.slope(2, 1)],
          "the product": [/the product with ∂C[₀-₉]\/∂a₁⁽²⁾ already/, (e) => e.dC_dz(2, 1)],
          "the factor before": [/∂C[₀-₉]\/∂a₁⁽²⁾, the factor known before/, (e) => e.dC_da(2, 1)],
          "σ′ at a": [
            /the slope at a₁⁽²⁾/,
            (e) => slopeOf(functions[e.activation as keyof typeof functions], e.a(2, 1)),
          ],
          "another function's": [/slope of tanh; this layer/, (e) => 1 - Math.tanh(e.z(2, 1)) ** 2],
          "another neuron's": [/slope at z₀⁽²⁾, of another neuron/, (e) => e.slope(2, 0)],
        },
      });
    });
  }

  it("by the rule of the sigmoid and of tanh", () => {
    check({
      subject: { kind: "da_dz", l: 1, j: 0 },
      level: "factor",
      activations: ["sigmoid"],
      right: (e) => e.slope(1, 0),
      mistakes: {
        "z for a": [/z \(1 − z\); it is a \(1 − a\)/, (e) => e.z(1, 0) * (1 - e.z(1, 0))],
        "1 − a": [/1 − a₀⁽¹⁾/, (e) => 1 - e.a(1, 0)],
        "a²": [/a²; it is a \(1 − a\)/, (e) => e.a(1, 0) ** 2],
        "1 + a": [/a \(1 \+ a\)/, (e) => e.a(1, 0) * (1 + e.a(1, 0))],
      },
    });
    check({
      subject: { kind: "da_dz", l: 1, j: 0 },
      level: "factor",
      turn: 2,
      activations: ["tanh"],
      right: (e) => e.slope(1, 0),
      mistakes: {
        "z for a": [/1 − z²; it is 1 − a²/, (e) => 1 - e.z(1, 0) ** 2],
        "a²": [/a²; it is 1 − a²/, (e) => e.a(1, 0) ** 2],
        "1 + a²": [/1 \+ a²/, (e) => 1 + e.a(1, 0) ** 2],
        "the sigmoid's": [/the rule of the sigmoid/, (e) => e.a(1, 0) * (1 - e.a(1, 0))],
      },
    });
  });

  it("on the other side of the kink", () => {
    for (const j of [0, 1])
      for (const turn of [0, 1, 2])
        check({
          subject: { kind: "da_dz", l: 1, j },
          level: "factor",
          turn,
          activations: ["relu", "leakyRelu"],
          right: (e) => e.slope(1, j),
          mistakes: {
            "the other side": [
              /the other side of 0/,
              (e) => (e.z(1, j) <= 0 ? 1 : e.activation === "relu" ? 0 : 0.01),
            ],
          },
        });
  });

  it("of a softmax, its own output", () => {
    check({
      subject: { kind: "da_dz", l: 2, j: 1, i: 1 },
      level: "factor",
      activations: ["softmax"],
      right: (e) => e.slope(2, 1, 1),
      mistakes: {
        "a itself": [/a₁⁽²⁾ itself/, (e) => e.a(2, 1)],
        "1 − a": [/1 − a₁⁽²⁾/, (e) => 1 - e.a(2, 1)],
        "the other rule": [/the rule for another output/, (e) => -(e.a(2, 1) ** 2)],
        "the product": [/the product with ∂C[₀-₉]\/∂a₁⁽²⁾ already/, (e) => e.slope(2, 1, 1) * e.dC_da(2, 1)],
      },
    });
  });

  it("of a softmax, another output", () => {
    check({
      subject: { kind: "da_dz", l: 2, j: 1, i: 0 },
      level: "factor",
      activations: ["softmax"],
      right: (e) => e.slope(2, 1, 0),
      mistakes: {
        "no minus": [/The minus sign is missing/, (e) => e.a(2, 0) * e.a(2, 1)],
        "not 0": [/It is not 0/, () => 0],
        "a itself": [/a₀⁽²⁾ itself/, (e) => e.a(2, 0)],
        "the product": [/the product with ∂C[₀-₉]\/∂a₀⁽²⁾ already/, (e) => e.slope(2, 1, 0) * e.dC_da(2, 0)],
      },
    });
  });

  it("of a softmax, all outputs together", () => {
    check({
      subject: { kind: "da_dz", l: 2, j: 1, i: 1 },
      level: "quantity",
      activations: ["softmax"],
      right: (e) => e.dC_dz(2, 1),
      mistakes: {
        "one way": [/the way through a₁⁽²⁾ alone/, (e) => e.slope(2, 1, 1) * e.dC_da(2, 1)],
        "no softmax": [/softmax is still between it/, (e) => e.dC_da(2, 1)],
        "no ∂C/∂a": [/∂a₁⁽²⁾\/∂z₁⁽²⁾ alone/, (e) => e.slope(2, 1, 1)],
        sign: [/its sign is not/, (e) => -e.dC_dz(2, 1)],
        "a − y": [/crossEntropy alone/, (e) => e.a(2, 1) - e.y(1)],
      },
    });
  });
});
