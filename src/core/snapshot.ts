/** Everything the panel shows at one position: the state, folded so that its size does not grow with the network. */
import type { EdgeView, LayerView, Light, NetworkView, Picture, PictureViews, StepView } from "../protocol";
import { pictures } from "../protocol";
import { costHistoryOf } from "./costHistory";
import { curveOf } from "./curve";
import { examplesOf } from "./examplesLedger";
import { neuronAtHand, parameterAtHand } from "./focus";
import { shown } from "./fold";
import { formulaOf } from "./formula";
import { generalFormOf } from "./generalForm";
import { gradientOf } from "./gradient";
import { layerName, parameterSymbol, plain, unitName } from "./names";
import type { Parameter } from "./network";
import { pathsOf } from "./pathsLedger";
import { type Level, levels, type Step } from "./program";
import { spokenStep } from "./spoken";
import type { State } from "./state";
import { timelineOf } from "./timeline";
import { treeOf } from "./tree";
import { weightsOf } from "./weightMatrix";
import { nudgeOf } from "./whatIf";
import { indicesOf, wordsOf } from "./words";

/** Neurons of a layer that are drawn before it is folded. */
const NEURONS = 10;

/** What each picture shows of a state and the parameter at hand; undefined where this network has no such picture. */
const pictureOf: {
  readonly [P in keyof PictureViews]: (state: State, parameter: Parameter) => PictureViews[P] | undefined;
} = {
  network: networkOf,
  tree: treeOf,
  lines: nudgeOf,
  curve: curveOf,
  weights: weightsOf,
  gradient: gradientOf,
  examples: examplesOf,
  paths: (state) => (state.last > 1 ? (pathsOf(state) ?? null) : undefined),
  cost: costHistoryOf,
};

/** The panel's view of a state, in a session that zooms at `level`, with what these pictures show. */
export function viewOf(
  state: State,
  level: Level,
  title: string,
  shown: readonly Picture[] = pictures,
): StepView {
  const formula = formulaOf(state);
  const generalForm = generalFormOf(state);
  const words = wordsOf(state);
  return {
    title,
    position: state.position,
    length: state.program.length,
    level,
    path: pathOf(state),
    timeline: timelineOf(state.network, state.program, state.position),
    indices: indicesOf(state),
    ...(formula && { formula }),
    ...(generalForm && { generalForm }),
    words,
    spoken: spokenStep(formula, words),
    pictures: picturesOf(state, shown),
  };
}

function picturesOf(state: State, shown: readonly Picture[]): StepView["pictures"] {
  const parameter = parameterAtHand(state);
  const drawn = shown.flatMap((picture) => {
    if (picture === "symbols") return [];
    const view = pictureOf[picture](state, parameter);
    return view === undefined ? [] : [[picture, view] as const];
  });
  return Object.fromEntries(drawn);
}

/** The names of the units around the step, the outermost first; a unit that says no more than its parent is left out. */
function pathOf({ network, just, program }: State): string[] {
  if (!just) return ["start"];
  const names: string[] = [];
  for (const level of [...levels].reverse()) {
    if (level === "factor" || (level === "batch" && program.batches === 1)) continue;
    const name = unitName(network, just, level);
    if (name !== names[names.length - 1]) names.push(name);
  }
  return names;
}

function neuronLight(step: Step | undefined, l: number, j: number): Light {
  if (!step) return "none";
  if (l === step.l && j === step.j) return "current";
  if (step.kind === "da_dz") return l === step.l && j === step.i ? "path" : "none";
  if (l === step.l - 1) return j === step.k ? "path" : "none";
  if (l === step.l + 1) return step.kind === "path" && j === step.i ? "path" : "none";
  return "none";
}

/** The edge k → j of layer l: lit when the step is about it, half lit when it brings part of what the step uses. */
function edgeLight(step: Step | undefined, l: number, j: number, k: number): Light {
  switch (step?.kind) {
    case undefined:
    case "cost":
    case "dC_da":
      return "none";
    case "term":
    case "dz_dw":
    case "mean":
    case "update":
      return l === step.l && j === step.j && k === step.k ? "current" : "none";
    case "bias":
    case "activation":
      return l === step.l && j === step.j ? "path" : "none";
    case "path":
      if (l !== step.l + 1 || k !== step.j) return "none";
      return j === step.i ? "current" : "path";
    case "da_dz":
    case "dz_db":
      return l === step.l + 1 && k === step.j ? "path" : "none";
  }
}

function networkOf(state: State): NetworkView {
  const { network, just, last } = state;
  const step = just?.step;
  const neurons = network.sizes.map((size, l) => shown(size, neuronAtHand(step, l), NEURONS));
  const layers = network.sizes.map((size, l): LayerView => {
    const index = indexOver(step, l);
    return {
      l,
      label: layerName(network, l),
      size,
      neurons: neurons[l]!.map((j) => ({
        j,
        activation: state.a(l, j) ?? null,
        dC_da: (l > 0 ? state.dC_da(l, j) : undefined) ?? null,
        ...(l === last && { target: state.y(j) }),
        light: neuronLight(step, l, j),
      })),
      ...(index !== undefined && { index }),
    };
  });
  const edges: EdgeView[] = [];
  for (let l = 1; l <= last; l++) {
    for (const j of neurons[l]!) {
      for (const k of neurons[l - 1]!) {
        const light = edgeLight(step, l, j, k);
        const name = light === "current" && plain(parameterSymbol({ l, j, k }));
        edges.push({ l, j, k, weight: state.w(l, j, k), light, ...(name && { name }) });
      }
    }
  }
  return { layers, edges };
}

/** The letter that runs over a layer in the current formula. */
function indexOver(step: Step | undefined, l: number): string | undefined {
  if (!step) return undefined;
  if (l === step.l) return "j";
  if (l === step.l - 1 && passesThroughWeights(step)) return "k";
  if (l === step.l + 1 && step.kind === "path") return "i";
  return undefined;
}

function passesThroughWeights({ kind }: Step): boolean {
  return kind !== "cost" && kind !== "activation" && kind !== "path";
}
