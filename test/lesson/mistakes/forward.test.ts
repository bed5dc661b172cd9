import { check, type Example, functions, slopeOf } from "./example";

const elementwise = Object.keys(functions) as (keyof typeof functions)[];
const own = ({ activation }: Example): ((z: number) => number) =>
  functions[activation as keyof typeof functions];
const sum = (e: Example): number => e.w(1, 0, 0) * e.a(0, 0) + e.w(1, 0, 1) * e.a(0, 1);

describe("the mistakes of the forward pass", () => {
  it("with a term", () => {
    check({
      subject: { kind: "term", l: 2, j: 1, k: 0 },
      level: "factor",
      right: (e) => e.w(2, 1, 0) * e.a(1, 0),
      mistakes: {
        sign: [/its sign is not/, (e) => -e.w(2, 1, 0) * e.a(1, 0)],
        "a sum": [/asked is their product/, (e) => e.w(2, 1, 0) + e.a(1, 0)],
        "the weight": [/the weight w₁₀⁽²⁾ alone/, (e) => e.w(2, 1, 0)],
        "the activation": [/a₀⁽¹⁾ alone/, (e) => e.a(1, 0)],
        "the bias in it": [/has the bias b₁⁽²⁾ in it already/, (e) => e.w(2, 1, 0) * e.a(1, 0) + e.b(2, 1)],
        "w swapped": [/w₀₁⁽²⁾, with j and k swapped/, (e) => e.w(2, 0, 1) * e.a(1, 0)],
        "a swapped": [/a₁⁽¹⁾, with j and k swapped/, (e) => e.w(2, 1, 0) * e.a(1, 1)],
        "the other term": [/the term of a₁⁽¹⁾/, (e) => e.w(2, 1, 1) * e.a(1, 1)],
        "the other weight": [/takes w₁₁⁽²⁾/, (e) => e.w(2, 1, 1) * e.a(1, 0)],
        half: [/look for a factor 2/, (e) => (e.w(2, 1, 0) * e.a(1, 0)) / 2],
        "the decimal point": [/decimal point/, (e) => e.w(2, 1, 0) * e.a(1, 0) * 10],
        "upside down": [/upside down/, (e) => 1 / (e.w(2, 1, 0) * e.a(1, 0))],
      },
    });
  });

  it("with a later term, which others came before", () => {
    check({
      subject: { kind: "term", l: 1, j: 0, k: 1 },
      level: "factor",
      turn: 1,
      right: (e) => e.w(1, 0, 1) * e.a(0, 1),
      mistakes: {
        "the sum so far": [/so far; asked is the new term alone/, sum],
        "the sum before": [/had come to before/, (e) => e.w(1, 0, 0) * e.a(0, 0)],
        "to the other neuron": [/adds to z₁⁽¹⁾/, (e) => e.w(1, 1, 1) * e.a(0, 1)],
      },
    });
  });

  it("with z", () => {
    for (const level of ["factor", "quantity", "neuron"] as const)
      check({
        subject: { kind: "bias", l: 1, j: 0 },
        level,
        turn: 1,
        right: (e) => sum(e) + e.b(1, 0),
        mistakes: {
          "without the bias": [/bias b₀⁽¹⁾ is still missing/, sum],
          sign: [/its sign is not/, (e) => -e.z(1, 0)],
          "the bias the other way": [/bias b₀⁽¹⁾ went in with the wrong sign/, (e) => sum(e) - e.b(1, 0)],
          "the bias alone": [/the bias alone/, (e) => e.b(1, 0)],
          "one step ahead": [/a₀⁽¹⁾, one step ahead/, (e) => e.a(1, 0)],
          "the column": [
            /column 0 of the weights, with j and k swapped/,
            (e) => e.w(1, 0, 0) * e.a(0, 0) + e.w(1, 1, 0) * e.a(0, 1) + e.b(1, 0),
          ],
          "a product missing": [
            /w₀₁⁽¹⁾ a₁⁽⁰⁾ is missing|w₀₀⁽¹⁾ a₀⁽⁰⁾ and the bias alone/,
            (e) => e.w(1, 0, 0) * e.a(0, 0) + e.b(1, 0),
          ],
          "a product the other way": [
            /w₀₁⁽¹⁾ a₁⁽⁰⁾ went in with the wrong sign/,
            (e) => e.w(1, 0, 0) * e.a(0, 0) - e.w(1, 0, 1) * e.a(0, 1) + e.b(1, 0),
          ],
          "the other neuron": [/z₁⁽¹⁾, of another neuron/, (e) => e.z(1, 1)],
          "the other bias": [/has the bias b₁⁽¹⁾/, (e) => sum(e) + e.b(1, 1)],
        },
      });
  });

  it("with an activation", () => {
    for (const level of ["factor", "quantity"] as const)
      check({
        subject: { kind: "activation", l: 2, j: 1 },
        level,
        activations: elementwise,
        right: (e) => own(e)(e.z(2, 1)),
        mistakes: {
          "z itself": [/z₁⁽²⁾ itself/, (e) => e.z(2, 1)],
          "the slope": [/σ′\(z₁⁽²⁾\), the slope/, (e) => slopeOf(own(e), e.z(2, 1))],
          "−z": [/the sign of z₁⁽²⁾ got lost/, (e) => own(e)(-e.z(2, 1))],
          "without the bias": [/without its bias b₁⁽²⁾/, (e) => own(e)(e.z(2, 1) - e.b(2, 1))],
          sign: [/its sign is not/, (e) => -own(e)(e.z(2, 1))],
          "another function": [/tanh of z₁⁽²⁾; this layer has/, (e) => Math.tanh(e.z(2, 1))],
          "the other neuron": [/a₀⁽²⁾, of another neuron/, (e) => e.a(2, 0)],
          "1 − a": [/1 − a₁⁽²⁾/, (e) => 1 - e.a(2, 1)],
        },
      });
  });

  it("with a softmax", () => {
    check({
      subject: { kind: "activation", l: 2, j: 1 },
      level: "factor",
      activations: ["softmax"],
      right: (e) => 1 / (1 + Math.exp(e.z(2, 0) - e.z(2, 1))),
      mistakes: {
        "e to the z": [/softmax divides it by the sum/, (e) => Math.exp(e.z(2, 1))],
        "z itself": [/z₁⁽²⁾ itself/, (e) => e.z(2, 1)],
        "the sum without its own": [
          /has e to the power z₁⁽²⁾ in it, too/,
          (e) => Math.exp(e.z(2, 1) - e.z(2, 0)),
        ],
        "the share of z": [/the share of z/, (e) => e.z(2, 1) / (e.z(2, 0) + e.z(2, 1))],
        "the sigmoid": [/the sigmoid/, (e) => functions.sigmoid(e.z(2, 1))],
        "the slope": [/the slope/, (e) => e.a(2, 1) * e.a(2, 0)],
        "the other neuron": [/a₀⁽²⁾, of another neuron/, (e) => e.a(2, 0)],
      },
    });
  });
});
