/** What is offered where a network file is written: whole values to begin with, and what each is. */

interface Offer {
  readonly label: string;
  readonly words: string;
}

/** Values to begin with, by what they are. */
const beginnings = {
  file: { label: "a network", words: "A small network to begin with: one neuron, one example." },
  layers: { label: "[ layers ]", words: "A list with a first layer." },
  layer: { label: "a layer", words: "Weights and biases, in the size that fits here." },
  examples: { label: "[ examples ]", words: "A list with a first example." },
  example: { label: "an example", words: "An input and its target, in the sizes of the network." },
  training: { label: "{ training }", words: "A learning rate and a number of epochs." },
  init: { label: "{ init }", words: "A way to draw the weights at random." },
  optimizer: { label: "{ optimizer }", words: "A rule by its name; its settings have defaults." },
  trainable: { label: "{ weights, biases }", words: "Each for itself." },
  rows: { label: "[[ weights ]]", words: "A row for each neuron." },
  data: { label: "{ file }", words: "Examples in a CSV file." },
  tensor: { label: "{ file, tensor }", words: "From a .safetensors or .npz file." },
  numbers: { label: "[ numbers ]", words: "As many as fit here." },
} as const satisfies Readonly<Record<string, Offer>>;

export const completions = {
  beginnings,
  flags: { true: "Yes.", false: "No." },
  allExamples: "Every step takes all examples.",
} as const;
