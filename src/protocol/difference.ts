/**
 * What one plain value has that another has not, and that difference applied: so that a long view is told by what changed
 * in it. Plain values are those of JSON, and objects without a property are told from objects that have it.
 */

import { type Keyed, put } from "./plain";

/** A new value; or what changed inside an object or an array of the same length, and the properties that are gone. */
export type Difference =
  | { readonly to: unknown }
  | { readonly in: Readonly<Record<string, Difference>>; readonly without?: readonly string[] };

/** What leads from `before` to `after`; undefined where they say the same. */
export function difference(before: unknown, after: unknown): Difference | undefined {
  if (Object.is(before, after)) return undefined;
  if (!isKeyed(before) || !isKeyed(after) || !isAlike(before, after)) return { to: after };
  const changed: [string, Difference][] = [];
  for (const key of Object.keys(after)) {
    const inner = Object.hasOwn(before, key) ? difference(before[key], after[key]) : { to: after[key] };
    if (inner) changed.push([key, inner]);
  }
  const without = Object.keys(before).filter((key) => !Object.hasOwn(after, key));
  if (changed.length + without.length === 0) return undefined;
  return { in: Object.fromEntries(changed), ...(without.length > 0 && { without }) };
}

/** `before` with a difference applied. What is not changed is shared: it stays the very same object. */
export function changedBy(before: unknown, change: Difference): unknown {
  if ("to" in change) return change.to;
  if (!isKeyed(before)) throw new TypeError("There is nothing inside which this could have changed.");
  const { in: inner, without = [] } = change;
  if (Array.isArray(before)) {
    const after = before.slice();
    for (const key of Object.keys(inner)) {
      const index = Number(key);
      if (index in after) after[index] = changedBy(after[index], inner[key]!);
    }
    return after;
  }
  const after = { ...before };
  for (const key of Object.keys(inner))
    put(after, key, changedBy(Object.hasOwn(before, key) ? before[key] : undefined, inner[key]!));
  for (const key of without) delete after[key];
  return after;
}

function isKeyed(value: unknown): value is Readonly<Keyed> {
  return typeof value === "object" && value !== null;
}

function isAlike(before: Readonly<Keyed>, after: Readonly<Keyed>): boolean {
  if (Array.isArray(before) !== Array.isArray(after)) return false;
  return !Array.isArray(before) || before.length === (after as unknown as readonly unknown[]).length;
}

/** Deeper than any value that is told by its differences. */
const DEEPEST = 100;

/** Whether something that arrived is a difference. */
export function isDifference(value: unknown, depth = 0): value is Difference {
  if (!isKeyed(value) || depth > DEEPEST) return false;
  if (Object.hasOwn(value, "to")) return true;
  const { in: inner, without = [] } = value;
  return (
    isKeyed(inner) &&
    Object.values(inner).every((each) => isDifference(each, depth + 1)) &&
    Array.isArray(without) &&
    without.every((key) => typeof key === "string")
  );
}
