/** The accumulated gradient of the batch: as one vector, its components in the order of the parameters, and by layer, as the weight matrices stand. */

import { lastWhere } from "../core/network/ascending";
import { type Parameter, parameterAt, parameterCount, parameterIndex } from "../core/network/network";
import type { Program } from "../core/program/program";
import { passOf, type Step } from "../core/program/steps";
import type { State } from "../core/run/state";
import { layersAtHand, neuronAtHand, parameterAtHand } from "../lesson/focus";
import { shown } from "../lesson/fold";
import { layerName } from "../lesson/names";
import { symbolsOf } from "../lesson/symbols";
import { plainRatio } from "../math/quantity";
import type {
  GradientCellView,
  GradientComponentView,
  GradientLayerView,
  GradientPartView,
  GradientView,
} from "../protocol/messages";
import { words } from "../words/words";
import { matrixOf } from "./matrix";

/** Components of the vector that are shown before it is folded. */
const COMPONENTS = 20;
/** So many components of the whole vector can be told apart in one strip. */
const MOST_IN_STRIP = 64;

export function gradientOf(state: State): GradientView {
  const { network, program, latest, turn, visible } = state;
  const batch = program.batchOf(turn);
  const inBatch = turn - batch.start;
  const own = Math.max(0, visible - program.turnStart(turn));
  const done = own >= program.example.length ? inBatch + 1 : inBatch;
  const filled = filling(state, inBatch > 0 ? program.example.length : latest ? own : 0);
  const total = parameterCount(network.sizes);
  const layers = layersAtHand(state);
  return {
    words: gradientWords(state, done),
    filled: filled(1, state.last),
    total,
    atHand: parameterAtHand(state),
    strip: total <= MOST_IN_STRIP ? stripOf(state, total) : [],
    vector: { components: componentsOf(state, total), parts: partsOf(state, layers, filled) },
    layers: layers.filter((l) => l > 0).map((l) => gradientLayerOf(state, l)),
  };
}

function stripOf(state: State, total: number): GradientCellView[] {
  const { sizes } = state.network;
  return Array.from({ length: total }, (_, place) => {
    const parameter = parameterAt(sizes, place);
    return {
      value: state.gradient(parameter) ?? null,
      light: isAbout(state.latest?.step, parameter) ? "current" : "none",
    };
  });
}

/** How many components of the layers `from` … `to` are filled. */
type Filled = (from: number, to: number) => number;

/** What the first `steps` steps of an example have filled: the last layers whole, one in part. */
function filling({ network, program }: State, steps: number): Filled {
  const { sizes } = network;
  const underWay = layerUnderWay(program, steps);
  const inPart = underWay < sizes.length && underWay > 0 ? filledOf(program, underWay, steps) : 0;
  return (from, to) => {
    const whole = sizeOf(sizes, Math.max(from, underWay + 1), to);
    return from <= underWay && underWay <= to ? whole + inPart : whole;
  };
}

/** The layer whose derivatives the next step of an example belongs to: 0 after the last, L + 1 before the first. */
function layerUnderWay({ example, sizes }: Program, steps: number): number {
  if (steps >= example.length) return 0;
  const { kind, l } = example.at(steps).subject;
  return passOf[kind] === "backward" ? l : sizes.length;
}

/** How many components of one layer the first `steps` steps have filled: neuron by neuron, each in a run of its own. */
function filledOf({ example, sizes }: Program, l: number, steps: number): number {
  const width = sizes[l - 1]! + 1;
  const first = (j: number): number => example.offset({ kind: "dz_dw", l, j, k: 0 });
  const whole = lastWhere(sizes[l]!, (j) => first(j) + width <= steps) + 1;
  const rest = whole < sizes[l]! ? Math.max(steps - first(whole), 0) : 0;
  return whole * width + rest;
}

/** How many parameters the layers `from` … `to` have. */
function sizeOf(sizes: readonly number[], from: number, to: number): number {
  if (from > to) return 0;
  return (
    parameterIndex(sizes, { l: to, j: sizes[to]! - 1 }) + 1 - parameterIndex(sizes, { l: from, j: 0, k: 0 })
  );
}

/** The shown layers, each a part; so are all those that are folded between two. */
function partsOf({ network, last }: State, layers: readonly number[], filled: Filled): GradientPartView[] {
  const part = (from: number, to: number): GradientPartView => ({
    l: from,
    label: from === to ? layerName(network, from) : words.units.layers(from, to),
    size: sizeOf(network.sizes, from, to),
    filled: filled(from, to),
  });
  return layers.flatMap((l, place) => {
    const next = layers[place + 1] ?? last + 1;
    const own = l === 0 ? [] : [part(l, l)];
    return next > l + 1 ? [...own, part(l + 1, next - 1)] : own;
  });
}

/** The components around the parameter at hand, and both ends of the vector. */
function componentsOf(state: State, total: number): GradientComponentView[] {
  const { sizes } = state.network;
  const symbols = symbolsOf(state);
  const atHand = parameterIndex(sizes, parameterAtHand(state));
  return shown(total, atHand, COMPONENTS).map((place) => {
    const parameter = parameterAt(sizes, place);
    return {
      place,
      parameter,
      name: plainRatio(symbols.meanC, symbols.parameter(parameter)),
      value: state.gradient(parameter) ?? null,
      light: isAbout(state.latest?.step, parameter) ? "current" : "none",
    };
  });
}

function gradientWords(state: State, done: number): string {
  const { network, batchCount, latest, program, turn, visible } = state;
  const { gradient } = words.pictures;
  const means = state.isSummed ? 0 : visible - program.tailStart(turn);
  if (!latest || means <= 0) return batchCount === 1 ? gradient.one : gradient.sum(done, batchCount);
  const total = parameterCount(network.sizes);
  return batchCount > 1 && means < total
    ? gradient.meanInPart(batchCount, means, total)
    : gradient.mean(batchCount);
}

function gradientLayerOf(state: State, l: number): GradientLayerView {
  const step = state.latest?.step;
  const at = { l, j: neuronAtHand(step, l), k: neuronAtHand(step, l - 1) };
  return matrixOf(state, at, (parameter) => ({
    value: state.gradient(parameter) ?? null,
    light: isAbout(step, parameter) ? "current" : "none",
  }));
}

/** Whether the step has just added to, averaged or changed this parameter. */
function isAbout(step: Step | undefined, { l, j, k }: Parameter): boolean {
  switch (step?.kind) {
    case "dz_dw":
    case "dz_db":
    case "mean":
    case "velocity":
    case "moment1":
    case "moment2":
    case "update":
      return step.l === l && step.j === j && step.k === k;
    default:
      return false;
  }
}
