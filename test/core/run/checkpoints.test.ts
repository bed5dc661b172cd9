import assert from "node:assert/strict";
import fc from "fast-check";
import type { Training } from "../../../src/core/network/network";
import { Program } from "../../../src/core/program/program";
import { type CheckpointPlan, checkpointPlan } from "../../../src/core/run/checkpointPlan";
import { Checkpoints, Trail } from "../../../src/core/run/checkpoints";
import { CostRecord, NO_COSTS } from "../../../src/core/run/costRecord";
import type { Engine, TurnStart } from "../../../src/core/run/engine";
import { kernelEngine } from "../../../src/core/run/kernelEngine";
import { firstMoments } from "../../../src/core/run/moments";
import { NudgedRun } from "../../../src/core/run/nudgedRun";
import { plainEngine } from "../../../src/core/run/plainEngine";
import { Replay } from "../../../src/core/run/replay";
import { Trace } from "../../../src/core/run/trace";
import { complete } from "../../../src/core/run/work";
import { network, optimizer } from "../networks";
import { numbers } from "../states";

const own = new Float64Array(3);
/** Three parameters, which nothing changes, and sums of its own. */
const start = (turn: number): TurnStart => ({
  turn,
  parameters: own,
  accumulated: new Float64Array(3),
  costs: NO_COSTS,
  moments: { m: own, v: undefined, powers: [] },
});
/** What one of them takes. */
const EACH = 3 * 8 + 512;

function planned(room: number, more: Partial<CheckpointPlan> = {}): CheckpointPlan {
  const grid = { numberOf: (turn: number) => turn, turnOf: (number: number) => number, turns: 1 };
  return { grid, stride: 1, bytes: room * EACH, mostOfTrail: 10, apart: 1, ...more };
}

/** Checkpoints with room for so many, after a run through all turns before one. */
function filled(turns: number, room: number, more: Partial<CheckpointPlan> = {}): Checkpoints {
  const checkpoints = new Checkpoints(start(0), planned(room, more));
  for (let turn = 1; turn < turns; turn++) checkpoints.add(start(turn));
  return checkpoints;
}

/** All turns that a checkpoint is kept of, among the first so many. */
function kept(checkpoints: Checkpoints, turns: number): number[] {
  return Array.from({ length: turns }, (_, turn) => turn).filter(
    (turn) => checkpoints.nearest(turn).turn === turn,
  );
}

/** The bytes of all numbers that are kept, without those of the network. */
function bytesIn(checkpoints: Checkpoints, free: Float64Array): number {
  const buffers = new Set<ArrayBufferLike>();
  for (const { parameters, accumulated, moments } of checkpoints.all)
    for (const each of [parameters, accumulated, moments.m, moments.v]) if (each) buffers.add(each.buffer);
  buffers.delete(free.buffer);
  return [...buffers].reduce((sum, { byteLength }) => sum + byteLength, 0);
}

describe("checkpoints", () => {
  it("are spread evenly over the run, as many as there is room for, the first always among them", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.nat(40), (turns, room) => {
        const all = kept(filled(turns, room), turns);
        assert.ok(all.length <= Math.max(1, room), `${all.length} in room for ${room}`);
        const stride = all[1] ?? turns;
        assert.deepEqual(
          all,
          all.map((_, n) => n * stride),
        );
        assert.ok(turns <= room / 2 || all.length >= Math.min(turns, room / 3));
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

  it("know nothing of what comes after a turn, where they are told to forget it", () => {
    const all = filled(100, 200);
    const some = all.upTo(42);
    assert.deepEqual(kept(some, 100), kept(all, 43));
    assert.equal(some.nearest(99).turn, 42);
    assert.equal(all.nearest(99).turn, 99);
  });

  it("take the numbers that several of them share once, and count those that go", () => {
    const shared = new Float64Array(100);
    const checkpoints = new Checkpoints(start(0), planned(5));
    for (let turn = 1; turn < 3; turn++)
      checkpoints.add({ ...start(turn), parameters: shared, accumulated: undefined });
    // Twice 800 bytes would be more than there is room for.
    assert.deepEqual(kept(checkpoints, 4), [0, 1, 2]);
    checkpoints.add(start(3));
    assert.deepEqual(kept(checkpoints, 4), [0, 2]);
    checkpoints.add({ ...start(4), parameters: new Float64Array(200) });
    assert.deepEqual(kept(checkpoints, 5), [0, 4]);
    checkpoints.add({ ...start(8), parameters: new Float64Array(100), accumulated: undefined });
    assert.deepEqual(kept(checkpoints, 9), [0, 8]);
  });

  it("keep the trail of the last long replay, and not of a short one", () => {
    // One of 256 turns.
    const checkpoints = filled(5000, 30);
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

  it("leave no trail where they will be as near to each other, or that would be denser than they may be", () => {
    const dense = new Checkpoints(start(0), planned(400, { stride: 10, mostOfTrail: 50 }));
    const trail = dense.newTrail(0, 5000);
    for (let turn = 1; turn <= 5000; turn++) assert.equal(trail.wants(turn), false);
    const far = filled(5000, 30, { apart: 40 });
    assert.deepEqual(
      [far.newTrail(0, 39).next(0), far.newTrail(0, 80).next(0)],
      [Number.POSITIVE_INFINITY, 40],
    );
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

const runs: Readonly<Record<string, Partial<Training> | undefined>> = {
  "one pass": undefined,
  "batches of one": { epochs: 60, batchSize: 1 },
  "batches of 7, adam": { epochs: 60, batchSize: 7, optimizer: optimizer("adam") },
  "one batch, momentum": {
    epochs: 60,
    batchSize: 30,
    optimizer: optimizer("sgd", { momentum: 0.9 }),
    shuffle: true,
  },
};

const engines: Readonly<Record<string, Engine>> = { kernel: kernelEngine, "plain engine": plainEngine };

describe("the memory of checkpoints", () => {
  for (const [engineName, engine] of Object.entries(engines))
    for (const [name, training] of Object.entries(runs)) {
      it(`stays within its budget, and uses it: ${engineName}, ${name}`, () => {
        const subject = network({ sizes: [6, 5, 3], examples: 30, ...(training && { training }) });
        const { parameters } = subject;
        const program = new Program(subject);
        const first = {
          turn: 0,
          parameters,
          accumulated: undefined,
          costs: NO_COSTS,
          moments: firstMoments(subject),
        };
        for (const budget of [8_000, 24_000]) {
          const checkpoints = new Checkpoints(first, checkpointPlan(program, first, budget, 1));
          const ground = {
            program,
            engine,
            network: subject,
            nudged: new NudgedRun(program, subject, []),
            checkpoints,
          };
          const costs = CostRecord.of(program);
          const replay = new Replay({ ...ground, costs, nearest: () => undefined });
          const turns = program.epochs * program.examples;
          let most = 0;
          for (const to of [turns, turns >> 1, 1, turns - 2, 5])
            for (const _ of replay.to(to)) most = Math.max(most, bytesIn(checkpoints, parameters));
          assert.ok(most <= budget, `${most} of ${budget}`);
          const objects = 512 * checkpoints.all.length;
          const used = objects + bytesIn(checkpoints, parameters);
          assert.ok(used <= budget && (!training || used >= 0.4 * budget), `${used} of ${budget}`);
        }
      });

      it(`never shows in a number: ${engineName}, ${name}`, () => {
        const subject = network({ sizes: [3, 2, 2], examples: 9, ...(training && { training }) });
        const walked = new Trace(subject, { engine, apart: 1 });
        const { length } = walked.program;
        for (const checkpointBytes of [1, 4_000, 12_000]) {
          const trace = new Trace(subject, { engine, checkpointBytes, apart: 1 });
          for (let jump = 1; jump <= 60; jump++) {
            const position = (jump * 7919) % (length + 1);
            const found = numbers(trace.stateAt(position));
            assert.deepEqual(found, numbers(walked.stateAt(position)), `${checkpointBytes}, ${position}`);
          }
        }
        assert.equal(complete(walked.seek(length)).position, length);
      });
    }
});
