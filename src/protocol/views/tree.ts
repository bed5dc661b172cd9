/** The tree of what makes the cost. */
import { count, list, object, oneOf, only, optional, type TypeOf, text } from "../schema";
import { light, value } from "./values";

/** The edges of the neuron at hand; `activation` leads from z to a, `cost` from a to C. */
const treeEdge = oneOf(["weight", "previous", "bias", "activation", "cost"]);
export type TreeEdge = TypeOf<typeof treeEdge>;

const treeNodeView = object({
  letter: oneOf(["w", "a", "b", "z", "y", "C"]),
  name: text,
  value,
});
export type TreeNodeView = TypeOf<typeof treeNodeView>;

const treeFactorView = object({
  edge: treeEdge,
  /** "∂z₀⁽²⁾/∂w₀₁⁽²⁾". */
  name: text,
  value,
});
export type TreeFactorView = TypeOf<typeof treeFactorView>;

const treeLevelView = object({
  l: count,
  j: count,
  weight: treeNodeView,
  previous: treeNodeView,
  bias: treeNodeView,
  z: treeNodeView,
  a: treeNodeView,
  /** How many other products w a_prev the sum z has. */
  others: count,
});
export type TreeLevelView = TypeOf<typeof treeLevelView>;

/** One way of an earlier activation to the cost, through neuron j of the layer at hand. */
export const treeBranchView = object({
  j: count,
  weight: treeNodeView,
  bias: treeNodeView,
  z: treeNodeView,
  a: treeNodeView,
  target: optional(treeNodeView),
  /** From the earlier activation to the cost. */
  factors: list(treeFactorView),
  /** Their product, once it is added to the sum. */
  share: value,
  light,
});
export type TreeBranchView = TypeOf<typeof treeBranchView>;

/** What makes the cost: w, a_prev and b make z, z makes a, a and y make C. */
export const treeView = object({
  /**
   * The neuron at hand first; each next one explains the `previous` of the one before it. Where two neighbours' l are not
   * consecutive, the layers between are folded.
   */
  levels: list(treeLevelView),
  cost: treeNodeView,
  /** y, beside the activation of an output. */
  target: optional(treeNodeView),
  /** Of a hidden neuron: which layers lie between its activation and the cost. */
  through: optional(text),
  /** Where the layer mixes z moves every activation of its layer, this many: one factor, ∂C/∂z, leads from z to C. */
  mixed: optional(count),
  /** The factors of the chain rule at the edges that they belong to, from the parameter or a_prev to C. */
  factors: list(treeFactorView),
  /** The edge of the step's factor, named by its upper node. */
  lit: optional(treeEdge),
  /** In a sum over paths, where there are several: the ways from `previous` to the cost, and what they add up to. */
  sum: optional(
    object({
      name: text,
      /** What has come together so far. */
      value,
      isPartial: optional(only(true)),
      /** How many ways there are; more than `branches` has where they are folded. */
      size: count,
      /** In order of j. */
      branches: list(treeBranchView),
    }),
  ),
});
export type TreeView = TypeOf<typeof treeView>;
export type TreeSumView = NonNullable<TreeView["sum"]>;
