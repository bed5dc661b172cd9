/** The mistakes with the mean over a batch. The likelier ones come first. */
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
