/** Reads the `layers` of a network file. */
import { activationNames, activationOf } from "../../core/network/activation";
import type { Init } from "../../core/network/init";
import type { Layer } from "../../core/network/network";
import { words } from "../../words/words";
import type { JsonNode, JsonObject } from "../json/json";
import type { Range } from "../json/problem";
import type { FieldReader, NumberList, NumberRule } from "./fields";
import { readInit } from "./init";
import { drawnLayerKeys, layerKeys, trainableKeys } from "./keys";
import { readMatrix, readVector, type TensorReading } from "./tensors";

/** A layer as far as it could be read; what is at fault has its default. */
export interface LayerReading extends Layer {
  readonly range: Range;
  /** Where its activation is named. */
  readonly activationRange: Range | undefined;
  /** Where they are in another file, one row stands for all: each is as long. */
  readonly rows: readonly (NumberList | undefined)[];
  readonly biases: NumberList | undefined;
  /** What names its weights, or its biases, in another file. */
  readonly taken: {
    readonly weights?: TensorReading | undefined;
    readonly biases?: TensorReading | undefined;
  };
  /** How its weights are drawn, where they do not stand in the file. */
  readonly init: Init | undefined;
  /** Where it says how many neurons it has, its weights being drawn. */
  readonly neuronsRange: Range | undefined;
  /** n_l, as far as it is certain. */
  readonly size: number | undefined;
}

type Trainable = Layer["trainable"];

/** Reads all layers, each for itself. */
export function readLayers(node: JsonNode | undefined, read: FieldReader): LayerReading[] {
  const { parts, awaited, noLayers } = words.problems.network;
  const list = read.list(node, parts.layers, awaited.layers, noLayers);
  const items = list?.items ?? [];
  return items.map((item, index) => readLayer(item, index + 1, items.length, read));
}

/**
 * Checks every row of weights against the layer before, and returns n_0: as many as most rows of layer 1 have. What the
 * examples give is checked against that, not the other way round.
 */
export function checkWeightRows(layers: readonly LayerReading[], read: FieldReader): number | undefined {
  const { lengths } = words.problems.network;
  let inputs: number | undefined;
  for (const [index, { rows, taken }] of layers.entries()) {
    const l = index + 1;
    const before = layers[index - 1]?.size;
    const width = read.lengths(rows, {
      wanted: before,
      because: lengths.neurons(l - 1, before ?? 0),
      has: (j, length) => (taken.weights ? lengths.columns(l, length) : lengths.weights(l, j, length)),
      like: lengths.otherRow,
    });
    if (l === 1) inputs = width;
  }
  return inputs;
}

function readLayer(node: JsonNode, l: number, count: number, read: FieldReader): LayerReading {
  const { parts, awaited, mixesInside } = words.problems.network;
  const owner = parts.layer(l);
  if (node.type !== "object") {
    read.wrongType(node, owner, awaited.object);
    return unreadable(node);
  }
  const isDrawn = isDrawnLayer(node);
  const fields = read.fields(node, owner, isDrawn ? drawnLayerKeys : layerKeys);
  const name = read.text(fields.name, parts.nameOf(owner));
  const offered = l < count ? activationNames.filter((each) => !activationOf(each).mixes) : activationNames;
  const activation = read.name(fields.activation, parts.activation, activationNames, offered) ?? "sigmoid";
  if (activationOf(activation).mixes && l < count)
    read.problems.error("misplaced", fields.activation!, mixesInside(activation, count));
  if (isDrawn && fields.weights) reportBoth(node, l, read);
  const rows = isDrawn ? undefined : readWeights(fields.weights, l, read);
  const takenBiases =
    fields.biases?.type === "object" ? readVector(fields.biases, parts.biases(l), read) : undefined;
  const biases = takenBiases ? rowOf(takenBiases) : readBiases(fields.biases, parts.biases(l), read);
  const neurons = read.number(fields.neurons, parts.neurons(l), COUNT);
  const init = isDrawn ? readInit(fields.init, l, read) : undefined;
  const size = isDrawn ? neurons : rows?.count;
  checkBiases(biases, l, { size, isDrawn }, read);
  return {
    ...(name === undefined ? {} : { name }),
    activation,
    trainable: readTrainable(fields.trainable, parts.trainable(l), read),
    range: node,
    activationRange: fields.activation,
    rows: rows?.lists ?? [],
    biases,
    taken: { weights: rows?.taken, biases: takenBiases },
    ...{ init, neuronsRange: fields.neurons, size: size ?? biases?.length },
  };
}

function unreadable(range: Range): LayerReading {
  return {
    activation: "sigmoid",
    trainable: { weights: true, biases: true },
    range,
    activationRange: undefined,
    rows: [],
    biases: undefined,
    taken: {},
    init: undefined,
    neuronsRange: undefined,
    size: undefined,
  };
}

const COUNT: NumberRule = { holds: (x) => Number.isSafeInteger(x) && x >= 1, awaited: "count" };

/** Whether a layer says how its weights are drawn, instead of giving them. */
function isDrawnLayer({ members }: JsonObject): boolean {
  return members.some(({ key }) => key === "neurons" || key === "init");
}

/** Weights that stand there cannot be drawn as well. */
function reportBoth({ members }: JsonObject, l: number, read: FieldReader): void {
  for (const { key, keyRange } of members)
    if (key === "neurons" || key === "init")
      read.problems.error("misplaced", keyRange, words.problems.network.weightsDrawn(l, key));
}

/** The rows of a layer's weights. */
interface Rows {
  readonly lists: readonly (NumberList | undefined)[];
  /** How many were meant, as far as it is certain. */
  readonly count: number | undefined;
  readonly taken?: TensorReading | undefined;
}

function readWeights(node: JsonNode | undefined, l: number, read: FieldReader): Rows | undefined {
  const { parts, awaited, noNeurons, noRows } = words.problems.network;
  const what = parts.weights(l);
  if (node?.type === "object") {
    const taken = readMatrix(node, what, read);
    return taken && { lists: [rowOf(taken)], count: taken.rows?.count, taken };
  }
  if (node?.type === "numbers") {
    read.problems.error("wrong-type", node, noRows(l));
    return undefined;
  }
  const list = read.list(node, what, awaited.rows, noNeurons(l));
  if (list === undefined) return undefined;
  const lists = list.items.map((row, j) => readRow(row, l, j, read));
  return { lists, count: !list.damaged && lists.length > 0 ? lists.length : undefined };
}

/** A row of another file's numbers, as long as all of them. */
function rowOf({ tensorRange, rows }: TensorReading): NumberList {
  return { range: tensorRange, length: rows?.width, numbers: undefined };
}

function readRow(node: JsonNode, l: number, j: number, read: FieldReader): NumberList | undefined {
  const row = read.numbers(node, words.problems.network.parts.row(l, j));
  if (row?.length !== 0) return row;
  read.problems.error("wrong-length", node, words.problems.network.emptyRow(l, j));
  return undefined;
}

/** A list of numbers; what names another file is read already. */
function readBiases(node: JsonNode | undefined, what: string, read: FieldReader): NumberList | undefined {
  return node?.type === "object" ? undefined : read.numbers(node, what);
}

function checkBiases(
  biases: NumberList | undefined,
  l: number,
  { size, isDrawn }: { readonly size: number | undefined; readonly isDrawn: boolean },
  read: FieldReader,
): void {
  if (size === undefined || biases === undefined) return;
  const { lengths } = words.problems.network;
  read.lengths([biases], {
    wanted: size,
    because: isDrawn ? lengths.drawn(size) : lengths.rows(size),
    has: (_, length) => lengths.biases(l, length),
    like: (_, length) => String(length),
  });
}

function readTrainable(node: JsonNode | undefined, what: string, read: FieldReader): Trainable {
  const { parts, awaited } = words.problems.network;
  if (node?.type === "boolean") return { weights: node.value, biases: node.value };
  if (node?.type !== "object") {
    if (node) read.wrongType(node, what, awaited.trainable);
    return { weights: true, biases: true };
  }
  const fields = read.fields(node, what, trainableKeys);
  return {
    weights: read.boolean(fields.weights, parts.keyIn("weights", what)) ?? true,
    biases: read.boolean(fields.biases, parts.keyIn("biases", what)) ?? true,
  };
}
