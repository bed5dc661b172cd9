import assert from "node:assert/strict";
import { Trace } from "../../../src/core/run/trace";
import { parseNetworkFile } from "../../../src/document/network/networkFile";
import { inline, PATH, type TestClient } from "../client";
import { fileOf } from "../networks";

const training = { learningRate: 0.5, epochs: 6, batchSize: 2 };
const text = fileOf([2, 3, 1], { examples: 3, training });
const drawn = text.replace(/"weights": \[\s*(\[[^\]]*\],?\s*){3}\],\s*"biases": \[[^\]]*\]/, '"neurons": 3');

async function launched(file = text): Promise<TestClient> {
  const client = inline({ [PATH]: file });
  await client.launch();
  return client;
}

const costsOf = (file: string, change: (file: string) => string) => {
  const trace = new Trace(parseNetworkFile(change(file)).network!);
  return trace.stateAt(trace.program.length).batchCosts;
};

/** The fork as the view has it, once all that can be known of it is. */
async function settled(client: TestClient) {
  for (;;) {
    const { fork, batches } = (await client.get("backprop/view", { pictures: ["cost"] })).view.pictures.cost!;
    const { fork: told } = await client.get("backprop/fork");
    if (told?.difference !== "sought" && fork!.batches.at.length === batches.at.length)
      return { fork: fork!, told: told! };
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe("the request backprop/fork", () => {
  it("says what can be changed", async () => {
    const client = await launched();
    assert.deepEqual(await client.get("backprop/fork"), {
      changeable: { learningRate: 0.5, optimizer: "sgd" },
    });
    const random = await launched(drawn);
    assert.equal((await random.get("backprop/fork")).changeable.seed, 0);
    const untrained = await launched(fileOf([1, 1]));
    assert.deepEqual(await untrained.get("backprop/fork"), { changeable: {} });
  });

  const changes = [
    [
      { learningRate: 0.125 },
      text,
      (file: string) => file.replace('"learningRate": 0.5', '"learningRate": 0.125'),
    ],
    [
      { optimizer: "adam" },
      text,
      (file: string) => file.replace('"batchSize"', '"optimizer": { "name": "adam" }, "batchSize"'),
    ],
    [
      { seed: 5 },
      drawn,
      (file: string) =>
        file.replace('"neurons": 3', '"neurons": 3, "init": { "method": "xavierUniform", "seed": 5 }'),
    ],
  ] as const;
  for (const [change, file, changed] of changes) {
    it(`is a run of the same text with that one change, to the last bit: ${JSON.stringify(change)}`, async () => {
      const client = await launched(file);
      await client.get("backprop/fork", change);
      await client.move("backprop/move", { to: "end" });
      const { fork } = await settled(client);
      const own = costsOf(file, (same) => same);
      const other = costsOf(file, changed);
      assert.deepEqual(fork.batches, { each: other.each, at: other.at, costs: other.costs });
      assert.notDeepEqual(fork.batches.costs, own.costs);
    });
  }

  it("forks where the run stands by a nudge, and leaves the run as it is", async () => {
    const client = await launched();
    await client.move("backprop/move", { to: 100 });
    const before = (await client.get("backprop/view")).view.pictures;
    const { fork } = await client.get("backprop/fork", { expression: "w[2][0][1]", value: "w[2][0][1] + 1" });
    assert.match(fork!.name, /^w₀₁⁽²⁾ = \S+ from step 100 on$/);
    const { told } = await settled(client);
    const after = (await client.get("backprop/view")).view.pictures;
    assert.deepEqual({ ...after, cost: 0 }, { ...before, cost: 0 });
    assert.ok(typeof told.difference === "object" && told.difference.position >= 100);
  });

  it("tells where they first differ, with both values once the run is there, and not before", async () => {
    const client = await launched();
    await client.get("backprop/fork", { learningRate: 0.25 });
    const { told } = await settled(client);
    assert.ok(typeof told.difference === "object");
    const { position, forkPosition, name, epoch, batch, kind, value } = told.difference;
    assert.deepEqual([name, epoch, batch, kind, value], ["w₀₀⁽¹⁾", 1, 1, "update", undefined]);
    assert.equal(forkPosition, position);
    const early = (await client.get("backprop/view")).view.pictures.cost!.fork!;
    assert.deepEqual(early.difference!.values, { run: null, fork: null });
    await client.move("backprop/move", { to: position });
    const there = (await settled(client)).fork;
    assert.equal(there.difference!.values.run, Number(await client.value("w[1][0][0]")));
    assert.notEqual(there.difference!.values.fork, there.difference!.values.run);
    await client.get("backprop/predict", { on: true });
    await client.move("stepBack");
    await client.move("next");
    const asked = (await client.get("backprop/view")).view;
    assert.ok(asked.question);
    assert.deepEqual(asked.pictures.cost!.fork!.difference!.values, { run: null, fork: null });
  });

  it("has one fork at a time, which ends when it is told to, and with a restart", async () => {
    const client = await launched();
    const names = async () => (await client.get("backprop/fork")).fork?.name;
    await client.get("backprop/fork", { learningRate: 0.25 });
    await client.get("backprop/fork", { optimizer: "adagrad" });
    assert.equal(await names(), "adagrad");
    await client.get("backprop/fork", { end: true });
    assert.equal(await names(), undefined);
    await client.get("backprop/fork", { learningRate: 0.25 });
    await client.move("restart", {});
    assert.equal(await names(), undefined);
  });

  it("compares anew with what the run is nudged to", async () => {
    const client = await launched();
    await client.move("backprop/move", { to: 50 });
    await client.get("backprop/fork", { expression: "w[2][0][1]", value: "0.5" });
    assert.ok(typeof (await settled(client)).told.difference === "object");
    await client.get("setExpression", { expression: "w[2][0][1]", value: "0.5" });
    assert.equal((await settled(client)).told.difference, "none");
  });

  it("refuses what it cannot change, in words", async () => {
    const client = await launched();
    assert.match(await client.refused("backprop/fork", { learningRate: -1 }), /greater than 0/);
    assert.match(await client.refused("backprop/fork", { optimizer: "adamm" }), /one of "sgd"/);
    assert.match(await client.refused("backprop/fork", { seed: 3 }), /no seed to change/);
    assert.match(
      await client.refused("backprop/fork", { expression: "z[1][0]", value: "1" }),
      /cannot be set|not computed/,
    );
    assert.match(await client.refused("backprop/fork", { learningRate: 1, seed: 2 }), /one thing changed/);
    const untrained = await launched(fileOf([1, 1]));
    assert.match(await untrained.refused("backprop/fork", { optimizer: "adam" }), /does not train/);
    assert.match(await untrained.refused("backprop/fork", { learningRate: 1 }), /does not train/);
  });
});
