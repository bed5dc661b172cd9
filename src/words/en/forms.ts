/** What the indices and signs of a formula for a whole layer mean. */
import type { RunningIndex } from "../../math/quantity";
import type { MomentName } from "../told";

/** Where an edge leads to and from, as seen from the layer whose formula it is. */
const ends = {
  into: ["this layer’s neurons", "those of the layer before"],
  outOf: ["the next layer’s neurons", "those of this layer"],
} as const;

const batch = (reduction: "mean" | "sum"): string => `without an index C is the ${reduction} over the batch`;
const moments: Readonly<Record<MomentName, string>> = {
  velocity: "μ is the share of the old velocity that stays",
  moment1: "1 − β₁ is the share of the new gradient",
  moment2: "⊙ multiplies place by place, so each gradient by itself",
};

const delta = "δ⁽ˡ⁾ is the vector of all ∂Cₑ/∂zⱼ⁽ˡ⁾";

export const forms = {
  /** What each index that occurs runs over. At a path the edges lead out of the layer whose formula it is. */
  running: (indices: ReadonlySet<RunningIndex>, edges: keyof typeof ends): string => {
    const [to, from] = ends[edges];
    const runs = [
      indices.has("j") && `j runs over ${to}`,
      indices.has("k") && `k over ${from}`,
      indices.has("i") && "i over all that the sum goes through",
      indices.has("e") && "e over the examples of the batch",
    ];
    return runs.filter((each) => each !== false).join(", ");
  },
  weights: "row j of W holds the weights that lead to neuron j, column k those that come from neuron k",
  placewiseActivation: "σ of a vector is σ of each of its numbers",
  mixing: (activation: string): string =>
    `${activation} looks at the whole layer: its activations add up to 1`,
  norm: "‖…‖² is the sum of the squares",
  placewise: "⊙ and ⊘ multiply and divide place by place",
  columns: "ᵀ makes a row of a column; a function of a vector is taken of each of its numbers",
  paths: `${delta}; ᵀ makes columns of rows, for here the sum runs over the neurons that the weights lead to`,
  jacobian: `${delta}; the bracket is the matrix of all ∂aᵢ/∂zⱼ`,
  delta,
  deltaPlacewise: `${delta}; ⊙ multiplies place by place`,
  outer: `${delta}; a column times a row is a matrix of all their products`,
  mean: "e runs over the examples of the batch",
  /** `divides`: by a root, place by place. */
  update: (reduction: "mean" | "sum", divides: boolean): string =>
    `${batch(reduction)}; η is the learning rate${divides ? ", t counts the gradient steps from 1; ⊘ and √ go place by place" : ""}`,
  moment: (reduction: "mean" | "sum", kind: MomentName): string => `${batch(reduction)}; ${moments[kind]}`,
} as const;
