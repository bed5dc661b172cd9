/** The order of the examples in each epoch of a shuffled run: a pure function of the seed and the epoch. */

/** A small generator of 32-bit numbers (the splitmix construction): a counter, well mixed. */
function randomNumbers(seed: number): () => number {
  let counter = seed | 0;
  return () => {
    counter = (counter + 0x9e3779b9) | 0;
    let mixed = counter ^ (counter >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  };
}

/** `order(epoch)[slot]` is an example's place in the file. The last epoch asked for is remembered. */
export function shuffledOrder(count: number, seed: number): (epoch: number) => Uint32Array {
  let known: { readonly epoch: number; readonly order: Uint32Array } | undefined;
  return (epoch) => {
    if (known?.epoch !== epoch) known = { epoch, order: shuffle(count, Math.imul(seed, 0x85ebca6b) ^ epoch) };
    return known.order;
  };
}

/** Fisher and Yates: every order is as likely as every other. */
function shuffle(count: number, seed: number): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, slot) => slot);
  const random = randomNumbers(seed);
  for (let last = count - 1; last > 0; last--) {
    const other = Math.floor((random() / 2 ** 32) * (last + 1));
    const swapped = order[last]!;
    order[last] = order[other]!;
    order[other] = swapped;
  }
  return order;
}
