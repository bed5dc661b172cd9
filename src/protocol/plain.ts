/** Plain values, those of JSON, as containers of parts: objects and arrays alike. */

export type Keyed = Record<string, unknown>;

/** Sets a part, of whatever name: `__proto__` becomes a property of its own, too. */
export function put(container: Keyed, key: string, value: unknown): void {
  if (key !== "__proto__") container[key] = value;
  else Object.defineProperty(container, key, { value, writable: true, enumerable: true, configurable: true });
}
