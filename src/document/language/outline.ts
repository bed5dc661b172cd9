/** The outline of a network file: its layers, examples and fields as a tree, each with its range. */
import { budget } from "../../protocol/budget";
import { oneLine, quoted } from "../../protocol/harmless";
import type { Outlined } from "../../words/told";
import { words } from "../../words/words";
import type { JsonMember, JsonNode, JsonObject } from "../json/json";
import type { Range } from "../json/problem";
import { type FileShape, fileShapeOf } from "./shape";

export interface OutlineItem {
  readonly kind: "text" | "number" | "boolean" | "list" | "layers" | "layer" | "row" | "example" | "object";
  readonly name: string;
  readonly detail: string;
  readonly range: Range;
  /** What a click on it selects; inside its range. */
  readonly selection: Range;
  readonly children: readonly OutlineItem[];
}

/** The outline of a text; of a long one as much as the budget has, level after level, and items that tell of the rest. */
export function outlineOf(root: JsonNode | undefined): OutlineItem[] {
  return root?.type === "object" ? new Outline(root).items() : [];
}

/** An item whose children come later: the outer levels have the budget before the inner ones. */
type Growing = OutlineItem & { readonly children: OutlineItem[] };

class Outline {
  private readonly shape: FileShape;
  private left: number = budget.outline;
  private isCut = false;
  /** What is not looked at yet: each adds the children of one item. */
  private readonly later: (() => void)[] = [];

  constructor(private readonly root: JsonObject) {
    this.shape = fileShapeOf(root);
  }

  items(): OutlineItem[] {
    const top: OutlineItem[] = [];
    this.add(top, this.root.members, "key", (member) => this.section(member));
    // The list grows while it is gone through.
    for (const grow of this.later) grow();
    if (!this.isCut) return top;
    const range = { start: this.root.end - 1, end: this.root.end };
    const name = words.budget.outline(budget.outline);
    return [...top, { kind: "list", name, detail: "", range, selection: range, children: [] }];
  }

  /** Adds an item for each of the first of a list; those after them stand together. */
  private add<One extends JsonNode | JsonMember>(
    children: OutlineItem[],
    ones: readonly One[],
    one: Outlined,
    item: (each: One, index: number) => OutlineItem,
  ): void {
    const most = budget.outlineList;
    const count = Math.min(ones.length, most, this.left);
    this.left -= count;
    for (let index = 0; index < count; index++) children.push(item(ones[index]!, index));
    if (count < Math.min(ones.length, most)) this.isCut = true;
    if (count === 0 || count === ones.length) return;
    const more = words.budget.outlineList(count, ones.length);
    const name = words.outline.rest(more, ones.length - count, one);
    const rest = rangeOf(ones[count]!);
    const range = { start: rest.start, end: rangeOf(ones.at(-1)!).end };
    children.push({ kind: "list", name, detail: "", range, selection: rest, children: [] });
  }

  private section(member: JsonMember): OutlineItem {
    const { key, value } = member;
    if (key === "layers" && value.type === "array")
      return this.list(member, "layers", value.items, "layer", (node, index) => this.layer(node, index + 1));
    if (key === "examples" && value.type === "array")
      return this.list(member, "list", value.items, "example", (node, index) => this.example(node, index));
    return this.field(member);
  }

  private list(
    member: JsonMember,
    kind: OutlineItem["kind"],
    items: readonly JsonNode[],
    one: Outlined,
    item: (node: JsonNode, index: number) => OutlineItem,
  ): OutlineItem {
    return this.growing(named(member, kind, words.outline.counted(items.length, one)), (children) =>
      this.add(children, items, one, item),
    );
  }

  private growing(item: Growing, grow: (children: OutlineItem[]) => void): OutlineItem {
    this.later.push(() => grow(item.children));
    return item;
  }

  /** "layer 2 · output", "3 → 2, sigmoid". */
  private layer(node: JsonNode, l: number): OutlineItem {
    const { count, width } = this.shape.rowsAt(["layers", l - 1, "weights"]);
    const activation = textOf(node, "activation") ?? "sigmoid";
    return this.fieldsOf(node, {
      kind: "layer",
      name: words.units.layer(l, nameIn(node)),
      detail: words.outline.layer(width, count, activation),
      range: node,
      selection: selectionOf(node),
      children: [],
    });
  }

  /** "example 0 · dawn". */
  private example(node: JsonNode, index: number): OutlineItem {
    return this.fieldsOf(node, {
      kind: "example",
      name: words.units.example(index, nameIn(node)),
      detail: "",
      range: node,
      selection: selectionOf(node),
      children: [],
    });
  }

  private fieldsOf(node: JsonNode, item: Growing): OutlineItem {
    if (node.type !== "object") return item;
    return this.growing(item, (children) =>
      this.add(children, node.members, "key", (member) => this.field(member)),
    );
  }

  private field(member: JsonMember): OutlineItem {
    const { key, value } = member;
    switch (value.type) {
      case "object":
        return this.fieldsOf(value, named(member, "object", ""));
      case "array":
        if (key === "weights") return this.list(member, "list", value.items, "row", row);
        return named(member, "list", words.outline.counted(value.items.length, "item"));
      case "numbers":
        return named(member, "list", words.outline.counted(value.length, "number"));
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
}

/** "row 1", the weights to neuron 1. */
function row(node: JsonNode, j: number): OutlineItem {
  const detail = node.type === "numbers" ? words.outline.counted(node.length, "weight") : "";
  return {
    kind: "row",
    name: words.outline.row(j),
    detail,
    range: node,
    selection: selectionOf(node),
    children: [],
  };
}

function named(member: JsonMember, kind: OutlineItem["kind"], detail: string): Growing {
  return {
    kind,
    name: nameOf(member.key),
    detail,
    range: rangeOf(member),
    selection: member.keyRange,
    children: [],
  };
}

/** A key as it can be read; one without a letter to see stands in its quotes, for an editor takes no empty name. */
function nameOf(key: string): string {
  return oneLine(key) || quoted(JSON.stringify(key));
}

function rangeOf(one: JsonNode | JsonMember): Range {
  if (!("keyRange" in one)) return one;
  return { start: one.keyRange.start, end: Math.max(one.keyRange.end, one.value.end) };
}

/** The name of a layer or example where it has one, else its opening bracket. */
function selectionOf(node: JsonNode): Range {
  const name = node.type === "object" ? memberOf(node, "name")?.value : undefined;
  return name && name.end > name.start
    ? name
    : { start: node.start, end: Math.min(node.start + 1, node.end) };
}

/** The name that a layer or example has; empty where it has none. */
function nameIn(node: JsonNode): string {
  return oneLine(textOf(node, "name") ?? "");
}

function textOf(node: JsonNode, key: string): string | undefined {
  const value = node.type === "object" ? memberOf(node, key)?.value : undefined;
  return value?.type === "string" ? value.value : undefined;
}

function memberOf({ members }: JsonObject, key: string): JsonMember | undefined {
  return members.find((member) => member.key === key);
}
