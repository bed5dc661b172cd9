/**
 * Plain values as JSON can carry them: numbers that are not finite, for which JSON has no notation, stand as objects of
 * one property. Where there are none the value itself is the answer.
 */

import { type Keyed, put } from "./plain";

const names = ["NaN", "Infinity", "-Infinity"] as const;
interface NotFinite {
  readonly number: (typeof names)[number];
}

/** A value with every NaN and infinity written out. */
export function sendable(value: unknown): unknown {
  if (typeof value === "number") return Number.isFinite(value) ? value : { number: String(value) };
  return mapped(value, sendable);
}

/** What was made sendable, as it was. */
export function received(value: unknown): unknown {
  return isNotFinite(value) ? Number(value.number) : mapped(value, received);
}

function isNotFinite(value: unknown): value is NotFinite {
  if (typeof value !== "object" || value === null || !("number" in value)) return false;
  return Object.keys(value).length === 1 && names.some((name) => name === value.number);
}

/** A container with each part changed; the very same one where no part is another. */
function mapped(value: unknown, change: (part: unknown) => unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  let after: Keyed | undefined;
  for (const key of Object.keys(value)) {
    const part = (value as Keyed)[key];
    const changed = change(part);
    if (Object.is(changed, part)) continue;
    after ??= (Array.isArray(value) ? value.slice() : { ...value }) as Keyed;
    put(after, key, changed);
  }
  return after ?? value;
}
