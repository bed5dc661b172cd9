/**
 * The costs C of one example: one record each with all that is known of it, its derivative beside it; both are sums over
 * the outputs j, given term by term. A new one is one more record here, and its line in words/en/records.ts.
 */
import { log } from "../../math/elementary";
import {
  call,
  cases,
  minus,
  named,
  negative,
  type Operand,
  placewise,
  product,
  quotient,
  type Symbolic,
  square,
  squaredNorm,
  sum,
  transposed,
  where,
} from "../../math/symbolic";
import type { CostMistakeName } from "../../words/told";

/** Of one output, where `outputs` = n_L. */
type OfOutput = (a: number, y: number, outputs: number) => number;

interface CostMistake {
  readonly of: OfOutput;
  readonly says: CostMistakeName;
}

export interface Cost {
  /** What else the field calls it, in lower case without blanks and signs: only what means exactly the same. */
  readonly aliases?: readonly string[];
  /** The term that output j adds to C. */
  readonly term: OfOutput;
  /** ∂C/∂a_j. */
  readonly dC_da: OfOutput;
  /** What a target may be, or undefined if any finite number will do. */
  readonly targets?: { readonly min: number; readonly max: number };
  /** Between what an output must lie for its logarithm to be taken; undefined if any number will do. */
  readonly outputs?: { readonly min: number; readonly max: number };
  /** A term by the logarithms of a and of 1 − a. */
  readonly byLogarithms?: (y: number, ofA: number, ofRest: number) => number;
  /** The number before the miss in ∂C/∂a_j = scale · (a − y), where it has one. */
  readonly scale?: (outputs: number) => number;
  /** Of what ∂C/∂a_j is made: of the miss a − y, of the miss up to a bound, or of the target over the output. */
  readonly pull: "miss" | "share" | { readonly missUpTo: number };
  readonly notation: {
    readonly term: (a: Symbolic, y: Symbolic, outputs: number) => Symbolic;
    readonly dC_da: (a: Symbolic, y: Symbolic, outputs: number) => Symbolic;
    /** The same for the whole vectors a and y. */
    readonly whole: {
      readonly C: (a: Symbolic, y: Symbolic, outputs: number) => Symbolic;
      readonly dC_da: (a: Symbolic, y: Symbolic, outputs: number) => Symbolic;
      /** Which signs are to be explained: those of a norm, of what is done place by place, or of rows and columns. */
      readonly signs: "norm" | "placewise" | "columns";
    };
  };
  /** What a term, and a derivative, are mistaken for; the likelier ones first. */
  readonly mistakes: { readonly term: readonly CostMistake[]; readonly dC_da: readonly CostMistake[] };
}

/** x times a logarithm, where 0 ln 0 is its limit 0. */
function times(x: number, logarithm: number): number {
  return x === 0 ? 0 : x * logarithm;
}

function timesLog(x: number, a: number): number {
  return times(x, log(a));
}

const squared = (x: number): number => x * x;
const miss = (a: Operand, y: Operand): Symbolic => minus(a, y);
const ln = (of: Operand): Symbolic => call("ln", of);
const cut = named("c");
const half = (of: Symbolic): Symbolic => product(quotient(1, 2), of);
/** a − y, cut to [−1, 1]. */
const bounded = (a: Symbolic, y: Symbolic): Symbolic => call("max", -1, call("min", 1, miss(a, y)));

const NOT_SQUARED: readonly CostMistake[] = [
  { of: (a, y) => a - y, says: "miss" },
  { of: (a, y) => y - a, says: "missReversed" },
  { of: (a, y) => a * a - y * y, says: "differenceOfSquares" },
  { of: (a, y) => squared(a + y), says: "squareOfSum" },
];

/** A logarithm to another base. */
function otherBases(term: OfOutput): readonly CostMistake[] {
  return [
    { of: (...at) => term(...at) / log(10), says: "base10" },
    { of: (...at) => term(...at) / log(2), says: "base2" },
  ];
}

const binaryTerm: OfOutput = (a, y) => 0 - (timesLog(y, a) + timesLog(1 - y, 1 - a));
const categoricalTerm: OfOutput = (a, y) => 0 - timesLog(y, a);

const records = {
  squaredError: {
    aliases: ["sse", "rss", "sumsquarederror", "sumsquarederrors", "sumofsquarederrors", "sumofsquares"],
    term: (a, y) => (a - y) * (a - y),
    dC_da: (a, y) => 2 * (a - y),
    scale: () => 2,
    pull: "miss",
    notation: {
      term: (a, y) => square(miss(a, y)),
      dC_da: (a, y) => product(2, miss(a, y)),
      whole: {
        C: (a, y) => squaredNorm(miss(a, y)),
        dC_da: (a, y) => product(2, miss(a, y)),
        signs: "norm",
      },
    },
    mistakes: {
      term: [
        { of: (a, y) => squared(a - y) / 2, says: "halfOfSquare" },
        ...NOT_SQUARED,
        { of: (a, y, n) => squared(a - y) / n, says: "overOutputs" },
      ],
      dC_da: [
        { of: (a, y) => a - y, says: "twoMissing" },
        { of: (a, y) => 2 * (y - a), says: "reversedTwice" },
        { of: (a, y) => y - a, says: "reversedTwoMissing" },
        { of: (a, y) => 4 * (a - y), says: "twoTwice" },
        { of: (a, y, n) => (2 * (a - y)) / n, says: "overOutputs" },
      ],
    },
  },
  halfSquaredError: {
    term: (a, y) => ((a - y) * (a - y)) / 2,
    dC_da: (a, y) => a - y,
    pull: "miss",
    notation: {
      term: (a, y) => product(quotient(1, 2), square(miss(a, y))),
      dC_da: (a, y) => miss(a, y),
      whole: {
        C: (a, y) => product(quotient(1, 2), squaredNorm(miss(a, y))),
        dC_da: (a, y) => miss(a, y),
        signs: "norm",
      },
    },
    mistakes: {
      term: [
        { of: (a, y) => squared(a - y), says: "halfMissing" },
        { of: (a, y) => (a - y) / 2, says: "halfOfMiss" },
        ...NOT_SQUARED,
        { of: (a, y, n) => squared(a - y) / n, says: "overOutputsForHalf" },
      ],
      dC_da: [
        { of: (a, y) => 2 * (a - y), says: "twoTaken" },
        { of: (a, y) => y - a, says: "reversed" },
        { of: (a, y) => 2 * (y - a), says: "reversedTwoTaken" },
        { of: (a, y) => (a - y) / 2, says: "halfOfDerivative" },
      ],
    },
  },
  meanSquaredError: {
    aliases: ["mse"],
    term: (a, y, outputs) => ((a - y) * (a - y)) / outputs,
    dC_da: (a, y, outputs) => (2 * (a - y)) / outputs,
    scale: (outputs) => 2 / outputs,
    pull: "miss",
    notation: {
      term: (a, y, outputs) => product(quotient(1, outputs), square(miss(a, y))),
      dC_da: (a, y, outputs) => product(quotient(2, outputs), miss(a, y)),
      whole: {
        C: (a, y, outputs) => product(quotient(1, outputs), squaredNorm(miss(a, y))),
        dC_da: (a, y, outputs) => product(quotient(2, outputs), miss(a, y)),
        signs: "norm",
      },
    },
    mistakes: {
      term: [
        { of: (a, y) => squared(a - y), says: "outputsMissing" },
        { of: (a, y, n) => (a - y) / n, says: "missOverOutputs" },
        ...NOT_SQUARED,
        { of: (a, y) => squared(a - y) / 2, says: "halfForOutputs" },
      ],
      dC_da: [
        { of: (a, y) => 2 * (a - y), says: "derivativeOutputsMissing" },
        { of: (a, y, n) => (a - y) / n, says: "twoOfSquareMissing" },
        { of: (a, y, n) => (2 * (y - a)) / n, says: "startsReversed" },
        { of: (a, y) => a - y, says: "twoAndOutputsMissing" },
        { of: (a, y) => y - a, says: "reversedTwoAndOutputsMissing" },
      ],
    },
  },
  binaryCrossEntropy: {
    aliases: ["bce", "log", "logistic", "binarylog"],
    term: binaryTerm,
    // (a − y) / (a (1 − a)), and its limits where a has reached the target 0 or 1
    dC_da: (a, y) => (a === y && (a === 0 || a === 1) ? 1 - 2 * y : (a - y) / (a * (1 - a))),
    targets: { min: 0, max: 1 },
    outputs: { min: 0, max: 1 },
    byLogarithms: (y, ofA, ofRest) => 0 - (times(y, ofA) + times(1 - y, ofRest)),
    pull: "miss",
    notation: {
      term: (a, y) => negative(sum(product(y, ln(a)), product(minus(1, y), ln(minus(1, a))))),
      dC_da: (a, y) => quotient(miss(a, y), product(a, minus(1, a))),
      whole: {
        C: (a, y) =>
          sum(
            negative(product(transposed(y), ln(a))),
            negative(product(transposed(minus(1, y)), ln(minus(1, a)))),
          ),
        dC_da: (a, y) => placewise(miss(a, y), "⊘", placewise(a, "⊙", minus(1, a))),
        signs: "placewise",
      },
    },
    mistakes: {
      term: [
        { of: (a, y) => (y === 0 ? 0 : -y * log(a)), says: "firstHalfAlone" },
        { of: (a, y) => (y === 1 ? 0 : -(1 - y) * log(1 - a)), says: "secondHalfAlone" },
        { of: (a) => -log(a), says: "logarithmForBoth" },
        { of: (a) => -log(1 - a), says: "otherLogarithmForBoth" },
        ...otherBases(binaryTerm),
      ],
      dC_da: [
        { of: (a, y) => a - y, says: "divisorMissing" },
        { of: (a, y) => (y - a) / (a * (1 - a)), says: "startsReversed" },
        { of: (a, y) => y - a, says: "reversedDivisorMissing" },
        { of: (a, y) => -y / a, says: "firstHalfOfDerivative" },
        { of: (a, y) => (1 - y) / (1 - a), says: "secondHalfOfDerivative" },
        { of: (a, y) => (a - y) / a, says: "dividesByA" },
        { of: (a, y) => (a - y) / (1 - a), says: "dividesByRest" },
      ],
    },
  },
  crossEntropy: {
    aliases: [
      "ce",
      "xent",
      "cce",
      "categoricalcrossentropy",
      "nll",
      "negativeloglikelihood",
      "softmaxcrossentropy",
    ],
    term: categoricalTerm,
    // −y / a, and 0 for a target of 0 whatever a is
    dC_da: (a, y) => (y === 0 ? 0 : -y / a),
    targets: { min: 0, max: 1 },
    outputs: { min: 0, max: 1 },
    byLogarithms: (y, ofA) => 0 - times(y, ofA),
    pull: "share",
    notation: {
      term: (a, y) => negative(product(y, ln(a))),
      dC_da: (a, y) => negative(quotient(y, a)),
      whole: {
        C: (a, y) => negative(product(transposed(y), ln(a))),
        dC_da: (a, y) => negative(placewise(y, "⊘", a)),
        signs: "placewise",
      },
    },
    mistakes: {
      term: [
        { of: (a) => -log(a), says: "targetMissing" },
        { of: (a) => log(a), says: "targetAndSignMissing" },
        { of: (a) => -log(1 - a), says: "otherLogarithm" },
        ...otherBases(categoricalTerm),
      ],
      dC_da: [
        { of: (a, y) => y / a, says: "signOfLogarithmMissing" },
        { of: (a) => -1 / a, says: "derivativeTargetMissing" },
        { of: (a, y) => a - y, says: "softmaxDelta" },
        { of: (_a, y) => -y, says: "notDivided" },
        { of: (a, y) => -a / y, says: "upsideDown" },
        { of: (a) => 1 / a, says: "derivativeTargetAndSignMissing" },
      ],
    },
  },
  huber: {
    aliases: ["smoothl1", "smoothmeanabsoluteerror"],
    term: (a, y) => {
      const size = Math.abs(a - y);
      return size <= 1 ? ((a - y) * (a - y)) / 2 : size - 0.5;
    },
    dC_da: (a, y) => Math.max(-1, Math.min(1, a - y)),
    pull: { missUpTo: 1 },
    notation: {
      term: (a, y) => {
        const size = call("abs", miss(a, y));
        return cases(size, "≤", 1, product(quotient(1, 2), square(miss(a, y))), minus(size, quotient(1, 2)));
      },
      dC_da: bounded,
      whole: {
        // With c = a − y cut to [−1, 1] each term is c (a − y − ½ c).
        C: (a, y) =>
          where(cut, bounded(a, y), product(transposed(cut), sum(a, negative(y), negative(half(cut))))),
        dC_da: bounded,
        signs: "columns",
      },
    },
    mistakes: {
      term: [
        { of: (a, y) => squared(a - y) / 2, says: "squareEverywhere" },
        { of: (a, y) => Math.abs(a - y) - 0.5, says: "straightEverywhere" },
        { of: (a, y) => squared(a - y), says: "halfMissing" },
        { of: (a, y) => a - y, says: "miss" },
      ],
      dC_da: [
        { of: (a, y) => a - y, says: "notCut" },
        { of: (a, y) => Math.max(-1, Math.min(1, y - a)), says: "startsReversed" },
        { of: (a, y) => Math.sign(a - y), says: "straightEverywhere" },
      ],
    },
  },
} as const satisfies Record<string, Cost>;

export type CostName = keyof typeof records;
export const costs: Readonly<Record<CostName, Cost>> = records;
export const costNames = Object.keys(costs) as readonly CostName[];

export function costOf(name: CostName): Cost {
  return costs[name];
}
