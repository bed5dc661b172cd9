/** What is said of a number that comes of a mistake with a cost, or with its derivative, in the letters of its rule. */
import { COST } from "../../math/quantity";
import { ratio, type Symbolic } from "../../math/symbolic";
import { type Sentence, say } from "../sentence";
import type { CostMistakeName } from "../told";

const dC = (letter: "z" | "a"): Symbolic => ratio(COST, { letter });

export const costMistakes = {
  miss: "That is the miss a − y itself; the cost takes its square.",
  missReversed: "That is y − a, the miss itself; the cost takes its square.",
  differenceOfSquares: "That is the difference of two squares; the cost squares the difference a − y.",
  squareOfSum: "That squares a + y; the cost squares a − y.",
  base10: "That is the logarithm to the base 10; the cost takes the natural one.",
  base2: "That is the logarithm to the base 2; the cost takes the natural one.",
  halfOfSquare: "That is half of the square; this cost has no ½.",
  overOutputs: "That divides by the number of outputs; this cost adds them up.",
  halfMissing: "That is the square (a − y)²; the ½ before it is missing.",
  halfOfMiss: "That is half of the miss; the cost takes half of its square.",
  overOutputsForHalf: "That divides by the number of outputs; this cost has ½ instead.",
  outputsMissing: "That is the square (a − y)²; it is still to be divided by the number of outputs.",
  missOverOutputs: "The miss a − y is squared before it is divided.",
  halfForOutputs: "That is half of the square; this cost divides by the number of outputs.",
  firstHalfAlone: "That is −y ln a alone; the other half, −(1 − y) ln(1 − a), is missing.",
  secondHalfAlone: "That is −(1 − y) ln(1 − a) alone; the other half, −y ln a, is missing.",
  logarithmForBoth: "That is −ln a; y says which of ln a and ln(1 − a) counts.",
  otherLogarithmForBoth: "That is −ln(1 − a); y says which of ln a and ln(1 − a) counts.",
  targetMissing: "That is −ln a; its target y is still to be multiplied with it.",
  targetAndSignMissing: "That is ln a; the target y and the minus sign are missing.",
  otherLogarithm: "That is −ln(1 − a); this cost takes the logarithm of a.",
  twoMissing: "That is a − y; the 2 that comes down from the square is missing.",
  reversedTwice: "That is 2 (y − a); it is a − y, the other way round.",
  reversedTwoMissing: "That is y − a; it is a − y, the other way round, and the 2 of the square is missing.",
  twoTwice: "That has the factor 2 in it twice.",
  twoTaken: "That is 2 (a − y); here the ½ of the cost takes the 2 away.",
  reversed: "That is y − a; it is a − y, the other way round.",
  reversedTwoTaken:
    "That is 2 (y − a); it is a − y, the other way round, and the ½ of the cost takes the 2 away.",
  halfOfDerivative: "That is half of a − y; the 2 of the square has taken the ½ away.",
  derivativeOutputsMissing: "That is 2 (a − y); it is still to be divided by the number of outputs.",
  twoOfSquareMissing: "The 2 that comes down from the square is missing in that.",
  startsReversed: "That starts from y − a; it is a − y, the other way round.",
  twoAndOutputsMissing: "That is a − y; the 2 of the square and the number of outputs are missing.",
  reversedTwoAndOutputsMissing:
    "That is y − a; it is a − y, the other way round, with the 2 of the square, over the number of outputs.",
  divisorMissing: "That is a − y; it is still to be divided by a (1 − a).",
  reversedDivisorMissing: "That is y − a; it is a − y, the other way round, over a (1 − a).",
  firstHalfOfDerivative: "That is −y/a, the half that comes from ln a; the one from ln(1 − a) is missing.",
  secondHalfOfDerivative: "That is the half that comes from ln(1 − a); −y/a is missing.",
  dividesByA: "That divides by a; it is a (1 − a).",
  dividesByRest: "That divides by 1 − a; it is a (1 − a).",
  signOfLogarithmMissing: "That is y/a; the minus sign before the logarithm is missing.",
  derivativeTargetMissing: "That is −1/a; its target y is missing.",
  softmaxDelta: say`That is a − y, which is ${dC("z")} of a softmax; asked is ${dC("a")}.`,
  notDivided: "That is −y; it is still to be divided by a.",
  upsideDown: "That is upside down.",
  derivativeTargetAndSignMissing: "That is 1/a; the target y and the minus sign are missing.",
  notCut: "That is a − y as it stands; beyond a miss of 1 this cost cuts it off at 1.",
  squareEverywhere: "That is half of the square; beyond a miss of 1 this cost goes straight on.",
  straightEverywhere: "That is the straight part; up to a miss of 1 this cost takes half of the square.",
} as const satisfies Readonly<Record<CostMistakeName, Sentence | string>>;
