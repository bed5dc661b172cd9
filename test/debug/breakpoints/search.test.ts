import { strict as assert } from "node:assert";
import type { DebugProtocol } from "@vscode/debugprotocol";
import fc from "fast-check";
import { type Network, parameterAt, parameterCount } from "../../../src/core/network/network";
import { Trace } from "../../../src/core/run/trace";
import { type Breakpoint, certainStop, type Direction } from "../../../src/debug/breakpoints/breakpoints";
import { readCriteria } from "../../../src/debug/breakpoints/criteria";
import { type SearchListener, type Stoppers, toBreakpoint } from "../../../src/debug/breakpoints/search";
import { type UsesMode, usesModes, usesOf } from "../../../src/debug/breakpoints/uses";
import { parse, truth } from "../../../src/debug/expression/expression";
import type { Control } from "../../../src/debug/moves/slices";
import { inline, PATH } from "../client";
import { fileOf, networkOf, variety } from "../networks";

interface Wish {
  readonly parameter: number;
  readonly mode: UsesMode;
  readonly condition?: string | undefined;
  readonly hits?: { readonly operator: string; readonly count: number } | undefined;
}

const conditions = [
  "abs(dC/dw[1][0][0]) > 0.01",
  "C < 0.5 || epoch == 2",
  "w[1][0][0] > 0.5145",
  "dC/db[1][0] < 0",
  "step / 3 > 10 && !(batch == 2)",
  "z[1][step - 20] > 0",
];

const compare: Readonly<Record<string, (count: number, n: number) => boolean>> = {
  "": (count, n) => count === n,
  ">=": (count, n) => count >= n,
  "<": (count, n) => count < n,
  "%": (count, n) => count % n === 0,
};

const wish: fc.Arbitrary<Wish> = fc.record({
  parameter: fc.nat(),
  mode: fc.constantFrom(...usesModes),
  condition: fc.option(fc.constantFrom(...conditions), { nil: undefined }),
  hits: fc.option(
    fc.record({ operator: fc.constantFrom(...Object.keys(compare)), count: fc.integer({ min: 1, max: 6 }) }),
    { nil: undefined },
  ),
});

const silent: SearchListener = { log: () => {}, fault: () => {} };

function stopsAt(bound: readonly Breakpoint[]): Stoppers {
  return { bound, exceptions: [], listener: silent };
}

function breakpointsOf(network: Network, trace: Trace, wishes: readonly Wish[]): Breakpoint[] {
  return wishes.map(({ parameter, mode, condition, hits }, id) => {
    const criteria = readCriteria(
      { condition, hitCondition: hits && `${hits.operator} ${hits.count}` },
      trace.stateAt(0),
    );
    if ("refused" in criteria) throw new Error(criteria.refused);
    const at = parameterAt(network.sizes, parameter % parameterCount(network.sizes));
    return {
      ...criteria,
      id,
      name: `breakpoint ${id}`,
      reason: "breakpoint",
      sites: usesOf(trace.program, at, mode),
    };
  });
}

/** Who stops at each position, by evaluating every condition at every use from the start on, and counting. */
function scan(trace: Trace, wishes: readonly Wish[], breakpoints: readonly Breakpoint[]): string[] {
  const stops = new Map<number, number[]>();
  wishes.forEach(({ condition, hits }, id) => {
    let count = 0;
    const parsed = condition === undefined ? undefined : parse(condition);
    for (let p = 1; p <= trace.program.length; p++) {
      // `next` of the sites is checked against a scan of its own, in uses.test.ts.
      if (breakpoints[id]!.sites.next(p - 1) !== p) continue;
      // A condition that fails is noticed by stopping.
      const isTrue =
        !parsed || ("expression" in parsed && truth(parsed.expression, trace.stateAt(p)) !== false);
      if (!isTrue) continue;
      count++;
      if (!hits || compare[hits.operator]!(count, hits.count)) stops.set(p, [...(stops.get(p) ?? []), id]);
    }
  });
  return [...stops].sort(([p], [q]) => p - q).map(([p, ids]) => `${p}: ${ids}`);
}

function finish<Result>(work: Iterator<unknown, Result>): Result {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

function stops(trace: Trace, breakpoints: readonly Breakpoint[], direction: Direction): string[] {
  const control = { pause: false, abandoned: false };
  const found: string[] = [];
  for (let p = direction === "forward" ? 0 : trace.program.length; ; ) {
    const { state, hits } = finish(toBreakpoint(trace, p, direction, stopsAt(breakpoints), control));
    p = state.position;
    if (hits.length === 0) return found;
    found.push(`${p}: ${hits.map(({ id }) => id)}`);
  }
}

describe("the way to a breakpoint", () => {
  for (const [name, make] of Object.entries(variety)) {
    it(`stops where a scan does, and back at the same places in reverse: ${name}`, function () {
      this.timeout(10_000);
      const network = make();
      const trace = new Trace(network);
      fc.assert(
        fc.property(fc.array(wish, { minLength: 1, maxLength: 3 }), (wishes) => {
          const breakpoints = breakpointsOf(network, trace, wishes);
          const expected = scan(trace, wishes, breakpoints);
          assert.deepEqual(stops(trace, breakpoints, "forward"), expected);
          assert.deepEqual(
            stops(new Trace(network, { checkpointBytes: 1 }), breakpoints, "back"),
            // The way back begins at the end, so it does not come to a stop there.
            expected.filter((stop) => !stop.startsWith(`${trace.program.length}:`)).reverse(),
          );
        }),
        { numRuns: 25 },
      );
    });
  }

  const endless = networkOf([1, 1], { training: { learningRate: 0.01, epochs: 1e9 } });

  it("to the billionth use is arithmetic", () => {
    const trace = new Trace(endless);
    const [breakpoint] = breakpointsOf(endless, trace, [
      { parameter: 0, mode: "forward", hits: { operator: "", count: 1e9 } },
    ]);
    const way = toBreakpoint(trace, 0, "forward", stopsAt([breakpoint!]), { pause: false, abandoned: false });
    const site = trace.program.turnStart(1e9 - 1) + 1;
    assert.equal(breakpoint!.sites.nth(1e9), site);
    // From the first thing it does on it replays the training up to there: it looks at no other site.
    for (let turn = 1; turn <= 1000; turn++) assert.equal(way.next().value, trace.program.turnStart(turn));
  });

  for (const direction of ["forward", "back"] as const) {
    it(`hears a pause between two sites, ${direction}, and stops at the one it looked at last`, () => {
      const network = networkOf([1, 1], { training: { learningRate: 0.01, epochs: 1000 } });
      const trace = new Trace(network);
      const from = direction === "forward" ? 0 : trace.program.length;
      finish(trace.seek(from));
      const breakpoints = breakpointsOf(network, trace, [
        { parameter: 0, mode: "all", condition: "C > 1000" },
      ]);
      const control: Control = { pause: false, abandoned: false };
      const way = toBreakpoint(trace, from, direction, stopsAt(breakpoints), control);
      for (let turn = 0; turn < 50; turn++) assert.equal(way.next().done, false);
      control.pause = true;
      const { state, paused, hits } = finish(way);
      assert.ok(paused && hits.length === 0);
      assert.ok(state.position > 0 && state.position < trace.program.length);
    });
  }

  for (const direction of ["forward", "back"] as const) {
    for (const [what, condition] of [
      ["a stop that is certain", undefined],
      ["sites whose numbers do not stop it", "C > 1000"],
    ] as const) {
      it(`tells how far it has come, ${direction} to ${what}: ever further, and no further than that`, () => {
        const network = networkOf([1, 1], { training: { learningRate: 0.01, epochs: 300 } });
        const trace = new Trace(network, { checkpointBytes: 1 });
        const { program } = trace;
        const isOn = direction === "forward";
        const [from, end] = isOn ? [0, program.length] : [program.length, 0];
        const bound = breakpointsOf(network, trace, [
          {
            parameter: 0,
            mode: "update",
            ...(condition ? { condition } : { hits: { operator: "", count: 150 } }),
          },
        ]);
        const to = certainStop(program, bound, from, direction);
        assert.equal(to === end, condition !== undefined);
        const control: Control = { pause: false, abandoned: false };
        const way = toBreakpoint(trace, from, direction, stopsAt(bound), control);
        const told: number[] = [];
        for (const position of way) told.push(position);
        assert.ok(new Set(told).size > 100, `${told}`);
        const [low, high] = isOn ? [from, to] : [to, from];
        told.forEach((position, place) => {
          assert.ok(position >= low && position <= high);
          const before = told[place - 1] ?? from;
          assert.ok(isOn ? position >= before : position <= before, `${before}, ${position}`);
        });
        assert.ok(Math.abs(told.at(-1)! - to) <= program.turnStart(1));
      });
    }
  }

  it("logs at each site and goes on; a condition that fails stops, and says why", () => {
    const network = networkOf([2, 2, 1]);
    const trace = new Trace(network);
    const [logger, faulty] = breakpointsOf(network, trace, [
      { parameter: 0, mode: "all" },
      { parameter: 8, mode: "forward", condition: "z[1][step] > 0" },
    ]);
    const criteria = readCriteria({ logMessage: "C = {C} at {step}, {step + 1} next" }, trace.stateAt(0));
    const said: string[] = [];
    const listener: SearchListener = {
      log: ({ id }, text) => said.push(`${id} ${text}`),
      fault: ({ id }, reason) => said.push(`${id} ${reason}`),
    };
    const control = { pause: false, abandoned: false };
    const breakpoints = [{ ...logger!, ...(criteria as object) }, faulty!];
    const { hits } = finish(
      toBreakpoint(trace, 0, "forward", { ...stopsAt(breakpoints), listener }, control),
    );
    assert.deepEqual(
      hits.map(({ id }) => id),
      [1],
    );
    assert.equal(said[0], "0 C = not computed yet at 1, 2 next");
    assert.match(said[1]!, /^1 neuron 11 does not exist.*\(at "step", character 6\)$/);
    assert.equal(said.length, 2);
  });
});

describe("the criteria of a breakpoint", () => {
  const start = new Trace(networkOf([2, 2, 1])).stateAt(0);
  const refusals: readonly (readonly [object, RegExp])[] = [
    [{ condition: "C <" }, /^The condition is wrong: .* \(at the end\)$/],
    [{ condition: "w[9][0][0] > 1" }, /layer 9 does not exist.*\(at "9", character 3\)/],
    [{ condition: "C" }, /true or false/],
    [{ hitCondition: "often" }, /^A hit count is a whole number/],
    [{ logMessage: "C is {C" }, /without its }/],
    [{ logMessage: "C is {D}" }, /^In the log message {D}: there is no D/],
  ];
  for (const [asked, expected] of refusals) {
    it(`${JSON.stringify(asked)} is refused in words`, () => {
      const criteria = readCriteria(asked, start);
      assert.match("refused" in criteria ? criteria.refused : "", expected);
    });
  }

  it("left empty are none", () =>
    assert.deepEqual(readCriteria({ condition: " ", hitCondition: "", logMessage: "" }, start), {}));
});

describe("a breakpoint on the update of a frozen parameter", () => {
  const answer = async (reduction: string, trainable: object) => {
    const training = { learningRate: 1, epochs: 2, reduction };
    const text = fileOf([1, 1, 1], { training, trainable: { 1: trainable } });
    const client = inline({ [PATH]: text });
    let breakpoint: DebugProtocol.Breakpoint | undefined;
    await client.launch({}, async () => {
      const line = text.split("\n").findIndex((each) => each.includes('"weights"')) + 2;
      const breakpoints = [{ line, mode: "update" }];
      const { breakpoints: set } = await client.get("setBreakpoints", {
        source: { path: PATH },
        breakpoints,
      });
      [breakpoint] = set;
    });
    return breakpoint!;
  };

  it("says why it never stops where gradients are added up", async () => {
    const { verified, message } = await answer("sum", { weights: false });
    assert.deepEqual([verified, message?.includes("not trained")], [false, true]);
  });

  it("stops at its mean where there is one, and at the update where it is trained", async () => {
    assert.equal((await answer("mean", { weights: false })).verified, true);
    assert.equal((await answer("sum", { biases: false })).verified, true);
  });
});
