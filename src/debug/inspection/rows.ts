/** What a client can expand: rows of name and value, made when they are asked for; and values as text. */

import type { Nudgeable } from "../../core/run/nudge";
import type { Known, State } from "../../core/run/state";
import type { Sight } from "../../lesson/prediction/sight";
import { limits } from "../../protocol/budget";
import { exactNumber, shortNumber } from "../../protocol/format";
import { words } from "../../words/words";
import type { Value, VectorValue } from "../expression/expression";

export interface Row {
  readonly name: string;
  readonly value: string;
  /** What kind of value it is, in words. */
  readonly type: string;
  /** What to type to get this value. */
  readonly expression?: string;
  /** What a new value would nudge; nothing else can be set. */
  readonly nudgeable?: Nudgeable;
  readonly children?: Rows;
}

export interface Rows {
  /** Indexed rows are fetched in pages, named ones all at once. */
  readonly kind: "indexed" | "named";
  readonly count: number;
  readonly at: (place: number) => Row;
}

/** How to make rows of whatever may be seen: a nudge makes them anew. */
export type Recipe = (sight: Sight) => Rows | undefined;

/** A row before it has its name. */
type Unnamed = Omit<Row, "name">;

const NOT_COMPUTED = words.debug.notComputed;
/** In the place of a number that is covered. */
export const COVERED = words.debug.covered;

export function namedRows(rows: readonly Row[]): Rows {
  return { kind: "named", count: rows.length, at: (place) => rows[place]! };
}

/** A row of one number, which may be covered or not computed yet. */
export function readRow(state: State, name: string, read: (state: State) => Known, expression?: string): Row {
  const row = numberRow(name, read(state), expression);
  return state.covers(read) ? { ...row, value: COVERED } : row;
}

/** A row of one number, which may not be computed yet. */
export function numberRow(name: string, value: Known, expression?: string): Row {
  return {
    name,
    value: value === undefined ? NOT_COMPUTED : shortNumber(value),
    type: words.debug.types.number,
    ...(expression !== undefined && { expression }),
  };
}

/** How a component of a vector is called: by its indices, all of them or only the last. */
export type Naming = (indices: readonly number[], component: Value) => string;

const byIndex: Naming = (indices) => `[${indices.at(-1)}]`;

/** A value as a row; a vector's components are called as `naming` says. */
export function rowOf(value: Value, naming = byIndex, indices: readonly number[] = []): Unnamed {
  const row = { value: shortText(value), type: typeOf(value) };
  if (value.kind === "vector") {
    return { ...row, expression: value.text, children: components(value, naming, indices) };
  }
  return value.kind === "number" && value.nudgeable ? { ...row, nudgeable: value.nudgeable } : row;
}

export function components(vector: VectorValue, naming: Naming, indices: readonly number[] = []): Rows {
  return {
    kind: "indexed",
    count: vector.length,
    at: (place) => {
      const own = [...indices, vector.first + place];
      const value = vector.at(place);
      return {
        name: naming(own, value),
        expression: vector.name(place),
        ...rowOf(value, naming, own),
      };
    },
  };
}

/** How many components of a vector its own row shows. */
const PREVIEW = 3;

/** For reading: numbers short, a vector by its first components, or by its size where those are vectors too. */
export function shortText(value: Value): string {
  return value.kind === "vector" ? previewOf(value) : simpleText(value, shortNumber, COVERED);
}

function previewOf(vector: VectorValue): string {
  const first = vector.at(0);
  // Which components of components are known does not show in the first few: the backward pass begins with the last layer.
  if (first.kind === "vector") return vector.shape.text;
  // The components of one layer are computed in their order.
  if (shortText(first) === NOT_COMPUTED) return NOT_COMPUTED;
  const texts: string[] = [];
  for (let place = 0; place < vector.length && texts.length < PREVIEW; place++) {
    texts.push(shortText(vector.at(place)));
    if (texts.at(-1) === NOT_COMPUTED) break;
  }
  if (texts.length < vector.length) texts.push("…");
  return `[${texts.join(", ")}]`;
}

/** "number", "true or false", "vector of 3", "2 × 3 matrix", "2 layers". */
function typeOf(value: Value): string {
  const { types } = words.debug;
  switch (value.kind) {
    case "number":
    case "unknown":
      return types.number;
    case "truth":
      return types.truth;
    case "vector": {
      const { text, isByLayer } = value.shape;
      if (value.at(0).kind !== "vector") return types.vector(value.length);
      return isByLayer ? text : types.matrix(text);
    }
  }
}

/** For copying: numbers that read back to the same double, a vector whole; in pieces, for it may be long. */
export function* exactText(value: Value): Generator<void, string, void> {
  let room: number = limits.copiedNumbers;
  const cost = value.kind === "vector" ? value.cost : 1;
  function* textOf(each: Value): Generator<void, string, void> {
    if (each.kind !== "vector") {
      room -= cost;
      yield;
      return simpleText(each, exactNumber, words.debug.coveredUntilGuessed);
    }
    const texts: string[] = [];
    while (texts.length < each.length && room > 0) texts.push(yield* textOf(each.at(texts.length)));
    if (texts.length < each.length) texts.push("…");
    return `[${texts.join(", ")}]`;
  }
  return yield* textOf(value);
}

function simpleText(
  value: Exclude<Value, VectorValue>,
  number: (x: number) => string,
  covered: string,
): string {
  switch (value.kind) {
    case "number":
      return number(value.value);
    case "truth":
      return String(value.value);
    case "unknown":
      return value.isCovered ? covered : NOT_COMPUTED;
  }
}
