/** The mistakes with a cost and with its derivative, each as a function of a, y and n, the number of outputs. The likelier ones come first. */
import { type CostName, costNames, costOf } from "../../core/network/cost";
import { log } from "../../core/network/elementary";
import { aName, dC, type Mistake, type Setting, times, wrongSign, zName } from "./setting";

interface Variant {
  readonly of: (a: number, y: number, n: number) => number;
  readonly words: string;
}

const square = (x: number): number => x * x;

const NOT_SQUARED: readonly Variant[] = [
  { of: (a, y) => a - y, words: "That is the miss a − y itself; the cost takes its square." },
  { of: (a, y) => y - a, words: "That is y − a, the miss itself; the cost takes its square." },
  {
    of: (a, y) => a * a - y * y,
    words: "That is the difference of two squares; the cost squares the difference a − y.",
  },
  { of: (a, y) => square(a + y), words: "That squares a + y; the cost squares a − y." },
];

/** A logarithm to another base. */
function otherBases(term: Variant["of"]): Variant[] {
  return [
    {
      of: (...at) => term(...at) / log(10),
      words: "That is the logarithm to the base 10; the cost takes the natural one.",
    },
    {
      of: (...at) => term(...at) / log(2),
      words: "That is the logarithm to the base 2; the cost takes the natural one.",
    },
  ];
}

const ofTerms: Readonly<Record<CostName, readonly Variant[]>> = {
  squaredError: [
    { of: (a, y) => square(a - y) / 2, words: "That is half of the square; this cost has no ½." },
    ...NOT_SQUARED,
    {
      of: (a, y, n) => square(a - y) / n,
      words: "That divides by the number of outputs; this cost adds them up.",
    },
  ],
  halfSquaredError: [
    { of: (a, y) => square(a - y), words: "That is the square (a − y)²; the ½ before it is missing." },
    { of: (a, y) => (a - y) / 2, words: "That is half of the miss; the cost takes half of its square." },
    ...NOT_SQUARED,
    {
      of: (a, y, n) => square(a - y) / n,
      words: "That divides by the number of outputs; this cost has ½ instead.",
    },
  ],
  meanSquaredError: [
    {
      of: (a, y) => square(a - y),
      words: "That is the square (a − y)²; it is still to be divided by the number of outputs.",
    },
    { of: (a, y, n) => (a - y) / n, words: "The miss a − y is squared before it is divided." },
    ...NOT_SQUARED,
    {
      of: (a, y) => square(a - y) / 2,
      words: "That is half of the square; this cost divides by the number of outputs.",
    },
  ],
  binaryCrossEntropy: [
    {
      of: (a, y) => (y === 0 ? 0 : -y * log(a)),
      words: "That is −y ln a alone; the other half, −(1 − y) ln(1 − a), is missing.",
    },
    {
      of: (a, y) => (y === 1 ? 0 : -(1 - y) * log(1 - a)),
      words: "That is −(1 − y) ln(1 − a) alone; the other half, −y ln a, is missing.",
    },
    { of: (a) => -log(a), words: "That is −ln a; y says which of ln a and ln(1 − a) counts." },
    { of: (a) => -log(1 - a), words: "That is −ln(1 − a); y says which of ln a and ln(1 − a) counts." },
    ...otherBases(costOf("binaryCrossEntropy").term),
  ],
  crossEntropy: [
    { of: (a) => -log(a), words: "That is −ln a; its target y is still to be multiplied with it." },
    { of: (a) => log(a), words: "That is ln a; the target y and the minus sign are missing." },
    { of: (a) => -log(1 - a), words: "That is −ln(1 − a); this cost takes the logarithm of a." },
    ...otherBases(costOf("crossEntropy").term),
  ],
};

const ofDerivatives: Readonly<Record<CostName, readonly Variant[]>> = {
  squaredError: [
    { of: (a, y) => a - y, words: "That is a − y; the 2 that comes down from the square is missing." },
    { of: (a, y) => 2 * (y - a), words: "That is 2 (y − a); it is a − y, the other way round." },
    {
      of: (a, y) => y - a,
      words: "That is y − a; it is a − y, the other way round, and the 2 of the square is missing.",
    },
    { of: (a, y) => 4 * (a - y), words: "That has the factor 2 in it twice." },
    {
      of: (a, y, n) => (2 * (a - y)) / n,
      words: "That divides by the number of outputs; this cost adds them up.",
    },
  ],
  halfSquaredError: [
    { of: (a, y) => 2 * (a - y), words: "That is 2 (a − y); here the ½ of the cost takes the 2 away." },
    { of: (a, y) => y - a, words: "That is y − a; it is a − y, the other way round." },
    {
      of: (a, y) => 2 * (y - a),
      words: "That is 2 (y − a); it is a − y, the other way round, and the ½ of the cost takes the 2 away.",
    },
    { of: (a, y) => (a - y) / 2, words: "That is half of a − y; the 2 of the square has taken the ½ away." },
  ],
  meanSquaredError: [
    {
      of: (a, y) => 2 * (a - y),
      words: "That is 2 (a − y); it is still to be divided by the number of outputs.",
    },
    { of: (a, y, n) => (a - y) / n, words: "The 2 that comes down from the square is missing in that." },
    {
      of: (a, y, n) => (2 * (y - a)) / n,
      words: "That starts from y − a; it is a − y, the other way round.",
    },
    {
      of: (a, y) => a - y,
      words: "That is a − y; the 2 of the square and the number of outputs are missing.",
    },
    {
      of: (a, y) => y - a,
      words:
        "That is y − a; it is a − y, the other way round, with the 2 of the square, over the number of outputs.",
    },
  ],
  binaryCrossEntropy: [
    { of: (a, y) => a - y, words: "That is a − y; it is still to be divided by a (1 − a)." },
    {
      of: (a, y) => (y - a) / (a * (1 - a)),
      words: "That starts from y − a; it is a − y, the other way round.",
    },
    { of: (a, y) => y - a, words: "That is y − a; it is a − y, the other way round, over a (1 − a)." },
    {
      of: (a, y) => -y / a,
      words: "That is −y/a, the half that comes from ln a; the one from ln(1 − a) is missing.",
    },
    {
      of: (a, y) => (1 - y) / (1 - a),
      words: "That is the half that comes from ln(1 − a); −y/a is missing.",
    },
    { of: (a, y) => (a - y) / a, words: "That divides by a; it is a (1 − a)." },
    { of: (a, y) => (a - y) / (1 - a), words: "That divides by 1 − a; it is a (1 − a)." },
  ],
  crossEntropy: [
    { of: (a, y) => y / a, words: "That is y/a; the minus sign before the logarithm is missing." },
    { of: (a) => -1 / a, words: "That is −1/a; its target y is missing." },
    { of: (a, y) => a - y, words: "That is a − y, which is ∂C/∂z of a softmax; asked is ∂C/∂a." },
    { of: (_a, y) => -y, words: "That is −y; it is still to be divided by a." },
    { of: (a, y) => -a / y, words: "That is upside down." },
    { of: (a) => 1 / a, words: "That is 1/a; the target y and the minus sign are missing." },
  ],
};

/** The costs that this one could be taken for, by their functions. */
function otherCosts(s: Setting, part: "term" | "dC_da"): Variant[] {
  const own = s.state.network.cost;
  return costNames
    .filter((name) => name !== own)
    .map((name) => ({
      of: costOf(name)[part],
      words: `That is right for ${name}; the cost of this network is ${own}.`,
    }));
}

/** The term of output j, or the whole cost. */
export function ofCost(s: Setting): Mistake[] {
  const { isWhole, step } = s.question;
  const { last } = s.state;
  const { cost } = s.state.network;
  const n = s.size(last);
  const j = step.j;
  const term = (i: number): number => costOf(cost).term(s.a(last, i)!, s.y(i), n);
  const variants = [...ofTerms[cost], ...otherCosts(s, "term")].map(
    ({ of, words }): Mistake => ({
      value: isWhole ? s.sum(last, (i) => of(s.a(last, i)!, s.y(i), n)) : of(s.a(last, j)!, s.y(j), n),
      words,
    }),
  );
  if (isWhole) {
    return [
      ...s.others(last, -1).map((i) => ({
        value: n > 1 ? term(i) : undefined,
        words: `That is what output ${i} adds; the cost is the sum over all outputs.`,
      })),
      ...variants,
      { value: s.C / n, words: "That is the mean over the outputs; the terms are added up." },
      { value: s.C * n, words: "That is as many times too much as there are outputs." },
      { value: Math.sqrt(s.C), words: "That is the root of the cost; no root is taken." },
      wrongSign(s),
    ];
  }
  let soFar = 0;
  for (let i = 0; i < j; i++) soFar += term(i);
  return [
    ...variants,
    wrongSign(s),
    {
      value: costOf(cost).dC_da(s.a(last, j)!, s.y(j), n),
      words: `That is ${dC(aName(last, j))}, the slope of the cost; asked is the cost itself.`,
    },
    ...(j > 0
      ? [
          {
            value: soFar + term(j),
            words: "That is the cost of all outputs so far; asked is what this one adds.",
          },
          {
            value: soFar,
            words: "That is what the cost had come to before; asked is what this output adds.",
          },
        ]
      : []),
    { value: s.C, words: "That is the cost of all outputs together; asked is what this one adds." },
    { value: s.a(last, j), words: `That is ${aName(last, j)} itself; asked is what its miss costs.` },
    ...s
      .others(last, j)
      .map((i) => ({ value: term(i), words: `That is what output ${i} adds; asked is output ${j}.` })),
  ];
}

/** ∂C/∂a_j of an output. */
export function ofOutputDerivative(s: Setting): Mistake[] {
  const { l, j } = s.question.step;
  const { cost } = s.state.network;
  const n = s.size(l);
  const [a, y] = [s.a(l, j)!, s.y(j)];
  return [
    ...[...ofDerivatives[cost], ...otherCosts(s, "dC_da")].map(({ of, words }) => ({
      value: of(a, y, n),
      words,
    })),
    wrongSign(s),
    {
      value: costOf(cost).term(a, y, n),
      words: "That is what this output adds to the cost; asked is how the cost moves with it.",
    },
    {
      value: times(s.slope(l, j), s.dC_da(l, j)),
      words: `That is ${dC(zName(l, j))}, with σ′ in it already; that factor comes next.`,
    },
    { value: s.slope(l, j), words: `That is ∂${aName(l, j)}/∂${zName(l, j)}, the factor that comes next.` },
    { value: a, words: `That is ${aName(l, j)} itself; asked is how far C moves with it.` },
    ...s.others(l, j).map((other) => ({
      value: s.dC_da(l, other),
      words: `That is ${dC(aName(l, other))}, of another output; asked is ${dC(aName(l, j))}.`,
    })),
  ];
}
