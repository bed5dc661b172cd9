/** What may be written at a cursor of a network file: keys that are missing there, names, and values to begin with. */

import { activationNames } from "../../core/network/activation";
import { costNames } from "../../core/network/cost";
import { initNames } from "../../core/network/init";
import { reductions } from "../../core/network/network";
import { optimizerNames } from "../../core/network/updateRules/updateRules";
import { words } from "../../words/words";
import { parseJson } from "../json/json";
import type { Range } from "../json/problem";
import {
  dataForms,
  explanationOf,
  type Key,
  type Keys,
  keysOf,
  kindAt,
  offered,
  type ValueKind,
} from "../network/keys";
import { type Cursor, cursorAt } from "./cursor";
import { type FileShape, fileShapeOf } from "./shape";

export interface Completion {
  readonly kind: "key" | "name" | "value";
  /** What is offered, without quotes. */
  readonly label: string;
  /** One line that explains it. */
  readonly words: string;
  /** What is written: «…» stands around what the writer will replace, «a|b» where there is a choice, a tab for an indent. */
  readonly insert: string;
  /** What it replaces. */
  readonly range: Range;
  /** Where a comma must be added first, for what stands before. */
  readonly missingComma: number | undefined;
}

/** In the order in which they should be offered. */
export function completionsAt(text: string, offset: number): Completion[] {
  const cursor = cursorAt(text, offset);
  if (!cursor) return [];
  const shape = fileShapeOf(parseJson(text).root);
  const kind = kindThere(cursor.path, shape);
  if (kind === undefined) return [];
  const offers = cursor.awaits === "key" ? keyOffers(kind, cursor, shape) : valueOffers(kind, cursor, shape);
  const comma = cursor.next === "item" ? "," : "";
  return offers.map(({ insert, ...offer }) => ({
    ...offer,
    insert: insert + comma,
    range: cursor.range,
    missingComma: cursor.missingComma,
  }));
}

/** Examples in other files have other keys in each form. */
function keysThere(kind: ValueKind, path: Cursor["path"], shape: FileShape): Keys {
  const form = kind === "examples" || kind === "validation" ? shape.formAt(path) : undefined;
  return (form ? dataForms[form] : keysOf[kind]) ?? {};
}

function kindThere(path: Cursor["path"], shape: FileShape): ValueKind | undefined {
  const around = kindAt(path.slice(0, -1));
  const keys = around && path.length === 2 ? keysThere(around, path, shape) : {};
  return keys[String(path[1])]?.value ?? kindAt(path);
}

type Offer = Pick<Completion, "kind" | "label" | "words" | "insert">;

function keyOffers(kind: ValueKind, { path, keys: taken, next }: Cursor, shape: FileShape): Offer[] {
  const keys = keysThere(kind, path, shape);
  const names = offered(keys, taken);
  return Object.entries(keys)
    .filter(([name]) => names.includes(name) && !taken.includes(name))
    .map(([name, key]) => ({
      kind: "key",
      label: name,
      words: explanationOf(kind, name) ?? "",
      insert: next === "colon" ? `"${name}"` : `"${name}": ${beginning(key, [...path, name], shape)}`,
    }));
}

function beginning({ example, value }: Key, path: Cursor["path"], shape: FileShape): string {
  return example ?? valueBeginning(value, path, shape);
}

function valueOffers(kind: ValueKind, { path }: Cursor, shape: FileShape): readonly Offer[] {
  const whole = (what: ValueKind & keyof typeof words.completions.beginnings): Offer => ({
    kind: "value",
    ...words.completions.beginnings[what],
    insert: valueBeginning(what, path, shape),
  });
  const taken = (what: keyof typeof besides): Offer => ({
    kind: "value",
    ...words.completions.beginnings[what],
    insert: besides[what],
  });
  switch (kind) {
    case "activation":
      return names(activationNames, words.activations);
    case "cost":
      return names(costNames, words.costs);
    case "initMethod":
      return names(initNames, words.inits);
    case "reduction":
      return names(reductions, words.reductions);
    case "optimizerName":
      return names(optimizerNames, words.optimizers);
    case "boolean":
      return flags();
    case "trainable":
      return [...flags(), whole(kind)];
    case "batchSize":
      return names(["all"], { all: words.completions.allExamples });
    case "file":
    case "layers":
    case "layer":
    case "example":
    case "training":
    case "optimizer":
    case "init":
    case "numbers":
      return [whole(kind)];
    case "examples":
    case "validation":
      return [whole("examples"), taken("data")];
    case "biases":
      return [whole("numbers"), taken("tensor")];
    case "rows":
      return [whole(kind), taken("tensor")];
    case "text":
    case "number":
    case "path":
    case "columns":
    case "texts":
      return [];
  }
}

/** What names another file in the place of a list. */
const besides = {
  data: object(['"file": "«data.csv»"', '"inputs": ["«x»"]', '"targets": ["«y»"]']),
  tensor: '{ "file": "«model.safetensors»", "tensor": "«0.weight»" }',
} as const;

function flags(): readonly Offer[] {
  return Object.entries(words.completions.flags).map(([label, said]) => ({
    kind: "name",
    label,
    words: said,
    insert: label,
  }));
}

/** `lines`: one for each of them. */
function names<Name extends string>(
  offered: readonly Name[],
  lines: Readonly<Record<NoInfer<Name>, string>>,
): Offer[] {
  return offered.map((label) => ({
    kind: "name",
    label,
    words: lines[label],
    insert: `"${label}"`,
  }));
}

/** A value to begin with, in the size that the network has there. */
function valueBeginning(kind: ValueKind, path: Cursor["path"], shape: FileShape): string {
  const member = (name: string, value: ValueKind) =>
    `"${name}": ${valueBeginning(value, [...path, name], shape)}`;
  switch (kind) {
    case "file":
      return object([member("layers", "layers"), '"cost": "squaredError"', member("examples", "examples")]);
    case "layers":
      return list(valueBeginning("layer", [...path, 0], shape));
    case "examples":
    case "validation":
      return list(valueBeginning("example", [...path, 0], shape));
    case "layer":
      return object([
        member("activation", "activation"),
        member("weights", "rows"),
        member("biases", "numbers"),
      ]);
    case "example":
      return `{ ${member("input", "numbers")}, ${member("target", "numbers")} }`;
    case "training":
      return '{ "learningRate": «0.5», "epochs": «10» }';
    case "optimizer":
      return `{ "name": ${valueBeginning("optimizerName", path, shape)} }`;
    case "init":
      return `{ "method": ${valueBeginning("initMethod", path, shape)} }`;
    case "initMethod":
      return `"«${initNames.join("|")}»"`;
    case "reduction":
      return `"«${reductions.join("|")}»"`;
    case "optimizerName":
      return `"«${optimizerNames.join("|")}»"`;
    case "trainable":
      return '{ "weights": «true|false», "biases": «true|false» }';
    case "rows":
      return rows(shape.rowsAt(path));
    case "biases":
    case "numbers":
      return numbers(shape.lengthAt(path));
    case "columns":
    case "texts":
      return '["«»"]';
    case "activation":
      return `"«${activationNames.join("|")}»"`;
    case "cost":
      return `"«${costNames.join("|")}»"`;
    case "batchSize":
      return '«"all"»';
    case "boolean":
      return "«true|false»";
    case "text":
    case "path":
      return '"«»"';
    case "number":
      return "«0»";
  }
}

function object(members: readonly string[]): string {
  return `{\n${members.map(indented).join(",\n")}\n}`;
}

function list(item: string): string {
  return `[\n${indented(item)}\n]`;
}

function indented(text: string): string {
  return text.replace(/^/gm, "\t");
}

/** More numbers than this are not written out for the writer. */
const MOST = 8;

function numbers(length: number): string {
  if (length > MOST) return "[«»]";
  return `[${Array.from({ length }, () => "«0.5»").join(", ")}]`;
}

function rows({ count, width }: { readonly count: number; readonly width: number }): string {
  if (count > MOST) return list("[«»]");
  return `[\n${Array.from({ length: count }, () => indented(numbers(width))).join(",\n")}\n]`;
}
