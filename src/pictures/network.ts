/** The network as it is drawn: the shown neurons of every layer, the edges between them, and what of both is lit. */

import { mixes, type Parameter } from "../core/network/network";
import type { Step } from "../core/program/steps";
import type { State } from "../core/run/state";
import { layersAtHand, neuronAtHand } from "../lesson/focus";
import { shown } from "../lesson/fold";
import { layerName, nameOf } from "../lesson/names";
import { symbolsOf } from "../lesson/symbols";
import { plain, plainRatio } from "../math/quantity";
import type { CostNodeView, EdgeView, LayerView, Light, NetworkView } from "../protocol/messages";
import { chipsOf, sharesOf } from "./chips";
import { imageOf } from "./image";

/** Layers of up to so many neurons are drawn whole. */
const WHOLE = 10;
/** How many neurons of a longer one are drawn. */
const FOLDED = 7;
/** A longer one than that is folded even for a reader who wants it whole. */
const LONGEST = 32;
/** So are all of them where the drawing would have more edges than that. */
const MOST_EDGES = 2500;

function foldedTo(size: number): number {
  return size > WHOLE ? FOLDED : size;
}

/** A shown layer, and which of its neurons are shown. */
export interface Column {
  readonly l: number;
  readonly size: number;
  readonly neurons: readonly number[];
  readonly unfolds: boolean;
}

/** `isWhole`: layers that can be drawn whole are. */
export function networkOf(state: State, isWhole = false): NetworkView {
  const columns = columnsOf(state, layersAtHand(state), isWhole);
  const drawn = (l: number): readonly number[] => columns.find((column) => column.l === l)?.neurons ?? [];
  return {
    layers: columns.map((column) => layerOf(state, column)),
    edges: columns.flatMap((to, place) => edgesBetween(state, columns[place - 1], to)),
    cost: costNodeOf(state, drawn(state.last)),
    chips: chipsOf(state, drawn),
  };
}

/** Some layers, with the neurons of each that are shown. */
export function columnsOf(state: State, layers: readonly number[], isWhole: boolean): readonly Column[] {
  const { sizes } = state.network;
  const unfolds = unfolding(layers.map((l) => sizes[l]!));
  return layers.map((l, place) => {
    const size = sizes[l]!;
    const room = isWhole && unfolds[place] ? size : foldedTo(size);
    const neurons = shown(size, neuronAtHand(state.latest?.step, l), room);
    return { l, size, neurons, unfolds: unfolds[place]! };
  });
}

/** Which of the shown layers are folded for one reader, and whole for one who wants that. */
function unfolding(sizes: readonly number[]): boolean[] {
  const can = sizes.map((size) => size > WHOLE && size <= LONGEST);
  const drawn = sizes.map((size, place) => (can[place] ? size : foldedTo(size)));
  const edges = drawn.slice(1).reduce((sum, to, place) => sum + to * drawn[place]!, 0);
  return edges <= MOST_EDGES ? can : sizes.map(() => false);
}

export function layerOf(state: State, { l, size, neurons, unfolds }: Column): LayerView {
  const { last } = state;
  const step = state.latest?.step;
  const index = indexOver(step, l);
  const image = imageOf(state, l);
  return {
    l,
    label: labelOf(state, l),
    size,
    neurons: neurons.map((j) => ({
      j,
      activation: state.a(l, j) ?? null,
      dC_da: (l > 0 ? state.dC_da(l, j) : undefined) ?? null,
      ...(l === last && { target: state.y(j) }),
      light: neuronLight(step, last, l, j),
    })),
    ...(index !== undefined && { index }),
    ...(image && { image }),
    ...(unfolds && { unfolds: true }),
  };
}

/** The layer's own name, where the file gives it one. */
function labelOf({ network }: State, l: number): string {
  return (l > 0 ? nameOf(network.layers[l - 1]!.name) : undefined) ?? layerName(network, l);
}

/** The edges between two columns; none where layers are folded between them. */
function edgesBetween(state: State, from: Column | undefined, to: Column): EdgeView[] {
  const { l } = to;
  if (from?.l !== l - 1) return [];
  const step = state.latest?.step;
  const shareOf = step?.kind === "path" && l === step.l + 1 ? sharesOf(state) : undefined;
  return to.neurons.flatMap((j) =>
    from.neurons.map((k): EdgeView => {
      const light = edgeLight(step, l, j, k);
      return {
        ...{ l, j, k, weight: state.w(l, j, k), derivative: state.derivative({ l, j, k }) ?? null, light },
        ...(light === "current" && !state.isCovered && { labels: labelsOf(state, { l, j, k }) }),
        ...(shareOf && k === step!.j && { share: shareOf(j) ?? null }),
      };
    }),
  );
}

/** With its name a number would stand right where it is asked for: while something is covered there are none. */
function labelsOf(state: State, weight: Parameter): NonNullable<EdgeView["labels"]> {
  const symbols = symbolsOf(state);
  const w = symbols.parameter(weight);
  return { weight: plain(w), derivative: plainRatio(symbols.C, w) };
}

/** The cost with its edges. Where a sum runs over the outputs, each edge has what its own path adds. */
export function costNodeOf(state: State, outputs: readonly number[]): CostNodeView {
  const step = state.latest?.step;
  const isSumOverOutputs = step !== undefined && (step.kind === "path" ? step.l + 1 : step.l) === state.last;
  const shareOf = isSumOverOutputs ? sharesOf(state) : undefined;
  return {
    name: plain(symbolsOf(state).C),
    value: state.C ?? null,
    light: costLight(step),
    edges: outputs.map((j) => ({
      j,
      light: costEdgeLight(state, step, j),
      ...(shareOf && { share: shareOf(j) ?? null }),
    })),
  };
}

function costLight(step: Step | undefined): Light {
  if (step?.kind === "cost") return "current";
  return step && (step.kind === "dC_da" || isDerivative(step)) ? "path" : "none";
}

/** The edge from output j to the cost. */
function costEdgeLight({ last, network }: State, step: Step | undefined, j: number): Light {
  switch (step?.kind) {
    case undefined:
    case "term":
    case "bias":
    case "activation":
    case "mean":
    case "velocity":
    case "moment1":
    case "moment2":
    case "update":
      return "none";
    case "cost":
      return j === step.j ? "current" : j < step.j ? "path" : "none";
    case "dC_da":
      return j === step.j ? "current" : "none";
    case "path":
      return step.l + 1 === last && j === step.i ? "current" : "path";
    case "da_dz":
      if (mixes(network, step.l) && step.l === last) return j === step.i ? "current" : "path";
      return step.l < last || j === step.j ? "path" : "none";
    case "dz_dw":
    case "dz_db":
      return step.l < last || j === step.j || mixes(network, step.l) ? "path" : "none";
  }
}

/**
 * The neuron the step is about is current, and so is the one that the path at hand goes through. Lit with it are the one
 * its weight comes from, and, while a derivative is made, all neurons through which its activation moves the cost.
 */
function neuronLight(step: Step | undefined, last: number, l: number, j: number): Light {
  if (!step) return "none";
  if (l === step.l && j === step.j) return "current";
  if (l === step.l - 1) return j === step.k ? "path" : "none";
  if (l === step.l) return step.kind === "da_dz" && j === step.i ? "path" : "none";
  if (l < step.l || !isDerivative(step)) return "none";
  if (l === step.l + 1 && step.kind === "path" && j === step.i) return "current";
  return l <= last ? "path" : "none";
}

/** Whether the step is a factor of a derivative of the cost. */
function isDerivative({ kind }: Step): boolean {
  return kind === "path" || kind === "da_dz" || kind === "dz_dw" || kind === "dz_db";
}

/** The edge k → j of layer l: current when the step is about it, lit when it brings part of what the step uses. */
function edgeLight(step: Step | undefined, l: number, j: number, k: number): Light {
  switch (step?.kind) {
    case undefined:
    case "cost":
    case "dC_da":
      return "none";
    case "term":
      if (isOwn(step, l, j, k)) return "current";
      // Those before it are in the sum already.
      return l === step.l && j === step.j && k < step.k! ? "path" : "none";
    case "mean":
    case "velocity":
    case "moment1":
    case "moment2":
    case "update":
      return isOwn(step, l, j, k) ? "current" : "none";
    case "bias":
    case "activation":
      return l === step.l && j === step.j ? "path" : "none";
    case "dz_dw":
      if (isOwn(step, l, j, k)) return "current";
      return leadsToCost(step, l, k) ? "path" : "none";
    case "da_dz":
    case "dz_db":
      return leadsToCost(step, l, k) ? "path" : "none";
    case "path":
      if (l === step.l + 1 && k === step.j) return j === step.i ? "current" : "path";
      return l > step.l + 1 ? "path" : "none";
  }
}

function isOwn(step: Step, l: number, j: number, k: number): boolean {
  return l === step.l && j === step.j && k === step.k;
}

/** Whether the edge lies on a path from the step's neuron to the cost: it leaves that neuron, or comes anywhere later. */
function leadsToCost(step: Step, l: number, k: number): boolean {
  return l === step.l + 1 ? k === step.j : l > step.l + 1;
}

/** The letter that runs over a layer in the current formula: an edge leads from k to j. */
function indexOver(step: Step | undefined, l: number): string | undefined {
  if (!step) return undefined;
  if (step.kind === "path") return l === step.l ? "k" : l === step.l + 1 ? "j" : undefined;
  if (l === step.l) return "j";
  return l === step.l - 1 && passesThroughWeights(step) ? "k" : undefined;
}

function passesThroughWeights({ kind }: Step): boolean {
  return kind !== "cost" && kind !== "activation";
}
