/**
 * Random numbers that are the same on every platform and in every version: splitmix64 (Steele, Lea and Flood, 2014), its 64
 * bits as two halves of 32.
 */
import { log } from "../../math/elementary";

/** The high half of the product of two numbers of 32 bits. */
function highOfProduct(x: number, y: number): number {
  const [x1, x0] = [x >>> 16, x & 0xffff];
  const [y1, y0] = [y >>> 16, y & 0xffff];
  const low = x0 * y0;
  const middle = x1 * y0 + (low >>> 16);
  const other = x0 * y1 + (middle % 0x10000);
  return (x1 * y1 + Math.floor(middle / 0x10000) + Math.floor(other / 0x10000)) >>> 0;
}

export class Random {
  private high: number;
  private low: number;
  /** The second of a pair of normal numbers. */
  private spare: number | undefined;

  /** `state`: where the counter starts, modulo 2⁶⁴. */
  constructor(state: bigint) {
    const bits = BigInt.asUintN(64, state);
    this.high = Number(bits >> 32n);
    this.low = Number(bits & 0xffffffffn);
  }

  /** Between 0 and 1, which it never is: the top 53 bits of the next 64. */
  uniform(): number {
    this.advance();
    let [high, low] = [this.high, this.low];
    // z ^= z >>> 30, z ·= 0xbf58476d1ce4e5b9
    [high, low] = [high ^ (high >>> 30), low ^ ((low >>> 30) | (high << 2))];
    [high, low] = multiplied(high >>> 0, low >>> 0, 0xbf58476d, 0x1ce4e5b9);
    // z ^= z >>> 27, z ·= 0x94d049bb133111eb
    [high, low] = [high ^ (high >>> 27), low ^ ((low >>> 27) | (high << 5))];
    [high, low] = multiplied(high >>> 0, low >>> 0, 0x94d049bb, 0x133111eb);
    // z ^= z >>> 31
    [high, low] = [high ^ (high >>> 31), low ^ ((low >>> 31) | (high << 1))];
    return ((high >>> 0) * 2 ** 21 + (low >>> 11)) / 2 ** 53;
  }

  /** Normal, with mean 0 and deviation 1, by Marsaglia's polar method: two from a point inside the unit circle. */
  normal(): number {
    const { spare } = this;
    this.spare = undefined;
    if (spare !== undefined) return spare;
    for (;;) {
      const x = 2 * this.uniform() - 1;
      const y = 2 * this.uniform() - 1;
      const s = x * x + y * y;
      if (s >= 1 || s === 0) continue;
      const factor = Math.sqrt((-2 * log(s)) / s);
      this.spare = y * factor;
      return x * factor;
    }
  }

  /** The counter goes on by 0x9e3779b97f4a7c15. */
  private advance(): void {
    const low = this.low + 0x7f4a7c15;
    this.high = (this.high + 0x9e3779b9 + (low > 0xffffffff ? 1 : 0)) >>> 0;
    this.low = low >>> 0;
  }
}

/** The product of two numbers of 64 bits, modulo 2⁶⁴. */
function multiplied(high: number, low: number, byHigh: number, byLow: number): [high: number, low: number] {
  const across = (Math.imul(high, byLow) >>> 0) + (Math.imul(low, byHigh) >>> 0);
  return [(highOfProduct(low, byLow) + across) >>> 0, Math.imul(low, byLow) >>> 0];
}
