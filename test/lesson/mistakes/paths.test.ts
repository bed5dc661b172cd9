import { check, type Example } from "./example";

const share = (e: Example, i: number): number => e.w(2, i, 0) * e.dC_dz(2, i);

describe("the mistakes with a path", () => {
  it("in its new factor", () => {
    check({
      subject: { kind: "path", l: 1, j: 0, i: 1 },
      level: "factor",
      right: (e) => e.w(2, 1, 0),
      mistakes: {
        swapped: [/w₀₁⁽²⁾, with its indices swapped/, (e) => e.w(2, 0, 1)],
        sign: [/its sign is not/, (e) => -e.w(2, 1, 0)],
        "∂z/∂w": [/a₀⁽¹⁾ itself, which is what/, (e) => e.a(1, 0)],
        "the whole path": [/the whole path/, (e) => share(e, 1)],
        "with the slope": [
          /has ∂a₁⁽²⁾\/∂z₁⁽²⁾ in it/,
          (e) => (e.activation === "softmax" ? undefined : e.w(2, 1, 0) * e.slope(2, 1)),
        ],
        "the sum so far": [/all paths so far/, (e) => share(e, 0) + share(e, 1)],
        "the rest": [/the rest of the path/, (e) => e.dC_dz(2, 1)],
        "another path": [/w₀₀⁽²⁾, of the path through neuron 0/, (e) => e.w(2, 0, 0)],
        "another start": [/w₁₁⁽²⁾, which comes from neuron 1/, (e) => e.w(2, 1, 1)],
        "a term of z": [/a term of z₁⁽²⁾/, (e) => e.w(2, 1, 0) * e.a(1, 0)],
        "the bias's": [/1 for a bias/, () => 1],
      },
    });
  });

  it("with all of them together", () => {
    check({
      subject: { kind: "path", l: 1, j: 0, i: 1 },
      level: "quantity",
      turn: 1,
      right: (e) => share(e, 0) + share(e, 1),
      mistakes: {
        "one path": [/the path through neuron 1 alone/, (e) => share(e, 1)],
        "a path the other way": [
          /path through neuron 1 went in with the wrong sign/,
          (e) => share(e, 0) - share(e, 1),
        ],
        sign: [/its sign is not/, (e) => -share(e, 0) - share(e, 1)],
        "no slopes": [
          /slopes σ′ of layer 2 are missing/,
          (e) => e.w(2, 0, 0) * e.dC_da(2, 0) + e.w(2, 1, 0) * e.dC_da(2, 1),
        ],
        transposed: [
          /row 0 of the weights, with its indices swapped/,
          (e) => e.w(2, 0, 0) * e.dC_dz(2, 0) + e.w(2, 0, 1) * e.dC_dz(2, 1),
        ],
        "no weights": [/weights of the paths are missing/, (e) => e.dC_dz(2, 0) + e.dC_dz(2, 1)],
        "the weights alone": [/sum of the weights alone/, (e) => e.w(2, 0, 0) + e.w(2, 1, 0)],
        "the mean": [/mean of the paths/, (e) => (share(e, 0) + share(e, 1)) / 2],
        "σ for σ′": [
          /σ\(z\), the activations, where the slopes/,
          (e) => e.w(2, 0, 0) * e.a(2, 0) * e.dC_da(2, 0) + e.w(2, 1, 0) * e.a(2, 1) * e.dC_da(2, 1),
        ],
        "its own σ′ in it": [/∂C[₀-₉]\/∂z₀⁽¹⁾, with σ′ of this neuron/, (e) => e.dC_dz(1, 0)],
        "another neuron": [/∂C[₀-₉]\/∂a₁⁽¹⁾, of another neuron/, (e) => e.dC_da(1, 1)],
      },
    });
  });
});
