/** What the rows of the timeline, and the parts of them, are called. */

const groups = { epoch: "epochs", batch: "batches" } as const;

export const timeline = {
  run: "the run",
  /** "epoch 11", "epochs 11–20". */
  numbers: (level: keyof typeof groups, from: number, to: number): string =>
    from === to ? `${level} ${from}` : `${groups[level]} ${from}–${to}`,
  /** Examples are named by their place in the file, which their order need not follow. */
  order: (from: number, to: number): string =>
    from === to ? `example number ${from} in order` : `examples number ${from}–${to} in order`,
  orderBegins: (from: number): string => `number ${from}`,
  layerOf: (pass: string, layer: string): string => `${pass}, ${layer}`,
  range: (first: string, last: string): string => (first === last ? first : `${first} to ${last}`),
} as const;
