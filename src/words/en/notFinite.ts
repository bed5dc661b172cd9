/** Why a number is not finite: its actual cause. */
import { number } from "../../math/symbolic";
import { readable } from "../../protocol/format";
import { type Sentence, say, together } from "../sentence";
import type { Cause, Part } from "../told";
import { num } from "./grammar";

const GROWN = "it has grown past the largest number a computer holds";
const IN_BOUNDS = "A smaller learning rate, or smaller inputs, keep it in bounds.";
const NOT_GROWN = "Nothing has grown.";

const is = ({ name, value }: Part): Sentence => say`${name} is ${num(value)}`;

function exactly(of: { readonly output: Part; readonly isRounded: boolean }): Sentence {
  return say`${of.output.name} is exactly ${num(of.output.value)}${of.isRounded ? " by rounding" : ""}`;
}

/** A clause that begins after a colon, and what may follow it. */
function why(cause: Cause): Sentence {
  switch (cause.kind) {
    case "logarithmOfZero": {
      const clause = say`${exactly(cause)}, so the cost takes ln 0. ${NOT_GROWN}`;
      const { exact } = cause;
      return exact === undefined
        ? clause
        : together(clause, say`Without rounding the cost would be ${number(exact, readable(exact))}.`);
    }
    case "logarithmOfNegative":
      return say`${is(cause.output)}, and the cost takes the logarithm of a number below 0.`;
    case "divisionByZero":
      return say`${exactly(cause)}, so the derivative of the cost divides by 0. ${NOT_GROWN}`;
    case "smallDivisor":
      return say`${is(cause.output)}, so near to where its logarithm ends that the derivative of the cost is past the largest number a computer holds.`;
    case "zeroTimesInfinity":
      return say`0 · ∞ went into it, for ${is(cause.zero)} and ${is(cause.infinite)}.`;
    case "infinityMinusInfinity":
      return say`∞ − ∞ went into it, for ${is(cause.plus)} and ${is(cause.minus)}.`;
    case "overflowOfProduct": {
      const [one, other] = cause.factors;
      return say`${GROWN}, for ${is(one)} and ${is(other)}. ${IN_BOUNDS}`;
    }
    case "overflowOfSquare":
      return say`${GROWN}, for it squares the miss, and ${is(cause.output)}. ${IN_BOUNDS}`;
    case "overflowOfSum":
      return say`${GROWN} where its terms are added up. ${IN_BOUNDS}`;
    case "inherited":
      return say`it is computed from ${cause.from.name}, which is ${num(cause.from.value)}.`;
    case "parameter":
      return say`it is computed from ${cause.from.name}, which is ${num(cause.from.value)} since a gradient step before this batch.`;
    case "earlierExample":
      return say`an earlier example of the batch added to it what is not finite.`;
  }
}

export const notFinite = {
  label: "NaN or Infinity",
  description: "Stop where a value has just become NaN or infinite.",
  /** For where it is one sentence among others. */
  because: ({ name, value }: Part, cause: Cause): Sentence => say`${name} is ${num(value)}: ${why(cause)}`,
  /** For where it is all that is said. */
  why: ({ name, value }: Part, cause: Cause): Sentence =>
    Number.isNaN(value)
      ? say`${name} is NaN, not a number: ${why(cause)} All that is computed from it will be NaN too.`
      : say`${name} is ${num(value)}: ${why(cause)}`,
} as const;
