/** The mistakes at the end of a batch: means and gradient steps. The likelier ones come first. */
import { parameterName } from "../names";
import { type Mistake, type Setting, wrongSign } from "./setting";

/** The mean over the batch, Σ ∂C/∂w / n. */
export function ofMean(s: Setting): Mistake[] {
  const { state, question } = s;
  const { step } = question;
  const name = s.dC(parameterName(state.network, step));
  const n = state.batchCount;
  const sum = state.sum(step)!;
  const all = state.network.examples.count;
  return [
    { value: sum, words: `That is the sum over the examples; it is still to be divided by their number.` },
    wrongSign(s),
    {
      value: state.derivative(step),
      words: `That is ${name} of the last example; asked is the mean of all of the batch.`,
    },
    {
      value: sum / all,
      words: "That divides by all examples of the run; the mean is over those of the batch.",
    },
    { value: n > 1 ? sum / (n - 1) : undefined, words: "That divides by one example too few." },
    { value: sum / (n + 1), words: "That divides by one example too many." },
    { value: question.value / n, words: "That divides by the number of examples twice." },
    { value: sum * n, words: "That multiplies by the number of examples; the mean divides by it." },
    {
      value: state.before(step),
      words: "That is the parameter itself; asked is the mean of its derivative.",
    },
  ];
}

/** w ← w − η · mean. */
export function ofUpdate(s: Setting): Mistake[] {
  const { state } = s;
  const { step } = s.question;
  const w = parameterName(state.network, step);
  const eta = state.network.training!.learningRate;
  const [before, mean] = [state.before(step), state.mean(step)!];
  return [
    {
      value: before + eta * mean,
      words: "That goes up the slope; the step goes down it, so η times the mean is subtracted.",
    },
    { value: before - mean, words: "The learning rate η is missing in that: the step is η times the mean." },
    { value: before + mean, words: "That goes up the slope, and without the learning rate η." },
    { value: -eta * mean, words: `That is the step alone; asked is where it takes ${w}.` },
    { value: eta * mean, words: `That is the length of the step; asked is where it takes ${w}.` },
    {
      value: before - eta * state.sum(step)!,
      words: "That takes the sum over the examples; the step takes their mean.",
    },
    {
      value: before - eta * state.derivative(step)!,
      words: "That takes the derivative of the last example; the step takes the mean.",
    },
    { value: before, words: `That is ${w} as it was before the step.` },
    { value: mean, words: `That is the mean of the derivative; asked is the new value of ${w}.` },
    { value: before * eta * mean, words: `That multiplies; η times the mean is subtracted from ${w}.` },
    wrongSign(s),
  ];
}
