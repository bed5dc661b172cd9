/**
 * Writes a JSON text anew with regular indents: rows of numbers in one line, objects over several lines unless they
 * were written in one. Every number, text and key keeps its characters.
 */
import type { JsonNode, JsonObject } from "../json/json";
import { parseJson } from "../json/json";
import type { JsonNumbers } from "../json/numbers";
import type { ProblemCode } from "../json/problem";

interface FormatOptions {
  /** Of one level. */
  readonly indent: string;
  readonly lineBreak: string;
}

/** An editor renders no more than so many columns of a line; a reader takes in fewer still. */
const NUMBERS_A_LINE = 8;
/** An object stays in one line if that is no longer. */
const WIDTH = 100;

/** Faults of a text that is still read, character for character, as it was meant. */
const harmless: readonly ProblemCode[] = ["json-duplicate-key", "json-overflow"];

/** The text formatted, or undefined where its faults leave unclear what belongs to what. */
export function formatJson(text: string, options: FormatOptions): string | undefined {
  const { root, complete, problems } = parseJson(text);
  if (!root || !complete || problems.some(({ code }) => !harmless.includes(code))) return undefined;
  return new Writer(text, options).value(root, "") + options.lineBreak;
}

class Writer {
  constructor(
    private readonly text: string,
    private readonly options: FormatOptions,
  ) {}

  /** A value whose line begins with `indent`. */
  value(node: JsonNode, indent: string): string {
    switch (node.type) {
      case "object":
        return this.object(node, indent);
      case "array":
        return this.lines("[", node.items, "]", indent, (item, inner) => this.value(item, inner));
      case "numbers":
        return this.numbers(node, indent);
      case "string":
      case "number":
      case "boolean":
      case "null":
      case "invalid":
        return this.slice(node);
    }
  }

  private object(node: JsonObject, indent: string): string {
    const line = this.isInOneLine(node) ? this.inOneLine(node) : undefined;
    if (line !== undefined && indent.length + line.length <= WIDTH) return line;
    return this.lines(
      "{",
      node.members,
      "}",
      indent,
      ({ keyRange, value }, inner) => `${this.slice(keyRange)}: ${this.value(value, inner)}`,
    );
  }

  /** Whether an object is written without a line break. */
  private isInOneLine(node: JsonObject): boolean {
    return !/[\r\n]/.test(this.slice(node));
  }

  /** An object of plain values and short lists of numbers in one line; undefined if it holds more than that. */
  private inOneLine({ members }: JsonObject): string | undefined {
    if (members.some(({ value }) => !isShort(value))) return undefined;
    const inside = members.map(({ keyRange, value }) => `${this.slice(keyRange)}: ${this.value(value, "")}`);
    return inside.length === 0 ? "{}" : `{ ${inside.join(", ")} }`;
  }

  private numbers(list: JsonNumbers, indent: string): string {
    const numbers = Array.from({ length: list.length }, (_, i) => this.slice(list.rangeOf(i)));
    if (numbers.length <= NUMBERS_A_LINE) return `[${numbers.join(", ")}]`;
    const rows = Array.from({ length: Math.ceil(numbers.length / NUMBERS_A_LINE) }, (_, row) =>
      numbers.slice(row * NUMBERS_A_LINE, (row + 1) * NUMBERS_A_LINE).join(", "),
    );
    return this.lines("[", rows, "]", indent, (row) => row);
  }

  /** Each item on a line of its own. */
  private lines<Item>(
    open: string,
    items: readonly Item[],
    close: string,
    indent: string,
    write: (item: Item, indent: string) => string,
  ): string {
    if (items.length === 0) return open + close;
    const { lineBreak } = this.options;
    const inner = indent + this.options.indent;
    const written = items.map((item) => inner + write(item, inner));
    return `${open}${lineBreak}${written.join(`,${lineBreak}`)}${lineBreak}${indent}${close}`;
  }

  private slice({ start, end }: { readonly start: number; readonly end: number }): string {
    return this.text.slice(start, end);
  }
}

function isShort(node: JsonNode): boolean {
  switch (node.type) {
    case "numbers":
      return node.length <= NUMBERS_A_LINE;
    case "array":
      return node.items.length === 0;
    case "object":
      return node.members.length === 0;
    case "string":
    case "number":
    case "boolean":
    case "null":
    case "invalid":
      return true;
  }
}
