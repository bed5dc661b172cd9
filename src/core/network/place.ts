/** What of a network can stand in its file: where a step points, whether or not there is a file. */

import type { Parameter } from "./network";

/** Something of a network that can stand in its file. Layers count from 1, all else from 0. */
export type Place =
  | { readonly kind: "weight"; readonly l: number; readonly j: number; readonly k: number }
  | { readonly kind: "bias"; readonly l: number; readonly j: number }
  | { readonly kind: "input"; readonly example: number; readonly k: number }
  | { readonly kind: "target"; readonly example: number; readonly j: number }
  /** The name of layer l's activation, with its quotes. */
  | { readonly kind: "activation"; readonly l: number }
  /** What names all weights, or all biases, of layer l in another file. */
  | { readonly kind: "weights" | "biases"; readonly l: number }
  /** What names all examples in other files, or those that nothing is trained on. */
  | { readonly kind: "examples" | "validation" }
  /** The whole object of layer l. */
  | { readonly kind: "layer"; readonly l: number }
  /** The name of the cost, with its quotes. */
  | { readonly kind: "cost" }
  /** The whole object of an example. */
  | { readonly kind: "example"; readonly example: number }
  | { readonly kind: "learningRate" };

/** All weights, or all biases, of layer l. */
export interface ParameterBlock {
  readonly l: number;
  readonly of: "weights" | "biases";
}

/** Where a weight or a bias stands. */
export function placeOfParameter({ l, j, k }: Parameter): Place {
  return k === undefined ? { kind: "bias", l, j } : { kind: "weight", l, j, k };
}
