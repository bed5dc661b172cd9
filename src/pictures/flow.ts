/**
 * One backward pass as what flows: the miss ∂C/∂a enters at the outputs, σ′ squeezes it to ∂C/∂z, the weights split that
 * among the neurons of the layer before, and there it adds up. It ends at layer 1: no step goes on to the input.
 */
import { mixes, parameterIndex } from "../core/network/network";
import type { Step } from "../core/program/steps";
import type { Evaluation } from "../core/run/evaluation";
import type { Known, State } from "../core/run/state";
import { shownLayers } from "../lesson/fold";
import { givenBack } from "../lesson/quantity";
import { symbolsOf } from "../lesson/symbols";
import { ratio, type Symbolic } from "../math/symbolic";
import { textOf } from "../math/text";
import type {
  AmountView,
  FlowLayerView,
  FlowView,
  Light,
  RibbonView,
  SqueezeView,
} from "../protocol/messages";
import { type Column, columnsOf, costNodeOf, layerOf } from "./network";

/** `isWhole`: layers that can be drawn whole are. */
export function flowOf(state: State, isWhole = false): FlowView {
  const { last, latest } = state;
  const layers = shownLayers(last - 1, (latest?.step.l ?? 1) - 1).map((place) => place + 1);
  const columns = columnsOf(state, layers, isWhole);
  const squeezes = columns.flatMap((column) => squeezesOf(state, column));
  const ribbons = columns.flatMap((to, place) => ribbonsBetween(state, columns[place - 1], to));
  const shown = [...squeezes.flatMap(({ before, after }) => [before, after]), ...ribbons];
  return {
    layers: columns.map((column) => flowLayerOf(state, column)),
    squeezes,
    ribbons,
    cost: costNodeOf(state, columns.at(-1)!.neurons),
    largest: state.isCovered ? largestKnown(state, shown) : largestBack(state)[1]!,
    ...foundOf(state),
  };
}

/** Numbers, not pixels. */
function flowLayerOf(state: State, column: Column): FlowLayerView {
  const { image: _, ...layer } = layerOf(state, column);
  return { ...layer, ...(mixes(state.network, column.l) && { mixes: true }) };
}

function amountOf(value: Known, light: Light): AmountView {
  return { value: value ?? null, light };
}

function squeezesOf(state: State, { l, neurons }: Column): SqueezeView[] {
  const step = state.latest?.step;
  return neurons.map((j) => ({
    ...{ l, j },
    before: amountOf(state.dC_da(l, j), lightBefore(state, step, l, j)),
    after: amountOf(state.dC_dz(l, j), lightAfter(step, l, j)),
  }));
}

/** None where layers are folded between two columns. */
function ribbonsBetween(state: State, from: Column | undefined, to: Column): RibbonView[] {
  const { l } = to;
  if (from?.l !== l - 1) return [];
  const step = state.latest?.step;
  return to.neurons.flatMap((j) =>
    from.neurons.map((k) => ({
      ...{ l, j, k },
      ...amountOf(state.pathTerm(l - 1, k, j), lightOfRibbon(step, l, j, k)),
    })),
  );
}

/** ∂C/∂a_j of layer l: found by a step of its own, or with the last path of its sum; then σ′ is put to it. */
function lightBefore({ network }: State, step: Step | undefined, l: number, j: number): Light {
  if (step?.l !== l) return "none";
  switch (step.kind) {
    case "dC_da":
      return step.j === j ? "current" : "none";
    case "path":
      return step.j === j && step.i === network.sizes[l + 1]! - 1 ? "current" : "none";
    case "da_dz":
      return (step.i ?? step.j) === j ? "path" : "none";
    default:
      return "none";
  }
}

/** ∂C/∂z_j of layer l: found with σ′; then weights and bias take it, and each path to the layer before. */
function lightAfter(step: Step | undefined, l: number, j: number): Light {
  switch (step?.kind) {
    case "da_dz":
      return step.l === l && step.j === j ? "current" : "none";
    case "dz_dw":
    case "dz_db":
      return step.l === l && step.j === j ? "path" : "none";
    case "path":
      return step.l + 1 === l && step.i === j ? "path" : "none";
    default:
      return "none";
  }
}

/** The path of the step, and those that are in its sum already. */
function lightOfRibbon(step: Step | undefined, l: number, j: number, k: number): Light {
  if (step?.kind !== "path" || step.l + 1 !== l || step.j !== k) return "none";
  return j === step.i ? "current" : j < step.i! ? "path" : "none";
}

/** What the step has found of the flow, by its name. */
function foundOf(state: State): Pick<FlowView, "found"> {
  const step = state.latest?.step;
  const symbols = symbolsOf(state);
  const found = (of: Symbolic, value: Known): Pick<FlowView, "found"> => ({
    found: { name: textOf(of), value: value ?? null },
  });
  switch (step?.kind) {
    case "dC_da":
      return found(ratio(symbols.C, symbols.a(step.l, step.j)), state.dC_da(step.l, step.j));
    case "da_dz":
      return found(ratio(symbols.C, symbols.z(step.l, step.j)), state.dC_dz(step.l, step.j));
    case "path": {
      const edge = { l: step.l + 1, j: step.i!, k: step.j };
      return found(givenBack(symbols, edge), state.pathTerm(step.l, step.j, step.i!));
    }
    default:
      return {};
  }
}

/**
 * The largest of what is known, while something is asked: a width must not tell that. Layers that are done are known as a
 * whole, of the one at hand what is shown of it.
 */
function largestKnown(state: State, shown: readonly AmountView[]): number {
  const { last, latest, network } = state;
  const at = latest?.step.l ?? 1;
  const done = [1, at, at + 1].find((l) => l <= last && state.dC_dz(l, network.sizes[l]! - 1) !== undefined);
  return shown.reduce(
    (largest, { value }) => Math.max(largest, magnitude(value ?? 0)),
    done === undefined ? 0 : largestBack(state)[done]!,
  );
}

const known = new WeakMap<Evaluation, Float64Array>();

/** For each layer the largest of all that flows from the cost back to its ∂C/∂z: that of layer 1 is the largest of the whole pass. */
function largestBack(state: State): Float64Array {
  const { evaluation } = state;
  const largest = known.get(evaluation) ?? foundLargest(state);
  known.set(evaluation, largest);
  return largest;
}

function foundLargest({
  network: { sizes },
  evaluation: { dC_da, dC_dz },
  batchParameters,
  last,
}: State): Float64Array {
  const found = new Float64Array(last + 1);
  let largest = 0;
  const take = (value: number): void => {
    largest = Math.max(largest, magnitude(value));
  };
  for (let l = last; l >= 1; l--) {
    dC_da.row(l).forEach(take);
    dC_dz.row(l).forEach(take);
    found[l] = largest;
    if (l > 1) largest = Math.max(largest, largestSplit(sizes, batchParameters, l, dC_dz.row(l)));
  }
  return found;
}

/** The largest w_jk ∂C/∂z_j from a layer to the one before it. */
function largestSplit(
  sizes: readonly number[],
  parameters: Float64Array,
  l: number,
  dC_dz: Float64Array,
): number {
  const inputs = sizes[l - 1]!;
  let place = parameterIndex(sizes, { l, j: 0, k: 0 });
  let largest = 0;
  for (const delta of dC_dz) {
    for (let k = 0; k < inputs; k++) largest = Math.max(largest, magnitude(parameters[place++]! * delta));
    place++; // b_j
  }
  return largest;
}

/** A number that is not finite is no measure for others. */
function magnitude(value: number): number {
  return Number.isFinite(value) ? Math.abs(value) : 0;
}
