/** The mistakes with the steps of an update rule: moments and new parameters. The likelier ones come first. */
import { letterOf } from "../../core/network/updateRules/rule";
import { momentsOf } from "../../core/network/updateRules/updateRules";
import { words } from "../../words/words";
import { type Mistake, type Setting, wrongSign } from "./setting";

/** What the gradient g makes of a moment. */
export function ofMoment(s: Setting): Mistake[] {
  const { state } = s;
  const { step } = s.question;
  if (step.kind !== "velocity" && step.kind !== "moment1" && step.kind !== "moment2") return [];
  const said = words.mistakes.batch.moment;
  const letter = letterOf[step.kind];
  const next = state.update[letter]!;
  const [before, g] = [state.momentBefore(letter, step), state.ruleGradient(step)!];
  const isSquared = step.kind === "moment2";
  return [
    { value: before, words: said.before },
    // As the rule would have it if √|g| were the gradient: then its square is |g|.
    { value: isSquared ? next(before, Math.sqrt(Math.abs(g))) : undefined, words: said.notSquared },
    { value: next(0, g), words: said.beforeMissing },
    { value: isSquared ? g * g : g, words: said.gradient },
    { value: before + (isSquared ? g * g : g), words: said.added },
    { value: next(before, -g), words: said.subtracted },
    wrongSign(s),
  ];
}

export function ofUpdate(s: Setting): Mistake[] {
  const { network } = s.state;
  const isPlain =
    momentsOf(network.training!).length === 0 &&
    s.state.ruleGradient(s.question.step) === s.state.batchGradient(s.question.step);
  return isPlain ? ofPlainUpdate(s) : ofOtherUpdate(s);
}

/** w ← w − η times what the rule makes of the gradient. */
function ofOtherUpdate(s: Setting): Mistake[] {
  const { state, question } = s;
  const { step } = question;
  const said = words.mistakes.batch.update;
  const w = s.parameterName(step);
  const eta = state.network.training!.learningRate;
  const [before, mean] = [state.before(step), state.batchGradient(step)!];
  const fall = before - question.value;
  return [
    { value: before + fall, words: said.away },
    { value: before - eta * mean, words: said.plain },
    { value: before - fall / eta, words: said.rateLeftOut },
    { value: -fall, words: said.stepAlone(w) },
    { value: fall, words: said.length(w) },
    { value: before, words: said.before(w) },
    wrongSign(s),
  ];
}

/** w ← w − η · mean. */
function ofPlainUpdate(s: Setting): Mistake[] {
  const { state } = s;
  const { step } = s.question;
  const said = words.mistakes.batch.update;
  const w = s.parameterName(step);
  const eta = state.network.training!.learningRate;
  const [before, mean] = [state.before(step), state.batchGradient(step)!];
  return [
    { value: before + eta * mean, words: said.up },
    { value: before - mean, words: said.rateMissing },
    { value: before + mean, words: said.upRateMissing },
    { value: -eta * mean, words: said.stepAlone(w) },
    { value: eta * mean, words: said.length(w) },
    { value: state.isSummed ? undefined : before - eta * state.sum(step)!, words: said.sum },
    { value: state.isSummed ? before - (eta * mean) / state.batchCount : undefined, words: said.ofMean },
    { value: before - eta * state.derivative(step)!, words: said.lastExample },
    { value: before, words: said.before(w) },
    { value: mean, words: said.mean(w) },
    { value: before * eta * mean, words: said.multiplied(w) },
    wrongSign(s),
  ];
}
