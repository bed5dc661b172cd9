/** Takes the fields of JSON objects apart: what each must be, and a problem where it is something else. */
import { quoted } from "../../protocol/harmless";
import { words } from "../../words/words";
import { Fault } from "../data/fault";
import { Beside } from "../data/files";
import type { Part, Taken } from "../data/parts";
import type { JsonArray, JsonMember, JsonNode, JsonObject } from "../json/json";
import type { JsonNumbers } from "../json/numbers";
import type { ProblemList, Range } from "../json/problem";
import { type Keys, offered } from "./keys";
import { nearestName } from "./nearest";

type JsonFields<Key extends string> = { readonly [key in Key]?: JsonNode };

/** A list of numbers as far as it could be read. */
export interface NumberList {
  readonly range: Range;
  /** Undefined where it is uncertain, after a fault among its commas or brackets. */
  readonly length: number | undefined;
  /** Undefined if something else than numbers stands in it. */
  readonly numbers: JsonNumbers | undefined;
}

/** How long lists of numbers must be, and how to say that one is not. */
interface LengthRule {
  /** Undefined if they need only agree with one another. */
  readonly wanted: number | undefined;
  /** What wants it, as in "layer 1 has 2 neurons". */
  readonly because: string;
  /** "layer 2 has 3 weights in row 0". */
  readonly has: (index: number, length: number) => string;
  /** The list that the others are compared with, as in "2 in row 0". */
  readonly like: (index: number, length: number) => string;
}

/** What a single number must be. */
export interface NumberRule {
  readonly holds: (value: number) => boolean;
  /** What that is called. */
  readonly awaited: keyof typeof words.problems.network.awaited;
}

/**
 * Reads fields and collects the problems. Every reader returns undefined where the field is absent or at fault; an
 * invalid node has its problem already, and gets no second one.
 */
export class FieldReader {
  constructor(
    readonly problems: ProblemList,
    /** What is known of other files. */
    private readonly beside = new Beside(),
  ) {}

  /** What another file has, and its faults where the file is named; undefined as long as it is not read, or not as wanted. */
  part<Wanted extends Taken>(part: Part, fields: Readonly<Record<string, JsonNode>>): Wanted | undefined {
    const found = this.beside.get(part);
    if (!(found instanceof Fault)) return found as Wanted | undefined;
    this.fault(found, fields);
    return undefined;
  }

  /** Reports a fault of another file. */
  fault({ words, key = "file", item }: Fault, fields: Readonly<Record<string, JsonNode>>): void {
    const node = fields[key]!;
    const one = item !== undefined && node.type === "array" ? node.items[item] : undefined;
    this.problems.error("other-file", one ?? node, words);
  }

  /** The known fields of an object. `owner` says whose they are, as in "layer 1". */
  fields<Key extends string>(object: JsonObject, owner: string, keys: Keys<Key>): JsonFields<Key> {
    const known = Object.keys(keys) as Key[];
    const fields: { [key in Key]?: JsonNode } = {};
    const unknown: JsonMember[] = [];
    for (const member of object.members) {
      const key = known.find((name) => name === member.key);
      if (key === undefined) unknown.push(member);
      else fields[key] ??= member.value;
    }
    const missing = known.filter((key) => keys[key].need === "required" && fields[key] === undefined);
    const names = offered(keys, Object.keys(fields));
    const misspelt = this.reportUnknown(unknown, owner, names, missing, new Set(Object.keys(fields)));
    if (!object.damaged) {
      const { start } = object;
      for (const key of missing.filter((name) => !misspelt.has(name)))
        this.problems.error(
          "missing-key",
          { start, end: start + 1 },
          words.problems.network.missing(key, owner),
        );
    }
    return fields;
  }

  /**
   * Warns of unknown keys. One that is likely a missing key, misspelt, is an error instead, so that the missing key need
   * not be reported; these are returned. `taken` are the keys that are there or suggested: no key can stand there twice.
   */
  private reportUnknown(
    unknown: readonly JsonMember[],
    owner: string,
    known: readonly string[],
    missing: readonly string[],
    taken: Set<string>,
  ): Set<string> {
    const { unknownKey, keyTaken, misspelt } = words.problems.network;
    const meant = new Set<string>();
    for (const { key, keyRange } of unknown) {
      if (this.problems.full) break;
      const nearest = nearestName(key, known);
      const shown = quoted(key);
      if (nearest === undefined) {
        this.problems.warning("unknown-key", keyRange, unknownKey(shown, owner, known));
      } else if (taken.has(nearest)) {
        this.problems.warning("unknown-key", keyRange, keyTaken(shown, owner, nearest));
      } else {
        const severity = missing.includes(nearest) ? "error" : "warning";
        this.problems[severity]("unknown-key", keyRange, misspelt(shown, owner, nearest), `"${nearest}"`);
        taken.add(nearest);
        if (severity === "error") meant.add(nearest);
      }
    }
    return meant;
  }

  /** Reports that a node is not of the type it should be: "biases must be a list of numbers, not text". */
  wrongType(node: JsonNode, what: string, awaited: string): undefined {
    const kind = foundKind(node);
    if (kind !== undefined)
      this.problems.error("wrong-type", node, words.problems.network.wrongType(what, awaited, kind));
  }

  text(node: JsonNode | undefined, what: string): string | undefined {
    if (node === undefined) return undefined;
    return node.type === "string"
      ? node.value
      : this.wrongType(node, what, words.problems.network.awaited.text);
  }

  boolean(node: JsonNode | undefined, what: string): boolean | undefined {
    if (node === undefined) return undefined;
    return node.type === "boolean"
      ? node.value
      : this.wrongType(node, what, words.problems.network.awaited.flag);
  }

  number(node: JsonNode | undefined, what: string, rule: NumberRule): number | undefined {
    if (node === undefined) return undefined;
    const awaited = words.problems.network.awaited[rule.awaited];
    if (node.type !== "number") return this.wrongType(node, what, awaited);
    const { value, start, end } = node;
    if (!Number.isFinite(value) || rule.holds(value)) return value;
    const message = words.problems.network.outOfRange(what, awaited, value);
    this.problems.error("out-of-range", { start, end }, message);
    return undefined;
  }

  /** One of the known names; `offered` are those that can stand here. */
  name<Name extends string>(
    node: JsonNode | undefined,
    what: string,
    names: readonly Name[],
    offered = names,
  ): Name | undefined {
    const text = this.text(node, what);
    if (node === undefined || text === undefined) return undefined;
    const name = names.find((candidate) => candidate === text);
    if (name !== undefined) return name;
    const nearest = nearestName(text, offered);
    const message = words.problems.network.unknownName(what, quoted(text), offered, nearest);
    this.problems.error("unknown-name", node, message, nearest && `"${nearest}"`);
    return undefined;
  }

  /** A list of anything but numbers. An empty one is reported with the message `empty`. */
  list(node: JsonNode | undefined, what: string, awaited: string, empty: string): JsonArray | undefined {
    if (node === undefined) return undefined;
    if (node.type === "numbers") {
      this.problems.error("wrong-type", node, words.problems.network.numbersInstead(what, awaited));
      return undefined;
    }
    if (node.type !== "array") return this.wrongType(node, what, awaited);
    if (node.items.length === 0 && !node.damaged) this.problems.error("wrong-length", node, empty);
    return node;
  }

  /** A list of numbers. */
  numbers(node: JsonNode | undefined, what: string): NumberList | undefined {
    const { parts, awaited } = words.problems.network;
    if (node === undefined) return undefined;
    if (node.type === "numbers")
      return { range: node, length: node.damaged ? undefined : node.length, numbers: node };
    if (node.type !== "array") return this.wrongType(node, what, awaited.numbers);
    for (const item of node.items)
      if (item.type !== "number") this.wrongType(item, parts.itemOf(what), awaited.number);
    return { range: node, length: node.damaged ? undefined : node.items.length, numbers: undefined };
  }

  /**
   * Reports the lists that are not as long as they must be, and returns how long that is: as the rule wants it, else as
   * most of them are, the first among equals. Where all are wrong in the same way, one problem stands for all.
   */
  lengths(lists: readonly (NumberList | undefined)[], rule: LengthRule): number | undefined {
    const usual = usualLength(lists);
    if (usual === undefined) return rule.wanted;
    const wanted = rule.wanted ?? usual.length;
    const because = rule.wanted === undefined ? rule.like(usual.index, wanted) : rule.because;
    const wrong = [...lists.entries()].filter(([, list]) => (list?.length ?? wanted) !== wanted);
    const alike = wrong.length > 1 && lists.every((list) => list?.length === usual.length);
    for (const [index, list] of alike ? wrong.slice(0, 1) : wrong) {
      const has = rule.has(index, list!.length!);
      const message = words.problems.network.lengths.unfit(has, because, alike);
      this.problems.error("wrong-length", list!.range, message);
    }
    return wanted;
  }
}

/** The length that most lists have, the first among equals, and the first list that has it. */
function usualLength(
  lists: readonly (NumberList | undefined)[],
): { readonly length: number; readonly index: number } | undefined {
  const counts = new Map<number, { length: number; index: number; count: number }>();
  for (const [index, list] of lists.entries()) {
    if (list?.length === undefined) continue;
    const entry = counts.get(list.length);
    if (entry) entry.count++;
    else counts.set(list.length, { length: list.length, index, count: 1 });
  }
  let usual: { length: number; index: number; count: number } | undefined;
  for (const entry of counts.values()) if (entry.count > (usual?.count ?? 0)) usual = entry;
  return usual;
}

/** A node in words; undefined for an invalid one. */
function foundKind(node: JsonNode): string | undefined {
  if (node.type === "invalid") return undefined;
  const { found } = words.problems.network;
  return node.type === "boolean" ? found.boolean(node.value) : found[node.type];
}
