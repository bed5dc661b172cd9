import assert from "node:assert/strict";
import fc from "fast-check";
import { Program } from "../../../src/core/program/program";
import { CostRecord, type CostSums, costsAfter, NO_COSTS } from "../../../src/core/run/costRecord";
import { network } from "../networks";

/** Three examples in batches of two and one, for more epochs than anybody waits for. */
const program = new Program(network({ sizes: [1, 1], examples: 3, training: { epochs: 1e9, batchSize: 2 } }));
const TURNS = 6000;
const cost = (turn: number): number => (turn * 7919) % 1000;

/** The sums as each turn begins, and the record of the way there. */
const sums: CostSums[] = [NO_COSTS];
const record = CostRecord.of(program);
for (let turn = 0; turn < TURNS; turn++) {
  sums.push(costsAfter(program, turn, sums[turn]!, cost(turn)));
  record.note(turn + 1, sums[turn + 1]!);
}

/** By the plain rule: the mean over the turns. */
const meanOf = (...turns: number[]): number =>
  turns.reduce((sum, turn) => sum + cost(turn), 0) / turns.length;
const batchCost = (batch: number): number => {
  const first = 3 * Math.floor(batch / 2);
  return batch % 2 === 0 ? meanOf(first, first + 1) : meanOf(first + 2);
};

describe("the record of costs", () => {
  it("adds up batches and epochs", () => {
    for (let turn = 3; turn <= TURNS; turn += 3) {
      const { lastBatch, lastEpoch, inBatch, inEpoch } = sums[turn]!;
      assert.equal(lastBatch, cost(turn - 1));
      assert.equal(lastEpoch, meanOf(turn - 3, turn - 2, turn - 1));
      assert.deepEqual([inBatch, inEpoch], [0, 0]);
    }
    assert.deepEqual(sums[1], { ...NO_COSTS, inBatch: cost(0), inEpoch: cost(0) });
    assert.equal(sums[2]!.inEpoch, cost(0) + cost(1));
  });

  it("gives of the first n, whatever n is, one of every so many, and the last", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: (2 * TURNS) / 3 }), (count) => {
        const { each, at, costs } = record.ofBatches(count, batchCost(count - 1));
        assert.ok(at.length <= 201 && at.length >= Math.min(count, 100), `${at.length} of ${count}`);
        assert.ok(each === 1 || count / each > 100, "no fewer than it may be");
        assert.ok(Number.isInteger(Math.log2(each)));
        assert.equal(at[0], 0);
        assert.equal(at.at(-1), count - 1);
        assert.deepEqual(
          costs,
          at.map((batch) => batchCost(batch)),
        );
        // One of each group, but for the last one given.
        at.slice(0, -1).forEach((batch, group) => {
          assert.equal(Math.floor(batch / each), group);
        });
      }),
    );
  });

  it("knows nothing of what comes after a turn", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: TURNS - 1 }), (turn) => {
        const before = record.before(turn);
        const count = program.batchNumberOf(turn);
        const last = sums[turn]!.lastBatch;
        assert.deepEqual(before.ofBatches(count, last), record.ofBatches(count, last));
        // What it goes on with replaces what was.
        const other = { ...NO_COSTS, lastBatch: -1, lastEpoch: -1 };
        for (let next = turn + 1; next <= TURNS; next++) before.note(next, other);
        const whole = program.batchNumberOf(TURNS);
        const { at, costs } = before.ofBatches(whole, -1);
        assert.deepEqual(
          costs,
          at.map((batch) => (batch < count ? batchCost(batch) : -1)),
        );
      }),
      { numRuns: 20 },
    );
  });
});
