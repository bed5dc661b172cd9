/** The mistakes at the end of a batch: means and gradient steps. The likelier ones come first. */
import { words } from "../../words/words";
import { type Mistake, type Setting, wrongSign } from "./setting";

/** The mean over the batch, Σ ∂C/∂w / n. */
export function ofMean(s: Setting): Mistake[] {
  const { state, question } = s;
  const { step } = question;
  const said = words.mistakes.batch.mean;
  const n = state.batchCount;
  const sum = state.sum(step)!;
  const all = state.network.examples.count;
  return [
    { value: sum, words: said.sum },
    wrongSign(s),
    { value: state.derivative(step), words: said.lastExample(s.dCName(step)) },
    { value: sum / all, words: said.allExamples },
    { value: n > 1 ? sum / (n - 1) : undefined, words: said.oneTooFew },
    { value: sum / (n + 1), words: said.oneTooMany },
    { value: question.value / n, words: said.twice },
    { value: sum * n, words: said.multiplied },
    { value: state.before(step), words: said.parameter },
  ];
}

/** w ← w − η · mean. */
export function ofUpdate(s: Setting): Mistake[] {
  const { state } = s;
  const { step } = s.question;
  const said = words.mistakes.batch.update;
  const w = s.parameterName(step);
  const eta = state.network.training!.learningRate;
  const [before, mean] = [state.before(step), state.mean(step)!];
  return [
    { value: before + eta * mean, words: said.up },
    { value: before - mean, words: said.rateMissing },
    { value: before + mean, words: said.upRateMissing },
    { value: -eta * mean, words: said.stepAlone(w) },
    { value: eta * mean, words: said.length(w) },
    { value: before - eta * state.sum(step)!, words: said.sum },
    { value: before - eta * state.derivative(step)!, words: said.lastExample },
    { value: before, words: said.before(w) },
    { value: mean, words: said.mean(w) },
    { value: before * eta * mean, words: said.multiplied(w) },
    wrongSign(s),
  ];
}
