import assert from "node:assert/strict";
import { Random } from "../../../src/core/network/random";

const MASK = (1n << 64n) - 1n;

/** splitmix64 as its authors write it, in whole numbers of any size. */
function* splitmix64(seed: bigint): Generator<bigint, never> {
  let state = seed & MASK;
  for (;;) {
    state = (state + 0x9e3779b97f4a7c15n) & MASK;
    let z = state;
    z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & MASK;
    z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & MASK;
    yield z ^ (z >> 31n);
  }
}

describe("Random", () => {
  it("is splitmix64, whose first numbers from 1234567 are known", () => {
    // The values of Rosetta Code, "Pseudo-random numbers/Splitmix64".
    const known = [6457827717110365317n, 3203168211198807973n, 9817491932198370423n, 4593380528125082431n];
    const random = new Random(1234567n);
    for (const bits of known) assert.equal(random.uniform(), Number(bits >> 11n) / 2 ** 53);
  });

  it("has the bits of whole numbers of any size, from any seed", () => {
    for (const seed of [0n, -1n, 1n << 63n, -(1n << 40n), 0xffffffffn, 42n + (3n << 32n)]) {
      const random = new Random(seed);
      const expected = splitmix64(seed);
      for (let count = 0; count < 2000; count++)
        assert.equal(random.uniform(), Number(expected.next().value >> 11n) / 2 ** 53);
    }
  });

  it("draws normal numbers in pairs, by the polar method", () => {
    const random = new Random(7n);
    const uniform = new Random(7n);
    for (let pair = 0; pair < 200; pair++) {
      let [x, y, s] = [0, 0, 0];
      do {
        [x, y] = [2 * uniform.uniform() - 1, 2 * uniform.uniform() - 1];
        s = x * x + y * y;
      } while (s >= 1 || s === 0);
      const factor = Math.sqrt((-2 * Math.log(s)) / s);
      for (const expected of [x * factor, y * factor])
        assert.ok(Math.abs(random.normal() - expected) <= 1e-14 * Math.abs(expected));
    }
  });

  it("draws numbers with mean 0 and deviation 1", () => {
    const random = new Random(3n);
    const drawn = Array.from({ length: 20_000 }, () => random.normal());
    const mean = drawn.reduce((sum, x) => sum + x, 0) / drawn.length;
    const deviation = Math.sqrt(drawn.reduce((sum, x) => sum + (x - mean) ** 2, 0) / drawn.length);
    assert.ok(Math.abs(mean) < 0.03 && Math.abs(deviation - 1) < 0.03, `${mean}, ${deviation}`);
  });
});
