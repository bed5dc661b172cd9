/** The quantities an expression can name: which indices each takes, in which ranges, and its value in a state. */
import { judgeOf } from "../../core/network/judge";
import { mixes, type Network, type Parameter } from "../../core/network/network";
import type { MomentLetter } from "../../core/network/updateRules/rule";
import { hasMoment } from "../../core/network/updateRules/updateRules";
import type { Nudgeable } from "../../core/run/nudge";
import type { Known, State } from "../../core/run/state";
import type { Counted } from "../../words/told";
import { words } from "../../words/words";

/** The values one index may take: `first` ≤ index < `first` + `count`. */
export interface Axis {
  readonly first: number;
  readonly count: number;
  /** What one index names. */
  readonly noun: Counted;
  /** Who has them: "layer 2 has". */
  readonly owner: string;
}

/** How much of a run there must be for a value: its position alone, one example, or all of its past. */
export const needs = ["place", "example", "run"] as const;
export type Need = (typeof needs)[number];

const said = words.expressions;

/** The axis of the next index where the outer ones are known; undefined where there is none. */
type AxisAfter = (network: Network, outer: readonly number[]) => Axis | undefined;

interface QuantityRecord {
  /** `stem[l][j]suffix` is how it is written. */
  readonly stem: string;
  readonly suffix: "" | ".grad" | ".m" | ".v";
  /** The indices it takes, in the letters of the lesson; `mixed` is one more, in a layer that mixes. */
  readonly signature: string;
  readonly mixed?: string;
  readonly axes: readonly AxisAfter[];
  /** How much of the run its value comes from, where the batch's gradient step has not begun. */
  readonly needs: Need;
  /** Its value where every axis has an index. */
  readonly read: (state: State, indices: readonly number[]) => Known;
  /** Why this network has none, where it has none. */
  readonly missing?: (network: Network) => string | undefined;
  /** Why there is none at these indices, where a layer has none. */
  readonly lacking?: (network: Network, indices: readonly number[]) => string | undefined;
  /** Which number of the network it is, for those that can be nudged. */
  readonly nudgeable?: (state: State, indices: readonly number[]) => Nudgeable | undefined;
}

const layers: AxisAfter = ({ sizes }) => ({
  first: 1,
  count: sizes.length - 1,
  noun: "layer",
  owner: said.owner.network,
});

const layersAndInput: AxisAfter = ({ sizes }) => ({
  first: 0,
  count: sizes.length,
  noun: "layer",
  owner: said.owner.network,
});

const neurons: AxisAfter = ({ sizes }, [l]) => ({
  first: 0,
  count: sizes[l!]!,
  noun: "neuron",
  owner: said.owner.layer(l!),
});

const sources: AxisAfter = ({ sizes }, [l]) => ({
  first: 0,
  count: sizes[l! - 1]!,
  noun: "neuron",
  owner: said.owner.weights(l!),
});

const outputs: AxisAfter = ({ sizes }) => ({
  first: 0,
  count: sizes[sizes.length - 1]!,
  noun: "output",
  owner: said.owner.network,
});

/** The activations a_i that z_j moves: where the layer mixes those of all of it, otherwise a_j alone. */
const movedActivations: AxisAfter = (network, outer) =>
  mixes(network, outer[0]!) ? neurons(network, outer) : undefined;

function asWeight([l, j, k]: readonly number[]): Parameter {
  return { l: l!, j: j!, k: k! };
}

function asBias([l, j]: readonly number[]): Parameter {
  return { l: l!, j: j! };
}

/** Where the current example stands in the file. */
function placeOf({ network, example }: State): number {
  return network.examples.place(example);
}

const ofWeights = { suffix: "", signature: "[l][j][k]", axes: [layers, neurons, sources] } as const;
const ofNeurons = { suffix: "", signature: "[l][j]", axes: [layers, neurons] } as const;
const alone = { suffix: "", signature: "", axes: [] } as const;

/** A moment of every weight, or of every bias: of those that are trained, where the update rule has it. */
function moment(
  of: "weights" | "biases",
  letter: MomentLetter,
): Pick<QuantityRecord, "suffix" | "needs" | "read" | "missing" | "lacking"> {
  const parameterOf = of === "weights" ? asWeight : asBias;
  return {
    suffix: `.${letter}`,
    needs: "example",
    read: (state, indices) => state.shownMoment(letter, parameterOf(indices)),
    missing: ({ training }) => {
      if (!training) return said.noMoments;
      return hasMoment(training, letter) ? undefined : said.noMoment(letter, training.optimizer.name);
    },
    lacking: ({ layers }, [l]) =>
      l === undefined || layers[l - 1]!.trainable[of] ? undefined : said.frozen(of, l),
  };
}

const quantities = {
  w: {
    needs: "example",
    ...ofWeights,
    stem: "w",
    read: (state, indices) => state.shownParameter(asWeight(indices)),
    nudgeable: (_, indices) => ({ kind: "parameter", parameter: asWeight(indices) }),
  },
  b: {
    needs: "example",
    ...ofNeurons,
    stem: "b",
    read: (state, indices) => state.shownParameter(asBias(indices)),
    nudgeable: (_, indices) => ({ kind: "parameter", parameter: asBias(indices) }),
  },
  "w.grad": {
    needs: "run",
    ...ofWeights,
    stem: "w",
    suffix: ".grad",
    read: (state, indices) => state.shownGradient(asWeight(indices)),
  },
  "b.grad": {
    needs: "run",
    ...ofNeurons,
    stem: "b",
    suffix: ".grad",
    read: (state, indices) => state.shownGradient(asBias(indices)),
  },
  "w.m": { ...ofWeights, stem: "w", ...moment("weights", "m") },
  "w.v": { ...ofWeights, stem: "w", ...moment("weights", "v") },
  "b.m": { ...ofNeurons, stem: "b", ...moment("biases", "m") },
  "b.v": { ...ofNeurons, stem: "b", ...moment("biases", "v") },
  z: { needs: "example", ...ofNeurons, stem: "z", read: (state, [l, j]) => state.z(l!, j!) },
  a: {
    needs: "example",
    stem: "a",
    suffix: "",
    signature: "[l][k]",
    axes: [layersAndInput, neurons],
    read: (state, [l, k]) => state.a(l!, k!),
    nudgeable: (state, [l, k]) => (l === 0 ? { kind: "input", example: placeOf(state), k: k! } : undefined),
  },
  y: {
    needs: "place",
    stem: "y",
    suffix: "",
    signature: "[j]",
    axes: [outputs],
    read: (state, [j]) => state.y(j!),
    nudgeable: (state, [j]) => ({ kind: "target", example: placeOf(state), j: j! }),
  },
  C: { needs: "example", ...alone, stem: "C", read: (state) => state.C },
  "dC/dw": {
    needs: "example",
    ...ofWeights,
    stem: "dC/dw",
    read: (state, indices) => state.derivative(asWeight(indices)),
  },
  "dC/db": {
    needs: "example",
    ...ofNeurons,
    stem: "dC/db",
    read: (state, indices) => state.derivative(asBias(indices)),
  },
  "dC/da": { needs: "example", ...ofNeurons, stem: "dC/da", read: (state, [l, j]) => state.dC_da(l!, j!) },
  "dC/dz": { needs: "example", ...ofNeurons, stem: "dC/dz", read: (state, [l, j]) => state.dC_dz(l!, j!) },
  "da/dz": {
    needs: "example",
    stem: "da/dz",
    suffix: "",
    signature: "[l][j]",
    mixed: "[i]",
    axes: [layers, neurons, movedActivations],
    read: (state, [l, j, i]) => state.da_dz(l!, j!, i),
  },
  step: { needs: "place", ...alone, stem: "step", read: (state) => state.position },
  example: { needs: "place", ...alone, stem: "example", read: placeOf },
  epoch: { needs: "place", ...alone, stem: "epoch", read: (state) => state.epoch + 1 },
  batch: { needs: "place", ...alone, stem: "batch", read: (state) => state.batch + 1 },
  eta: {
    needs: "place",
    ...alone,
    stem: "eta",
    read: ({ network }) => network.training?.learningRate,
    missing: ({ training }) => (training ? undefined : said.noLearningRate),
    nudgeable: ({ network }) => (network.training ? { kind: "learningRate" } : undefined),
  },
  t: {
    needs: "place",
    ...alone,
    stem: "t",
    read: (state) => (state.network.training ? state.uncovered.gradientSteps : 0),
  },
  accuracy: {
    needs: "run",
    ...alone,
    stem: "accuracy",
    read: (state) => state.accuracy,
    missing: ({ examples }) => (judgeOf(examples) ? undefined : said.noAccuracy),
  },
  "validation.cost": {
    needs: "run",
    ...alone,
    stem: "validation.cost",
    read: (state) => state.validation?.cost,
    missing: ({ validation }) => (validation ? undefined : said.noValidation),
  },
  "validation.accuracy": {
    needs: "run",
    ...alone,
    stem: "validation.accuracy",
    read: ({ validation, network }) =>
      validation?.right === undefined ? undefined : validation.right / network.validation!.count,
    missing: ({ validation }) => {
      if (!validation) return said.noValidation;
      return judgeOf(validation) ? undefined : said.noAccuracy;
    },
  },
} as const satisfies Record<string, QuantityRecord>;

/** What of a weight or bias may stand after a dot: its gradient, and its moments. */
export const keptNames = ["grad", "m", "v"] as const;

export type QuantityName = keyof typeof quantities;
export const quantityNames = Object.keys(quantities) as readonly QuantityName[];

export function quantityOf(name: QuantityName): QuantityRecord {
  return quantities[name];
}

export function isQuantityName(text: string): text is QuantityName {
  return Object.hasOwn(quantities, text);
}

/** How the quantity is written with these indices. */
export function quantityText(name: QuantityName, indices: readonly number[]): string {
  const { stem, suffix } = quantityOf(name);
  return stem + indices.map((index) => `[${index}]`).join("") + suffix;
}

/** What a vector consists of: its parts, and theirs. */
export interface VectorShape {
  /** Equal for equal shapes. */
  readonly key: string;
  /** "3", "2 × 3", "2 layers". */
  readonly text: string;
  /** Whether its parts are layers, each with a shape of its own. */
  readonly isByLayer: boolean;
  /** How many numbers it holds; where that is more than `most`, some number that is too. */
  readonly size: (most: number) => number;
}

const axisKinds: readonly AxisAfter[] = [layers, layersAndInput, neurons, sources, outputs, movedActivations];

/** The shape of a quantity with these indices, to which the next can be added. */
export function vectorShapeOf(name: QuantityName, indices: readonly number[], network: Network): VectorShape {
  const { axes } = quantityOf(name);
  const isByLayer = indices.length === 0 && (axes[0] === layers || axes[0] === layersAndInput);
  if (isByLayer) {
    const last = network.sizes.length - 1;
    const inner = axes.filter((axis) => axis !== movedActivations || mixes(network, last));
    const { first, count } = axes[0]!(network, [])!;
    const size = (most: number) => {
      let sum = 0;
      for (let l = first; l < first + count && sum <= most; l++)
        sum += vectorShapeOf(name, [l], network).size(most);
      return sum;
    };
    const key = `layers ${inner.map((axis) => axisKinds.indexOf(axis)).join(" ")}`;
    return { key, text: said.layers(count), isByLayer, size };
  }
  const counts: number[] = [];
  const outer = [...indices];
  for (let axis = axes[outer.length]?.(network, outer); axis; axis = axes[outer.length]?.(network, outer)) {
    counts.push(axis.count);
    outer.push(axis.first);
  }
  const text = counts.join(" × ");
  return { key: text, text, isByLayer, size: () => counts.reduce((product, count) => product * count, 1) };
}

/** Why `index` is wrong on `axis`, or undefined if it lies on it. */
export function outside(name: QuantityName, axis: Axis, index: number): string | undefined {
  const { first, count, noun, owner } = axis;
  const last = first + count - 1;
  if (index >= first && index <= last) return undefined;
  const stem = noun === "layer" && index === 0 ? quantityOf(name).stem : undefined;
  return said.outside({ what: noun, index, owner, first, last, stem });
}
