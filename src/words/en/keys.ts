/** What each key of a network file says, in one line for a student, by the object it stands in. */

const tensor = {
  file: "A .safetensors or .npz file, by its path from here.",
  tensor: "What they are called in that file.",
} as const;

const data = {
  file: "A CSV file or an .npz archive, by its path from here.",
  images: "An IDX file of inputs, plain or packed (.gz), by its path from here.",
  labels: "The IDX file of their targets.",
  inputs: "The columns of the inputs; the name of an array in an .npz archive; or an .npy file.",
  targets: "The same of the targets.",
  oneHot:
    "In CSV true where the target is a category: a 1 for its own, a 0 for each of the others. Else how many there are.",
  scale: "What every input is divided by: 255 makes shares of grey levels.",
  skip: "How many examples are left out at the beginning.",
  limit: "How many are taken at most.",
  classes: "The categories in their order; that of their first appearance if left out.",
  header: "false if the first line has no names: columns are then counted from 0.",
  delimiter: "What stands between two cells; a comma if left out.",
} as const;

export const keys = {
  examples: data,
  validation: data,
  rows: { ...tensor, transpose: "true if the file has a column for each neuron instead of a row." },
  biases: tensor,
  file: {
    layers: "The layers after the input, in order: layer 1 first, the output last.",
    examples: "What the network learns from: inputs, each with its target.",
    cost: "How the miss of one example e becomes one number Cₑ; squaredError if left out.",
    training: "How to step downhill. Without it the run computes the gradient, and changes no weight.",
    validation: "Examples that it is not trained on: what they cost is measured after every epoch.",
    name: "What the network is called.",
    description: "What the network is about, in a sentence.",
    $schema: "The schema that other editors check the file with; nothing here needs it.",
  },
  layer: {
    weights: "Row j holds the weights to neuron j, one from each neuron k of the layer before: w_jk.",
    biases: "The bias of each neuron, added to its weighted sum; all 0 if left out.",
    activation:
      "The function σ that makes a neuron's activation of its weighted input: a = σ(z); sigmoid if left out.",
    trainable: "Whether training changes this layer; a frozen weight still has its derivative.",
    name: "What the layer is called.",
    neurons: "How many neurons the layer has, its weights drawn at random; in the place of weights.",
    init: "How the weights are drawn at random; xavierUniform with the seed 0 if left out.",
  },
  init: {
    method: "How far the weights spread, and in which shape.",
    seed: "A whole number: the same seed draws the same weights, everywhere and always.",
    range: "Of uniform: the weights lie between this and its negative.",
    std: "Of normal: the standard deviation of the weights.",
  },
  trainable: {
    weights: "Whether training changes the weights.",
    biases: "Whether training changes the biases.",
  },
  example: {
    input: "The activations of layer 0: a number for each input.",
    target: "What the network should answer: y_j for each neuron j of the last layer.",
    name: "What the example is called.",
  },
  training: {
    learningRate:
      "η, how far one step goes downhill: w ← w − η · ∂C/∂w, where C is the mean over the batch, or the sum where `reduction` says so.",
    epochs: "How many times training goes through all examples.",
    batchSize: 'How many examples each step takes together; "all" of them if left out.',
    shuffle: "Whether the examples come in another order every epoch; false if left out.",
    seed: "A whole number: the same seed shuffles in the same way.",
    reduction: "What the gradient of a batch is: the mean over its examples, or their sum; mean if left out.",
    optimizer:
      "The rule by which a step follows the gradient, with its settings; plain gradient descent if left out.",
    momentum: "μ, the share of its velocity that each step keeps: short for sgd with it.",
    l2: "λ, how strongly large weights are pulled towards 0: λ w is added to the gradient of each weight.",
  },
  optimizer: {
    name: "Which rule: sgd, adam, adamw, rmsprop or adagrad.",
    momentum: "μ of sgd, the share of its velocity that each step keeps; 0 if left out.",
    nesterov: "Whether sgd looks ahead by its velocity; false if left out.",
    beta1: "β₁, the share of the first moment, the mean of the gradients, that stays; 0.9 if left out.",
    beta2: "β₂, the share of the second moment, the mean of their squares, that stays; 0.999 if left out.",
    epsilon: "ε, what is added to the root so that nothing divides by 0.",
    weightDecay: "λ of adamw, the share, times η, that each weight loses; 0.01 if left out.",
    alpha: "α of rmsprop, the share of the mean of the squares that stays; 0.99 if left out.",
  },
} as const;
