/** The accumulated gradient of the batch: as one vector, its components in the order of the parameters, and by layer, as the weight matrices stand. */

import { type Parameter, parameterAt, parameterCount, parameterIndex } from "../core/network/network";
import type { Step } from "../core/program/steps";
import type { State } from "../core/run/state";
import { neuronAtHand, parameterAtHand } from "../lesson/focus";
import { shown } from "../lesson/fold";
import { COST, layerName, parameterSymbol, plainRatio } from "../lesson/names";
import type {
  GradientCellView,
  GradientComponentView,
  GradientLayerView,
  GradientPartView,
  GradientView,
} from "../protocol/messages";

/** Rows and columns of a matrix that are shown before it is folded. */
const ROWS = 10;
const COLUMNS = 6;
/** Components of the vector that are shown before it is folded. */
const COMPONENTS = 20;

export function gradientOf(state: State): GradientView {
  const { network, program, latest, turn, visible } = state;
  const batch = program.batchOf(turn);
  const inBatch = turn - batch.start;
  const own = Math.max(0, visible - program.turnStart(turn));
  const done = own >= program.example.length ? inBatch + 1 : inBatch;
  const parts = partsOf(state, inBatch > 0 ? program.example.length : latest ? own : 0);
  const total = parameterCount(network.sizes);
  return {
    words: gradientWords(state, done),
    filled: parts.reduce((sum, part) => sum + part.filled, 0),
    total,
    vector: { components: componentsOf(state, total), parts },
    layers: parts.map(({ l }) => gradientLayerOf(state, l)),
  };
}

/** What the first `steps` steps of an example have filled of each layer. */
function partsOf({ network, program }: State, steps: number): GradientPartView[] {
  return network.layers.map((_, place) => {
    const l = place + 1;
    const width = network.sizes[l - 1]! + 1;
    const size = network.sizes[l]!;
    let filled = 0;
    for (let j = 0; j < size; j++) {
      const first = program.example.offset({ kind: "dz_dw", l, j, k: 0 });
      filled += Math.min(Math.max(steps - first, 0), width);
    }
    return { l, label: layerName(network, l), size: size * width, filled };
  });
}

/** The components around the parameter at hand, and both ends of the vector. */
function componentsOf(state: State, total: number): GradientComponentView[] {
  const { sizes } = state.network;
  const atHand = parameterIndex(sizes, parameterAtHand(state));
  return shown(total, atHand, COMPONENTS).map((place) => {
    const parameter = parameterAt(sizes, place);
    return {
      place,
      parameter,
      name: plainRatio(COST, parameterSymbol(parameter)),
      value: state.gradient(parameter) ?? null,
      light: isAbout(state.latest?.step, parameter) ? "current" : "none",
    };
  });
}

function gradientWords({ network, batchCount, latest, program, turn, visible }: State, done: number): string {
  const examples = `${batchCount} example${batchCount === 1 ? "" : "s"}`;
  const means = visible - program.tailStart(turn);
  if (latest && means > 0) {
    const total = parameterCount(network.sizes);
    return batchCount > 1 && means < total
      ? `Mean of ${examples} in ${means} of ${total}, sum in the rest`
      : `Mean of ${examples}`;
  }
  if (batchCount === 1) return "This example";
  return `Sum, ${done} of ${examples} done`;
}

function gradientLayerOf(state: State, l: number): GradientLayerView {
  const { network, latest } = state;
  const step = latest?.step;
  const columns = network.sizes[l - 1]!;
  const size = network.sizes[l]!;
  const k = shown(columns, neuronAtHand(step, l - 1), COLUMNS);
  const cell = (parameter: Parameter): GradientCellView => ({
    value: state.gradient(parameter) ?? null,
    light: isAbout(step, parameter) ? "current" : "none",
  });
  return {
    l,
    label: layerName(network, l),
    k,
    columns,
    rows: shown(size, neuronAtHand(step, l), ROWS).map((j) => ({
      j,
      weights: k.map((from) => cell({ l, j, k: from })),
      bias: cell({ l, j }),
    })),
    size,
  };
}

/** Whether the step has just added to, averaged or changed this parameter. */
function isAbout(step: Step | undefined, { l, j, k }: Parameter): boolean {
  switch (step?.kind) {
    case "dz_dw":
    case "dz_db":
    case "mean":
    case "update":
      return step.l === l && step.j === j && step.k === k;
    default:
      return false;
  }
}
