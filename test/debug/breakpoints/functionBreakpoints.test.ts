import { strict as assert } from "node:assert";
import type { levels } from "../../../src/core/program/steps";
import { bindFunction } from "../../../src/debug/breakpoints/functionBreakpoints";
import { type LaunchArguments, Run, readLaunchArguments } from "../../../src/debug/run";
import { parseNetworkFile } from "../../../src/document/network/networkFile";
import type { Memory } from "../../core/interpreter";
import { changes } from "../changes";
import { inline, PATH } from "../client";
import { fileOf, type Options } from "../networks";

const batches: Options = { examples: 3, training: { learningRate: 0.5, epochs: 2, batchSize: 2 } };
const softmax: Options = {
  last: "softmax",
  cost: "crossEntropy",
  examples: 3,
  training: { learningRate: 0.1, epochs: 3, batchSize: 1, shuffle: true, seed: 3 },
};

function runOf(sizes: readonly number[], options: Options, args: Partial<LaunchArguments> = {}): Run {
  const text = fileOf(sizes, options);
  return Run.of(readLaunchArguments({ program: PATH, ...args }), text, parseNetworkFile(text));
}

function sitesOf(name: string, run: Run): number[] {
  const { bound, answer } = bindFunction({ id: 1, name }, run);
  if (!bound) throw new Error(answer.message);
  const found: number[] = [];
  for (let p = bound.sites.next(0); p !== undefined; p = bound.sites.next(p)) found.push(p);
  const back: number[] = [];
  for (let p = bound.sites.previous(Number.MAX_SAFE_INTEGER); p !== undefined; p = bound.sites.previous(p))
    back.push(p);
  return found;
}

/** The positions just after the first step of the units of a level that hold such steps. */
function entries(run: Run, level: (typeof levels)[number], is: (step: string) => boolean): number[] {
  const { program } = run;
  const found: number[] = [];
  let last = -1;
  for (let index = 0; index < program.length; index++) {
    const { step, units } = program.at(index);
    if (units[level].start === last) continue;
    last = units[level].start;
    if (is(`${step.kind} ${step.l} ${run.network.examples.place(step.example)} ${step.batch} ${step.epoch}`))
      found.push(index + 1);
  }
  return found;
}

const inTail = /^(mean|update)/;

describe("a function breakpoint", () => {
  for (const [what, sizes, options] of [
    ["in batches", [2, 3, 2], batches],
    ["with softmax, shuffled", [2, 2, 3], softmax],
    ["without training", [2, 2, 1], { examples: 2 }],
  ] as const) {
    describe(what, () => {
      const run = runOf(sizes, options);
      const units: Readonly<Record<string, () => number[]>> = {
        forward: () => entries(run, "pass", (step) => step.startsWith("term")),
        backward: () => entries(run, "pass", (step) => step.startsWith("dC_da")),
        cost: () => entries(run, "layer", (step) => step.startsWith("cost")),
        average: () => entries(run, "pass", (step) => step.startsWith("mean")),
        "layer 2": () =>
          entries(
            run,
            "layer",
            (step) => /^\w+ 2/.test(step) && !inTail.test(step) && !step.startsWith("cost"),
          ),
        "Layer 1": () => entries(run, "layer", (step) => /^\w+ 1/.test(step) && !inTail.test(step)),
        example: () => entries(run, "example", (step) => !inTail.test(step)),
        "example 1": () => entries(run, "example", (step) => !inTail.test(step) && /^\w+ \d+ 1/.test(step)),
        "batch 1": () => entries(run, "batch", (step) => /^\w+ \d+ \d+ 0/.test(step)),
        batch: () => entries(run, "batch", () => true),
        epoch: () => entries(run, "epoch", () => true),
        "epoch 1": () => entries(run, "epoch", (step) => step.endsWith(" 0")),
      };
      for (const [name, expected] of Object.entries(units)) {
        it(`on ${name} stops after its first step`, () => assert.deepEqual(sitesOf(name, run), expected()));
      }

      const quantities: Readonly<Record<string, (memory: Memory) => number | undefined>> = {
        "∂C/∂a[1][0]": ({ dC_da }) => dC_da[1]![0],
        "a[1][0]": ({ a }) => a[1]![0],
        "a[2][0]": ({ a }) => a[2]![0],
        "dC/dz[1][1]": ({ dC_dz }) => dC_dz[1]![1],
        "dC/dz[2][0]": ({ dC_dz }) => dC_dz[2]![0],
        "∂C/∂w[2][0][1]": ({ dC_dw }) => dC_dw[2]![0]![1],
        "dC/db[1][0]": ({ dC_db }) => dC_db[1]![0],
        C: ({ C }) => C,
      };
      for (const [name, value] of Object.entries(quantities)) {
        it(`on ${name} stops where the interpreter has just found it`, () => {
          assert.deepEqual(sitesOf(name, run), changes(run, value));
        });
      }
    });
  }

  it("on a weight stops at every use of it", () => {
    const run = runOf([1, 1], { training: { learningRate: 1, epochs: 1 } });
    assert.deepEqual(
      sitesOf("w[1][0][0]", run).map((p) => run.program.at(p - 1).step.kind),
      ["term", "dz_dw", "mean", "update"],
    );
  });

  it("on update stops at the first changed parameter, trained or not", () => {
    const run = runOf([2, 2, 1], { ...batches, trainable: { 1: false } });
    assert.deepEqual(
      sitesOf("update", run),
      entries(run, "pass", (step) => step.startsWith("update")),
    );
    const untrained = bindFunction({ id: 1, name: "gradient step" }, runOf([2, 2, 1], {}));
    assert.match(untrained.answer.message!, /not trained/);
  });

  it("on a moment stops at the first one of its kind, where the update rule has it", () => {
    const adam = runOf([2, 1], {
      examples: 3,
      training: { learningRate: 1, epochs: 2, batchSize: 2, optimizer: { name: "adam" } },
    });
    const firstOf = (kind: string) => {
      const { program } = adam;
      const all = Array.from({ length: program.length }, (_, index) => program.at(index).step);
      return all
        .filter(
          (step, index) =>
            step.kind === kind && !all.slice(index - 3, index).some((before) => before.kind === kind),
        )
        .map(({ index }) => index + 1);
    };
    for (const kind of ["moment1", "moment2", "update"])
      assert.deepEqual(sitesOf(kind, adam), firstOf(kind), kind);
    assert.deepEqual(sitesOf("gradient step", adam), firstOf("moment1"));
    assert.match(bindFunction({ id: 1, name: "velocity" }, adam).answer.message!, /There is no velocity/);
    assert.match(bindFunction({ id: 1, name: "moment1" }, runOf([1, 1], {})).answer.message!, /not trained/);
  });

  it("on the average has nowhere to stop where the gradients are summed", () => {
    const summed = runOf([1, 1], { training: { learningRate: 1, epochs: 2, reduction: "sum" } });
    assert.match(bindFunction({ id: 1, name: "average" }, summed).answer.message!, /There is no average/);
    assert.deepEqual(
      sitesOf("update", summed),
      entries(summed, "pass", (step) => step.startsWith("update")),
    );
  });

  it("counts the examples of the file, also where a launch chooses some", () => {
    const run = runOf([2, 2, 1], batches, { examples: [2, 0, 2] });
    assert.equal(sitesOf("example 2", run).length, 4);
    assert.match(bindFunction({ id: 1, name: "example 1" }, run).answer.message!, /no example 1/);
  });

  const refusals: Readonly<Record<string, RegExp>> = {
    "layer 9": /no layer 9: this network has 1 to 2/,
    "layer 0": /no layer 0/,
    "epoch 3": /no epoch 3: this run has 2/,
    "batch 0": /no batch 0/,
    "forward 2": /only one/,
    main: /^Name a unit \(.*\) or a quantity .*: there is no main/,
    "": /an expression is expected/,
    "a[1]": /whole vector/,
    "a[0][1]": /stands in the file/,
    "y[0]": /stands in the file/,
    "a[1][step]": /must be numbers/,
    "C + 1": /no single quantity/,
    step: /only counts/,
    __proto__: /there is no __proto__/,
  };
  for (const [name, expected] of Object.entries(refusals)) {
    it(`on "${name}" is refused in words`, () => {
      const { answer, bound } = bindFunction({ id: 1, name }, runOf([2, 2, 1], batches));
      assert.ok(!answer.verified && bound === undefined);
      assert.match(answer.message!, expected);
    });
  }

  it("works in a session, with condition and hit count, before and after the launch", async () => {
    const client = inline({ [PATH]: fileOf([2, 2, 1], batches) });
    const set = (breakpoints: object[]) => client.get("setFunctionBreakpoints", { breakpoints });
    const { breakpoints } = await set([{ name: "epoch 2" }, { name: "nonsense" }]);
    assert.deepEqual(
      breakpoints.map(({ verified, reason }) => [verified, reason]),
      [
        [false, "pending"],
        [false, "pending"],
      ],
    );
    const stopped = await client.launch({ stopOnEntry: false });
    assert.deepEqual(
      [stopped.reason, stopped.hitBreakpointIds],
      ["function breakpoint", [breakpoints[0]!.id]],
    );
    assert.equal(await client.value("epoch"), "2");
    assert.deepEqual(
      client.events("breakpoint").map(({ body }) => body.breakpoint.verified),
      [true, false],
    );
    await set([
      { name: "cost", hitCondition: "2" },
      { name: "C", condition: "C < 0" },
    ]);
    await client.move("reverseContinue");
    assert.equal(await client.value("example"), "1");
    const [wrong] = (await set([{ name: "cost", condition: "C" }])).breakpoints;
    assert.match(wrong!.message!, /true or false/);
  });

  it("far away is found by arithmetic", () => {
    const far = runOf([1, 1], { examples: 2, training: { learningRate: 1, epochs: 1e9 } });
    const { bound } = bindFunction({ id: 1, name: "epoch 999999999" }, far);
    assert.equal(bound!.sites.next(0), far.program.turnStart(2 * 999_999_998) + 1);
  });
});
