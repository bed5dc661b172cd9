/** The values of a JSON text, each with its range, and what reading it may take. */

import type { JsonNumbers, NumberStore } from "./numbers";
import type { Problem, Range } from "./problem";

export interface JsonMember {
  readonly key: string;
  /** With its quotes. */
  readonly keyRange: Range;
  readonly value: JsonNode;
}

export interface JsonObject extends Range {
  readonly type: "object";
  /** In the order of the text; a duplicate key stands here twice. */
  readonly members: readonly JsonMember[];
  /** Whether its brackets or keys were repaired, so that a key may be missing that was meant to be here. */
  readonly damaged: boolean;
}

/** An array that is empty, or holds something else than numbers. */
export interface JsonArray extends Range {
  readonly type: "array";
  readonly items: readonly JsonNode[];
  /** Whether its brackets or commas were repaired, so that its length may not be what was meant. */
  readonly damaged: boolean;
}

export interface JsonString extends Range {
  readonly type: "string";
  readonly value: string;
}

/** Not finite where the text has a number at fault (`NaN`, `1e999`). */
export interface JsonNumber extends Range {
  readonly type: "number";
  readonly value: number;
}

export interface JsonBoolean extends Range {
  readonly type: "boolean";
  readonly value: boolean;
}

export interface JsonNull extends Range {
  readonly type: "null";
}

/** Stands where a value is missing or unreadable; its problem is reported already. */
export interface JsonInvalid extends Range {
  readonly type: "invalid";
}

export type JsonNode =
  | JsonObject
  | JsonArray
  | JsonNumbers
  | JsonString
  | JsonNumber
  | JsonBoolean
  | JsonNull
  | JsonInvalid;

export interface JsonOptions {
  /** UTF-16 units of text; a longer one is not read at all. The defaults are the project's budget. */
  readonly maxLength?: number;
  /** Brackets inside brackets. */
  readonly maxDepth?: number;
  /** Values other than the numbers of an array made of numbers alone. */
  readonly maxNodes?: number;
  /** Numbers. */
  readonly maxNumbers?: number;
  readonly maxProblems?: number;
}

export interface JsonReading {
  /** Undefined if there is nothing that looks like JSON. */
  readonly root: JsonNode | undefined;
  /** Whether the whole text was read; false if it ends inside a bracket, or a limit was reached. */
  readonly complete: boolean;
  /** In the order of the text. The text is JSON, without duplicate keys and numbers that overflow, iff there are none. */
  readonly problems: Problem[];
  /** Those of all its lists of numbers, and where they stand. */
  readonly numbers: NumberStore;
}
