/** What each key of a network file says, in one line for a student, by the object it stands in. */

export const keys = {
  file: {
    layers: "The layers after the input, in order: layer 1 first, the output last.",
    examples: "What the network learns from: inputs, each with its target.",
    cost: "How the miss of one example e becomes one number Cₑ; squaredError if left out.",
    training: "How to step downhill. Without it the run computes the gradient, and changes no weight.",
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
    neurons: "How many neurons the layer has, if its weights are drawn at random.",
    init: "How the weights are drawn at random.",
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
    learningRate: "η, how far one step goes downhill: w ← w − η · ∂C/∂w, where C is the mean over the batch.",
    epochs: "How many times training goes through all examples.",
    batchSize: 'How many examples are averaged before each step; "all" of them if left out.',
    shuffle: "Whether the examples come in another order every epoch; false if left out.",
    seed: "A whole number: the same seed shuffles in the same way.",
    l2: "How strongly large weights are pulled towards 0.",
    momentum: "How much of the last step is taken again.",
  },
} as const;
