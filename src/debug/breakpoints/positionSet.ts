/** Positions of one stretch of a run, a bit each: they come out in order, whatever order they went in. */
export class PositionSet {
  private readonly words: Uint32Array;

  /** Holds positions p with start < p ≤ end. */
  constructor(
    readonly start: number,
    readonly end: number,
  ) {
    this.words = new Uint32Array(Math.ceil((end - start) / 32));
  }

  add(position: number): void {
    const place = position - this.start - 1;
    this.words[place >>> 5]! |= 1 << (place & 31);
  }

  /** The first one after a position; undefined if there is none. */
  next(position: number): number | undefined {
    const from = Math.max(position, this.start) - this.start;
    for (let index = from >>> 5; index < this.words.length; index++) {
      const word = index === from >>> 5 ? this.words[index]! & (-1 << (from & 31)) : this.words[index]!;
      // The lowest bit that is set.
      if (word !== 0) return this.positionOf(index, 31 - Math.clz32(word & -word));
    }
    return undefined;
  }

  /** The last one before a position; undefined if there is none. */
  previous(position: number): number | undefined {
    const to = Math.min(position - 1, this.end) - this.start - 1;
    for (let index = to >> 5; index >= 0; index--) {
      const word = index === to >> 5 ? this.words[index]! & (-1 >>> (31 - (to & 31))) : this.words[index]!;
      if (word !== 0) return this.positionOf(index, 31 - Math.clz32(word));
    }
    return undefined;
  }

  private positionOf(word: number, bit: number): number {
    return this.start + 1 + word * 32 + bit;
  }
}
