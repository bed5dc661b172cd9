/** Why a text, though JSON, is no network. What is quoted of it comes harmless already. */
import { plural } from "../grammar";

/** The parts of a file, as its problems call them. */
const parts = {
  file: "the file",
  layer: (l: number): string => `layer ${l}`,
  layers: "layers",
  training: "training",
  networkFile: "a network file",
  name: "the name",
  nameOf: (part: string): string => `the name of ${part}`,
  description: "the description",
  activation: "the activation",
  cost: "the cost",
  weights: (l: number): string => `the weights of layer ${l}`,
  row: (l: number, j: number): string => `row ${j} of layer ${l}`,
  biases: (l: number): string => `the biases of layer ${l}`,
  trainable: (l: number): string => `"trainable" of layer ${l}`,
  input: (example: string): string => `the input of ${example}`,
  target: (example: string): string => `the target of ${example}`,
  learningRate: "the learning rate",
  batchSize: "the batch size",
  optimizer: "the optimizer",
  init: (l: number): string => `"init" of layer ${l}`,
  method: "the method",
  neurons: (l: number): string => `"neurons" of layer ${l}`,
  reduction: "the reduction",
  seed: "the seed",
  key: (key: string): string => `"${key}"`,
  keyIn: (key: string, part: string): string => `"${key}" in ${part}`,
  itemOf: (list: string): string => `what stands in ${list}`,
} as const;

const count = "a whole number, 1 or more";

/** What a part must be. */
const awaited = {
  object: "an object, in { and }",
  example: 'an object: { "input": […], "target": […] }',
  trainable: 'true, false or { "weights": …, "biases": … }',
  text: "text",
  flag: "true or false",
  number: "a number",
  numbers: "a list of numbers",
  rows: "a list of rows of numbers",
  layers: "a list of layers",
  examples: "a list of examples, or an object that names a file",
  tensor: 'a list, or an object: { "file": …, "tensor": … }',
  path: "the path of a file, as text",
  columns: "a list of the names of columns, as text",
  columnNumbers: "a list of the numbers of columns, counted from 0",
  texts: "a list of texts",
  column: "the name of a column, as text",
  columnNumber: "the number of a column, counted from 0",
  notZero: "a number other than 0",
  notNegativeCount: "a whole number, 0 or more",
  delimiter: "a single character, and no quote or line break",
  positive: "a number greater than 0",
  notNegative: "a number, 0 or more",
  share: "a number from 0 up to, but not, 1",
  init: 'an object: { "method": … }',
  optimizer: 'an object: { "name": … }',
  whole: "a whole number",
  count,
  batchSize: `${count}, or "all"`,
} as const;

/** What a part is instead. */
const found = {
  object: "an object",
  array: "a list",
  numbers: "a list",
  string: "text",
  number: "a number",
  boolean: (value: boolean): string => String(value),
  null: "null",
} as const;

const unknown = (key: string, part: string): string => `"${key}" is not known in ${part}: `;

const mustBe = (what: string, wanted: string, is: string | number): string =>
  `${what} must be ${wanted}, not ${is}`;

export const network = {
  parts,
  awaited,
  found,

  missing: (key: string, part: string): string => `"${key}" is missing in ${part}`,
  unknownKey: (key: string, part: string, known: readonly string[]): string =>
    `${unknown(key, part)}known are ${known.join(", ")}`,
  keyTaken: (key: string, part: string, meant: string): string =>
    `${unknown(key, part)}it means "${meant}", which can stand there only once`,
  misspelt: (key: string, part: string, meant: string): string =>
    `${unknown(key, part)}did you mean "${meant}"?`,
  unknownName: (what: string, name: string, known: readonly string[], meant?: string): string => {
    const hint = meant === undefined ? "" : `did you mean "${meant}"? `;
    return `${what} "${name}" is not known: ${hint}known are ${known.join(", ")}`;
  },
  /** Of those that are trained on, and of the others. */
  examples: {
    examples: {
      list: "examples",
      all: "the examples",
      one: (e: number): string => `example ${e}`,
      none: "a run needs at least one example",
    },
    validation: {
      list: "validation",
      all: "the validation examples",
      one: (e: number): string => `validation example ${e}`,
      none: "validation needs at least one example: leave it out where there is none",
    },
  },
  wrongType: mustBe,
  outOfRange: mustBe,
  emptyList: (what: string): string => `${what} is empty`,
  numbersInstead: (what: string, wanted: string): string => mustBe(what, wanted, awaited.numbers),

  noLayers: "a network needs at least one layer",
  noNeurons: (l: number): string => `layer ${l} has no neurons: ${parts.weights(l)} need a row for each`,
  emptyRow: (l: number, j: number): string =>
    `${parts.row(l, j)} is empty: it needs a weight for each neuron of layer ${l - 1}`,
  noRows: (l: number): string =>
    `${parts.weights(l)} must be a list of rows, one for each neuron: write [[…]], with a row's numbers in the inner brackets`,
  mixesInside: (activation: string, last: number): string =>
    `${activation} can only stand in the last layer, layer ${last}`,

  /** How long a list is, and what it does not fit; `othersToo` where one problem stands for all lists. */
  lengths: {
    unfit: (has: string, because: string, othersToo: boolean): string =>
      `${has} but ${because}${othersToo ? " (the others likewise)" : ""}`,
    neurons: (l: number, length: number): string => `layer ${l} has ${plural(length, "neuron")}`,
    weights: (l: number, j: number, length: number): string =>
      `layer ${l} has ${plural(length, "weight")} in row ${j}`,
    otherRow: (j: number, length: number): string => `${length} in row ${j}`,
    rows: (length: number): string => `${plural(length, "row")} of weights, one for each neuron`,
    drawn: (length: number): string => plural(length, "neuron"),
    biases: (l: number, length: number): string => `layer ${l} has ${plural(length, "bias", "biases")}`,
    inputsOfLayer1: (length: number): string =>
      `layer 1 has ${plural(length, "weight")} in a row, one for each input`,
    columns: (l: number, length: number): string => `layer ${l} has ${plural(length, "weight")} in a row`,
    inputs: (example: string, length: number): string => `${example} has ${plural(length, "input")}`,
    targets: (example: string, length: number): string => `${example} has ${plural(length, "target")}`,
    otherExample: (example: string, length: number): string => `${example} has ${length}`,
  },

  target: (args: {
    readonly example: string;
    readonly y: number;
    readonly cost: string;
    readonly min: number;
    readonly max: number;
  }): string =>
    `${args.example} has the target ${args.y} but ${args.cost} takes targets from ${args.min} to ${args.max}`,
  leavesRange: (args: {
    readonly cost: string;
    readonly min: number;
    readonly max: number;
    readonly activation: string;
    readonly others: readonly string[];
  }): string =>
    `${args.cost} takes logarithms of activations, which must lie between ${args.min} and ${args.max}, but ${args.activation} can leave that range: ${args.others.join(" or ")} cannot`,
  mixesAlone: (activation: string): string =>
    `${activation} of a single neuron is always 1, whatever its weights: it cannot learn`,
  largeBatch: (size: number, examples: number): string =>
    `a batch of ${size} is larger than the ${examples === 1 ? "1 example there is" : `${examples} examples there are`}: each batch takes all`,
  methodLacks: (key: string, method: string): string =>
    `${method} has no "${key}": ${key === "range" ? "uniform" : "normal"} has`,
  weightsDrawn: (l: number, key: string): string =>
    `layer ${l} has weights and "${key}": either they stand here, or they are drawn at random`,
  tooManyWeights: (l: number, weights: number, most: number): string =>
    `layer ${l} would have ${weights} weights: ${most} are the most that are drawn`,
  bareOptimizer: (name: string): string => `the optimizer must be an object: write { "name": "${name}" }`,
  lackingKey: (key: string, rule: string, known: readonly string[]): string =>
    `${rule} has no "${key}": it takes ${known.join(", ")}`,
  momentumTwice: '"momentum" stands here and in the optimizer: one of the two must go',
  momentumBeside: (rule: string): string =>
    `"momentum" is short for sgd with it, but the optimizer is ${rule}`,
  nesterovAlone: "nesterov looks ahead by the momentum, so it needs a momentum greater than 0",
  l2Decays: "adamw takes weightDecay in the place of l2: they would shrink the weights twice",
  tooManySteps: (epochs: number): string =>
    `a run of ${epochs} epochs has more steps than can be counted: 2^53 − 1`,
} as const;
