/** What the catalogue is told: the kinds that the logic finds, and for which every language has words. */
import type { Symbolic } from "../math/symbolic";

/** What an index of an expression counts. */
export type Counted = "layer" | "neuron" | "output";

/** What the outline of a file counts. */
export type Outlined = "layer" | "example" | "row" | "weight" | "number" | "item" | "key";

/** What an update rule remembers of a parameter. */
export type MomentName = "velocity" | "moment1" | "moment2";

/** The update rules. */
export type RuleName = "sgd" | "adam" | "adamw" | "rmsprop" | "adagrad";

/** How a guess is off, its sign being right. */
export type Off = "tooLarge" | "tooSmall" | "tooFarBelow" | "tooNear";

/** What is left out on the way back through a layer. */
export type LeftOut = "weight" | "slope" | "both";

/** Something that goes into a number: how it is called, and its value. */
export interface Part {
  readonly name: Symbolic;
  readonly value: number;
}

/** What made a number NaN or infinite, for the first time or because something before it was. */
export type Cause =
  /** An output is exactly 0 or 1. `exact`: what the cost would be without rounding, where that is known. */
  | {
      readonly kind: "logarithmOfZero";
      readonly output: Part;
      readonly isRounded: boolean;
      readonly exact?: number | undefined;
    }
  | { readonly kind: "logarithmOfNegative"; readonly output: Part }
  | { readonly kind: "divisionByZero"; readonly output: Part; readonly isRounded: boolean }
  /** Finite, but so near to 0 or 1 that the quotient is too large. */
  | { readonly kind: "smallDivisor"; readonly output: Part }
  | { readonly kind: "zeroTimesInfinity"; readonly zero: Part; readonly infinite: Part }
  | { readonly kind: "infinityMinusInfinity"; readonly plus: Part; readonly minus: Part }
  | { readonly kind: "overflowOfProduct"; readonly factors: readonly [Part, Part] }
  | { readonly kind: "overflowOfSquare"; readonly output: Part }
  | { readonly kind: "overflowOfSum" }
  | { readonly kind: "inherited"; readonly from: Part }
  /** A parameter that was not finite when the batch began. */
  | { readonly kind: "parameter"; readonly from: Part }
  | { readonly kind: "earlierExample" };

/** What a cost, or its derivative, is mistaken for. */
export type CostMistakeName =
  | "miss"
  | "missReversed"
  | "differenceOfSquares"
  | "squareOfSum"
  | "base10"
  | "base2"
  | "halfOfSquare"
  | "overOutputs"
  | "halfMissing"
  | "halfOfMiss"
  | "overOutputsForHalf"
  | "outputsMissing"
  | "missOverOutputs"
  | "halfForOutputs"
  | "firstHalfAlone"
  | "secondHalfAlone"
  | "logarithmForBoth"
  | "otherLogarithmForBoth"
  | "targetMissing"
  | "targetAndSignMissing"
  | "otherLogarithm"
  | "twoMissing"
  | "reversedTwice"
  | "reversedTwoMissing"
  | "twoTwice"
  | "twoTaken"
  | "reversed"
  | "reversedTwoTaken"
  | "halfOfDerivative"
  | "derivativeOutputsMissing"
  | "twoOfSquareMissing"
  | "startsReversed"
  | "twoAndOutputsMissing"
  | "reversedTwoAndOutputsMissing"
  | "divisorMissing"
  | "reversedDivisorMissing"
  | "firstHalfOfDerivative"
  | "secondHalfOfDerivative"
  | "dividesByA"
  | "dividesByRest"
  | "signOfLogarithmMissing"
  | "derivativeTargetMissing"
  | "softmaxDelta"
  | "notDivided"
  | "upsideDown"
  | "derivativeTargetAndSignMissing"
  | "notCut"
  | "squareEverywhere"
  | "straightEverywhere";
