/**
 * What a value from outside must be, as a schema: its type is inferred from it, it says fast whether a value is of it, and
 * where it is not, what is wanted where.
 */
import type { Keyed } from "./plain";

export interface Schema<T> {
  /** Whether `read` would give the value as it stands, save for properties that an object does not name. */
  is(value: unknown): value is T;
  /** The value, with what is left out filled in; throws a `Misfit` that names the place, `path` in what is read. */
  read(value: unknown, path?: string): T;
}

export type TypeOf<Of> = Of extends Schema<infer T> ? T : never;

/** What a value must be: every language has words for it. */
export type Wanted =
  | "anything"
  | "text"
  | "flag"
  | "number"
  | "finite"
  | "integer"
  | "count"
  | "list"
  | "object"
  | "thread"
  | "settings"
  | "change"
  | { readonly oneOf: readonly string[] }
  | { readonly from: number; readonly to: number }
  | { readonly only: string | number | boolean };

/** Thrown where a value is not what it must be. */
export class Misfit extends Error {
  /** `path` is where in what is read; empty for all of it. */
  constructor(
    readonly path: string,
    readonly wanted: Wanted,
    readonly value: unknown,
  ) {
    super(`${path}: ${JSON.stringify(wanted)}`);
  }
}

/** A value as JSON; undefined where it has none: nested too deep, in a circle, or no plain value. */
export function jsonOf(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}

// ── Single values ──────────────────────────────────────────────────────────────────────────────────────────────────

/** What a test says is one. */
export function one<T>(wanted: Wanted, is: (value: unknown) => boolean): Schema<T> {
  return {
    is: is as Schema<T>["is"],
    read(value, path = "") {
      if (is(value)) return value as T;
      throw new Misfit(path, wanted, value);
    },
  };
}

export const anything = one<unknown>("anything", () => true);
export const text = one<string>("text", (value) => typeof value === "string");
export const flag = one<boolean>("flag", (value) => typeof value === "boolean");
/** NaN and the infinities are numbers, too. */
export const number = one<number>("number", (value) => typeof value === "number");
export const finite = one<number>("finite", Number.isFinite);
export const integer = one<number>("integer", Number.isSafeInteger);
export const count = one<number>("count", (value) => Number.isSafeInteger(value) && (value as number) >= 0);

/** A number that is not beyond either of two. */
export function between(from: number, to: number): Schema<number> {
  return one({ from, to }, (value) => typeof value === "number" && value >= from && value <= to);
}

export function oneOf<const Name extends string>(names: readonly Name[]): Schema<Name> {
  return one({ oneOf: names }, (value) => names.some((name) => name === value));
}

/** Always this very value. */
export function only<const T extends string | number | boolean>(it: T): Schema<T> {
  return one({ only: it }, (value) => value === it);
}

// ── What may be missing ────────────────────────────────────────────────────────────────────────────────────────────

/** A property that may be left out. */
interface Optional<T> extends Schema<T | undefined> {
  readonly isOptional: true;
}

/** Clients that cannot leave a property out send null: it is read as left out. */
export function optional<T>(schema: Schema<T>): Optional<T> {
  return {
    isOptional: true,
    is: (value): value is T | undefined => value === undefined || schema.is(value),
    read: (value, path) => (value === undefined || value === null ? undefined : schema.read(value, path)),
  };
}

export function withDefault<T>(schema: Schema<T>, otherwise: T): Schema<T> {
  return {
    is: (value): value is T => schema.is(value),
    read: (value, path) => (value === undefined || value === null ? otherwise : schema.read(value, path)),
  };
}

/** What is not understood is as usual. */
export function orElse<T>(schema: Schema<T>, usual: T): Schema<T> {
  return {
    is: (value): value is T => schema.is(value),
    read: (value) => (schema.is(value) ? value : usual),
  };
}

export function nullable<T>(schema: Schema<T>): Schema<T | null> {
  return {
    is: (value): value is T | null => value === null || schema.is(value),
    read: (value, path) => (value === null ? null : schema.read(value, path)),
  };
}

/** Read as the second where it is not of the first. */
export function either<A, B>(a: Schema<A>, b: Schema<B>): Schema<A | B> {
  return {
    is: (value): value is A | B => a.is(value) || b.is(value),
    read: (value, path) => (a.is(value) ? a.read(value, path) : b.read(value, path)),
  };
}

// ── Containers ─────────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * A test that does not look again at what it found well-formed the last time: from step to step views share what has not
 * changed, each part in its place, and nothing changes them.
 */
function once<T>(test: (value: object) => boolean): (value: unknown) => value is T {
  let last: unknown;
  return (value): value is T => {
    if (typeof value !== "object" || value === null) return false;
    if (value === last) return true;
    if (!test(value)) return false;
    last = value;
    return true;
  };
}

export function list<T>(schema: Schema<T>): Schema<readonly T[]> {
  let last: readonly unknown[] = [];
  return {
    is: once((value) => {
      if (!Array.isArray(value)) return false;
      for (let place = 0; place < value.length; place++) {
        const element: unknown = value[place];
        if ((element !== last[place] || element === undefined) && !schema.is(element)) return false;
      }
      last = value;
      return true;
    }),
    read(value, path = "") {
      if (!Array.isArray(value)) throw new Misfit(path, "list", value);
      return Array.from(value, (element: unknown, place) => schema.read(element, `${path}[${place}]`));
    },
  };
}

type Fields = Readonly<Record<string, Schema<unknown>>>;
type OptionalKey<Of> = { [Key in keyof Of]: Of[Key] extends Optional<unknown> ? Key : never }[keyof Of];
type Required<Of> = Pick<Of, Exclude<keyof Of, OptionalKey<Of>>>;
type Possible<Of> = Pick<Of, OptionalKey<Of>>;
type Flat<T> = { [Key in keyof T]: T[Key] };
/** What an object of these fields is. */
export type ObjectOf<Of> = Flat<
  { readonly [Key in keyof Required<Of>]: TypeOf<Of[Key]> } & {
    readonly [Key in keyof Possible<Of>]?: Exclude<TypeOf<Of[Key]>, undefined>;
  }
>;

interface ObjectSchema<Of> extends Schema<ObjectOf<Of>> {
  readonly fields: Of;
}

/** An object with these properties. Others are left alone by `is`, and left out by `read`. */
export function object<const Of extends Fields>(fields: Of): ObjectSchema<Of> {
  const names = Object.keys(fields);
  return {
    fields,
    is: once(
      (value) => !Array.isArray(value) && names.every((name) => fields[name]!.is((value as Keyed)[name])),
    ),
    read(value, path = "") {
      if (!isObject(value)) throw new Misfit(path, "object", value);
      const parts = names.map((name) => [name, fields[name]!.read(value[name], inside(path, name))] as const);
      return Object.fromEntries(parts.filter(([, part]) => part !== undefined)) as ObjectOf<Of>;
    },
  };
}

/** An object with any of these properties. */
export function partial<const Of extends Fields>(fields: Of): Schema<Partial<ObjectOf<Of>>> {
  const optionals = Object.entries(fields).map(([name, schema]) => [name, optional(schema)] as const);
  return object(Object.fromEntries(optionals)) as Schema<object> as Schema<Partial<ObjectOf<Of>>>;
}

/** An object that has the properties of another one, too. */
export function extended<Base extends Fields, const More extends Fields>(
  { fields }: ObjectSchema<Base>,
  more: More,
): ObjectSchema<Base & More> {
  return object({ ...fields, ...more });
}

function isObject(value: unknown): value is Keyed {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The path of an object's property. */
function inside(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}

type TaggedOf<Of> = {
  [Tag in keyof Of]: Flat<{ readonly type: Tag } & ObjectOf<Of[Tag]>>;
}[keyof Of];

/** One of several objects, told apart by their `type`. */
export function tagged<const Of extends Readonly<Record<string, Fields>>>(kinds: Of): Schema<TaggedOf<Of>> {
  const tag = oneOf(Object.keys(kinds));
  const schemas = new Map(Object.entries(kinds).map(([type, fields]) => [type, object(fields)]));
  return {
    is: (value): value is TaggedOf<Of> =>
      isObject(value) && (schemas.get(value.type as string)?.is(value) ?? false),
    read(value, path = "") {
      if (!isObject(value)) throw new Misfit(path, "object", value);
      const type = tag.read(value.type, inside(path, "type"));
      return { type, ...schemas.get(type)!.read(value, path) } as unknown as TaggedOf<Of>;
    },
  };
}
