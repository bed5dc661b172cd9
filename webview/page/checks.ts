/** Checks of values that arrive from outside, put together from smaller ones. */
import type { Value } from "../../src/protocol/messages";

export type Check<T> = (value: unknown) => value is T;
/** One check for every property of T; leaving one out does not compile. */
type Checks<T> = { readonly [Key in keyof T]-?: Check<T[Key]> };

export const isAnything: Check<unknown> = (_value): _value is unknown => true;
export const isString: Check<string> = (value) => typeof value === "string";
export const isNumber: Check<number> = (value) => typeof value === "number";
export const isBoolean: Check<boolean> = (value) => typeof value === "boolean";
export const isCount: Check<number> = (value): value is number =>
  Number.isInteger(value) && (value as number) >= 0;
export const isNull: Check<null> = (value) => value === null;
export const isValue: Check<Value> = (value) => value === null || isNumber(value);

export function oneOf<const T extends string>(...values: readonly T[]): Check<T> {
  return (value): value is T => values.some((each) => each === value);
}

export function either<A, B>(a: Check<A>, b: Check<B>): Check<A | B> {
  return (value) => a(value) || b(value);
}

/** Of a property that may be absent. */
export function optional<T>(check: Check<T>): Check<T> {
  return (value): value is T => value === undefined || check(value);
}

/**
 * A check that does not look again at what it found well-formed the last time: from step to step views share what has not
 * changed, each part in its place, and nothing changes them.
 */
function once<T extends object>(check: (value: object) => boolean): Check<T> {
  let last: unknown;
  return (value): value is T => {
    if (typeof value !== "object" || value === null) return false;
    if (value === last) return true;
    if (!check(value)) return false;
    last = value;
    return true;
  };
}

export function array<T>(check: Check<T>): Check<readonly T[]> {
  let last: readonly unknown[] = [];
  return once((value) => {
    if (!Array.isArray(value)) return false;
    for (let place = 0; place < value.length; place++) {
      const element: unknown = value[place];
      if ((element !== last[place] || element === undefined) && !check(element)) return false;
    }
    last = value;
    return true;
  });
}

export function object<T extends object>(checks: Checks<T>): Check<T> {
  const keys = Object.keys(checks) as (keyof T)[];
  return once((value) => keys.every((key) => checks[key]((value as Partial<T>)[key])));
}
