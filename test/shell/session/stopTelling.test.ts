import assert from "node:assert/strict";
import { PAUSE_MS, StopTelling } from "../../../src/shell/session/stopTelling";
import { Clock } from "./clock";

describe("telling of stops", () => {
  function telling() {
    const clock = new Clock();
    const told: [number, number][] = [];
    const stops = new StopTelling<number>({ ...clock, tell: (stop) => told.push([stop, clock.now()]) });
    return { clock, told, stops };
  }

  it("begins at once, goes on at most every so often, and ends with the last one", () => {
    const { clock, told, stops } = telling();
    for (let stop = 1; stop <= 10; stop++) {
      stops.add(stop);
      clock.pass(PAUSE_MS / 4);
    }
    clock.pass(PAUSE_MS);
    const times = told.map(([, time]) => time);
    assert.equal(times[0], 0);
    for (const [place, time] of times.slice(1).entries()) assert.ok(time - times[place]! >= PAUSE_MS);
    assert.equal(told.at(-1)![0], 10);
    assert.deepEqual(
      told.map(([stop]) => stop),
      [1, 4, 8, 10],
    );
  });

  it("tells of a stop after a rest at once", () => {
    const { clock, told, stops } = telling();
    for (const stop of [1, 2, 3]) {
      stops.add(stop);
      clock.pass(PAUSE_MS);
    }
    assert.deepEqual(told, [
      [1, 0],
      [2, PAUSE_MS],
      [3, 2 * PAUSE_MS],
    ]);
  });

  it("tells at once of one that is waited for, and no more of those before", () => {
    const { clock, told, stops } = telling();
    stops.add(1);
    stops.add(2);
    stops.atOnce(3);
    clock.pass(10 * PAUSE_MS);
    assert.deepEqual(told, [
      [1, 0],
      [3, 0],
    ]);
  });

  it("releases what it holds before something else is told, once", () => {
    const { clock, told, stops } = telling();
    stops.add(1);
    stops.add(2);
    stops.release();
    stops.release();
    clock.pass(10 * PAUSE_MS);
    assert.deepEqual(
      told.map(([stop]) => stop),
      [1, 2],
    );
  });

  it("says nothing more once it is disposed of", () => {
    const { clock, told, stops } = telling();
    stops.add(1);
    stops.add(2);
    stops.dispose();
    clock.pass(10 * PAUSE_MS);
    assert.equal(told.length, 1);
  });
});
