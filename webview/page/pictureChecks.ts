/** What a view of each picture must be. */
import type {
  CostSeriesView,
  CostView,
  CurveView,
  EdgeView,
  ExampleRowView,
  ExamplesView,
  GradientCellView,
  GradientComponentView,
  GradientLayerView,
  GradientPartView,
  GradientRowView,
  GradientVectorView,
  GradientView,
  ImageView,
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
  ShareRowView,
  SharesView,
  StepView,
  TreeEdge,
  TreeFactorView,
  TreeLevelView,
  TreeNodeView,
  TreeView,
  WeightsView,
} from "../../src/protocol/messages";
import {
  array,
  type Check,
  isBoolean,
  isCount,
  isNumber,
  isString,
  isValue,
  object,
  oneOf,
  optional,
} from "./checks";

const isLight = oneOf<Light>("current", "path", "none");

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

export const isParameter = object<ParameterView>({ l: isCount, j: isCount, k: optional(isCount) });

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

export function numbers<Content>(check: Check<Content>): Check<NumbersView<Content>> {
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

export const isPictures = object<StepView["pictures"]>({
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
