/** What a run can do that no training wants: how each is recognised in a step, and said in plain words. */

import { type Activation, activationOf } from "../../core/network/activation";
import { momentKinds } from "../../core/network/updateRules/rule";
import type { StepKind, StepSubject } from "../../core/program/steps";
import type { Known, State } from "../../core/run/state";
import { notFiniteWords } from "../../lesson/notFinite";
import { symbolOf, wholeValueOf } from "../../lesson/quantity";
import { symbolsOf } from "../../lesson/symbols";
import { plain } from "../../math/quantity";
import { textOf } from "../../math/text";
import { written } from "../../words/sentence";
import { words } from "../../words/words";
import { type Extent, type LayerNumbers, noNumbers, slopes, wholeNumbers } from "./layerNumbers";

export const exceptionNames = ["notFinite", "deadRelu", "saturated", "vanishing", "exploding"] as const;
export type ExceptionName = (typeof exceptionNames)[number];

export interface ExceptionKind {
  readonly label: string;
  readonly description: string;
  /** For those that compare with one; a condition that is a number alone is another. */
  readonly threshold?: number;
  /** The steps it looks at. */
  readonly steps: readonly StepKind[];
  /** Which number of such a step: what it completes, or the slope of its neuron. */
  readonly looksAt: "whole" | "slope";
  /** In the layers of which activations; in all if left out. */
  readonly layers?: (record: Activation) => boolean;
  /** Whether a number is one. */
  readonly isOne: (value: number, threshold: number) => boolean;
  /** Whether one of some numbers so large may be one. */
  readonly mayBeIn: (extent: Extent, threshold: number) => boolean;
  /** Whether the step, done in this state, is one. */
  readonly is: (state: State, step: StepSubject, threshold: number) => boolean;
  /** What happened, with its numbers. */
  readonly why: (state: State, step: StepSubject, threshold: number) => string;
}

const described: Readonly<Record<ExceptionName, Omit<ExceptionKind, "is">>> = {
  notFinite: {
    ...words.exceptions.notFinite,
    steps: [
      "bias",
      "activation",
      "cost",
      "dC_da",
      "path",
      "da_dz",
      "dz_dw",
      "dz_db",
      "mean",
      ...momentKinds,
      "update",
    ],
    looksAt: "whole",
    isOne: (value) => !Number.isFinite(value),
    mayBeIn: ({ most }) => !Number.isFinite(most),
    why: (state, step) => written(notFiniteWords(state, step)!),
  },
  deadRelu: {
    label: words.exceptions.deadRelu.label,
    description: words.exceptions.deadRelu.description,
    steps: ["da_dz"],
    looksAt: "slope",
    layers: (record) => !record.mixes && record.flatness === "off",
    isOne: (slope) => slope === 0,
    mayBeIn: () => true,
    why: (state, step) => words.exceptions.deadRelu.why(zOf(state, step), state.z(step.l, step.j)!),
  },
  saturated: {
    label: words.exceptions.saturated.label,
    description: words.exceptions.saturated.description,
    threshold: 0.01,
    steps: ["da_dz"],
    looksAt: "slope",
    layers: (record) => !record.mixes && record.flatness !== "off",
    isOne: (slope, threshold) => Math.abs(slope) < threshold,
    mayBeIn: () => true,
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
    looksAt: "whole",
    isOne: (value, threshold) => value !== 0 && Math.abs(value) < threshold,
    mayBeIn: ({ least }, threshold) => least < threshold,
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
    looksAt: "whole",
    isOne: (value, threshold) => Math.abs(value) > threshold,
    mayBeIn: ({ most }, threshold) => most > threshold,
    why: (state, step, threshold) =>
      words.exceptions.exploding.why({
        name: nameOf(state, step),
        value: completed(state, step)!,
        threshold,
      }),
  },
};

export const exceptionKinds = Object.fromEntries(
  exceptionNames.map((name) => [name, { ...described[name], is: recognition(described[name]) }]),
) as Readonly<Record<ExceptionName, ExceptionKind>>;

function recognition({ looksAt, layers, isOne }: Omit<ExceptionKind, "is">): ExceptionKind["is"] {
  const numberOf = looksAt === "slope" ? slope : completed;
  return (state, step, threshold) => {
    if (layers && !layers(recordOf(state, step.l))) return false;
    const value = numberOf(state, step);
    return value !== undefined && isOne(value, threshold);
  };
}

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

function recordOf({ network }: State, l: number): Activation {
  return activationOf(network.layers[l - 1]!.activation);
}

/** The numbers of layer l that an exception looks at in the steps of a kind. */
export function numbersOf(
  { looksAt, layers }: Pick<ExceptionKind, "looksAt" | "layers">,
  state: State,
  kind: StepKind,
  l: number,
): LayerNumbers {
  if (layers && !layers(recordOf(state, l))) return noNumbers;
  return looksAt === "slope" ? slopes(state, l) : wholeNumbers(state, kind, l);
}

function zOf(state: State, { l, j }: StepSubject): string {
  return plain(symbolsOf(state).z(l, j));
}
