/** Readers of requests' arguments: they check at run time what a message says, and give it its type. */
import { RequestError } from "./requestError";

/** Reads a value that stands at `path` of the arguments; throws a `RequestError` that says what is wrong. */
export type Reader<T> = (value: unknown, path: string) => T;

type Fields<Readers> = {
  readonly [Name in keyof Readers]: Readers[Name] extends Reader<infer T> ? T : never;
};

/** Says what a value should be. */
export function refuse(value: unknown, path: string, expected: string): never {
  throw new RequestError("badArguments", `\`${path}\` must be ${expected}, not ${shown(value)}.`);
}

function shown(value: unknown): string {
  const text = value === undefined ? "left out" : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

export const text: Reader<string> = (value, path) =>
  typeof value === "string" ? value : refuse(value, path, "a text");

export const flag: Reader<boolean> = (value, path) =>
  typeof value === "boolean" ? value : refuse(value, path, "true or false");

export const integer: Reader<number> = (value, path) =>
  Number.isSafeInteger(value) ? (value as number) : refuse(value, path, "a whole number");

export const count: Reader<number> = (value, path) =>
  Number.isSafeInteger(value) && (value as number) >= 0
    ? (value as number)
    : refuse(value, path, "a whole number from 0 on");

/** Clients that cannot leave a field out send null. */
export function optional<T>(read: Reader<T>): Reader<T | undefined> {
  return (value, path) => (value === undefined || value === null ? undefined : read(value, path));
}

export function withDefault<T>(read: Reader<T>, otherwise: T): Reader<T> {
  return (value, path) => optional(read)(value, path) ?? otherwise;
}

export function oneOf<const Name extends string>(names: readonly Name[]): Reader<Name> {
  const expected = `one of ${names.map((name) => `"${name}"`).join(", ")}`;
  return (value, path) => names.find((name) => name === value) ?? refuse(value, path, expected);
}

export function list<T>(read: Reader<T>): Reader<readonly T[]> {
  return (value, path) =>
    Array.isArray(value)
      ? value.map((item, place) => read(item, `${path}[${place}]`))
      : refuse(value, path, "a list");
}

/** An object with these fields; others are left alone. */
export function fields<Readers extends Readonly<Record<string, Reader<unknown>>>>(
  readers: Readers,
): Reader<Fields<Readers>> {
  return (value, path) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      return refuse(value, path, "an object");
    }
    const entries = Object.entries(readers).map(([name, read]) => [
      name,
      read(
        (value as Readonly<Record<string, unknown>>)[name],
        path === "arguments" ? name : `${path}.${name}`,
      ),
    ]);
    return Object.fromEntries(entries) as Fields<Readers>;
  };
}

/** An object that has the fields of two. */
export function both<First, Second>(first: Reader<First>, second: Reader<Second>): Reader<First & Second> {
  return (value, path) => ({ ...first(value, path), ...second(value, path) });
}

/** A request that takes no arguments; whatever is sent along is left alone. */
export const nothing: Reader<void> = () => undefined;
