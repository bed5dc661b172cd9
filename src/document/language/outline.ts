/** The outline of a network file: its layers, examples and fields as a tree, each with its range. */
import type { JsonMember, JsonNode, JsonObject } from "../json/json";
import type { Range } from "../json/problem";
import { type Shape, shapeOf } from "./shape";

export interface OutlineItem {
  readonly kind: "text" | "number" | "boolean" | "list" | "layers" | "layer" | "row" | "example" | "object";
  readonly name: string;
  readonly detail: string;
  readonly range: Range;
  /** What a click on it selects; inside its range. */
  readonly selection: Range;
  readonly children: readonly OutlineItem[];
}

/** Items of one list that are told one by one. */
const MOST = 1000;

export function outlineOf(root: JsonNode | undefined): OutlineItem[] {
  if (root?.type !== "object") return [];
  const shape = shapeOf(root);
  return root.members.map((member) => {
    const { key, value } = member;
    if (key === "layers" && value.type === "array")
      return list(member, "layers", value.items, "layer", (item, index) => layer(item, index + 1, shape));
    if (key === "examples" && value.type === "array")
      return list(member, "list", value.items, "example", example);
    return field(member);
  });
}

function list(
  member: JsonMember,
  kind: OutlineItem["kind"],
  items: readonly JsonNode[],
  one: string,
  item: (node: JsonNode, index: number) => OutlineItem,
): OutlineItem {
  return { ...named(member, kind, counted(items.length, one)), children: firstOf(items, one, item) };
}

/** The first items; those after them stand together. */
function firstOf(
  items: readonly JsonNode[],
  one: string,
  item: (node: JsonNode, index: number) => OutlineItem,
): OutlineItem[] {
  const shown = items.slice(0, MOST).map(item);
  const rest = items[MOST];
  if (rest === undefined) return shown;
  const name = `… ${counted(items.length - MOST, `more ${one}`)}`;
  const range = { start: rest.start, end: items.at(-1)!.end };
  return [...shown, { kind: "list", name, detail: "", range, selection: rest, children: [] }];
}

/** "layer 2 · output", "3 → 2, sigmoid". */
function layer(node: JsonNode, l: number, shape: Shape): OutlineItem {
  const path = ["layers", l - 1];
  const { count, width } = shape.rowsAt([...path, "weights"]);
  const activation = textOf(node, "activation") ?? "sigmoid";
  return {
    kind: "layer",
    name: withName(`layer ${l}`, node),
    detail: `${width} → ${count}, ${activation}`,
    range: node,
    selection: selectionOf(node),
    children: fieldsOf(node),
  };
}

/** "example 0 · dawn". */
function example(node: JsonNode, index: number): OutlineItem {
  return {
    kind: "example",
    name: withName(`example ${index}`, node),
    detail: "",
    range: node,
    selection: selectionOf(node),
    children: fieldsOf(node),
  };
}

function fieldsOf(node: JsonNode): OutlineItem[] {
  return node.type === "object" ? node.members.map(field) : [];
}

function field(member: JsonMember): OutlineItem {
  const { value } = member;
  switch (value.type) {
    case "object":
      return { ...named(member, "object", ""), children: value.members.map(field) };
    case "array":
      return {
        ...named(member, "list", counted(value.items.length, member.key === "weights" ? "row" : "item")),
        children: member.key === "weights" ? firstOf(value.items, "row", row) : [],
      };
    case "numbers":
      return named(member, "list", counted(value.length, "number"));
    case "string":
      return named(member, "text", oneLine(value.value));
    case "number":
      return named(member, "number", String(value.value));
    case "boolean":
      return named(member, "boolean", String(value.value));
    case "null":
    case "invalid":
      return named(member, "text", "");
  }
}

/** "row 1", the weights to neuron 1. */
function row(node: JsonNode, j: number): OutlineItem {
  const detail = node.type === "numbers" ? counted(node.length, "weight") : "";
  return { kind: "row", name: `row ${j}`, detail, range: node, selection: selectionOf(node), children: [] };
}

function named({ key, keyRange, value }: JsonMember, kind: OutlineItem["kind"], detail: string): OutlineItem {
  const range = { start: keyRange.start, end: Math.max(keyRange.end, value.end) };
  return { kind, name: key === "" ? '""' : oneLine(key), detail, range, selection: keyRange, children: [] };
}

/** The name of a layer or example where it has one, else its opening bracket. */
function selectionOf(node: JsonNode): Range {
  const name = node.type === "object" ? memberOf(node, "name")?.value : undefined;
  return name && name.end > name.start
    ? name
    : { start: node.start, end: Math.min(node.start + 1, node.end) };
}

function withName(what: string, node: JsonNode): string {
  const name = textOf(node, "name");
  return name === undefined || name.trim() === "" ? what : `${what} · ${oneLine(name)}`;
}

function textOf(node: JsonNode, key: string): string | undefined {
  const value = node.type === "object" ? memberOf(node, key)?.value : undefined;
  return value?.type === "string" ? value.value : undefined;
}

function memberOf({ members }: JsonObject, key: string): JsonMember | undefined {
  return members.find((member) => member.key === key);
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}

function counted(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? "" : "s"}`;
}
