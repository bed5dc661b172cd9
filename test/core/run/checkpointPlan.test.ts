import assert from "node:assert/strict";
import fc from "fast-check";
import type { Training } from "../../../src/core/network/network";
import { Program } from "../../../src/core/program/program";
import { checkpointPlan } from "../../../src/core/run/checkpointPlan";
import { firstMoments } from "../../../src/core/run/moments";
import { network } from "../networks";

/** Of 9 parameters: 2-2-1. */
function plan(bytes: number, apart: number, training?: Partial<Training>, examples = 1000) {
  const subject = network({ sizes: [2, 2, 1], examples, ...(training && { training }) });
  const { parameters } = subject;
  const first = { parameters, moments: firstMoments(subject) };
  return checkpointPlan(new Program(subject), first, bytes, apart);
}

/** The turns that checkpoints stand at once the whole run was gone through, by the plan alone. */
function turnsOf({ grid, stride }: ReturnType<typeof plan>, count: number, doubled = 0): number[] {
  const turns: number[] = [];
  for (let number = 0; grid.turnOf(number) < count; number += stride * 2 ** doubled)
    turns.push(grid.turnOf(number));
  return turns;
}

describe("the plan of checkpoints", () => {
  it("has each turn for a place where a batch is long, and the beginnings of batches where they are short", () => {
    const long = plan(2 ** 20, 1);
    assert.deepEqual(turnsOf(long, 3), [0, 1, 2]);
    // 3 batches of 400 in an epoch of 1000, the last one of 200.
    const short = plan(2000, 1, { epochs: 2, batchSize: 400 });
    assert.equal(short.grid.turns, 400);
    assert.deepEqual([0, 1, 2, 3, 4].map(short.grid.turnOf), [0, 400, 800, 1000, 1400]);
    assert.deepEqual([0, 399, 400, 999, 1000, 1399].map(short.grid.numberOf), [0, 0, 1, 2, 3, 3]);
    assert.equal(plan(2 ** 20, 1, { epochs: 2, batchSize: 400 }).grid.turns, 1);
  });

  it("lets the checkpoints of a whole run have nearly all of the room", () => {
    // One of 9 parameters takes 72 bytes of sums and 512 of its own.
    fc.assert(
      fc.property(fc.integer({ min: 8, max: 400 }), (room) => {
        const found = plan(room * (72 + 512), 1);
        const most = room - found.mostOfTrail;
        assert.ok(found.mostOfTrail * 4 <= room);
        let doubled = 0;
        while (turnsOf(found, 1000, doubled).length > most) doubled++;
        const count = turnsOf(found, 1000, doubled).length;
        // One of 3.1 has room, so one of 4 is kept; and a row that is doubled ends a little beside it.
        assert.ok(count >= 0.85 * (1000 / (1000 / most + 1)), `${count} of ${most}`);
      }),
    );
  });

  it("keeps them as far apart as it is told, whatever room there is", () => {
    assert.deepEqual(turnsOf(plan(2 ** 30, 250), 1000), [0, 250, 500, 750]);
    assert.deepEqual(turnsOf(plan(2 ** 30, 64, { epochs: 1, batchSize: 32 }), 200), [0, 64, 128, 192]);
    assert.deepEqual(turnsOf(plan(2 ** 30, 65, { epochs: 1, batchSize: 32 }), 200), [0, 96, 192]);
  });

  it("wants none where there is no room for one", () => {
    const { grid, stride, mostOfTrail } = plan(1, 1);
    assert.ok(grid.turnOf(stride * 1024) >= 1000);
    assert.equal(mostOfTrail, 0);
  });
});
