/** The tree of what makes the cost. */
import type { Value } from "./values";

/** What makes the cost: w, a_prev and b make z, z makes a, a and y make C. */
export interface TreeView {
  /** The neuron at hand first; each next one explains the `previous` of the one before it. */
  readonly levels: readonly TreeLevelView[];
  readonly cost: TreeNodeView;
  /** y, beside the activation of an output. */
  readonly target?: TreeNodeView;
  /** Of a hidden neuron: which layers lie between its activation and the cost. */
  readonly through?: string;
  /** With softmax z moves every activation of its layer, this many: one factor, ∂C/∂z, leads from z to C. */
  readonly mixed?: number;
  /** The factors of the chain rule at the edges that they belong to, from the parameter or a_prev to C. */
  readonly factors: readonly TreeFactorView[];
  /** The edge of the step's factor, named by its upper node. */
  readonly lit?: TreeEdge;
}

export interface TreeFactorView {
  readonly edge: TreeEdge;
  /** "∂z₀⁽²⁾/∂w₀₁⁽²⁾". */
  readonly name: string;
  readonly value: Value;
}

/** The edges of the neuron at hand; `activation` leads from z to a, `cost` from a to C. */
export type TreeEdge = "weight" | "previous" | "bias" | "activation" | "cost";

export interface TreeLevelView {
  readonly l: number;
  readonly j: number;
  readonly weight: TreeNodeView;
  readonly previous: TreeNodeView;
  readonly bias: TreeNodeView;
  readonly z: TreeNodeView;
  readonly a: TreeNodeView;
  /** How many other products w a_prev the sum z has. */
  readonly others: number;
}

export interface TreeNodeView {
  readonly letter: "w" | "a" | "b" | "z" | "y" | "C";
  readonly name: string;
  readonly value: Value;
}
