/** Reads the `layers` of a network file. */
import { activationNames, activationOf } from "../../core/network/activation";
import type { Layer } from "../../core/network/network";
import type { JsonNode, JsonObject } from "../json/json";
import type { Range } from "../json/problem";
import { counted, type FieldReader, type NumberList } from "./fields";
import { layerKeys, trainableKeys } from "./keys";

/** A layer as far as it could be read; what is at fault has its default. */
export interface LayerReading extends Layer {
  readonly range: Range;
  /** Where its activation is named. */
  readonly activationRange: Range | undefined;
  readonly rows: readonly (NumberList | undefined)[];
  readonly biases: NumberList | undefined;
  /** n_l, as far as it is certain. */
  readonly size: number | undefined;
}

type Trainable = Layer["trainable"];

/** Reads all layers, each for itself. */
export function readLayers(node: JsonNode | undefined, read: FieldReader): LayerReading[] {
  const list = read.list(node, "layers", "a list of layers", "a network needs at least one layer");
  const items = list?.items ?? [];
  return items.map((item, index) => readLayer(item, index + 1, items.length, read));
}

/**
 * Checks every row of weights against the layer before, and returns n_0: as many as most rows of layer 1 have. What the
 * examples give is checked against that, not the other way round.
 */
export function checkWeightRows(layers: readonly LayerReading[], read: FieldReader): number | undefined {
  let inputs: number | undefined;
  for (const [index, { rows }] of layers.entries()) {
    const l = index + 1;
    const before = layers[index - 1]?.size;
    const width = read.lengths(rows, {
      wanted: before,
      because: `layer ${l - 1} has ${counted(before ?? 0, "neuron")}`,
      has: (j, length) => `layer ${l} has ${counted(length, "weight")} in row ${j}`,
      like: (j, length) => `${length} in row ${j}`,
    });
    if (l === 1) inputs = width;
  }
  return inputs;
}

function readLayer(node: JsonNode, l: number, count: number, read: FieldReader): LayerReading {
  const owner = `layer ${l}`;
  if (node.type !== "object") {
    read.wrongType(node, owner, "an object, in { and }");
    return unreadable(node);
  }
  const fields = read.fields(node, owner, isGenerated(node) ? generatedLayerKeys : layerKeys);
  const name = read.text(fields.name, `the name of ${owner}`);
  const offered = l < count ? activationNames.filter((each) => !activationOf(each).mixes) : activationNames;
  const activation = read.name(fields.activation, "the activation", activationNames, offered) ?? "sigmoid";
  if (activationOf(activation).mixes && l < count)
    read.problems.error(
      "misplaced",
      fields.activation!,
      `${activation} can only stand in the last layer, layer ${count}`,
    );
  const rows = readWeights(fields.weights, l, read);
  const biases = readParameters(fields.biases, `the biases of ${owner}`, read);
  const size = rows?.certain ? rows.lists.length : undefined;
  checkBiases(biases, l, size, read);
  return {
    ...(name === undefined ? {} : { name }),
    activation,
    trainable: readTrainable(fields.trainable, owner, read),
    range: node,
    activationRange: fields.activation,
    rows: rows?.lists ?? [],
    biases,
    size: size ?? biases?.length,
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
    size: undefined,
  };
}

/** The keys of a layer that says how its weights are drawn: they need not be there. */
const generatedLayerKeys = { ...layerKeys, weights: { ...layerKeys.weights, need: "optional" } } as const;

/** Whether a layer says how its weights are drawn, instead of giving them. */
function isGenerated({ members }: JsonObject): boolean {
  return members.some(({ key }) => key === "neurons" || key === "init");
}

/** The rows of a layer's weights; `certain` if there are as many as were meant, and at least one. */
interface Rows {
  readonly lists: readonly (NumberList | undefined)[];
  readonly certain: boolean;
}

function readWeights(node: JsonNode | undefined, l: number, read: FieldReader): Rows | undefined {
  const what = `the weights of layer ${l}`;
  if (node?.type === "object") return read.unsupported(`taking ${what} from a file`, node);
  if (node?.type === "numbers") {
    const message = `${what} must be a list of rows, one for each neuron: write [[…]], with a row's numbers in the inner brackets`;
    read.problems.error("wrong-type", node, message);
    return undefined;
  }
  const empty = `layer ${l} has no neurons: ${what} need a row for each`;
  const list = read.list(node, what, "a list of rows of numbers", empty);
  if (list === undefined) return undefined;
  const lists = list.items.map((row, j) => readRow(row, l, j, read));
  return { lists, certain: !list.damaged && lists.length > 0 };
}

function readRow(node: JsonNode, l: number, j: number, read: FieldReader): NumberList | undefined {
  const row = read.numbers(node, `row ${j} of layer ${l}`);
  if (row?.length !== 0) return row;
  const message = `row ${j} of layer ${l} is empty: it needs a weight for each neuron of layer ${l - 1}`;
  read.problems.error("wrong-length", node, message);
  return undefined;
}

/** A list of numbers, which the file format may also take from another file. */
function readParameters(node: JsonNode | undefined, what: string, read: FieldReader): NumberList | undefined {
  if (node?.type === "object") return read.unsupported(`taking ${what} from a file`, node);
  return read.numbers(node, what);
}

function checkBiases(
  biases: NumberList | undefined,
  l: number,
  size: number | undefined,
  read: FieldReader,
): void {
  if (size === undefined || biases === undefined) return;
  read.lengths([biases], {
    wanted: size,
    because: `${counted(size, "row")} of weights, one for each neuron`,
    has: (_, length) => `layer ${l} has ${counted(length, "bias", "biases")}`,
    like: (_, length) => String(length),
  });
}

function readTrainable(node: JsonNode | undefined, owner: string, read: FieldReader): Trainable {
  const what = `"trainable" of ${owner}`;
  if (node?.type === "boolean") return { weights: node.value, biases: node.value };
  if (node?.type !== "object") {
    if (node) read.wrongType(node, what, 'true, false or { "weights": …, "biases": … }');
    return { weights: true, biases: true };
  }
  const fields = read.fields(node, what, trainableKeys);
  return {
    weights: read.boolean(fields.weights, `"weights" in ${what}`) ?? true,
    biases: read.boolean(fields.biases, `"biases" in ${what}`) ?? true,
  };
}
