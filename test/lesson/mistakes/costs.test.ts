import { check, type Example } from "./example";

const miss = (e: Example): number => e.a(2, 0) - e.y(0);
const squared = ["squaredError", "halfSquaredError", "meanSquaredError"] as const;

describe("the mistakes with a cost", () => {
  it("in a term of the squared ones", () => {
    check({
      subject: { kind: "cost", l: 2, j: 0 },
      level: "factor",
      turn: 1,
      costs: squared,
      right: (e) => e.term(0),
      mistakes: {
        "not squared": [/the miss a − y itself|miss a − y is squared/, miss],
        "not squared, the other way": [/y − a, the miss itself/, (e) => -miss(e)],
        "the ½ missing": [
          /the ½ before it is missing/,
          (e) => (e.cost === "halfSquaredError" ? miss(e) ** 2 : undefined),
        ],
        "a ½ too many": [/half of the square/, (e) => miss(e) ** 2 / 2],
        "not divided": [
          /still to be divided by the number of outputs/,
          (e) => (e.cost === "meanSquaredError" ? miss(e) ** 2 : undefined),
        ],
        "two squares": [/difference of two squares/, (e) => e.a(2, 0) ** 2 - e.y(0) ** 2],
        "a + y": [/squares a \+ y/, (e) => (e.a(2, 0) + e.y(0)) ** 2],
        sign: [/its sign is not/, (e) => -e.term(0)],
        "the slope": [/the slope of the cost/, (e) => e.dC_da(2, 0)],
        "the whole cost": [/the cost of all outputs together/, (e) => e.term(0) + e.term(1)],
        "the activation": [/a₀⁽²⁾ itself/, (e) => e.a(2, 0)],
        "the other output": [/what output 1 adds/, (e) => e.term(1)],
        "another cost": [
          /right for binaryCrossEntropy; the cost of this network is/,
          (e) => -e.y(0) * Math.log(e.a(2, 0)) - (1 - e.y(0)) * Math.log(1 - e.a(2, 0)),
        ],
      },
    });
  });

  it("in a later term", () => {
    check({
      subject: { kind: "cost", l: 2, j: 1 },
      level: "factor",
      right: (e) => e.term(1),
      mistakes: {
        "the sum so far": [/all outputs so far/, (e) => e.term(0) + e.term(1)],
        "the sum before": [/had come to before/, (e) => e.term(0)],
      },
    });
  });

  it("in a term of the logarithmic ones", () => {
    for (const turn of [0, 1])
      check({
        subject: { kind: "cost", l: 2, j: 0 },
        level: "factor",
        turn,
        costs: ["binaryCrossEntropy"],
        activations: ["sigmoid", "softmax"],
        right: (e) => e.term(0),
        mistakes: {
          ...(turn === 1 && {
            "half of it": [/ln\(1 − a\), is missing/, (e: Example) => -e.y(0) * Math.log(e.a(2, 0))],
            "the other half": [
              /−y ln a, is missing/,
              (e: Example) => -(1 - e.y(0)) * Math.log(1 - e.a(2, 0)),
            ],
          }),
          "no y": [/y says which/, (e) => -Math.log(e.a(2, 0))],
          "to the base 10": [/to the base 10/, (e) => e.term(0) / Math.LN10],
          "to the base 2": [/to the base 2/, (e) => e.term(0) / Math.LN2],
          sign: [/its sign is not/, (e) => -e.term(0)],
          "another cost": [/right for squaredError/, (e) => miss(e) ** 2],
        },
      });
    for (const turn of [0, 1])
      check({
        subject: { kind: "cost", l: 2, j: 0 },
        level: "factor",
        turn,
        costs: ["crossEntropy"],
        activations: ["sigmoid", "softmax"],
        right: (e) => e.term(0),
        mistakes:
          turn === 0
            ? {
                "no minus": [/its sign is not|ln a; the target y and the minus/, (e) => Math.log(e.a(2, 0))],
                "the logarithm of 1 − a": [/takes the logarithm of a/, (e) => -Math.log(1 - e.a(2, 0))],
                "to the base 10": [/to the base 10/, (e) => e.term(0) / Math.LN10],
              }
            : { "no y": [/target y is still to be multiplied/, (e) => -Math.log(e.a(2, 0))] },
      });
  });

  it("of all outputs", () => {
    check({
      subject: { kind: "cost", l: 2, j: 1 },
      level: "quantity",
      right: (e) => e.term(0) + e.term(1),
      mistakes: {
        "one output": [/what output 1 adds/, (e) => e.term(1)],
        "the mean": [/the mean over the outputs/, (e) => (e.term(0) + e.term(1)) / 2],
        "the root": [/the root/, (e) => Math.sqrt(e.term(0) + e.term(1))],
        "the ½ missing": [
          /½ before it is missing/,
          (e) => (e.cost === "halfSquaredError" ? 2 * (e.term(0) + e.term(1)) : undefined),
        ],
        "not squared": [
          /the miss a − y itself/,
          (e) => (e.cost === "squaredError" ? e.a(2, 0) - e.y(0) + e.a(2, 1) - e.y(1) : undefined),
        ],
        sign: [/its sign is not/, (e) => -e.term(0) - e.term(1)],
      },
    });
  });
});

describe("the mistakes with ∂C/∂a of an output", () => {
  const right = (e: Example): number => e.dC_da(2, 0);
  const common = {
    "σ′ in it": [
      /with σ′ in it already/,
      (e: Example) => (e.activation === "softmax" ? undefined : e.dC_dz(2, 0)),
    ],
    "the next factor": [
      /the factor that comes next/,
      (e: Example) => (e.activation === "softmax" ? undefined : e.slope(2, 0)),
    ],
    "the activation": [/a₀⁽²⁾ itself/, (e: Example) => e.a(2, 0)],
    "the other output": [/∂C[₀-₉]\/∂a₁⁽²⁾, of another output/, (e: Example) => e.dC_da(2, 1)],
    "the term": [/adds to the cost; asked is how/, (e: Example) => e.term(0)],
  } as const;
  const subject = { kind: "dC_da", l: 2, j: 0 } as const;

  for (const level of ["factor", "quantity"] as const) {
    it(`of the squared error, level ${level}`, () => {
      check({
        subject,
        level,
        turn: 1,
        costs: ["squaredError"],
        right,
        mistakes: {
          "no 2": [/the 2 that comes down from the square is missing/, miss],
          "y − a": [/2 \(y − a\)/, (e) => -2 * miss(e)],
          "y − a and no 2": [/y − a.*the 2 of the square is missing/, (e) => -miss(e)],
          "the 2 twice": [/factor 2 in it twice/, (e) => 4 * miss(e)],
          ...common,
        },
      });
    });
  }

  it("of half the squared error", () => {
    check({
      subject,
      level: "factor",
      turn: 1,
      costs: ["halfSquaredError"],
      right,
      mistakes: {
        "a 2": [/the ½ of the cost takes the 2 away/, (e) => 2 * miss(e)],
        "y − a": [/y − a; it is a − y/, (e) => -miss(e)],
        half: [/half of a − y/, (e) => miss(e) / 2],
        ...common,
      },
    });
  });

  it("of the mean squared error", () => {
    check({
      subject,
      level: "factor",
      turn: 1,
      costs: ["meanSquaredError"],
      right,
      mistakes: {
        "not divided": [/still to be divided by the number of outputs/, (e) => 2 * miss(e)],
        "no 2": [/The 2 that comes down from the square is missing/, (e) => miss(e) / 2],
        "y − a": [/starts from y − a/, (e) => -miss(e)],
        ...common,
      },
    });
  });

  it("of the binary cross-entropy", () => {
    check({
      subject,
      level: "factor",
      turn: 1,
      costs: ["binaryCrossEntropy"],
      right,
      activations: ["sigmoid", "softmax"],
      mistakes: {
        "∂C/∂z": [/a − y; it is still to be divided/, miss],
        "y − a": [/starts from y − a/, (e) => -e.dC_da(2, 0)],
        "one half": [/the half that comes from ln a/, (e) => -e.y(0) / e.a(2, 0)],
        "the other half": [/the half that comes from ln\(1 − a\)/, (e) => (1 - e.y(0)) / (1 - e.a(2, 0))],
        "over a": [/divides by a; it is/, (e) => miss(e) / e.a(2, 0)],
        "over 1 − a": [/divides by 1 − a; it is/, (e) => miss(e) / (1 - e.a(2, 0))],
      },
    });
  });

  it("of the cross-entropy", () => {
    check({
      subject,
      level: "factor",
      costs: ["crossEntropy"],
      right,
      mistakes: {
        "no minus": [/the minus sign before the logarithm/, (e) => e.y(0) / e.a(2, 0)],
        "a − y": [/a − y, which is ∂C\/∂z of a softmax/, miss],
        "−y": [/−y; it is still to be divided by a/, (e) => -e.y(0)],
        "upside down": [/upside down/, (e) => -e.a(2, 0) / e.y(0)],
      },
    });
    check({
      subject,
      level: "factor",
      turn: 1,
      costs: ["crossEntropy"],
      right,
      mistakes: { "no y": [/its target y is missing/, (e) => -1 / e.a(2, 0)] },
    });
  });
});
