/** Work, counted: how often something of a list is read. */

/** The list, and how often it has been read so far. */
export function counted<Item>(list: readonly Item[]): {
  readonly list: readonly Item[];
  readonly reads: () => number;
} {
  let reads = 0;
  const watched = new Proxy(list, {
    get: (target, key) => {
      reads++;
      return Reflect.get(target, key) as unknown;
    },
  });
  return { list: watched, reads: () => reads };
}
