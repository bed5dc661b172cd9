/** What a step is about: the parameter at hand, which the panel's close-ups look at, and the neuron of each layer. */
import type { Parameter } from "../core/network/network";
import { isInTail, type Step } from "../core/program/steps";
import type { State } from "../core/run/state";
import { shownLayers } from "./fold";

/**
 * The parameter a step is about. A step that belongs to a whole neuron takes its first weight. On a path to an earlier
 * activation it is the weight the path goes through, and at the start the first weight of all.
 */
export function parameterAtHand({ latest, last }: State): Parameter {
  return latest ? parameterOf(latest.step, last) : { l: 1, j: 0, k: 0 };
}

function parameterOf({ kind, l, j, k, i }: Step, last: number): Parameter {
  switch (kind) {
    case "term":
    case "dz_dw":
    case "bias":
    case "dz_db":
    case "mean":
    case "velocity":
    case "moment1":
    case "moment2":
    case "update":
      return k === undefined ? { l, j } : { l, j, k };
    case "cost":
      return { l: last, j, k: 0 };
    case "activation":
    case "dC_da":
    case "da_dz":
      return { l, j, k: 0 };
    case "path":
      return { l: l + 1, j: i!, k: j };
  }
}

/** Whether the step belongs to one example, not to what ends a batch. */
export function isInExample({ latest }: State): boolean {
  return latest !== undefined && !isInTail(latest.step.kind);
}

/** The layers of a deep network that are shown: the first, the last, and those around the step. */
export function layersAtHand({ latest, last }: State): number[] {
  return shownLayers(last, latest?.step.l ?? 1);
}

/** The neuron of each layer that the step is about: around it the layer is unfolded. */
export function neuronAtHand(step: Step | undefined, l: number): number {
  if (!step) return 0;
  if (l === step.l) return step.kind === "da_dz" ? (step.i ?? step.j) : step.j;
  if (l === step.l - 1) return step.k ?? 0;
  if (l === step.l + 1) return step.i ?? 0;
  return 0;
}
