/** Reads what all forms of examples in other files have: which of them are taken, and what their inputs are divided by. */
import type { Extent } from "../../core/network/rows";
import { words } from "../../words/words";
import type { Window } from "../data/tensor";
import type { JsonNode } from "../json/json";
import type { FieldReader, NumberRule } from "./fields";

const NOT_ZERO: NumberRule = { holds: (x) => x !== 0, awaited: "notZero" };
const COUNT: NumberRule = { holds: (x) => Number.isSafeInteger(x) && x >= 1, awaited: "count" };
const NOT_NEGATIVE: NumberRule = {
  holds: (x) => Number.isSafeInteger(x) && x >= 0,
  awaited: "notNegativeCount",
};

interface WindowFields {
  readonly skip?: JsonNode;
  readonly limit?: JsonNode;
  readonly scale?: JsonNode;
}

export function readWindow(fields: WindowFields, read: FieldReader): Window {
  const { parts } = words.problems.network;
  const limit = read.number(fields.limit, parts.key("limit"), COUNT);
  return {
    skip: read.number(fields.skip, parts.key("skip"), NOT_NEGATIVE) ?? 0,
    ...(limit !== undefined && { limit }),
  };
}

export function readScale({ scale }: WindowFields, read: FieldReader): number {
  return read.number(scale, words.problems.network.parts.key("scale"), NOT_ZERO) ?? 1;
}

/** Between what inputs lie that are divided by `scale`; a problem where that is too far. */
export function scaledExtent(
  { low, high }: Extent,
  scale: number,
  fields: WindowFields,
  read: FieldReader,
): Extent {
  const ends = [low / scale, high / scale];
  if (!ends.every(Number.isFinite))
    read.problems.error("out-of-range", fields.scale!, words.problems.data.scaleOverflows(scale));
  return { low: Math.min(...ends), high: Math.max(...ends) };
}
