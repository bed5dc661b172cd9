import assert from "node:assert/strict";
import fc from "fast-check";
import { shuffledOrder } from "../../../src/core/program/shuffle";

const sizes = fc.integer({ min: 0, max: 60 });
const numbers = fc.integer({ min: 0, max: 2 ** 31 - 1 });

describe("the order of the examples", () => {
  it("has each example once, and is the same for the same seed and epoch, whatever was asked before", () => {
    fc.assert(
      fc.property(sizes, numbers, fc.nat(1000), (count, seed, epoch) => {
        const order = shuffledOrder(count, seed);
        const first = [...order(epoch)];
        assert.deepEqual(
          first.toSorted((a, b) => a - b),
          Array.from({ length: count }, (_, at) => at),
        );
        order(epoch + 1);
        assert.deepEqual([...order(epoch)], first);
        assert.deepEqual([...shuffledOrder(count, seed)(epoch)], first);
      }),
    );
  });

  it("is another one in another epoch, and for another seed", () => {
    const orders = [1, 2, 3].flatMap((seed) =>
      [0, 1, 2].map((epoch) => String(shuffledOrder(20, seed)(epoch))),
    );
    assert.equal(new Set(orders).size, 9);
  });

  it("puts every example everywhere about as often", () => {
    const firsts = [0, 0, 0, 0];
    for (let epoch = 0; epoch < 4000; epoch++) firsts[shuffledOrder(4, 7)(epoch)[0]!]!++;
    for (const count of firsts) assert.ok(count > 850 && count < 1150, String(firsts));
  });
});
