/** What is said of a number that comes of a mistake that can be made anywhere. */
import type { Symbolic } from "../../../math/symbolic";
import { type Sentence, say } from "../../sentence";

export const general = {
  wrongSign: say`The size is right, its sign is not: one minus sign is too many or missing.`,
  half: say`That is half of it: look for a factor 2.`,
  twice: say`That is twice as much: look for a factor 2.`,
  decimalPoint: say`The digits are right; the decimal point stands in another place.`,
  upsideDown: say`That is upside down: 1 divided by it.`,
  ofAnotherNeuron: (is: Symbolic, asked: Symbolic): Sentence =>
    say`That is ${is}, of another neuron; asked is ${asked}.`,
} as const;
