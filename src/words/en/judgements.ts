/** Predict, then reveal: what is said to a guess. */
import { number } from "../../math/symbolic";
import { shortNumber, typeset } from "../../protocol/format";
import { type Sentence, say } from "../sentence";
import type { Off } from "../told";

const offWords: Readonly<Record<Off, string>> = {
  tooLarge: "too large",
  tooSmall: "too small",
  tooFarBelow: "too far below 0",
  tooNear: "too near to 0",
};

const exactly = (value: number) => number(value, typeset(shortNumber(value)));
const HOW = "Type a number such as −0.25, a fraction such as 1/3, or what it is worked out from.";

export const judgements = {
  right: (value: number): Sentence => say`Right: ${exactly(value)}.`,
  rightTo: (digits: number, value: number): Sentence =>
    say`Right to ${String(digits)} digits. More exactly: ${exactly(value)}.`,
  close: (off: Off): Sentence => say`Close: a little ${offWords[off]}. Two digits that are right are enough.`,
  off: (off: Off): Sentence => say`Not yet: that is ${offWords[off]}.`,
  wrongSign: say`Not yet. Think about the sign first: which way does it go?`,
  zero: say`Not yet. Think about whether anything moves here at all.`,

  /** Where the answer is one of a few. */
  chosen: (option: Sentence): Sentence => say`Right: ${option}.`,
  choice: {
    way: say`Not that way: the derivative says which way the cost goes when the parameter goes up.`,
    zero: say`Not that one: it is not 0.`,
    path: say`Not that one: another path has a larger product.`,
    example: say`Not that one: another example has a larger derivative.`,
  },
  noOption: (options: Sentence): Sentence => say`That is none of them. Say one of: ${options}.`,

  /** Where a guess is no number that can be judged. */
  unclear: {
    empty: say`${HOW}`,
    tooLong: say`That is too long. ${HOW}`,
    unreadable: say`That cannot be read. ${HOW}`,
    notKnown: say`Not all of that is known yet: it is worked out from what came before.`,
    several: say`That is not one number. ${HOW}`,
    notFinite: say`That comes to no finite number.`,
  },
} as const;
