/** Numbers as they come, however many: in blocks, each of bytes where all of its numbers are, else of doubles. */
import type { Cells, Extent } from "../../core/network/rows";

const BITS = 14;
const SIZE = 2 ** BITS;

export class Blocks implements Cells {
  private readonly full: ArrayLike<number>[] = [];
  private open = new Float64Array(SIZE);
  private low = Number.POSITIVE_INFINITY;
  private high = Number.NEGATIVE_INFINITY;
  length = 0;

  get extent(): Extent {
    return { low: this.low, high: this.high };
  }

  push(value: number): void {
    const place = this.length++ & (SIZE - 1);
    this.open[place] = value;
    if (value < this.low) this.low = value;
    if (value > this.high) this.high = value;
    if (place === SIZE - 1) this.full.push(packed(this.open));
  }

  at(index: number): number {
    return (this.full[index >>> BITS] ?? this.open)[index & (SIZE - 1)]!;
  }

  /** Nothing more comes. */
  end(): void {
    this.open = this.open.slice(0, this.length & (SIZE - 1));
  }
}

/** A copy that says the same, in one byte a number where that can be. */
function packed(numbers: Float64Array): ArrayLike<number> {
  const bytes = new Uint8Array(numbers);
  for (let i = 0; i < numbers.length; i++) if (!Object.is(bytes[i], numbers[i])) return numbers.slice();
  return bytes;
}
