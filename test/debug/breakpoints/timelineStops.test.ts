import { strict as assert } from "node:assert";
import fc from "fast-check";
import { type Network, parameterAt, parameterCount } from "../../../src/core/network/network";
import { Trace } from "../../../src/core/run/trace";
import type { Breakpoint } from "../../../src/debug/breakpoints/breakpoints";
import { readCriteria } from "../../../src/debug/breakpoints/criteria";
import { bindFunction } from "../../../src/debug/breakpoints/functionBreakpoints";
import { toBreakpoint } from "../../../src/debug/breakpoints/search";
import { TimelineStops } from "../../../src/debug/breakpoints/timelineStops";
import { usesModes, usesOf } from "../../../src/debug/breakpoints/uses";
import { timelineOf } from "../../../src/pictures/timeline";
import type { TimelineRowView, TimelineStopView } from "../../../src/protocol/messages";
import { inline, PATH } from "../client";
import { fileOf, networkOf, variety } from "../networks";

const conditions = ["C < 0.5", "abs(dC/dw[1][0][0]) > 0.01", "epoch == 2", "w[1][0][0] > 0.5145"];
const hitConditions = ["3", ">= 4", "< 3", "% 2", "% 7"];

const wish = fc.record({
  what: fc.oneof(fc.nat(), fc.constantFrom("layer 1", "cost", "backward", "average", "example 0", "epoch")),
  mode: fc.constantFrom(...usesModes),
  condition: fc.option(fc.constantFrom(...conditions), { nil: undefined }),
  hitCondition: fc.option(fc.constantFrom(...hitConditions), { nil: undefined }),
  logMessage: fc.option(fc.constant("here"), { nil: undefined, freq: 8 }),
});
type Wish = typeof wish extends fc.Arbitrary<infer W> ? W : never;

function bind(trace: Trace, { what, mode, ...asked }: Wish, id: number): Breakpoint {
  if (typeof what === "string") {
    const { bound, answer } = bindFunction(
      { id, name: what, ...asked },
      { trace, network: trace.network, program: trace.program },
    );
    return bound ?? assert.fail(answer.message);
  }
  const criteria = readCriteria(asked, trace.stateAt(0));
  if ("refused" in criteria) return assert.fail(criteria.refused);
  const { sizes } = trace.network;
  const sites = usesOf(trace.program, parameterAt(sizes, what % parameterCount(sizes)), mode);
  return { ...criteria, id, name: `parameter ${what}`, reason: "breakpoint", sites };
}

/** Where the run really stops, and how many breakpoints stop it there: by continuing from stop to stop. */
function walked(trace: Trace, bound: readonly Breakpoint[]): Map<number, readonly number[]> {
  const stops = { bound, exceptions: [], listener: { log: () => {}, fault: () => {} } };
  const found = new Map<number, readonly number[]>();
  for (let position = 0; ; ) {
    const way = toBreakpoint(trace, position, "forward", stops, { pause: false, abandoned: false });
    let step = way.next();
    while (!step.done) step = way.next();
    const { state, hits } = step.value;
    if (hits.length === 0) return found;
    position = state.position;
    found.set(
      position,
      hits.map(({ id }) => id),
    );
  }
}

/** What a row should show of stops that are all known. */
function expected(
  { segments }: TimelineRowView,
  stops: ReadonlyMap<number, readonly number[]>,
  place: (id: number) => number,
): TimelineStopView[] {
  return segments.flatMap(({ start, end }) => {
    const inside = [...stops].filter(([position]) => start < position && position <= end);
    const times = new Map<number, number>();
    for (const id of inside.flatMap(([, ids]) => ids)) times.set(place(id), (times.get(place(id)) ?? 0) + 1);
    const total = [...times.values()].reduce((sum, each) => sum + each, 0);
    const view = (first: number, last: number, by: readonly (readonly [number, number])[]) => ({
      first,
      last,
      by: [...by]
        .sort(([a], [b]) => a - b)
        .slice(0, 3)
        .map(([breakpoint, times]) => ({ breakpoint, times, isCertain: true })),
      others: Math.max(0, by.length - 3),
    });
    if (total > 3) return [view(inside[0]![0], inside.at(-1)![0], [...times])];
    return inside.map(([position, ids]) =>
      view(
        position,
        position,
        ids.map((id) => [place(id), 1]),
      ),
    );
  });
}

/** The places among the timeline's breakpoints: those that log are not there. */
function places(bound: readonly Breakpoint[]): (id: number) => number {
  const stopping = bound.filter(({ log }) => !log).map(({ id }) => id);
  return (id) => stopping.indexOf(id);
}

const networks: Readonly<Record<string, () => Network>> = {
  ...variety,
  "1-1, grouped epochs": () => networkOf([1, 1], { training: { learningRate: 0.5, epochs: 70 } }),
  "1-1, grouped examples": () => networkOf([1, 1], { examples: 40 }),
};

describe("the stops on the timeline", () => {
  for (const [name, make] of Object.entries(networks)) {
    it(`are where continuing stops: ${name}`, () => {
      const network = make();
      const trace = new Trace(network);
      const { program } = trace;
      fc.assert(
        fc.property(fc.array(wish, { minLength: 1, maxLength: 4 }), fc.nat(), (wishes, at) => {
          // A hit that no condition is true for is found only by looking at all: so few places that all are looked at.
          const bound = wishes.map((each, id) => bind(trace, each, id)).filter(isLookedAt);
          const real = walked(trace, bound);
          const stops = new TimelineStops(trace, bound);
          const position = at % (program.length + 1);
          const view = timelineOf(network, program, position, stops);
          for (const row of view.rows) assert.deepEqual(row.stops, expected(row, real, places(bound)));
          const all = [...real.keys()];
          assert.equal(
            view.nextStop,
            all.find((each) => each > position),
          );
          assert.equal(
            view.previousStop,
            all.findLast((each) => each < position),
          );
        }),
        { numRuns: 60 },
      );
    });
  }

  it("are told at the start of the run, before any step, of every unit", () => {
    const trace = new Trace(networkOf([1, 1], { examples: 3 }));
    for (const what of ["layer 1", "cost", "backward", "average", "example 0", "epoch"] as const) {
      const bound = [
        bind(
          trace,
          { what, mode: "all", condition: undefined, hitCondition: undefined, logMessage: undefined },
          0,
        ),
      ];
      const [first] = walked(trace, bound).keys();
      assert.deepEqual(new TimelineStops(trace, bound).around(0), { nextStop: first }, what);
    }
  });

  it("stay right as the position moves", () => {
    const network = networkOf([1, 1, 1], { training: { learningRate: 0.5, epochs: 3 } });
    const trace = new Trace(network);
    const bound = [
      bind(
        trace,
        { what: "cost", mode: "all", condition: undefined, hitCondition: "% 2", logMessage: undefined },
        0,
      ),
    ];
    const all = [...walked(trace, bound).keys()];
    const stops = new TimelineStops(trace, bound);
    for (const positions of [[...Array(trace.program.length + 1).keys()], [40, 3, 2, 45, 0, 17]])
      for (const position of positions)
        assert.deepEqual(stops.around(position), {
          ...(all.some((each) => each < position) && {
            previousStop: all.findLast((each) => each < position),
          }),
          ...(all.some((each) => each > position) && { nextStop: all.find((each) => each > position) }),
        });
  });

  const long = networkOf([2, 2, 1], {
    examples: 3,
    training: { learningRate: 0.5, epochs: 100, batchSize: 1, shuffle: true },
  });

  it("may be, where a condition is not looked at: never fewer than there are", () => {
    const trace = new Trace(long);
    const conditional = { what: 4, mode: "forward" as const, logMessage: undefined };
    const bound = [
      bind(trace, { ...conditional, condition: "epoch > 30", hitCondition: undefined }, 0),
      bind(trace, { ...conditional, condition: "epoch > 2", hitCondition: ">= 100" }, 1),
    ];
    const real = walked(trace, bound);
    assert(real.size > 10);
    const { rows } = timelineOf(long, trace.program, 0, new TimelineStops(trace, bound));
    const [run, epoch] = rows;
    // The hundredth hit is not before the hundredth place.
    const hundredth = bound[1]!.sites.nth(100)!;
    for (const { first, last, by } of run!.stops)
      for (const { breakpoint, times, isCertain } of by) {
        assert.equal(isCertain, false);
        const here = bound[breakpoint]!.sites;
        const from = breakpoint === 1 ? Math.max(first, hundredth) : first;
        assert.equal(times, here.count(last) - here.count(from - 1));
      }
    for (const position of real.keys())
      assert(run!.stops.some(({ first, last }) => first <= position && position <= last));
    // The part around the position is short enough to look at.
    assert.deepEqual(
      epoch!.stops.filter(({ by }) => by.some(({ isCertain }) => !isCertain)),
      [],
    );
  });

  it("are found by arithmetic in a run of billions of steps, and stay few", () => {
    const endless = networkOf([4, 3, 2], {
      examples: 50,
      training: { learningRate: 0.1, epochs: 1e6, batchSize: 5 },
    });
    const trace = new Trace(endless);
    assert(trace.program.length > 1e9);
    const all = Array.from({ length: 20 }, (_, what) =>
      bind(
        trace,
        {
          what,
          mode: "all",
          condition: what % 3 === 0 ? "C < 0.1" : undefined,
          hitCondition: what % 4 === 0 ? "% 1000" : undefined,
          logMessage: undefined,
        },
        what,
      ),
    );
    const stops = new TimelineStops(trace, all);
    const view = timelineOf(endless, trace.program, 0, stops);
    assert(JSON.stringify(view).length < 60_000);
    assert(view.rows.every((row) => row.stops.length > 0));
    const first = all.map(({ sites, hits }) => (hits ? sites.nth(1000)! : sites.nth(1)!));
    assert.equal(
      view.nextStop,
      Math.min(...first.filter((_, what) => what % 3 !== 0), Number.POSITIVE_INFINITY),
    );
  });
});

function isLookedAt({ sites, condition }: Breakpoint): boolean {
  return !condition || sites.count(Number.MAX_SAFE_INTEGER) <= 64;
}

describe("the stops in the panel's view", () => {
  it("change with the breakpoints while the session stands, and tell the client so", async () => {
    const client = inline({ [PATH]: fileOf([2, 2, 1], { examples: 2 }) });
    await client.launch();
    const stops = async () => {
      const { timeline } = (await client.get("backprop/view", { pictures: [] })).view;
      return timeline.rows[0]!.stops.map(({ first }) => first);
    };
    assert.deepEqual(await stops(), []);
    const said = client.transcript.length;
    await client.get("setFunctionBreakpoints", { breakpoints: [{ name: "cost" }] });
    assert.deepEqual(client.story().slice(said), ["setFunctionBreakpoints", "[backprop/changed]"]);
    const { timeline } = (await client.get("backprop/view", { pictures: [] })).view;
    assert.deepEqual(timeline.breakpoints, [{ name: "cost" }]);
    const first = await stops();
    assert.equal(first.length, 2);
    assert.equal((await client.move("continue")).reason, "function breakpoint");
    assert.equal(await client.position(), first[0]);
    await client.get("setFunctionBreakpoints", { breakpoints: [] });
    assert.deepEqual(await stops(), []);
  });

  it("are those of data breakpoints where the number changes, and of no disabled or logging one", async () => {
    const training = { learningRate: 0.5, epochs: 3 };
    const client = inline({
      [PATH]: fileOf([1, 1], { training, trainable: { 1: { weights: true, biases: false } } }),
    });
    await client.launch();
    await client.get("setDataBreakpoints", { breakpoints: [{ dataId: "w[1][0][0]" }] });
    await client.get("setBreakpoints", {
      source: { path: PATH },
      breakpoints: [{ line: 6, logMessage: "{C}" }],
    });
    const { timeline } = (await client.get("backprop/view", { pictures: [] })).view;
    assert.deepEqual(
      timeline.breakpoints.map(({ name }) => name),
      ["w[1][0][0]"],
    );
    const stops = timeline.rows[0]!.stops;
    assert.equal(stops.length, 3);
    for (const { first, last, by } of stops) {
      assert.equal((await client.move("continue")).reason, "data breakpoint");
      assert.equal(await client.position(), first);
      assert.deepEqual({ last, by }, { last: first, by: [{ breakpoint: 0, times: 1, isCertain: true }] });
    }
  });
});
