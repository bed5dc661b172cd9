/** What a client can expand: rows of name and value, made when they are asked for; and values as text. */
import { exactNumber, shortNumber } from "../core/format";
import type { Value, VectorValue } from "./expression";

export interface Row {
  readonly name: string;
  readonly value: string;
  /** What to type to get this value. */
  readonly expression?: string;
  readonly children?: Rows;
}

export interface Rows {
  /** Indexed rows are fetched in pages, named ones all at once. */
  readonly kind: "indexed" | "named";
  readonly count: number;
  readonly at: (place: number) => Row;
}

/** A row before it has its name. */
export type Unnamed = Omit<Row, "name">;

export const NOT_COMPUTED = "not computed yet";

export function named(rows: readonly Row[]): Rows {
  return { kind: "named", count: rows.length, at: (place) => rows[place]! };
}

/** How the components of a vector are called: by their indices, all of them or only the last. */
export type Naming = (indices: readonly number[], component: Value, label: string) => string;

const byLabel: Naming = (_, __, label) => label;

/** A value as a row; a vector's components are called as `naming` says. */
export function rowOf(value: Value, naming = byLabel, indices: readonly number[] = []): Unnamed {
  const row = { value: shortText(value) };
  return value.kind === "vector"
    ? { ...row, expression: value.text, children: components(value, naming, indices) }
    : row;
}

export function components(vector: VectorValue, naming: Naming, indices: readonly number[] = []): Rows {
  return {
    kind: "indexed",
    count: vector.length,
    at: (place) => {
      const label = vector.label(place);
      const own = [...indices, Number(label.slice(1, -1))];
      const value = vector.at(place);
      return {
        name: naming(own, value, label),
        expression: vector.name(place),
        ...rowOf(value, naming, own),
      };
    },
  };
}

const PREVIEW = 3;

/** For reading: numbers short, a vector by its first components. */
export function shortText(value: Value): string {
  return textOf(value, shortNumber, PREVIEW);
}

/** More numbers than that are no text to copy. */
const LONGEST_COPY = 100_000;

/** For copying: numbers that read back to the same double, a vector whole. */
export function exactText(value: Value): string {
  return textOf(value, exactNumber, LONGEST_COPY);
}

/** At most about `room` components of a vector, and of those inside it. */
function textOf(value: Value, number: (x: number) => string, room: number): string {
  switch (value.kind) {
    case "number":
      return number(value.value);
    case "truth":
      return String(value.value);
    case "unknown":
      return NOT_COMPUTED;
    case "vector":
      return vectorText(value, number, room);
  }
}

function vectorText(vector: VectorValue, number: (x: number) => string, room: number): string {
  const texts: string[] = [];
  let left = room;
  for (let place = 0; place < vector.length && left > 0; place++) {
    const component = vector.at(place);
    texts.push(textOf(component, number, left));
    left -= sizeOf(component);
  }
  if (texts.length < vector.length) texts.push("…");
  return texts.every((text) => text === NOT_COMPUTED || text === "…")
    ? NOT_COMPUTED
    : `[${texts.join(", ")}]`;
}

/** How many numbers a value has, counted no further than one vector deep in each of its components. */
function sizeOf(value: Value): number {
  return value.kind === "vector" ? value.length : 1;
}
