import assert from "node:assert/strict";
import fc from "fast-check";
import { Program } from "../../../src/core/program/program";
import { type Nudge, nudgedNetwork, withNudge } from "../../../src/core/run/nudge";
import { NudgedRun, turnAt } from "../../../src/core/run/nudgedRun";
import { listed, network } from "../networks";
import { anyNudge } from "./anyNudge";

const subject = network({ sizes: [2, 1], examples: 3, training: { epochs: 2, batchSize: 2 } });
const program = new Program(subject);

describe("a nudged run", () => {
  it("has each nudge in the turn of the step just done, and the network as the turns before leave it", () => {
    fc.assert(
      fc.property(fc.array(anyNudge(subject), { maxLength: 6 }), (made) => {
        const nudges = made.reduce(withNudge, [] as readonly Nudge[]);
        const run = new NudgedRun(program, subject, nudges);
        for (let turn = 0; turn <= program.epochs * program.examples; turn++) {
          const before = nudges.filter(({ position }) => turnAt(program, position) < turn);
          const inTurn = nudges.filter(({ position }) => turnAt(program, position) === turn);
          assert.equal(run.countBefore(turn), before.length);
          assert.deepEqual(run.of(turn), inTurn);
          for (const { position } of inTurn)
            assert.deepEqual(
              run.of(turn, position),
              inTurn.filter((each) => each.position <= position),
            );
          const expected = nudgedNetwork(subject, before);
          const found = run.networkBefore(turn);
          assert.deepEqual(listed(found.examples), listed(expected.examples));
          assert.deepEqual(found.training, expected.training);
          const later = nudges.find(({ position }) => turnAt(program, position) >= turn);
          const next = later ? turnAt(program, later.position) : Number.POSITIVE_INFINITY;
          assert.equal(run.nextNudged(turn), next);
        }
      }),
    );
  });

  it("counts the position at which a turn begins to the turn before", () => {
    const begin = program.turnStart(1);
    assert.deepEqual(
      [0, 1, begin, begin + 1].map((position) => turnAt(program, position)),
      [0, 0, 0, 1],
    );
  });
});
