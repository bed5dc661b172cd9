/** What a breakpoint asks for besides its place: a condition, a hit count, a message to log. All read when it is set. */

import type { State } from "../../core/run/state";
import { budget } from "../../protocol/budget";
import { optional, text } from "../../protocol/schema";
import { words } from "../../words/words";
import {
  type Condition,
  type Expression,
  evaluateExpression,
  fullRoom,
  isCondition,
  parse,
  truth,
  type Value,
} from "../expression/expression";
import { asTyped, failureText } from "../expression/failureText";
import { shortText } from "../inspection/rows";
import { type HitCondition, readHitCondition } from "./hitCondition";

/** Text of a log message, or an expression whose value stands in its place. */
type LogPart = string | { readonly text: string; readonly expression: Expression };

export interface Criteria {
  readonly condition?: { readonly text: string; readonly expression: Condition };
  readonly hits?: HitCondition;
  /** With a message it tells this instead of stopping. */
  readonly log?: readonly LogPart[];
}

export const criteriaArguments = {
  condition: optional(text),
  hitCondition: optional(text),
  logMessage: optional(text),
};

export interface AskedCriteria {
  readonly condition?: string | undefined;
  readonly hitCondition?: string | undefined;
  readonly logMessage?: string | undefined;
}

/** Why something that was asked for cannot be. */
export interface Refusal {
  readonly refused: string;
}

/** The criteria, or what is wrong with them. `atStart` is the state in which a fixed index must already be right. */
export function readCriteria(asked: AskedCriteria, atStart: State): Criteria | Refusal {
  const condition = given(asked.condition) && readCondition(asked.condition!, atStart);
  if (condition && "refused" in condition) return condition;
  const hits = given(asked.hitCondition) && (readHitCondition(asked.hitCondition!) ?? WRONG_HITS);
  if (hits && "refused" in hits) return hits;
  const log = given(asked.logMessage) && readLog(asked.logMessage!, atStart);
  if (log && "refused" in log) return log;
  return { ...(condition && { condition }), ...(hits && { hits }), ...(log && { log }) };
}

function given(text: string | undefined): boolean {
  return text !== undefined && text.trim() !== "";
}

const WRONG_HITS: Refusal = {
  refused: words.breakpoints.criteria.hitCount,
};

export function readCondition(text: string, atStart: State): NonNullable<Criteria["condition"]> | Refusal {
  const read = readExpression(text, atStart);
  if ("refused" in read) return { refused: words.breakpoints.criteria.wrongCondition(read.refused) };
  if (isCondition(read)) return { text, expression: read };
  return { refused: words.breakpoints.criteria.noCondition };
}

/** An expression, or what is wrong with it whatever the position. */
function readExpression(text: string, atStart: State): Expression | Refusal {
  const parsed = parse(text);
  if ("kind" in parsed) return { refused: failureText(text, parsed) };
  const value = evaluateExpression(parsed.expression, atStart);
  // An index that is a number in the text is wrong at every position; a computed one may be right elsewhere.
  const isFixed =
    value.kind === "error" &&
    (value.error.isEverywhere || /^[\d.]+$/.test(text.slice(value.error.start, value.error.end).trim()));
  return isFixed ? { refused: failureText(text, value) } : parsed.expression;
}

function readLog(message: string, atStart: State): readonly LogPart[] | Refusal {
  const most = budget.logMessage;
  if (message.length > most) return { refused: words.budget.logMessage(most) };
  const parts: LogPart[] = [];
  for (const [piece, inner] of message.matchAll(/\{([^{}]*)\}|[^{]+|\{/g)) {
    if (inner === undefined) {
      if (piece === "{") return { refused: words.breakpoints.criteria.openBrace };
      parts.push(piece);
      continue;
    }
    const expression = readExpression(inner, atStart);
    if ("refused" in expression)
      return { refused: words.breakpoints.criteria.inLogMessage(asTyped(inner), expression.refused) };
    parts.push({ text: inner, expression });
  }
  return parts;
}

/** The message with the values of this state. All its expressions together look at no more numbers than one may. */
export function logText(parts: readonly LogPart[], state: State): string {
  const room = fullRoom();
  return parts
    .map((part) => {
      if (typeof part === "string") return part;
      const value = evaluateExpression(part.expression, state, room);
      return value.kind === "error" ? failureText(part.text, value) : inWords(value);
    })
    .join("");
}

/** In the middle of a text a "?" alone would say too little. */
function inWords(value: Value): string {
  return value.kind === "unknown" && value.isCovered ? words.debug.coveredUntilGuessed : shortText(value);
}

/** Whether the condition holds; one that fails is said why, and stops. */
export function holds({ condition }: Criteria, state: State): boolean | Refusal {
  if (!condition) return true;
  const value = truth(condition.expression, state);
  return typeof value === "boolean" ? value : { refused: failureText(condition.text, value) };
}
