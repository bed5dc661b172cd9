/** Checks what arrives from outside against the protocol, so that the panel never works on an ill-formed message. */
import { applied, type Difference, isDifference } from "../../src/protocol/difference";
import type {
  BreakpointView,
  DetailsView,
  DetailView,
  FactorView,
  FoldView,
  FormulaView,
  GeneralFormView,
  HostMessage,
  IndexView,
  JudgementView,
  QuestionView,
  SpotView,
  Standing,
  StepView,
  StopReasonView,
  TermView,
  TimelineBreakpointView,
  TimelineRowView,
  TimelineSegmentView,
  TimelineStopView,
  TimelineView,
  WhatIfView,
} from "../../src/protocol/messages";
import { breakables, timelineKinds, verdicts } from "../../src/protocol/messages";
import {
  array,
  type Check,
  either,
  isAnything,
  isBoolean,
  isCount,
  isNull,
  isNumber,
  isString,
  isValue,
  object,
  oneOf,
  optional,
} from "./checks";
import { isParameter, isPictures, numbers } from "./pictureChecks";

const isStanding = oneOf<Standing>("new", "known", "unknown", "asked");

const isFactor = object<FactorView>({
  symbol: isString,
  rule: optional(isString),
  numbers: optional(isString),
  value: isValue,
  standing: isStanding,
});

const isTerm = object<TermView>({ factors: array(isFactor), value: isValue, standing: isStanding });
const isFold = object<FoldView>({ folded: isCount });

const isFormula = object<FormulaView>({
  lhs: isString,
  name: isString,
  relation: oneOf("=", "←"),
  terms: array(either(isTerm, isFold)),
  value: isValue,
  soFar: isValue,
  isAsked: optional(isBoolean),
  outcome: optional(object<NonNullable<FormulaView["outcome"]>>({ words: isString, value: isValue })),
});

const isWhatIf = object<WhatIfView>({
  position: isCount,
  parameter: isParameter,
  delta: isNumber,
  after: numbers(isNumber),
  ratio: isValue,
});

const isSpot = object<SpotView>({
  of: oneOf("neuron", "parameter"),
  l: isCount,
  j: isCount,
  k: optional(isCount),
});

const isBreakpoint = object<BreakpointView>({
  of: oneOf(...breakables),
  l: isCount,
  j: isCount,
  k: optional(isCount),
});

const isDetails = object<DetailsView>({
  position: isCount,
  spot: isSpot,
  name: isString,
  words: isString,
  numbers: array(object<DetailView>({ name: isString, value: isValue, isNew: isBoolean })),
  next: either(isCount, isNull),
  previous: either(isCount, isNull),
  breakpoints: array(isBreakpoint),
});

const isJudgement = object<JudgementView>({
  position: isCount,
  verdict: oneOf(...verdicts),
  words: isString,
});

const isTimeline = object<TimelineView>({
  rows: array(
    object<TimelineRowView>({
      label: isString,
      start: isCount,
      end: isCount,
      segments: array(
        object<TimelineSegmentView>({
          start: isCount,
          end: isCount,
          kind: oneOf(...timelineKinds),
          label: isString,
          opens: optional(isString),
        }),
      ),
      stops: array(
        object<TimelineStopView>({
          first: isCount,
          last: isCount,
          by: array(object<StopReasonView>({ breakpoint: isCount, times: isCount, isCertain: isBoolean })),
          others: isCount,
        }),
      ),
    }),
  ),
  breakpoints: array(object<TimelineBreakpointView>({ name: isString, condition: optional(isString) })),
  previousStop: optional(isCount),
  nextStop: optional(isCount),
});

const isStepView = object<StepView>({
  title: isString,
  position: isCount,
  length: isCount,
  level: isString,
  path: array(isString),
  timeline: isTimeline,
  indices: array(object<IndexView>({ symbol: isString, value: isCount, words: isString })),
  formula: optional(isFormula),
  generalForm: optional(object<GeneralFormView>({ indices: isString, matrices: isString, note: isString })),
  words: isString,
  spoken: isString,
  jump: optional(isCount),
  question: optional(object<QuestionView>({ name: isString })),
  pictures: isPictures,
});

type Kind = HostMessage["type"];

const messages = {
  settings: object<HostMessage & { type: "settings" }>({ type: oneOf("settings"), kept: isAnything }),
  step: object<HostMessage & { type: "step" }>({ type: oneOf("step"), number: isCount, view: isStepView }),
  change: object<HostMessage & { type: "change" }>({
    type: oneOf("change"),
    number: isCount,
    change: isDifference,
  }),
  running: object<HostMessage & { type: "running" }>({ type: oneOf("running") }),
  idle: object<HostMessage & { type: "idle" }>({ type: oneOf("idle"), ended: isBoolean }),
  whatIf: object<HostMessage & { type: "whatIf" }>({ type: oneOf("whatIf"), whatIf: isWhatIf }),
  details: object<HostMessage & { type: "details" }>({ type: oneOf("details"), details: isDetails }),
  breakpoints: object<HostMessage & { type: "breakpoints" }>({
    type: oneOf("breakpoints"),
    breakpoints: array(isBreakpoint),
  }),
  judgement: object<HostMessage & { type: "judgement" }>({
    type: oneOf("judgement"),
    judgement: isJudgement,
  }),
  predict: object<HostMessage & { type: "predict" }>({ type: oneOf("predict") }),
  guess: object<HostMessage & { type: "guess" }>({ type: oneOf("guess") }),
} as const satisfies { readonly [K in Kind]: Check<HostMessage & { type: K }> };

/** Whether this is a message of the host, whole and well-formed. */
export function isHostMessage(message: unknown): message is HostMessage {
  return Object.values(messages).some((check: Check<HostMessage>) => check(message));
}

/** A view with what changes in it; undefined where that makes no view. */
export function viewAfter(view: StepView, change: Difference): StepView | undefined {
  try {
    const next = applied(view, change);
    return isStepView(next) ? next : undefined;
  } catch {
    return undefined; // It changes something inside what is no object.
  }
}
