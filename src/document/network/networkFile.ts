/** Reads a `.nn.json` text: the network it describes, where each of its numbers stands, and all that is wrong with it. */
import { type ActivationName, activationNames, activationOf } from "../../core/network/activation";
import { type CostName, costNames, costOf } from "../../core/network/cost";
import { type DataSet, OfRows, Table } from "../../core/network/dataset";
import { drawnWeights } from "../../core/network/init";
import { type Layer, type Network, parameterCount } from "../../core/network/network";
import { Program } from "../../core/program/program";
import { limits } from "../../protocol/budget";
import { words } from "../../words/words";
import { Beside, type Files, readParts } from "../data/files";
import { type JsonNode, type JsonReading, parseJson } from "../json/json";
import type { JsonNumbers, NumberStore } from "../json/numbers";
import { type Problem, ProblemList, type Range } from "../json/problem";
import { checkExamples, checkTargets, type ExamplesReading, readExamples } from "./examples";
import { FieldReader, type NumberList } from "./fields";
import { fileKeys } from "./keys";
import { checkWeightRows, type LayerReading, readLayers } from "./layers";
import { placeOf } from "./rows";
import { SourceMap } from "./sourceMap";
import { readTraining, type TrainingReading } from "./training";

export interface NetworkFile {
  /** Undefined if any problem is an error. */
  readonly network: Network | undefined;
  /** Where the network's numbers stand; undefined with it. */
  readonly sourceMap: SourceMap | undefined;
  /** In the order of the text. */
  readonly problems: Problem[];
  /** What it was told of other files. */
  readonly beside: Beside;
}

/**
 * Reads a network file, and what it names of other files. Every fault is a problem at its range, all of them at once; it
 * never rejects. Without files, what it names of others is a problem.
 */
export async function readNetworkFile(text: string, files?: Files): Promise<NetworkFile> {
  const json = parseJson(text);
  const alone = new Beside();
  const file = networkIn(json, alone);
  return alone.missing.length === 0 ? file : networkIn(json, await readParts(alone.missing, files));
}

/** What the text says together with what is known of other files, at once; no network where it names more than that. */
export function parseNetworkFile(text: string, beside?: Beside): NetworkFile {
  return networkIn(parseJson(text), beside?.again() ?? new Beside());
}

/** A text that ends inside its brackets gets no more than that said: which key belongs to what is then anyone's guess. */
function networkIn({ root, complete, problems: faults, numbers }: JsonReading, beside: Beside): NetworkFile {
  const problems = new ProblemList(faults);
  const reading = root && complete ? readFile(root, new FieldReader(problems, beside)) : undefined;
  const isWhole = reading && !problems.hasErrors && beside.missing.length === 0;
  const network = isWhole ? buildNetwork(reading) : undefined;
  if (network) checkStepCount(network, reading!, problems);
  if (!network || problems.hasErrors)
    return { network: undefined, sourceMap: undefined, problems: problems.sorted(), beside };
  const sourceMap = buildSourceMap(network, numbers, reading!);
  return { network, sourceMap, problems: problems.sorted(), beside };
}

// ── Reading ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** A file as far as it could be read; what is at fault has its default. */
interface FileReading {
  readonly range: Range;
  readonly name: string | undefined;
  readonly description: string | undefined;
  readonly layers: readonly LayerReading[];
  /** n_0. */
  readonly inputs: number;
  readonly cost: CostName;
  readonly costRange: Range | undefined;
  readonly examples: ExamplesReading;
  readonly validation: ExamplesReading | undefined;
  readonly training: TrainingReading | undefined;
}

function readFile(root: JsonNode, read: FieldReader): FileReading | undefined {
  const { parts, awaited } = words.problems.network;
  if (root.type !== "object") return read.wrongType(root, parts.networkFile, awaited.object);
  const fields = read.fields(root, parts.file, fileKeys);
  read.text(fields.$schema, parts.key("$schema"));
  const layers = readLayers(fields.layers, read);
  const inputs = checkWeightRows(layers, read);
  const examples = readExamples(fields.examples, "examples", read);
  const ends = { inputs, outputs: layers.at(-1)?.size, last: layers.length, key: "examples" } as const;
  const n0 = checkExamples(examples, ends, read);
  checkDrawn(layers, n0, read);
  const named = read.name(fields.cost, parts.cost, costNames);
  const cost = named ?? "squaredError";
  checkTargets(examples, { cost, key: "examples" }, read);
  const validation =
    fields.validation && readValidation(fields.validation, { ...ends, inputs: n0, examples }, cost, read);
  checkCombination(layers, cost, read);
  return {
    range: { start: root.start, end: root.end }, // not the node, which would keep the whole tree
    name: read.text(fields.name, parts.name),
    description: read.text(fields.description, parts.description),
    layers,
    inputs: n0 ?? 0,
    cost,
    costRange: fields.cost,
    examples,
    validation,
    training: readTraining(fields.training, examples.count, read),
  };
}

/** Examples that nothing is trained on: as long as the others, and with targets that the cost can take. */
function readValidation(
  node: JsonNode,
  { examples, ...ends }: Omit<Parameters<typeof checkExamples>[1], "key"> & { examples: ExamplesReading },
  cost: CostName,
  read: FieldReader,
): ExamplesReading {
  const validation = readExamples(node, "validation", read, examples);
  checkExamples(validation, { ...ends, key: "validation" }, read);
  checkTargets(validation, { cost, key: "validation" }, read);
  return validation;
}

/** Reports layers of more drawn weights than there is room for. */
function checkDrawn(layers: readonly LayerReading[], inputs: number | undefined, read: FieldReader): void {
  for (const [before, { init, neuronsRange, size }] of layers.entries()) {
    const weights = (layers[before - 1]?.size ?? inputs ?? 0) * (size ?? 0);
    if (!init || !neuronsRange || weights <= limits.drawnWeights) continue;
    const message = words.problems.network.tooManyWeights(before + 1, weights, limits.drawnWeights);
    read.problems.error("out-of-range", neuronsRange, message);
  }
}

// ── What fits together ───────────────────────────────────────────────────────────────────────────────────────────────

/** Whether an activation gives only numbers that a cost can take. */
function staysInside(
  activation: ActivationName,
  { min, max }: { readonly min: number; readonly max: number },
) {
  const [low, high] = activationOf(activation).range;
  return low >= min && high <= max;
}

/** Warns where the last layer's activation and the cost are allowed together, but hardly meant. */
function checkCombination(layers: readonly LayerReading[], cost: CostName, read: FieldReader): void {
  const last = layers.at(-1);
  if (!last?.activationRange) return;
  const { activation, activationRange, size } = last;
  const { outputs } = costOf(cost);
  const { leavesRange, mixesAlone } = words.problems.network;
  if (outputs && !staysInside(activation, outputs)) {
    const others = activationNames.filter((name) => staysInside(name, outputs));
    const message = leavesRange({ cost, ...outputs, activation, others });
    read.problems.warning("questionable", activationRange, message);
  }
  if (activationOf(activation).mixes && size === 1) {
    read.problems.warning("questionable", activationRange, mixesAlone(activation));
  }
}

/** A position is a double, so a run may have no more steps than doubles can count. */
function checkStepCount(network: Network, { training }: FileReading, problems: ProblemList): void {
  if (new Program(network).length <= Number.MAX_SAFE_INTEGER) return;
  const message = words.problems.network.tooManySteps(network.training!.epochs);
  problems.error("out-of-range", training!.epochsRange!, message);
}

// ── Building: only from a reading without errors ─────────────────────────────────────────────────────────────────────

function buildNetwork(reading: FileReading): Network {
  const { name, description, layers, inputs, cost, examples, validation, training } = reading;
  const sizes = [inputs, ...layers.map(({ size }) => size!)];
  return {
    ...(name === undefined ? {} : { name }),
    ...(description === undefined ? {} : { description }),
    sizes,
    layers: layers.map(buildLayer),
    cost,
    examples: buildExamples(examples),
    ...(validation === undefined ? {} : { validation: buildExamples(validation) }),
    parameters: buildParameters(sizes, layers),
    ...(training === undefined ? {} : { training: training.training }),
  };
}

function buildLayer({ name, activation, trainable }: LayerReading): Layer {
  return { ...(name === undefined ? {} : { name }), activation, trainable };
}

function buildExamples({ items, data }: ExamplesReading): DataSet {
  if (data) {
    const { inputs, targets } = data;
    return new OfRows(inputs.rows, targets.rows, inputs.extent, (i) => placeOf(inputs.places, i));
  }
  const rows = items.map(({ name, input, target }) => ({
    name,
    input: numbersOf(input).values,
    target: numbersOf(target).values,
  }));
  return Table.of(rows);
}

/** Neuron after neuron: its weights, then its bias, 0 where the file gives none. */
function buildParameters(sizes: readonly number[], layers: readonly LayerReading[]): Float64Array {
  const parameters = new Float64Array(parameterCount(sizes));
  let index = 0;
  for (const [before, { rows, biases, init, taken }] of layers.entries()) {
    const b = taken.biases?.rows?.row(0) ?? (biases && numbersOf(biases).values);
    const [inputs, units] = [sizes[before]!, sizes[before + 1]!];
    const drawn = init && drawnWeights(init, { l: before + 1, inputs, units });
    for (let j = 0; j < units; j++) {
      const own = drawn?.subarray(j * inputs, (j + 1) * inputs) ?? taken.weights?.rows?.row(j);
      const w = own ?? numbersOf(rows[j]).values;
      parameters.set(w, index);
      index += inputs;
      parameters[index++] = b?.[j] ?? 0;
    }
  }
  return parameters;
}

function buildSourceMap(network: Network, store: NumberStore, reading: FileReading): SourceMap {
  const { range, layers, examples, costRange, training } = reading;
  return new SourceMap({
    store,
    sizes: network.sizes,
    root: range,
    layers: layers.map((layer) => ({
      range: layer.range,
      activation: layer.activationRange,
      // Weights that are drawn stand nowhere, nor do those of other files.
      rows:
        layer.init || layer.taken.weights
          ? new Array(layer.size!).fill(undefined)
          : layer.rows.map((row) => numbersOf(row).first),
      biases: layer.biases && !layer.taken.biases ? numbersOf(layer.biases).first : undefined,
      taken: layer.taken,
    })),
    examples: examples.items.map((example) => ({
      range: example.range,
      input: numbersOf(example.input).first,
      target: numbersOf(example.target).first,
    })),
    data: { examples: examples.data, validation: reading.validation?.data },
    cost: costRange,
    learningRate: training?.learningRateRange,
  });
}

/** The numbers of a list that was read without a problem. */
function numbersOf(list: NumberList | undefined): JsonNumbers {
  return list!.numbers!;
}
