/** Reads how the weights of a layer are drawn at random. */
import { DEFAULT_INIT, type Init, type InitName, initNames, settingOf } from "../../core/network/init";
import { words } from "../../words/words";
import type { JsonNode, JsonObject } from "../json/json";
import type { FieldReader, NumberRule } from "./fields";
import { initKeys } from "./keys";

const POSITIVE: NumberRule = { holds: (x) => x > 0, awaited: "positive" };
const WHOLE: NumberRule = { holds: Number.isSafeInteger, awaited: "whole" };

/** What is left out, or at fault, is as without `init`. */
export function readInit(node: JsonNode | undefined, l: number, read: FieldReader): Init {
  const { parts, awaited } = words.problems.network;
  if (node === undefined) return DEFAULT_INIT;
  const what = parts.init(l);
  if (node.type !== "object") {
    read.wrongType(node, what, awaited.init);
    return DEFAULT_INIT;
  }
  const fields = read.fields(node, what, initKeys);
  const method = read.name(fields.method, parts.method, initNames) ?? DEFAULT_INIT.method;
  const seed = read.number(fields.seed, parts.seed, WHOLE) ?? DEFAULT_INIT.seed;
  const setting = settingOf(method);
  if (fields.method) reportLacking(node, method, read);
  if (setting === undefined) return { method, seed };
  if (!fields[setting] && !node.damaged) {
    const { start } = node;
    const message = words.problems.network.missing(setting, what);
    read.problems.error("missing-key", { start, end: start + 1 }, message);
  }
  return { method, seed, setting: read.number(fields[setting], parts.key(setting), POSITIVE) ?? 1 };
}

/** Keys that another method takes, but not this one. */
function reportLacking({ members }: JsonObject, method: InitName, read: FieldReader): void {
  const own = settingOf(method);
  for (const { key, keyRange } of members)
    if ((key === "range" || key === "std") && key !== own)
      read.problems.error("misplaced", keyRange, words.problems.network.methodLacks(key, method));
}
