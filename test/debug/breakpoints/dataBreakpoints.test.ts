import { strict as assert } from "node:assert";
import type { Direction } from "../../../src/debug/breakpoints/breakpoints";
import { bindData } from "../../../src/debug/breakpoints/dataBreakpoints";
import { toBreakpoint } from "../../../src/debug/breakpoints/search";
import { Run, readLaunchArguments } from "../../../src/debug/run";
import { parseNetworkFile } from "../../../src/document/network/networkFile";
import type { Memory } from "../../core/interpreter";
import { changes } from "../changes";
import { inline, PATH } from "../client";
import { fileOf, type Options } from "../networks";

function runOf(sizes: readonly number[], options: Options): Run {
  const text = fileOf(sizes, options);
  return Run.of(readLaunchArguments({ program: PATH }), text, parseNetworkFile(text));
}

const trained: Options = { examples: 3, training: { learningRate: 0.5, epochs: 2, batchSize: 2 } };

function stops(run: Run, dataId: string, direction: Direction): number[] {
  const { bound, answer } = bindData({ id: 1, dataId }, run);
  if (!bound) throw new Error(answer.message);
  const listener = { log: () => {}, fault: () => {} };
  const found: number[] = [];
  for (let p = direction === "forward" ? 0 : run.program.length; ; ) {
    const work = toBreakpoint(
      run.trace,
      p,
      direction,
      { bound: [bound], exceptions: [], listener },
      { pause: false, abandoned: false },
    );
    let next = work.next();
    while (!next.done) next = work.next();
    if (next.value.hits.length === 0) return found;
    p = next.value.state.position;
    found.push(p);
  }
}

const values: Readonly<Record<string, (memory: Memory) => number | undefined>> = {
  "w[2][0][1]": ({ w }) => w[2]![0]![1],
  "w[1][0][0]": ({ w }) => w[1]![0]![0],
  "b[1][1]": ({ b }) => b[1]![1],
  "z[1][0]": ({ z }) => z[1]![0],
  "a[2][0]": ({ a }) => a[2]![0],
  C: ({ C }) => C,
  "dC/dw[1][1][0]": ({ dC_dw }) => dC_dw[1]![1]![0],
  "dC/da[1][0]": ({ dC_da }) => dC_da[1]![0],
  "dC/dz[1][0]": ({ dC_dz }) => dC_dz[1]![0],
  // It is 0 until something is added: a first 0 that is added changes nothing.
  "w[1][0][1].grad": ({ wGrad }) => wGrad[1]![0]![1] || undefined,
  "b[2][0].grad": ({ bGrad }) => bGrad[2]![0] || undefined,
};

/** Values that a run begins with are no change. */
function expected(run: Run, dataId: string): number[] {
  return changes(run, values[dataId]!).filter((p) => p > 0);
}

describe("a data breakpoint", () => {
  for (const [what, run] of [
    ["2-2-2, in batches", runOf([2, 2, 2], trained)],
    // Dead neurons have derivatives of 0: their weights do not change.
    [
      "2-2-2, relu, one by one",
      runOf([2, 2, 2], {
        ...trained,
        activation: "relu",
        training: { learningRate: 0.1, epochs: 3, batchSize: 1 },
      }),
    ],
  ] as const) {
    for (const dataId of Object.keys(values)) {
      it(`${what}: on ${dataId} stops where the interpreter sees it change, and back in reverse`, () => {
        const positions = expected(run, dataId);
        assert.deepEqual(stops(run, dataId, "forward"), positions);
        assert.deepEqual(
          stops(run, dataId, "back"),
          positions.filter((p) => p < run.program.length).reverse(),
        );
      });
    }
  }

  const refusals: Readonly<Record<string, RegExp>> = {
    "a[0][0]": /stands in the file/,
    "y[0]": /stands in the file/,
    step: /only counts/,
    "w[1]": /whole vector/,
    "w[9][0][0]": /layer 9 does not exist/,
    "C + 1": /no single quantity/,
  };
  for (const [dataId, why] of Object.entries(refusals)) {
    it(`on ${dataId} is refused in words`, () => {
      assert.match(bindData({ id: 1, dataId }, runOf([2, 2, 1], trained)).answer.message!, why);
    });
  }

  it("on a parameter that is not trained is refused", () => {
    const { answer } = bindData({ id: 1, dataId: "w[1][0][0]" }, runOf([1, 1], {}));
    assert.match(answer.message!, /not trained/);
  });

  it("is offered on the rows of Variables and on expressions, and stops a session", async () => {
    const client = inline({ [PATH]: fileOf([2, 2, 1], trained) });
    await client.launch();
    const info = (args: object) => client.get("dataBreakpointInfo", args);
    assert.deepEqual(await info({ name: "∂C/∂w[2][0][1]" }), {
      dataId: "dC/dw[2][0][1]",
      description: "dC/dw[2][0][1]",
      accessTypes: ["write"],
      canPersist: true,
    });
    const frameId = (await client.frames())[0]!.id;
    const { scopes } = await client.get("scopes", { frameId });
    const weights = scopes.find(({ name }) => name === "Weights")!.variablesReference;
    assert.equal((await info({ variablesReference: weights, name: "layer 1" })).dataId, null);
    assert.equal((await info({ variablesReference: weights, name: "layer 9" })).dataId, null);
    const [layer] = (await client.get("variables", { variablesReference: weights })).variables;
    const [row] = (await client.get("variables", { variablesReference: layer!.variablesReference }))
      .variables;
    const { dataId } = await info({ variablesReference: row!.variablesReference, name: "w₀₁⁽¹⁾" });
    assert.equal(dataId, "w[1][0][1]");
    const { breakpoints } = await client.get("setDataBreakpoints", {
      breakpoints: [
        { dataId, accessType: "write", hitCondition: ">= 2" },
        { dataId: "C", condition: "C > 9" },
      ],
    });
    assert.deepEqual(
      breakpoints.map(({ verified }) => verified),
      [true, true],
    );
    const stopped = await client.move("continue");
    assert.deepEqual([stopped.reason, stopped.hitBreakpointIds], ["data breakpoint", [breakpoints[0]!.id]]);
    assert.equal(await client.value("batch"), "2");
    assert.match((await client.frames())[0]!.name, /^−η · ∂C\/∂w₀₁⁽¹⁾/);
    assert.match(
      await client.refused("dataBreakpointInfo", { variablesReference: weights, name: "layer 1" }),
      /earlier stop/,
    );
  });
});
