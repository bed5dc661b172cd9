/** How the units of a run, and the parts of a network, are called. */
import type { Symbolic } from "../../math/symbolic";
import { type Sentence, say } from "../sentence";
import { layer, neuron } from "./grammar";

const withName = (what: string, name: string | undefined): string => (name ? `${what} · ${name}` : what);

export const units = {
  start: "start",
  layer: (l: number, name?: string): string => withName(layer(l), name),
  neuron,
  ownNeuron: (j: number): string => `neuron ${j}`,
  cost: "cost",
  pass: { forward: "forward", backward: "backward", average: "average", "gradient step": "gradient step" },
  example: (place: number, name?: string): string => withName(`example ${place}`, name),
  /** "example 17 · line 18 of iris.csv". */
  at: (unit: string, where: string): string => withName(unit, where),
  layers: (from: number, to: number): string => `layers ${from} to ${to}`,
  batch: (number: number): string => `batch ${number}`,
  epoch: (number: number, of?: number): string => `epoch ${number}${of === undefined ? "" : ` of ${of}`}`,
  costTerm: (j: number, C: Symbolic): Sentence => say`term ${String(j)} of ${C}`,
} as const;
