/** Checks what arrives from outside against the protocol, so that the panel never works on an ill-formed message. */

import { applied, type Difference, isDifference } from "../src/core/difference";
import type {
  BreakpointView,
  CostSeriesView,
  CostView,
  CurveView,
  DetailsView,
  DetailView,
  EdgeView,
  ExampleRowView,
  ExamplesView,
  FactorView,
  FoldView,
  FormulaView,
  GeneralFormView,
  GradientCellView,
  GradientComponentView,
  GradientLayerView,
  GradientPartView,
  GradientRowView,
  GradientVectorView,
  GradientView,
  HostMessage,
  ImageView,
  IndexView,
  JudgementView,
  LayerView,
  Light,
  NetworkView,
  NeuronView,
  NudgeView,
  NumbersView,
  ParameterView,
  PathRowView,
  PathsView,
  PixelsView,
  PlotView,
  QuestionView,
  ShareRowView,
  SharesView,
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
  TreeEdge,
  TreeFactorView,
  TreeLevelView,
  TreeNodeView,
  TreeView,
  Value,
  WeightsView,
  WhatIfView,
} from "../src/protocol";
import { breakables, timelineKinds, verdicts } from "../src/protocol";

type Check<T> = (value: unknown) => value is T;
/** One check for every property of T; leaving one out does not compile. */
type Checks<T> = { readonly [Key in keyof T]-?: Check<T[Key]> };

const isAnything: Check<unknown> = (_value): _value is unknown => true;
const isString: Check<string> = (value) => typeof value === "string";
const isNumber: Check<number> = (value) => typeof value === "number";
const isBoolean: Check<boolean> = (value) => typeof value === "boolean";
const isCount: Check<number> = (value): value is number => Number.isInteger(value) && (value as number) >= 0;
const isNull: Check<null> = (value) => value === null;
const isValue: Check<Value> = (value) => value === null || isNumber(value);

function oneOf<const T extends string>(...values: readonly T[]): Check<T> {
  return (value): value is T => values.some((each) => each === value);
}

function either<A, B>(a: Check<A>, b: Check<B>): Check<A | B> {
  return (value) => a(value) || b(value);
}

/** Of a property that may be absent. */
function optional<T>(check: Check<T>): Check<T> {
  return (value): value is T => value === undefined || check(value);
}

/**
 * A check that does not look again at what it found well-formed the last time: from step to step views share what has not
 * changed, each part in its place, and nothing changes them.
 */
function once<T extends object>(check: (value: object) => boolean): Check<T> {
  let last: unknown;
  return (value): value is T => {
    if (typeof value !== "object" || value === null) return false;
    if (value === last) return true;
    if (!check(value)) return false;
    last = value;
    return true;
  };
}

function array<T>(check: Check<T>): Check<readonly T[]> {
  let last: readonly unknown[] = [];
  return once((value) => {
    if (!Array.isArray(value)) return false;
    for (let place = 0; place < value.length; place++) {
      const element: unknown = value[place];
      if ((element !== last[place] || element === undefined) && !check(element)) return false;
    }
    last = value;
    return true;
  });
}

function object<T extends object>(checks: Checks<T>): Check<T> {
  const keys = Object.keys(checks) as (keyof T)[];
  return once((value) => keys.every((key) => checks[key]((value as Partial<T>)[key])));
}

const isStanding = oneOf<Standing>("new", "known", "unknown", "asked");
const isLight = oneOf<Light>("current", "path", "none");

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

const isNeuron = object<NeuronView>({
  j: isCount,
  activation: isValue,
  dC_da: isValue,
  target: optional(isNumber),
  light: isLight,
});

const isPixels = object<PixelsView>({ most: isNumber, shades: isString });

const isImage = object<ImageView>({
  side: isCount,
  low: isNumber,
  high: isNumber,
  shades: isString,
  weights: optional(
    object<NonNullable<ImageView["weights"]>>({ j: isCount, weight: isPixels, derivative: isPixels }),
  ),
  targets: optional(isString),
});

const isNetwork = object<NetworkView>({
  layers: array(
    object<LayerView>({
      unfolds: optional((value): value is true => value === true),
      l: isCount,
      label: isString,
      size: isCount,
      neurons: array(isNeuron),
      index: optional(isString),
      image: optional(isImage),
    }),
  ),
  edges: array(
    object<EdgeView>({
      l: isCount,
      j: isCount,
      k: isCount,
      weight: isNumber,
      derivative: isValue,
      name: optional(isString),
      light: isLight,
    }),
  ),
});

const isParameter = object<ParameterView>({ l: isCount, j: isCount, k: optional(isCount) });

const isCell = object<GradientCellView>({ value: isValue, light: isLight });

const isMatrix = object<GradientLayerView>({
  l: isCount,
  label: isString,
  k: array(isCount),
  columns: isCount,
  rows: array(object<GradientRowView>({ j: isCount, weights: array(isCell), bias: isCell })),
  size: isCount,
});

const isVector = object<GradientVectorView>({
  components: array(
    object<GradientComponentView>({
      place: isCount,
      parameter: isParameter,
      name: isString,
      value: isValue,
      light: isLight,
    }),
  ),
  parts: array(object<GradientPartView>({ l: isCount, label: isString, size: isCount, filled: isCount })),
});

const isGradient = object<GradientView>({
  words: isString,
  filled: isCount,
  total: isCount,
  vector: isVector,
  layers: array(isMatrix),
});

const isWeights = object<WeightsView>({
  words: isString,
  j: isCount,
  k: optional(isCount),
  matrix: isMatrix,
});

const isCurve = object<CurveView>({
  activation: isString,
  zName: isString,
  aName: isString,
  words: isString,
  plot: optional(
    object<PlotView>({
      bound: isNumber,
      low: isNumber,
      high: isNumber,
      samples: array(isNumber),
      z: isValue,
      a: isValue,
      slope: isValue,
    }),
  ),
  shares: optional(
    object<SharesView>({
      size: isCount,
      rows: array(
        object<ShareRowView>({ j: isCount, label: isString, z: isValue, a: isValue, isCurrent: isBoolean }),
      ),
    }),
  ),
});

const isExamples = object<ExamplesView>({
  parameter: isString,
  name: isString,
  size: isCount,
  rows: array(
    object<ExampleRowView>({ place: isCount, label: isString, value: isValue, isCurrent: isBoolean }),
  ),
  sum: isValue,
  mean: isValue,
});

const isPaths = object<PathsView>({
  name: isString,
  layer: isCount,
  size: isCount,
  rows: array(object<PathRowView>({ i: isCount, label: isString, value: isValue, isCurrent: isBoolean })),
  sum: isValue,
  isWhole: isBoolean,
});

const isCostSeries = object<CostSeriesView>({ each: isCount, at: array(isCount), costs: array(isNumber) });

const isCost = object<CostView>({
  words: isString,
  done: isCount,
  total: isCount,
  perEpoch: isCount,
  batches: isCostSeries,
  positions: array(isCount),
  epochs: optional(isCostSeries),
  step: optional(object<NonNullable<CostView["step"]>>({ before: isNumber, after: isValue })),
});

const isTreeNode = object<TreeNodeView>({
  letter: oneOf("w", "a", "b", "z", "y", "C"),
  name: isString,
  value: isValue,
});

const isTreeLevel = object<TreeLevelView>({
  l: isCount,
  j: isCount,
  weight: isTreeNode,
  previous: isTreeNode,
  bias: isTreeNode,
  z: isTreeNode,
  a: isTreeNode,
  others: isCount,
});

const isTreeEdge = oneOf<TreeEdge>("weight", "previous", "bias", "activation", "cost");

const isTree = object<TreeView>({
  levels: array(isTreeLevel),
  cost: isTreeNode,
  target: optional(isTreeNode),
  through: optional(isString),
  mixed: optional(isCount),
  factors: array(object<TreeFactorView>({ edge: isTreeEdge, name: isString, value: isValue })),
  lit: optional(isTreeEdge),
});

function numbers<Content>(check: Check<Content>): Check<NumbersView<Content>> {
  return object<NumbersView<Content>>({ w: check, z: check, a: check, C: check });
}

const isNudge = object<NudgeView>({
  position: isCount,
  parameter: isParameter,
  names: numbers(isString),
  values: numbers(isValue),
  ratio: isString,
  derivativeName: isString,
  derivative: isValue,
  canNudge: isBoolean,
  words: isString,
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

const isPictures = object<StepView["pictures"]>({
  network: optional(isNetwork),
  tree: optional(isTree),
  lines: optional(isNudge),
  curve: optional(isCurve),
  weights: optional(isWeights),
  gradient: optional(isGradient),
  examples: optional(isExamples),
  paths: optional(isPaths),
  cost: optional(isCost),
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
