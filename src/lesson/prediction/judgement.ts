/** Judges a guess, kindly and precisely: right, nearly right, or which mistake leads to that very number. */

import type { Level, StepKind } from "../../core/program/steps";
import type { State } from "../../core/run/state";
import type { JudgementView, Verdict } from "../../protocol/messages";
import { listed, type Sentence, written } from "../../words/sentence";
import { spoken } from "../../words/speech";
import type { Off } from "../../words/told";
import { words } from "../../words/words";
import { ofMean } from "../mistakes/batch";
import { ofCost, ofOutputDerivative } from "../mistakes/costs";
import { ofBias, ofWeight } from "../mistakes/derivatives";
import { ofActivation, ofTerm, ofWeightedInput } from "../mistakes/forward";
import { ofPath } from "../mistakes/paths";
import { ofMoment, ofUpdate } from "../mistakes/rule";
import { type Mistake, Setting } from "../mistakes/setting";
import { ofSlope } from "../mistakes/slopes";
import { optionOf } from "./choice";
import { agreement, ENOUGH, type Guess } from "./closeness";
import { type Choice, type Question, questionOf } from "./question";

/** Below this a guess of 0 is right: nobody writes out so many zeros. */
const PRACTICALLY_NOTHING = 1e-6;
/** Digits that are told of a number. */
const TOLD = 6;

const said = words.judgements;
const { general } = words.mistakes;

/** What is to be said to a guess at the question of a state; undefined where nothing is asked. */
export function judge(state: State, level: Level, guess: Guess): JudgementView | undefined {
  const question = questionOf(state, level);
  if (!question) return undefined;
  const { position } = state;
  const digits = digitsRight(guess, question.value);
  if (digits >= ENOUGH) return judgementOf(position, "right", praise(digits, question.value));
  const mistake = likeliest(guess, mistakesOf(state, question));
  if (mistake) return judgementOf(position, "wrong", mistake.words);
  if (digits >= 1) return judgementOf(position, "close", said.close(howOff(guess, question)));
  return judgementOf(position, "wrong", hint(guess, question));
}

/** What is to be said to a typed answer where it is one of a few. */
export function judgeChoice(position: number, choice: Choice, typed: string): JudgementView {
  const option = optionOf(choice, typed);
  if (!option) {
    const names = choice.options.map(({ name }) => name);
    return judgementOf(position, "unclear", said.noOption(listed(names, ", ")));
  }
  if (option.isRight) return judgementOf(position, "right", said.chosen(option.name));
  return judgementOf(position, "wrong", said.choice[choice.kind]);
}

/** What is said to a guess at the step before a position: to be read, and to be heard. */
export function judgementOf(position: number, verdict: Verdict, sentence: Sentence): JudgementView {
  return { position, verdict, words: written(sentence), spoken: spoken(sentence) };
}

function digitsRight(guess: Guess, value: number): number {
  if (guess.value === 0 && Math.abs(value) < PRACTICALLY_NOTHING)
    return value === 0 ? Number.POSITIVE_INFINITY : ENOUGH;
  return agreement(guess, value);
}

function praise(digits: number, value: number): Sentence {
  return digits >= TOLD ? said.right(value) : said.rightTo(digits, value);
}

const ofKind: Readonly<Record<StepKind, (setting: Setting) => Mistake[]>> = {
  term: (s) => (s.question.isWhole ? ofWeightedInput(s) : ofTerm(s)),
  bias: ofWeightedInput,
  activation: ofActivation,
  cost: ofCost,
  dC_da: ofOutputDerivative,
  path: ofPath,
  da_dz: ofSlope,
  dz_dw: ofWeight,
  dz_db: ofBias,
  mean: ofMean,
  velocity: ofMoment,
  moment1: ofMoment,
  moment2: ofMoment,
  update: ofUpdate,
};

/** The mistakes that can be made at a question, the likelier ones first. */
export function mistakesOf(state: State, question: Question): Mistake[] {
  return [...ofKind[question.step.kind](new Setting(state, question)), ...ofAnyKind(question)];
}

function ofAnyKind({ value }: Question): Mistake[] {
  return [
    { value: value / 2, words: general.half },
    { value: value * 2, words: general.twice },
    ...[10, 100, 1000]
      .flatMap((power) => [value * power, value / power])
      .map((each) => ({ value: each, words: general.decimalPoint })),
    { value: 1 / value, words: general.upsideDown },
  ];
}

/** The mistake that leads to the guess; of several, the first of those that it says most exactly. */
function likeliest(guess: Guess, mistakes: readonly Mistake[]): Mistake | undefined {
  let best: Mistake | undefined;
  let most = ENOUGH - 1;
  for (const mistake of mistakes) {
    if (mistake.value === undefined || !Number.isFinite(mistake.value)) continue;
    const digits = agreement(guess, mistake.value);
    if (digits > most) [best, most] = [mistake, digits];
  }
  return best;
}

/** Which way to look, where no mistake is known that leads to the guess. */
function hint(guess: Guess, question: Question): Sentence {
  const { value } = question;
  if (value === 0) return said.zero;
  if (guess.value * value < 0) return said.wrongSign;
  return said.off(howOff(guess, question));
}

/** How a guess of the right sign is off. */
function howOff(guess: Guess, { value }: Question): Off {
  const isTooFar = Math.abs(guess.value) > Math.abs(value);
  if (value < 0) return isTooFar ? "tooFarBelow" : "tooNear";
  return isTooFar ? "tooLarge" : "tooSmall";
}
