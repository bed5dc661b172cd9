/** Predict, then reveal, as requests: what is asked for is covered until what a reader thinks of it is judged to be right. */

import type { Level } from "../../core/program/steps";
import type { State } from "../../core/run/state";
import { type Guess, writtenAs } from "../../lesson/prediction/closeness";
import { judge, judgeChoice, judgementOf } from "../../lesson/prediction/judgement";
import { type Question, questionOf } from "../../lesson/prediction/question";
import { budget } from "../../protocol/budget";
import type { JudgementView } from "../../protocol/messages";
import { count, flag, object, optional, text, withDefault } from "../../protocol/schema";
import type { Sentence } from "../../words/sentence";
import { words } from "../../words/words";
import { type Context, type Handlers, handler } from "../context";
import { evaluateExpression, parse } from "../expression/expression";
import { nothing } from "../protocol/arguments";
import { RequestError } from "../protocol/requestError";

export const guessRequests = {
  "backprop/predict": handler(
    object({ on: flag, reveal: withDefault(flag, false), position: optional(count) }),
    (session, { on, reveal, position }) => {
      if (position !== undefined && position !== session.stopped().state.position)
        throw new RequestError("stale", words.sessions.inspection.staleQuestion);
      const asked = asks(session);
      session.predict(on);
      if (reveal) session.reveal(false);
      const asksNow = asks(session);
      return { body: { on, asks: asksNow }, after: () => asked !== asksNow && seenAnew(session) };
    },
  ),

  // What an editor writes beside the numbers is asked for by itself, and only when it has reason to.
  "backprop/refresh": handler(nothing, (session) => {
    session.stopped();
    return { after: () => invalidated(session) };
  }),

  "backprop/guess": handler(object({ text, position: optional(count) }), (session, args) => {
    const { state: seen, level } = session.stopped();
    const state = seen.uncovered;
    if (args.position !== undefined && args.position !== state.position)
      throw new RequestError("stale", words.sessions.inspection.staleGuess);
    const question = session.question() ?? questionOf(state, level);
    if (!question) throw new RequestError("badArguments", words.sessions.inspection.nothingAsked);
    const judgement = question.choice
      ? judgeChoice(state.position, question.choice, args.text)
      : judgeNumber(state, level, question, args.text);
    const isRevealed = judgement.verdict === "right" && asks(session);
    if (isRevealed) session.reveal(true);
    return { body: { judgement }, after: () => isRevealed && seenAnew(session) };
  }),
} satisfies Partial<Handlers>;

function judgeNumber(state: State, level: Level, { visible }: Question, typed: string): JudgementView {
  const guess = guessOf(typed, state.covered(visible));
  return "unclear" in guess
    ? judgementOf(state.position, "unclear", guess.unclear)
    : judge(state, level, guess)!;
}

/** Whether something is asked where the session stands. */
function asks(session: Context): boolean {
  return session.question() !== undefined;
}

/** The client asks anew for all that it shows. */
function seenAnew(session: Context): void {
  invalidated(session);
  session.event("backprop/changed", undefined);
}

function invalidated(session: Context): void {
  if (session.client.hearsInvalidated) session.event("invalidated", { areas: ["variables"] });
}

const said = words.judgements.unclear;

/** What a reader means: a number, or an expression of what is known before the answer. */
function guessOf(typed: string, known: State): Guess | { readonly unclear: Sentence } {
  if (typed.length > budget.expressionLength) return { unclear: said.tooLong };
  const plain = asExpression(typed);
  if (plain === "") return { unclear: said.empty };
  const parsed = parse(plain);
  const result = "expression" in parsed ? evaluateExpression(parsed.expression, known) : parsed;
  switch (result.kind) {
    case "error":
      return { unclear: said.unreadable };
    case "unknown":
      return { unclear: said.notKnown };
    case "truth":
    case "vector":
      return { unclear: said.several };
    case "number": {
      if (!Number.isFinite(result.value)) return { unclear: said.notFinite };
      const written = writtenAs(plain);
      return { value: result.value, ...(written && { written }) };
    }
  }
}

/** As people write and keyboards type, next to what an expression reads anyway: a decimal comma. */
function asExpression(typed: string): string {
  const isNumbersOnly = !/[a-zA-Z∂]\w*\s*\(/.test(typed);
  // A comma between the digits below a symbol parts two indices.
  const decimal = typed.replaceAll(/(?<![₀-₉]),|,(?![₀-₉])/g, ".");
  return (isNumbersOnly ? decimal : typed).replaceAll("–", "−").trim();
}
