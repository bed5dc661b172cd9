/** The keys of a network file: which there are in each object, whether they must be there, and what they say. */

/** `unsupported`: the file format has it, this version cannot do it yet. */
export type KeyNeed = "required" | "optional" | "unsupported";

/** What a value is. */
export type ValueKind =
  | "file"
  | "layer"
  | "example"
  | "text"
  | "number"
  | "boolean"
  | "numbers"
  | "rows"
  | "activation"
  | "cost"
  | "batchSize"
  | "layers"
  | "examples"
  | "training"
  | "trainable";

export interface Key {
  readonly need: KeyNeed;
  readonly value: ValueKind;
  /** What it says, in one line for a student. */
  readonly words: string;
  /** A value to begin with, with «…» around what the writer will replace; what its kind begins with where absent. */
  readonly example?: string;
}

export type Keys<Name extends string = string> = Readonly<Record<Name, Key>>;

export const fileKeys = {
  layers: {
    need: "required",
    value: "layers",
    words: "The layers after the input, in order: layer 1 first, the output last.",
  },
  examples: {
    need: "required",
    value: "examples",
    words: "What the network learns from: inputs, each with its target.",
  },
  cost: {
    need: "optional",
    value: "cost",
    words: "How the miss of one example becomes one number C; squaredError if left out.",
  },
  training: {
    need: "optional",
    value: "training",
    words: "How to step downhill. Without it the run computes the gradient, and changes no weight.",
  },
  name: { need: "optional", value: "text", words: "What the network is called." },
  description: { need: "optional", value: "text", words: "What the network is about, in a sentence." },
  $schema: {
    need: "optional",
    value: "text",
    words: "The schema that other editors check the file with; nothing here needs it.",
  },
} as const satisfies Keys;

export const layerKeys = {
  weights: {
    need: "required",
    value: "rows",
    words: "Row j holds the weights to neuron j, one from each neuron k of the layer before: w_jk.",
  },
  biases: {
    need: "optional",
    value: "numbers",
    words: "The bias of each neuron, added to its weighted sum; all 0 if left out.",
  },
  activation: {
    need: "optional",
    value: "activation",
    words:
      "The function σ that makes a neuron's activation of its weighted input: a = σ(z); sigmoid if left out.",
  },
  trainable: {
    need: "optional",
    value: "trainable",
    words: "Whether training changes this layer; a frozen weight still has its derivative.",
  },
  name: { need: "optional", value: "text", words: "What the layer is called." },
  neurons: {
    need: "unsupported",
    value: "number",
    words: "How many neurons the layer has, if its weights are drawn at random.",
  },
  init: { need: "unsupported", value: "text", words: "How the weights are drawn at random." },
} as const satisfies Keys;

export const trainableKeys = {
  weights: { need: "optional", value: "boolean", words: "Whether training changes the weights." },
  biases: { need: "optional", value: "boolean", words: "Whether training changes the biases." },
} as const satisfies Keys;

export const exampleKeys = {
  input: {
    need: "required",
    value: "numbers",
    words: "The activations of layer 0: a number for each input.",
  },
  target: {
    need: "required",
    value: "numbers",
    words: "What the network should answer: y_j for each neuron j of the last layer.",
  },
  name: { need: "optional", value: "text", words: "What the example is called." },
} as const satisfies Keys;

export const trainingKeys = {
  learningRate: {
    need: "required",
    value: "number",
    words: "η, how far one step goes downhill: w ← w − η · mean of ∂C/∂w.",
    example: "«0.5»",
  },
  epochs: {
    need: "required",
    value: "number",
    words: "How many times training goes through all examples.",
    example: "«10»",
  },
  batchSize: {
    need: "optional",
    value: "batchSize",
    words: 'How many examples are averaged before each step; "all" of them if left out.',
  },
  shuffle: {
    need: "optional",
    value: "boolean",
    words: "Whether the examples come in another order every epoch; false if left out.",
  },
  seed: {
    need: "optional",
    value: "number",
    words: "A whole number: the same seed shuffles in the same way.",
    example: "«1»",
  },
  l2: { need: "unsupported", value: "number", words: "How strongly large weights are pulled towards 0." },
  momentum: { need: "unsupported", value: "number", words: "How much of the last step is taken again." },
} as const satisfies Keys;

export type FileKey = keyof typeof fileKeys;
export type LayerKey = keyof typeof layerKeys;
export type ExampleKey = keyof typeof exampleKeys;
export type TrainingKey = keyof typeof trainingKeys;

/** The keys of what is an object with keys. */
export const keysOf = {
  file: fileKeys,
  layer: layerKeys,
  example: exampleKeys,
  training: trainingKeys,
  trainable: trainableKeys,
  layers: undefined,
  examples: undefined,
  rows: undefined,
  numbers: undefined,
  text: undefined,
  number: undefined,
  boolean: undefined,
  activation: undefined,
  cost: undefined,
  batchSize: undefined,
} as const satisfies Record<ValueKind, Keys | undefined>;

/** The items of what is a list. */
const itemOf: Partial<Record<ValueKind, ValueKind>> = {
  layers: "layer",
  examples: "example",
  rows: "numbers",
  numbers: "number",
};

/** What the value at a path of keys and indices is; undefined where the format has none. */
export function kindAt(path: readonly (string | number)[]): ValueKind | undefined {
  let kind: ValueKind | undefined = "file";
  for (const part of path) {
    if (kind === undefined) return undefined;
    const keys: Keys | undefined = keysOf[kind];
    if (typeof part === "number") kind = itemOf[kind];
    else kind = keys && Object.hasOwn(keys, part) ? keys[part]!.value : undefined;
  }
  return kind;
}
