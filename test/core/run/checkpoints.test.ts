import assert from "node:assert/strict";
import fc from "fast-check";
import { Checkpoints, Trail } from "../../../src/core/run/checkpoints";
import { NO_COSTS } from "../../../src/core/run/costRecord";
import type { TurnStart } from "../../../src/core/run/engine";

const parameters = new Float64Array(3);
const start = (turn: number): TurnStart => ({
  turn,
  parameters,
  accumulated: undefined,
  costs: NO_COSTS,
  moments: { m: parameters, v: undefined, powers: [] },
});
/** What one checkpoint of three parameters takes at most: those, their gradient, a moment, and its objects. */
const EACH = 3 * 3 * 8 + 512;

/** Checkpoints with room for so many, after a run through all turns before one. */
function filled(turns: number, room: number): Checkpoints {
  const checkpoints = new Checkpoints(start(0), room * EACH);
  for (let turn = 1; turn < turns; turn++) checkpoints.add(start(turn));
  return checkpoints;
}

/** All turns that a checkpoint is kept of, among the first so many. */
function kept(checkpoints: Checkpoints, turns: number): number[] {
  return Array.from({ length: turns }, (_, turn) => turn).filter(
    (turn) => checkpoints.nearest(turn).turn === turn,
  );
}

describe("checkpoints", () => {
  it("are spread evenly over the run, as many as there is room for, the first always among them", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.nat(40), (turns, room) => {
        const all = kept(filled(turns, room), turns);
        assert.ok(all.length <= Math.max(2, room), `${all.length} in room for ${room}`);
        const stride = all[1] ?? turns;
        assert.deepEqual(
          all,
          all.map((_, n) => n * stride),
        );
        assert.ok(turns <= Math.max(2, room) / 2 || all.length >= Math.min(turns, Math.max(2, room) / 3));
      }),
    );
  });

  it("say which turns they want, and the next one", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 2, max: 20 }), (turns, room) => {
        const checkpoints = filled(turns, room);
        const next = checkpoints.next(turns);
        for (let turn = turns + 1; turn <= next; turn++) assert.equal(checkpoints.wants(turn), turn === next);
      }),
    );
  });

  it("are never nearer to each other than they are told", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 40 }), (turns, apart) => {
        const checkpoints = new Checkpoints(start(0), 1000 * EACH, apart);
        assert.equal(checkpoints.next(0), apart);
        for (let turn = 1; turn < turns; turn++) checkpoints.add(start(turn));
        assert.deepEqual(
          kept(checkpoints.upTo(turns), turns),
          Array.from({ length: Math.ceil(turns / apart) }, (_, n) => n * apart),
        );
      }),
    );
  });

  it("know nothing of what comes after a turn, where they are told to forget it", () => {
    const all = filled(100, 200);
    const some = all.upTo(42);
    assert.deepEqual(kept(some, 100), kept(all, 43));
    assert.equal(some.nearest(99).turn, 42);
    assert.equal(all.nearest(99).turn, 99);
  });

  it("keep the trail of the last long replay, and not of a short one", () => {
    // One of 256 turns.
    const checkpoints = filled(5000, 40);
    assert.equal(checkpoints.next(0), 256);
    const before = kept(checkpoints, 5000);
    const long = checkpoints.newTrail(1024, 1124);
    for (let turn = 1025; turn <= 1124; turn++) long.add(start(turn));
    const trail = kept(checkpoints, 1124).filter((turn) => !before.includes(turn));
    assert.deepEqual(
      trail,
      Array.from({ length: 9 }, (_, n) => 1034 + 10 * n),
    );
    const short = checkpoints.newTrail(0, 5);
    assert.equal(short.wants(1), false);
    assert.equal(checkpoints.nearest(1079).turn, 1074);
  });

  it("leave no trail where they will be as near to each other", () => {
    const checkpoints = new Checkpoints(start(0), 400 * EACH, 10);
    const trail = checkpoints.newTrail(0, 5000);
    for (let turn = 1; turn <= 5000; turn++) assert.equal(trail.wants(turn), false);
  });
});

describe("the trail of a replay", () => {
  it("stays within its number, in order, whoever goes back on it", () => {
    const trail = new Trail(10, 110, 5);
    for (const turn of [20, 30, 50, 20, 30, 40, 50, 70, 90, 110]) trail.add(start(turn));
    assert.deepEqual(
      [29, 30, 69, 70, 200].map((turn) => trail.nearest(turn)?.turn),
      [undefined, 30, 50, 70, 110],
    );
    assert.equal(trail.upTo(60).nearest(200)?.turn, 50);
    assert.equal(trail.next(30), 50);
    assert.equal(trail.next(49), 50);
  });
});
