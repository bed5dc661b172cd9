/** What is said of a number that one comes to by a mistake: what it is, and what is asked, but never the answer. */
import { capital } from "./grammar";

export const mistakes = {
  /** The rule of an activation's slope, taken for another one. */
  rule: (args: {
    readonly wrong: string;
    readonly right: string;
    readonly isByZ: boolean;
    readonly ruleOf: string | undefined;
    readonly activation: string;
    /** It is right below this alone. */
    readonly below: number | undefined;
  }): string => {
    const { wrong, right, ruleOf, activation, below } = args;
    if (ruleOf !== undefined)
      return `That is ${wrong}, the rule of the ${ruleOf}; ${activation} has ${right}.`;
    if (below !== undefined) return `That is ${wrong}; below ${below} the slope is ${right}.`;
    return `That is ${wrong}; it is ${right}${args.isByZ ? ", by the activation" : ""}.`;
  },
  otherSide: (at: number): string => `That is the slope on the other side of ${at}; look at the sign of z.`,
  mixingMissing: (activation: string, a: string, z: string): string =>
    `${capital(activation)} is missing in that: it stands between ${a} and ${z}.`,
} as const;
