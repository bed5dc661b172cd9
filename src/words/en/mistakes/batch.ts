/** What is said of a number that comes of a mistake at the end of a batch: with a mean, or a gradient step. */
import type { Symbolic } from "../../../math/symbolic";
import { type Sentence, say } from "../../sentence";

export const batch = {
  mean: {
    sum: say`That is the sum over the examples; it is still to be divided by their number.`,
    lastExample: (derivative: Symbolic): Sentence =>
      say`That is ${derivative} of the last example; asked is the mean of all of the batch.`,
    allExamples: say`That divides by all examples of the run; the mean is over those of the batch.`,
    oneTooFew: say`That divides by one example too few.`,
    oneTooMany: say`That divides by one example too many.`,
    twice: say`That divides by the number of examples twice.`,
    multiplied: say`That multiplies by the number of examples; the mean divides by it.`,
    parameter: say`That is the parameter itself; asked is the mean of its derivative.`,
  },

  moment: {
    before: say`That is what it was before this step; the gradient is still to go into it.`,
    notSquared: say`That takes the gradient as it is; here its square counts.`,
    beforeMissing: say`That leaves out what was there before: a moment remembers it.`,
    gradient: say`That is the new gradient alone; what was there before counts, too.`,
    added: say`That adds them as they are; each has its share to be multiplied by.`,
    subtracted: say`That takes the gradient away; it is added.`,
  },

  update: {
    away: say`That goes the other way: the step is subtracted.`,
    plain: say`That is the step of plain gradient descent, η times the gradient; this rule makes more of it.`,
    rateLeftOut: say`The learning rate η is missing in that.`,
    up: say`That goes up the slope; the step goes down it, so η times the mean is subtracted.`,
    rateMissing: say`The learning rate η is missing in that: the step is η times the mean.`,
    upRateMissing: say`That goes up the slope, and without the learning rate η.`,
    stepAlone: (w: Symbolic): Sentence => say`That is the step alone; asked is where it takes ${w}.`,
    length: (w: Symbolic): Sentence => say`That is the length of the step; asked is where it takes ${w}.`,
    ofMean: say`That takes the mean over the examples; this network takes their sum.`,
    sum: say`That takes the sum over the examples; the step takes their mean.`,
    lastExample: say`That takes the derivative of the last example; the step takes the mean.`,
    before: (w: Symbolic): Sentence => say`That is ${w} as it was before the step.`,
    mean: (w: Symbolic): Sentence => say`That is the mean of the derivative; asked is the new value of ${w}.`,
    multiplied: (w: Symbolic): Sentence => say`That multiplies; η times the mean is subtracted from ${w}.`,
  },
} as const;
