import { strict as assert } from "node:assert";
import { parameterAt, parameterCount } from "../../../src/core/network/network";
import { Trace } from "../../../src/core/run/trace";
import type { Breakpoint } from "../../../src/debug/breakpoints/breakpoints";
import { readCriteria } from "../../../src/debug/breakpoints/criteria";
import { TimelineMarks } from "../../../src/debug/breakpoints/timelineMarks";
import { TimelineStops } from "../../../src/debug/breakpoints/timelineStops";
import { usesOf } from "../../../src/debug/breakpoints/uses";
import { timelineOf } from "../../../src/pictures/timeline";
import { slices } from "../../../src/protocol/budget";
import { network } from "../../core/networks";
import { inline, PATH } from "../client";
import { fileOf } from "../networks";

const long = network({ sizes: [6, 9, 4], examples: 3, training: { batchSize: 1, epochs: 50 } });

function bind(trace: Trace, count: number): readonly Breakpoint[] {
  const asked = [{}, { condition: "C < 0.5" }, { hitCondition: "3" }];
  return Array.from({ length: count }, (_, id): Breakpoint => {
    const criteria = readCriteria(asked[id % asked.length]!, trace.stateAt(0));
    if ("refused" in criteria) return assert.fail(criteria.refused);
    const { sizes } = trace.network;
    const sites = usesOf(trace.program, parameterAt(sizes, id % parameterCount(sizes)), "all");
    return { ...criteria, id, name: `parameter ${id}`, reason: "breakpoint", sites };
  });
}

/** A clock on which every look takes a millisecond, and turns that are counted. */
function pace(): { now: () => number; nextTurn: () => Promise<void>; turns: () => number } {
  let now = 0;
  let turns = 0;
  return {
    now: () => now++,
    nextTurn: async () => {
      turns++;
    },
    turns: () => turns,
  };
}

const neverFailed = (error: unknown): never => assert.fail(String(error));

describe("the marks on the timeline", () => {
  it("are made anew only where the breakpoints or the numbers are other ones", () => {
    const trace = new Trace(long);
    const marks = new TimelineMarks(pace(), { known: () => assert.fail(), failed: neverFailed });
    const stopsOf = marks.of.bind(marks);
    const bound = bind(trace, 1);
    const first = stopsOf(trace, bound);
    assert.equal(stopsOf(trace, [...bound]), first);
    const { rows } = timelineOf(long, trace.program, 5, first);
    assert.equal(timelineOf(long, trace.program, 6, first).rows[0], rows[0]);
    assert.notEqual(stopsOf(trace, []), first);
    assert.deepEqual(timelineOf(long, trace.program, 6, stopsOf(trace, [])).rows[0]!.stops, []);
    const nudged = trace.nudged([
      { position: 3, what: { kind: "parameter", parameter: { l: 1, j: 0 } }, value: 9 },
    ]);
    assert.notEqual(stopsOf(nudged, []), stopsOf(trace, []));
  });

  it("of many breakpoints come after the view, the same ones, and each view lacks only what is new", async () => {
    const trace = new Trace(long);
    const bound = bind(trace, slices.marksAtOnce + 1);
    const truth = new TimelineStops(trace, bound);
    const clock = pace();
    let told: () => void = () => {};
    const marks = new TimelineMarks(clock, { known: () => told(), failed: neverFailed });
    for (const position of [0, 400, 401, 30_000]) {
      const whole = timelineOf(long, trace.program, position, truth);
      const known = new Promise<void>((resolve) => {
        told = resolve;
      });
      const before = timelineOf(long, trace.program, position, marks.of(trace, bound));
      assert.deepEqual(before.breakpoints, whole.breakpoints);
      assert.notDeepEqual(before, whole);
      const { turns } = clock;
      const begun = turns();
      await known;
      assert.ok(turns() > begun, "in more than one slice");
      told = () => assert.fail("There was no more to find.");
      assert.deepEqual(timelineOf(long, trace.program, position, marks.of(trace, bound)), whole);
      await Promise.resolve();
    }
  });

  it("of twice as many breakpoints take about twice as long", async () => {
    const trace = new Trace(long);
    const turnsFor = async (count: number): Promise<number> => {
      const clock = pace();
      const bound = bind(trace, count);
      await new Promise<void>((known) => {
        const marks = new TimelineMarks(clock, { known, failed: neverFailed });
        timelineOf(long, trace.program, 400, marks.of(trace, bound));
      });
      return clock.turns();
    };
    await turnsFor(300);
    const [one, two] = [await turnsFor(300), await turnsFor(600)];
    assert.ok(two <= 2.2 * one, `${one} and ${two} turns`);
  });

  it("are looked for no more once other breakpoints are set or the session ends", async () => {
    const trace = new Trace(long);
    const clock = pace();
    const marks = new TimelineMarks(clock, { known: () => assert.fail(), failed: neverFailed });
    timelineOf(long, trace.program, 0, marks.of(trace, bind(trace, 100)));
    timelineOf(long, trace.program, 0, marks.of(trace, bind(trace, 101)));
    marks.leave();
    for (let turn = 0; turn < 100; turn++) await Promise.resolve();
    assert.ok(clock.turns() <= 2);
  });
});

describe("a session with many breakpoints", () => {
  it("shows where it stands first, then tells that its timeline has marks, once", async () => {
    const client = inline({ [PATH]: fileOf([8, 8, 2], { examples: 2 }) });
    await client.launch();
    const names = Array.from({ length: 72 }, (_, at) => `w[1][${at % 8}][${Math.floor(at / 9)}]`);
    await client.get("setFunctionBreakpoints", { breakpoints: names.map((name) => ({ name })) });
    const rows = async () => (await client.get("backprop/view", { pictures: [] })).view.timeline.rows;
    const changed = client.event("backprop/changed");
    assert.deepEqual((await rows())[0]!.stops, []);
    await changed;
    const said = client.events("backprop/changed").length;
    assert.notDeepEqual((await rows())[0]!.stops, []);
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.equal(client.events("backprop/changed").length, said);
  });
});
