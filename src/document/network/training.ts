/** Reads the `training` of a network file: how long, how large a batch, and by which rule. */
import { reductions, type Training } from "../../core/network/network";
import { words } from "../../words/words";
import type { JsonNode } from "../json/json";
import type { Range } from "../json/problem";
import type { FieldReader, NumberRule } from "./fields";
import { trainingKeys } from "./keys";
import { readOptimizer } from "./optimizer";

/** A training as far as it could be read; what is at fault has its default. */
export interface TrainingReading {
  readonly training: Training;
  readonly learningRateRange: Range | undefined;
  readonly epochsRange: Range | undefined;
}

const POSITIVE: NumberRule = { holds: (x) => x > 0, awaited: "positive" };
const WHOLE: NumberRule = { holds: Number.isSafeInteger, awaited: "whole" };
const COUNT: NumberRule = { holds: (x) => Number.isSafeInteger(x) && x >= 1, awaited: "count" };
const NOT_NEGATIVE: NumberRule = { holds: (x) => x >= 0, awaited: "notNegative" };

/** `examples`: how many there are, as far as it is certain. */
export function readTraining(
  node: JsonNode | undefined,
  examples: number | undefined,
  read: FieldReader,
): TrainingReading | undefined {
  if (node === undefined) return undefined;
  const { parts, awaited } = words.problems.network;
  if (node.type !== "object") return read.wrongType(node, parts.training, awaited.object);
  const fields = read.fields(node, parts.training, trainingKeys);
  return {
    training: {
      learningRate: read.number(fields.learningRate, parts.learningRate, POSITIVE) ?? 1,
      epochs: read.number(fields.epochs, parts.key("epochs"), COUNT) ?? 1,
      batchSize: readBatchSize(fields.batchSize, examples, read) ?? 1,
      shuffle: read.boolean(fields.shuffle, parts.key("shuffle")) ?? false,
      seed: read.number(fields.seed, parts.seed, WHOLE) ?? 0,
      reduction: read.name(fields.reduction, parts.reduction, reductions) ?? "mean",
      optimizer: readOptimizer(fields, read),
      l2: read.number(fields.l2, parts.key("l2"), NOT_NEGATIVE) ?? 0,
    },
    learningRateRange: fields.learningRate,
    epochsRange: fields.epochs,
  };
}

function readBatchSize(
  node: JsonNode | undefined,
  examples: number | undefined,
  read: FieldReader,
): number | undefined {
  if (node === undefined || (node.type === "string" && node.value === "all")) return examples;
  const { parts, largeBatch } = words.problems.network;
  const size = read.number(node, parts.batchSize, { ...COUNT, awaited: "batchSize" });
  if (size === undefined || examples === undefined || size <= examples) return size;
  read.problems.warning("questionable", node, largeBatch(size, examples));
  return examples;
}
