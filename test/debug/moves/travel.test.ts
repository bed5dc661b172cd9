import { strict as assert } from "node:assert";
import { Trace } from "../../../src/core/run/trace";
import { type Control, inSlices, type Pace } from "../../../src/debug/moves/slices";
import { travel } from "../../../src/debug/moves/travel";
import { exactNumber } from "../../../src/protocol/format";
import { networkOf } from "../networks";

const network = networkOf([1, 1], { training: { learningRate: 0.1, epochs: 1000 } });
/** Few checkpoints, so that a way back has to replay too. */
const forgetful = () => new Trace(network, { checkpointBytes: 1 });
const { length } = forgetful().program;

function finish<Result>(work: Iterator<unknown, Result>): Result {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

describe("a way through a run", () => {
  it("arrives, at the numbers of a fresh trace", () => {
    const { state, paused } = finish(travel(forgetful(), 0, length - 3, { pause: false }));
    assert.deepEqual([state.position, paused], [length - 3, false]);
    assert.equal(
      exactNumber(state.w(1, 0, 0)),
      exactNumber(new Trace(network).stateAt(length - 3).w(1, 0, 0)),
    );
  });

  const pauses: readonly (readonly [string, number, number, (position: number) => boolean])[] = [
    ["forward stops on the way", 3, length, (position) => position > 3 && position < length],
    ["back stays where it began", length, length - 50, (position) => position === length],
  ];
  for (const [what, from, to, expected] of pauses) {
    it(`paused ${what}`, () => {
      const control: Control = { pause: false, abandoned: false };
      const trace = forgetful();
      finish(trace.seek(from));
      const way = travel(trace, from, to, control);
      for (let turn = 0; turn < 20; turn++) assert.equal(way.next().done, false);
      control.pause = true;
      const { state, paused } = finish(way);
      assert.ok(paused && expected(state.position), `${state.position}`);
      assert.equal(
        exactNumber(state.w(1, 0, 0)),
        exactNumber(new Trace(network).stateAt(state.position).w(1, 0, 0)),
      );
    });
  }

  it("goes in slices, and no further once it is abandoned", async () => {
    const control: Control = { pause: false, abandoned: false };
    let steps = 0;
    function* endless(): Generator<void, never, void> {
      for (;;) {
        steps++;
        yield;
      }
    }
    let turns = 0;
    // On this clock each look takes a millisecond: a slice of ten has room for ten steps.
    let time = 0;
    const thirdTurn = new Promise<void>((resolve) => {
      const pace: Pace = {
        now: () => time++,
        nextTurn: async () => {
          if (++turns === 3) resolve();
          await new Promise((next) => setImmediate(next));
        },
      };
      inSlices(endless(), control, pace, {
        done: () => assert.fail(),
        failed: (error) => assert.fail(String(error)),
      });
    });
    await thirdTurn;
    assert.equal(steps, 30);
    control.abandoned = true;
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.equal(steps, 30);
  });

  it("hands on what goes wrong", () => {
    // biome-ignore lint/correctness/useYield: it breaks before it could.
    function* broken(): Generator<void, number, void> {
      throw new Error("broken");
    }
    const failed: unknown[] = [];
    const pace: Pace = { now: () => 0, nextTurn: () => Promise.resolve() };
    inSlices(broken(), { pause: false, abandoned: false }, pace, {
      done: () => assert.fail(),
      failed: (error) => failed.push((error as Error).message),
    });
    assert.deepEqual(failed, ["broken"]);
  });
});
