/** What the indices and signs of a formula for a whole layer mean. */
import type { RunningIndex } from "../../math/quantity";

/** Where an edge leads to and from, as seen from the layer whose formula it is. */
const ends = {
  into: ["this layer’s neurons", "those of the layer before"],
  outOf: ["the next layer’s neurons", "those of this layer"],
} as const;

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
  update: "η is the learning rate, and without an index C is the mean over the batch",
} as const;
