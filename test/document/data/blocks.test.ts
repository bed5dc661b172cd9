import assert from "node:assert/strict";
import { Blocks } from "../../../src/document/data/blocks";

function blocksOf(count: number, number: (i: number) => number): Blocks {
  const blocks = new Blocks();
  for (let i = 0; i < count; i++) blocks.push(number(i));
  return blocks;
}

describe("blocks of numbers", () => {
  for (const [name, number] of [
    ["bytes", (i: number) => (i * 7) & 255],
    ["doubles", (i: number) => Math.sin(i) * 1e10],
    ["bytes, and one that is none", (i: number) => (i === 20_000 ? 256 : i & 1)],
    ["bytes, and a zero below them", (i: number) => (i === 20_000 ? -0 : i & 1)],
  ] as const)
    it(`give back ${name}`, () => {
      const blocks = blocksOf(50_000, number);
      for (const ended of [false, true]) {
        if (ended) blocks.end();
        for (let i = 0; i < blocks.length; i++)
          if (!Object.is(blocks.at(i), number(i))) assert.equal(blocks.at(i), number(i), `${i}`);
      }
    });

  it("know between what they lie", () => {
    assert.deepEqual(blocksOf(100, (i) => i - 7.5).extent, { low: -7.5, high: 91.5 });
  });
});
