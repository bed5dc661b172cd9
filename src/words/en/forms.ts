/** What the signs of a formula for a whole layer mean. */

const delta = "δ⁽ˡ⁾ is the vector of all ∂Cₑ/∂zⱼ⁽ˡ⁾";

export const forms = {
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
