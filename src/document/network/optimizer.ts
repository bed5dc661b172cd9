/** Reads the update rule of a training: `optimizer` with its settings, and the keys of `training` that go with it. */
import type { Setting, SettingRange, Settings } from "../../core/network/updateRules/rule";
import {
  defaultsOf,
  type Optimizer,
  type OptimizerName,
  optimizerNames,
  PLAIN,
  updateRuleOf,
} from "../../core/network/updateRules/updateRules";
import { quoted } from "../../protocol/harmless";
import { words } from "../../words/words";
import type { JsonNode, JsonObject } from "../json/json";
import type { FieldReader, NumberRule } from "./fields";
import { optimizerKeys } from "./keys";
import { nearestName } from "./nearest";

/** The fields of `training` that decide its rule. */
interface RuleFields {
  readonly optimizer?: JsonNode;
  readonly momentum?: JsonNode;
  readonly l2?: JsonNode;
}

const rules: Readonly<Record<SettingRange, NumberRule>> = {
  share: { holds: (x) => x >= 0 && x < 1, awaited: "share" },
  notNegative: { holds: (x) => x >= 0, awaited: "notNegative" },
};

/** What is at fault is plain gradient descent. */
export function readOptimizer({ optimizer: node, momentum, l2 }: RuleFields, read: FieldReader): Optimizer {
  const { parts, momentumTwice, momentumBeside, l2Decays } = words.problems.network;
  const own = node && readOwn(node, read);
  const name = own?.name ?? "sgd";
  const share = read.number(momentum, parts.key("momentum"), rules.share);
  if (momentum && name !== "sgd") read.problems.error("misplaced", momentum, momentumBeside(name));
  if (momentum && own?.given.momentum) read.problems.error("misplaced", momentum, momentumTwice);
  if (l2 && name === "adamw") read.problems.error("misplaced", l2, l2Decays);
  const settings: Settings = {
    ...(own?.settings ?? PLAIN.settings),
    ...(name === "sgd" && share !== undefined && { momentum: share }),
  };
  const { nesterov } = own?.given ?? {};
  if (nesterov && settings.nesterov === true && settings.momentum === 0)
    read.problems.error("misplaced", nesterov, words.problems.network.nesterovAlone);
  return { name, settings };
}

type Given = { readonly [Key in keyof typeof optimizerKeys]?: JsonNode };

/** An optimizer as it stands in the text. */
interface OwnReading {
  /** Undefined where it is unknown which rule is meant. */
  readonly name: OptimizerName | undefined;
  readonly settings: Settings;
  readonly given: Given;
}

function readOwn(node: JsonNode, read: FieldReader): OwnReading | undefined {
  const { parts, awaited } = words.problems.network;
  if (node.type === "string") return readBare(node, read);
  if (node.type !== "object") return read.wrongType(node, parts.optimizer, awaited.optimizer);
  const given: Given = read.fields(node, parts.optimizer, optimizerKeys);
  const name = read.name(given.name, parts.optimizer, optimizerNames);
  if (name === undefined) return { name, settings: PLAIN.settings, given };
  reportLacking(node, name, read);
  return { name, settings: readSettings(name, given, read), given };
}

/** A name alone is not enough: the fix puts it where it belongs. */
function readBare(node: JsonNode & { readonly type: "string" }, read: FieldReader): undefined {
  const { bareOptimizer, unknownName, parts } = words.problems.network;
  const known = optimizerNames.find((each) => each === node.value) ?? nearestName(node.value, optimizerNames);
  const message = known
    ? bareOptimizer(known)
    : unknownName(parts.optimizer, quoted(node.value), optimizerNames);
  read.problems.error(
    known ? "wrong-type" : "unknown-name",
    node,
    message,
    known && `{ "name": "${known}" }`,
  );
}

function readSettings(name: OptimizerName, given: Given, read: FieldReader): Settings {
  const fields: Readonly<Record<string, JsonNode>> = given;
  const found = Object.entries(updateRuleOf(name).settings).map(([key, setting]) => {
    const value = fields[key] && readSetting(key, setting, fields[key], read);
    return [key, value ?? setting.default] as const;
  });
  return { ...defaultsOf(name), ...Object.fromEntries(found) };
}

function readSetting(
  key: string,
  setting: Setting,
  node: JsonNode,
  read: FieldReader,
): number | boolean | undefined {
  const what = words.problems.network.parts.key(key);
  return "range" in setting ? read.number(node, what, rules[setting.range]) : read.boolean(node, what);
}

/** Keys that another rule takes, but not this one. */
function reportLacking({ members }: JsonObject, name: OptimizerName, read: FieldReader): void {
  const own = Object.keys(updateRuleOf(name).settings);
  for (const { key, keyRange } of members) {
    if (key === "name" || own.includes(key) || !Object.hasOwn(optimizerKeys, key)) continue;
    read.problems.error("misplaced", keyRange, words.problems.network.lackingKey(key, name, own));
  }
}
