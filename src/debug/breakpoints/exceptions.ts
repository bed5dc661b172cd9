/** What a run can do that no training wants: how each is recognised in a step, and said in plain words. */

import { type Activation, activationOf } from "../../core/network/activation";
import { mixes } from "../../core/network/network";
import type { StepKind, StepSubject } from "../../core/program/steps";
import type { Known, State } from "../../core/run/state";
import { notFiniteWords } from "../../lesson/notFinite";
import { symbolOf, wholeValueOf } from "../../lesson/quantity";
import { symbolsOf } from "../../lesson/symbols";
import { plain } from "../../math/quantity";
import { textOf } from "../../math/text";
import { written } from "../../words/sentence";
import { words } from "../../words/words";

export const exceptionNames = ["notFinite", "deadRelu", "saturated", "vanishing", "exploding"] as const;
export type ExceptionName = (typeof exceptionNames)[number];

export interface ExceptionKind {
  readonly label: string;
  readonly description: string;
  /** For those that compare with one; a condition that is a number alone is another. */
  readonly threshold?: number;
  /** The steps it looks at. */
  readonly steps: readonly StepKind[];
  /** Whether the step, done in this state, is one. */
  readonly is: (state: State, step: StepSubject, threshold: number) => boolean;
  /** What happened, with its numbers. */
  readonly why: (state: State, step: StepSubject, threshold: number) => string;
}

export const exceptionKinds: Readonly<Record<ExceptionName, ExceptionKind>> = {
  notFinite: {
    ...words.exceptions.notFinite,
    steps: ["bias", "activation", "cost", "dC_da", "path", "da_dz", "dz_dw", "dz_db", "mean", "update"],
    is: (state, step) => {
      const value = completed(state, step);
      return value !== undefined && !Number.isFinite(value);
    },
    why: (state, step) => written(notFiniteWords(state, step)!),
  },
  deadRelu: {
    label: words.exceptions.deadRelu.label,
    description: words.exceptions.deadRelu.description,
    steps: ["da_dz"],
    is: (state, step) => canBeOff(state, step) && slope(state, step) === 0,
    why: (state, step) => words.exceptions.deadRelu.why(zOf(state, step), state.z(step.l, step.j)!),
  },
  saturated: {
    label: words.exceptions.saturated.label,
    description: words.exceptions.saturated.description,
    threshold: 0.01,
    steps: ["da_dz"],
    is: (state, step, threshold) => {
      const record = recordOf(state, step);
      if (record.mixes || record.flatness === "off") return false;
      return Math.abs(slope(state, step) ?? Number.NaN) < threshold;
    },
    why: (state, step, threshold) =>
      words.exceptions.saturated.why({
        slope: slope(state, step)!,
        z: zOf(state, step),
        at: state.z(step.l, step.j)!,
        threshold,
      }),
  },
  vanishing: {
    label: words.exceptions.vanishing.label,
    description: words.exceptions.vanishing.description,
    threshold: 1e-6,
    steps: ["dz_dw"],
    is: (state, step, threshold) => {
      const size = Math.abs(completed(state, step) ?? 0);
      return size > 0 && size < threshold;
    },
    why: (state, step, threshold) =>
      words.exceptions.vanishing.why({
        name: nameOf(state, step),
        value: completed(state, step)!,
        threshold,
      }),
  },
  exploding: {
    label: words.exceptions.exploding.label,
    description: words.exceptions.exploding.description,
    threshold: 1e3,
    steps: ["dz_dw", "dz_db"],
    is: (state, step, threshold) => Math.abs(completed(state, step) ?? 0) > threshold,
    why: (state, step, threshold) =>
      words.exceptions.exploding.why({
        name: nameOf(state, step),
        value: completed(state, step)!,
        threshold,
      }),
  },
};

/** The value that a step completes; undefined where more is still to be added to it. */
function completed(state: State, step: StepSubject): Known {
  return step.kind === "term" ? undefined : wholeValueOf(state, step);
}

function nameOf(state: State, step: StepSubject): string {
  return textOf(symbolOf(symbolsOf(state), step));
}

function slope(state: State, { l, j }: StepSubject): Known {
  return state.da_dz(l, j);
}

function recordOf(state: State, { l }: StepSubject): Activation {
  return activationOf(state.network.layers[l - 1]!.activation);
}

/** Whether a neuron without a slope is off, as that of relu is. */
function canBeOff(state: State, step: StepSubject): boolean {
  const record = recordOf(state, step);
  return !record.mixes && record.flatness === "off";
}

/** The steps of a kind that complete something, in a run of this shape. */
export function* completing(state: State, kind: StepKind): Generator<StepSubject, void, void> {
  const { network, last } = state;
  const { sizes } = network;
  if (kind === "cost") {
    yield { kind, l: last, j: sizes[last]! - 1 };
    return;
  }
  for (let l = 1; l <= last; l++) {
    const isMixed = mixes(network, l);
    for (let j = 0; j < sizes[l]!; j++) yield* ofNeuron({ kind, l, j }, sizes, last, isMixed);
  }
}

function* ofNeuron(
  neuron: StepSubject,
  sizes: readonly number[],
  last: number,
  isMixed: boolean,
): Generator<StepSubject, void, void> {
  const { kind, l } = neuron;
  const weights = function* () {
    for (let k = 0; k < sizes[l - 1]!; k++) yield { ...neuron, k };
  };
  switch (kind) {
    case "term":
    case "cost":
      return;
    case "bias":
    case "activation":
    case "dz_db":
      yield neuron;
      return;
    case "dC_da":
      if (l === last) yield neuron;
      return;
    case "path":
      if (l < last) yield { ...neuron, i: sizes[l + 1]! - 1 };
      return;
    case "da_dz":
      yield isMixed ? { ...neuron, i: sizes[l]! - 1 } : neuron;
      return;
    case "dz_dw":
      yield* weights();
      return;
    case "mean":
    case "update":
      yield* weights();
      yield neuron;
      return;
  }
}

function zOf(state: State, { l, j }: StepSubject): string {
  return plain(symbolsOf(state).z(l, j));
}
