/** The keys of a network file: which there are in each object, whether they must be there, and what they say. */
import { words } from "../../words/words";

type KeyNeed = "required" | "optional";

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
  | "optimizer"
  | "optimizerName"
  | "reduction"
  | "init"
  | "initMethod"
  | "trainable"
  | "validation"
  | "biases"
  | "path"
  | "columns"
  | "texts";

export interface Key {
  readonly need: KeyNeed;
  readonly value: ValueKind;
  /** A value to begin with, with «…» around what the writer will replace; what its kind begins with where absent. */
  readonly example?: string;
  /** Keys that it cannot stand beside. */
  readonly excludes?: readonly string[];
}

/** The names among these keys that can stand beside those that are there. */
export function offered(keys: Keys, there: readonly string[]): readonly string[] {
  return Object.keys(keys).filter((name) => !keys[name]!.excludes?.some((each) => there.includes(each)));
}

export type Keys<Name extends string = string> = Readonly<Record<Name, Key>>;

export const fileKeys = {
  layers: { need: "required", value: "layers" },
  examples: { need: "required", value: "examples" },
  cost: { need: "optional", value: "cost" },
  training: { need: "optional", value: "training" },
  validation: { need: "optional", value: "validation" },
  name: { need: "optional", value: "text" },
  description: { need: "optional", value: "text" },
  $schema: { need: "optional", value: "text" },
} as const satisfies Keys;

export const layerKeys = {
  weights: { need: "required", value: "rows", excludes: ["neurons", "init"] },
  biases: { need: "optional", value: "biases" },
  activation: { need: "optional", value: "activation" },
  trainable: { need: "optional", value: "trainable" },
  name: { need: "optional", value: "text" },
  neurons: { need: "optional", value: "number", example: "«8»", excludes: ["weights"] },
  init: { need: "optional", value: "init", excludes: ["weights"] },
} as const satisfies Keys;

/** Of a layer whose weights are drawn at random. */
export const drawnLayerKeys = {
  ...layerKeys,
  weights: { ...layerKeys.weights, need: "optional" },
  neurons: { ...layerKeys.neurons, need: "required" },
} as const satisfies Keys;

export const initKeys = {
  method: { need: "required", value: "initMethod" },
  seed: { need: "optional", value: "number", example: "«1»" },
  range: { need: "optional", value: "number", example: "«0.5»" },
  std: { need: "optional", value: "number", example: "«0.1»" },
} as const satisfies Keys;

export const trainableKeys = {
  weights: { need: "optional", value: "boolean" },
  biases: { need: "optional", value: "boolean" },
} as const satisfies Keys;

export const exampleKeys = {
  input: { need: "required", value: "numbers" },
  target: { need: "required", value: "numbers" },
  name: { need: "optional", value: "text" },
} as const satisfies Keys;

/** What all forms of examples in other files have. */
const anyDataKeys = {
  scale: { need: "optional", value: "number", example: "«255»" },
  skip: { need: "optional", value: "number", example: "«0»" },
  limit: { need: "optional", value: "number", example: "«100»" },
} as const satisfies Keys;

export const csvKeys = {
  file: { need: "required", value: "path" },
  inputs: { need: "required", value: "columns" },
  targets: { need: "required", value: "columns" },
  oneHot: { need: "optional", value: "boolean" },
  ...anyDataKeys,
  classes: { need: "optional", value: "texts" },
  header: { need: "optional", value: "boolean" },
  delimiter: { need: "optional", value: "text", example: '"«;»"' },
} as const satisfies Keys;

/** What all but CSV have. */
const anyArrayKeys = {
  oneHot: { need: "optional", value: "number", example: "«10»" },
  ...anyDataKeys,
} as const satisfies Keys;

export const npzKeys = {
  file: { need: "required", value: "path" },
  inputs: { need: "required", value: "text" },
  targets: { need: "required", value: "text" },
  ...anyArrayKeys,
} as const satisfies Keys;

export const npyKeys = {
  inputs: { need: "required", value: "path" },
  targets: { need: "required", value: "path" },
  ...anyArrayKeys,
} as const satisfies Keys;

export const idxKeys = {
  images: { need: "required", value: "path" },
  labels: { need: "required", value: "path" },
  ...anyArrayKeys,
} as const satisfies Keys;

/** The keys of examples in other files, by their form. */
export const dataForms = { csv: csvKeys, npz: npzKeys, npy: npyKeys, idx: idxKeys } as const;
export type DataForm = keyof typeof dataForms;

const OF_IDX = ["images", "labels"];
const NOT_OF_IDX = ["file", "inputs", "targets", "classes", "header", "delimiter"];

/** Of examples in other files whose form nothing tells yet. */
export const dataKeys = {
  file: { ...csvKeys.file, excludes: OF_IDX },
  images: { ...idxKeys.images, excludes: NOT_OF_IDX },
  labels: { ...idxKeys.labels, excludes: NOT_OF_IDX },
  inputs: { ...csvKeys.inputs, excludes: OF_IDX },
  targets: { ...csvKeys.targets, excludes: OF_IDX },
  oneHot: { ...csvKeys.oneHot, example: "«true|10»" },
  ...anyDataKeys,
  classes: { ...csvKeys.classes, excludes: OF_IDX },
  header: { ...csvKeys.header, excludes: OF_IDX },
  delimiter: { ...csvKeys.delimiter, excludes: OF_IDX },
} as const satisfies Keys;

/** Of weights and biases in another file. */
export const tensorKeys = {
  file: { need: "required", value: "path" },
  tensor: { need: "required", value: "text" },
  transpose: { need: "optional", value: "boolean" },
} as const satisfies Keys;

/** A list of biases has no axes to change. */
export const vectorKeys = { file: tensorKeys.file, tensor: tensorKeys.tensor } as const satisfies Keys;

export const trainingKeys = {
  learningRate: { need: "required", value: "number", example: "«0.5»" },
  epochs: { need: "required", value: "number", example: "«10»" },
  batchSize: { need: "optional", value: "batchSize" },
  shuffle: { need: "optional", value: "boolean" },
  seed: { need: "optional", value: "number", example: "«1»" },
  reduction: { need: "optional", value: "reduction" },
  optimizer: { need: "optional", value: "optimizer" },
  momentum: { need: "optional", value: "number", example: "«0.9»" },
  l2: { need: "optional", value: "number", example: "«0.001»" },
} as const satisfies Keys;

/** All keys that optimizers have; which of them a rule takes, its record says. */
export const optimizerKeys = {
  name: { need: "required", value: "optimizerName" },
  momentum: { need: "optional", value: "number", example: "«0.9»" },
  nesterov: { need: "optional", value: "boolean" },
  beta1: { need: "optional", value: "number", example: "«0.9»" },
  beta2: { need: "optional", value: "number", example: "«0.999»" },
  epsilon: { need: "optional", value: "number", example: "«1e-8»" },
  weightDecay: { need: "optional", value: "number", example: "«0.01»" },
  alpha: { need: "optional", value: "number", example: "«0.99»" },
} as const satisfies Keys;

export type OptimizerKey = keyof typeof optimizerKeys;
export type FileKey = keyof typeof fileKeys;
export type LayerKey = keyof typeof layerKeys;
export type ExampleKey = keyof typeof exampleKeys;
export type TrainingKey = keyof typeof trainingKeys;
export type DataKey = keyof typeof dataKeys;
export type TensorKey = keyof typeof tensorKeys;

/** The keys of what is an object with keys. */
export const keysOf = {
  file: fileKeys,
  layer: layerKeys,
  example: exampleKeys,
  training: trainingKeys,
  optimizer: optimizerKeys,
  optimizerName: undefined,
  reduction: undefined,
  init: initKeys,
  initMethod: undefined,
  trainable: trainableKeys,
  layers: undefined,
  examples: dataKeys,
  validation: dataKeys,
  rows: tensorKeys,
  biases: vectorKeys,
  path: undefined,
  columns: undefined,
  texts: undefined,
  numbers: undefined,
  text: undefined,
  number: undefined,
  boolean: undefined,
  activation: undefined,
  cost: undefined,
  batchSize: undefined,
} as const satisfies Record<ValueKind, Keys | undefined>;

/** A line of the catalogue for every key. */
type Explained = {
  readonly [Kind in keyof typeof keysOf as (typeof keysOf)[Kind] extends Keys ? Kind : never]: Readonly<
    Record<keyof (typeof keysOf)[Kind], string>
  >;
};

/** What a key says, in one line for a student; undefined where what is a `kind` has no such key. */
export function explanationOf(kind: ValueKind, key: string): string | undefined {
  const explained: Readonly<Partial<Record<ValueKind, Readonly<Record<string, string>>>>> =
    words.keys satisfies Explained;
  const keys = explained[kind];
  return keys && Object.hasOwn(keys, key) ? keys[key] : undefined;
}

/** The items of what is a list. */
const itemOf: Partial<Record<ValueKind, ValueKind>> = {
  layers: "layer",
  examples: "example",
  validation: "example",
  rows: "numbers",
  biases: "number",
  columns: "text",
  texts: "text",
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
