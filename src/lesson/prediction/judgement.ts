/** Judges a guess, kindly and precisely: right, nearly right, or which mistake leads to that very number. */

import type { Level, StepKind } from "../../core/program/steps";
import type { State } from "../../core/run/state";
import { shortNumber, typeset } from "../../protocol/format";
import type { JudgementView, Verdict } from "../../protocol/messages";
import { ofMean, ofUpdate } from "../mistakes/batch";
import { ofCost, ofOutputDerivative } from "../mistakes/costs";
import { ofBias, ofWeight } from "../mistakes/derivatives";
import { ofActivation, ofTerm, ofWeightedInput } from "../mistakes/forward";
import { ofPath } from "../mistakes/paths";
import { type Mistake, Setting } from "../mistakes/setting";
import { ofSlope } from "../mistakes/slopes";
import { agreement, ENOUGH, type Guess } from "./closeness";
import { type Question, questionOf } from "./question";

/** Below this a guess of 0 is right: nobody writes out so many zeros. */
const PRACTICALLY_NOTHING = 1e-6;
/** Digits that are told of a number. */
const TOLD = 6;

/** What is to be said to a guess at the question of a state; undefined where nothing is asked. */
export function judge(state: State, level: Level, guess: Guess): JudgementView | undefined {
  const question = questionOf(state, level);
  if (!question) return undefined;
  const said = (verdict: Verdict, words: string): JudgementView => ({
    position: state.position,
    verdict,
    words,
  });
  const digits = digitsRight(guess, question.value);
  if (digits >= ENOUGH) return said("right", praise(digits, question.value));
  const mistake = likeliest(guess, mistakesOf(state, question));
  if (mistake) return said("wrong", mistake.words);
  if (digits >= 1)
    return said(
      "close",
      `Close: ${off(guess, question, "a little ")}. Two digits that are right are enough.`,
    );
  return said("wrong", hint(guess, question));
}

function digitsRight(guess: Guess, value: number): number {
  if (guess.value === 0 && Math.abs(value) < PRACTICALLY_NOTHING)
    return value === 0 ? Number.POSITIVE_INFINITY : ENOUGH;
  return agreement(guess, value);
}

function praise(digits: number, value: number): string {
  const number = typeset(shortNumber(value));
  return digits >= TOLD ? `Right: ${number}.` : `Right to ${digits} digits. More exactly: ${number}.`;
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
  update: ofUpdate,
};

/** The mistakes that can be made at a question, the likelier ones first. */
export function mistakesOf(state: State, question: Question): Mistake[] {
  return [...ofKind[question.step.kind](new Setting(state, question)), ...ofAnyKind(question)];
}

function ofAnyKind({ value }: Question): Mistake[] {
  return [
    { value: value / 2, words: "That is half of it: look for a factor 2." },
    { value: value * 2, words: "That is twice as much: look for a factor 2." },
    ...[10, 100, 1000]
      .flatMap((power) => [value * power, value / power])
      .map((each) => ({
        value: each,
        words: "The digits are right; the decimal point stands in another place.",
      })),
    { value: 1 / value, words: "That is upside down: 1 divided by it." },
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
function hint(guess: Guess, question: Question): string {
  const { value } = question;
  if (value === 0) return "Not yet. Think about whether anything moves here at all.";
  if (guess.value * value < 0) return "Not yet. Think about the sign first: which way does it go?";
  return `Not yet: that is ${off(guess, question, "")}.`;
}

/** How a guess of the right sign is off. */
function off(guess: Guess, { value }: Question, how: string): string {
  const isTooFar = Math.abs(guess.value) > Math.abs(value);
  if (value < 0) return isTooFar ? `${how}too far below 0` : `${how}too near to 0`;
  return `${how}too ${isTooFar ? "large" : "small"}`;
}
