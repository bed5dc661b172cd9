import { strict as assert } from "node:assert";
import { Program } from "../../../src/core/program/program";
import { levels } from "../../../src/core/program/steps";
import { inline, isEvent, PATH, type TestClient } from "../client";
import { fileOf, networkOf, type Options } from "../networks";

const trained: Options = { examples: 2, training: { learningRate: 0.5, epochs: 2, batchSize: 1 } };
const text = fileOf([2, 2, 1], trained);
const { length } = new Program(networkOf([2, 2, 1], trained));

async function launched(args: object = {}): Promise<TestClient> {
  const client = inline({ [PATH]: text });
  await client.launch(args);
  return client;
}

import { levels as offered } from "../../../src/protocol/levels";

const names = async (client: TestClient) => (await client.frames()).map(({ name }) => name);

describe("the request restartFrame", () => {
  it("goes back to where the unit of the frame began, from every frame", async () => {
    const client = await launched();
    const program = new Program(networkOf([2, 2, 1], trained));
    const position = 21; // ∂z₀/∂w₀₀ of layer 1
    const { units } = program.at(position - 1);
    for (const [name, start] of [
      ["neuron 0", units.neuron.start],
      ["layer 1", units.layer.start],
      ["backward", units.pass.start],
      ["example 0", 0],
    ] as const) {
      await client.move("backprop/move", { to: position });
      const frame = (await client.frames()).find((each) => each.name === name)!;
      assert.equal(frame.canRestart, true);
      assert.equal((await client.move("restartFrame", { frameId: frame.id })).reason, "restart");
      assert.equal(await client.position(), start, name);
    }
  });

  it("is refused at the start, and for a frame of an earlier stop", async () => {
    const client = await launched();
    const [start] = await client.frames();
    assert.equal(start!.canRestart, false);
    assert.match(await client.refused("restartFrame", { frameId: start!.id }), /nothing to restart/);
    await client.move("next");
    assert.match(await client.refused("restartFrame", { frameId: start!.id }), /earlier stop/);
  });
});

describe("the requests gotoTargets and goto", () => {
  const line = text.slice(0, text.indexOf("biases", text.indexOf("biases") + 1)).split("\n").length;
  const source = { path: PATH };

  it("go to the next use of the parameter there, done, and to the last one where none follows", async () => {
    const client = await launched();
    const { targets } = await client.get("gotoTargets", { source, line });
    assert.deepEqual(
      targets.map(({ label, line }) => [label, line]),
      [["b⁽²⁾", line]],
    );
    const go = () => client.move("goto", { threadId: 1, targetId: targets[0]!.id });
    assert.equal((await go()).reason, "goto");
    assert.equal((await names(client))[0], "b⁽²⁾");
    await go();
    assert.equal((await names(client))[1], "∂C₀/∂b⁽²⁾");
    await client.move("backprop/move", { to: "end" });
    await go();
    // The run ends with the update of this very bias: the use before it is its mean.
    assert.equal((await names(client))[0], "1/n Σ ∂Cₑ/∂b⁽²⁾");
  });

  it("know a column, and nothing elsewhere", async () => {
    const client = await launched();
    const row = text.split("\n").findIndex((each) => /^\s*\[-?\d/.test(each)) + 1;
    const { targets } = await client.get("gotoTargets", { source, line: row, column: 99 });
    assert.deepEqual(
      targets.map(({ label }) => label),
      ["w₀₁⁽¹⁾"],
    );
    assert.deepEqual((await client.get("gotoTargets", { source, line: 999 })).targets, []);
    assert.deepEqual((await client.get("gotoTargets", { source: { path: "/other" }, line })).targets, []);
    for (const targetId of [0, 10, -1])
      assert.match(await client.refused("goto", { threadId: 1, targetId }), /no such/);
  });
});

describe("the request stepInTargets", () => {
  it("names the finer levels, and stepIn goes to one of them", async () => {
    const client = await launched({ level: "layer" });
    const targets = async () =>
      (await client.get("stepInTargets", { frameId: (await client.frames())[0]!.id })).targets;
    assert.deepEqual(
      (await targets()).map(({ label }) => label),
      ["one neuron", "one quantity", "one factor"],
    );
    const [, quantity, factor] = await targets();
    await client.move("stepIn", { threadId: 1, targetId: quantity!.id });
    const { position, level } = await client.get("backprop/position");
    assert.deepEqual([position, level], [3, "quantity"]);
    assert.match(
      await client.refused("stepIn", { threadId: 1, targetId: quantity!.id }),
      /no such level to step into/,
    );
    await client.move("stepIn", { threadId: 1, targetId: factor!.id });
    assert.equal(await client.position(), 4);
    assert.deepEqual(await targets(), []);
  });
});

describe("run to cursor", () => {
  it("is a breakpoint that is set, continued to and taken away, as an editor does it", async () => {
    const client = await launched();
    const line = text.slice(0, text.indexOf("biases")).split("\n").length;
    const set = (breakpoints: object[]) =>
      client.get("setBreakpoints", { source: { path: PATH }, breakpoints, sourceModified: false });
    await set([{ line }]);
    assert.equal((await client.move("continue")).reason, "breakpoint");
    await set([]);
    assert.equal(await client.position(), 3);
    assert.equal((await client.move("continue")).reason, "end");
  });
});

describe("the request backprop/level", () => {
  it("makes a level the session's, which stands where it stood, as often as it is asked", async () => {
    const client = await launched();
    await client.move("backprop/move", { to: 20 });
    assert.deepEqual(offered, levels);
    for (const level of [...levels, "factor"]) {
      const story = client.transcript.length;
      await client.move("backprop/level", { level });
      assert.deepEqual(client.story().slice(story, story + 3), [
        "backprop/level",
        "[continued]",
        "[stopped]",
      ]);
      const { position, level: now } = await client.get("backprop/position");
      assert.deepEqual([position, now], [20, level]);
    }
    await client.move("backprop/level", { level: "layer" });
    assert.equal((await names(client))[0], "layer 1");
    await client.move("next");
    assert.equal(await client.position(), new Program(networkOf([2, 2, 1], trained)).at(19).units.layer.end);
  });

  it("is refused for what is no level", async () => {
    const client = await launched();
    assert.match(await client.refused("backprop/level", { level: "atom" }), /level/);
  });
});

describe("the request backprop/move", () => {
  it("does one unit of a level and leaves the session's own, saying that it goes and that it stands", async () => {
    const client = await launched({ level: "neuron" });
    const story = client.transcript.length;
    const position = async (args: object) => {
      await client.move("backprop/move", args);
      const { position, level } = await client.get("backprop/position");
      return `${position} ${level}`;
    };
    assert.equal(await position({ level: "quantity", direction: "forward" }), "3 neuron");
    assert.deepEqual(client.story().slice(story, story + 3), ["backprop/move", "[continued]", "[stopped]"]);
    assert.equal(await position({ level: "example", direction: "forward" }), "28 neuron");
    assert.equal(await position({ level: "factor", direction: "backward" }), "27 neuron");
    assert.equal(await position({ level: "epoch", direction: "backward" }), "0 neuron");
  });

  it("goes to any step, and no further than the run", async () => {
    const client = await launched();
    for (const [to, expected] of [
      [17, 17],
      [1e15, length],
      [-3, 0],
      ["end", length],
      ["start", 0],
    ] as const) {
      assert.equal((await client.move("backprop/move", { to })).reason, "goto");
      assert.equal(await client.position(), expected);
    }
  });

  const endless = fileOf([2, 2, 1], { training: { learningRate: 0.01, epochs: 1e7 } });

  it("to a step takes the place of a way that is under way, which then never stops", async () => {
    const client = inline({ [PATH]: endless });
    await client.launch();
    await client.get("backprop/move", { to: 7, jump: 1 });
    const story = client.transcript.length;
    await client.get("backprop/move", { to: "end", jump: 2 });
    assert.equal(await client.refused("backprop/view"), "The run is moving: pause it first.");
    const stopped = await client.move("backprop/move", { to: 12, jump: 3 });
    assert.equal(stopped.reason, "goto");
    assert.equal((await client.get("backprop/view", { pictures: [] })).view.position, 12);
    assert.equal(
      client
        .story()
        .slice(story)
        .filter((each) => each === "[stopped]").length,
      1,
    );
    // A search for a breakpoint too, but not by a unit: there is no place yet that it would be one from.
    await client.get("setFunctionBreakpoints", { breakpoints: [{ name: "C", condition: "C > 1000" }] });
    await client.get("continue", { threadId: 1 });
    assert.match(await client.refused("backprop/move", { level: "layer", direction: "forward" }), /moving/);
    assert.equal((await client.move("backprop/move", { to: 3 })).reason, "goto");
    assert.equal(await client.position(), 3);
  });

  it("gives its number to the view of the stops that follow, a pause of its way included", async () => {
    const client = inline({ [PATH]: endless });
    await client.launch();
    const jump = async () => (await client.get("backprop/view", { pictures: [] })).view.jump;
    assert.equal(await jump(), undefined);
    await client.move("backprop/move", { to: 7, jump: 41 });
    assert.equal(await jump(), 41);
    await client.move("next");
    assert.equal(await jump(), 41);
    await client.get("backprop/move", { to: "end", jump: 42 });
    assert.equal((await client.move("pause")).reason, "pause");
    assert.equal(await jump(), 42);
    await client.move("backprop/move", { to: 9 });
    assert.equal(await jump(), 42);
    assert.match(await client.refused("backprop/move", { to: 9, jump: -1 }), /^`jump` must be/);
  });

  it("does not take the place of a run without debugging", async () => {
    const client = inline({ [PATH]: endless });
    await client.get("initialize", { adapterID: "backprop" });
    await client.get("launch", { program: PATH, noDebug: true });
    await client.get("configurationDone");
    assert.match(await client.refused("backprop/move", { to: 3 }), /moving/);
    await client.get("disconnect");
  });

  for (const args of [
    {},
    { to: "middle" },
    { to: 1.5 },
    { to: null },
    { level: "atom", direction: "forward" },
    { level: "factor" },
    { level: "factor", direction: "up" },
  ]) {
    it(`refuses ${JSON.stringify(args)}`, async () => {
      const client = await launched();
      assert.match(await client.refused("backprop/move", args), /^`(to|level|direction)` must be/);
    });
  }
});

describe("the progress of a long way", () => {
  const long: Options = { examples: 1, training: { learningRate: 0.01, epochs: 2e7 } };

  /** A clock on which every look at it takes as long as that. */
  function clock(milliseconds: number): () => number {
    let time = 0;
    return () => {
      time += milliseconds;
      return time;
    };
  }

  async function onTheWay(supportsProgressReporting: boolean): Promise<TestClient> {
    const client = inline({ [PATH]: fileOf([2, 2, 1], long) }, clock(1));
    const initialized = client.event("initialized");
    client.post("initialize", { supportsProgressReporting });
    client.post("launch", { program: PATH });
    await initialized;
    await client.move("configurationDone");
    client.post("continue", { threadId: 1 });
    return client;
  }

  it("is told from half a second on, and cancelled by its number", async () => {
    const client = await onTheWay(true);
    const { body } = await client.event("progressStart");
    assert.deepEqual([body.title, body.cancellable], ["Going through the run", true]);
    const update = (await client.event("progressUpdate")).body;
    assert.equal(update.progressId, body.progressId);
    assert.match(update.message, /^step \d+ of \d+$/);
    assert.ok(update.percentage > body.percentage && update.percentage < 100);
    await client.get("cancel", { progressId: "another" });
    const stopped = client.event("stopped");
    await client.get("cancel", { progressId: body.progressId });
    assert.equal((await stopped).body.reason, "pause");
    assert.deepEqual(client.story().slice(-2), ["[progressEnd]", "[stopped]"]);
  });

  it("is a share of the way to where it stops, and then of the costs at the end", async () => {
    // Several of them are done between two looks at the clock.
    const training = { learningRate: 0.1, epochs: 1, batchSize: 100 };
    const client = inline({ [PATH]: fileOf([1, 1], { examples: 8000, training }) }, clock(200));
    const initialized = client.event("initialized");
    client.post("initialize", { supportsProgressReporting: true });
    client.post("launch", { program: PATH });
    await initialized;
    await client.get("setFunctionBreakpoints", { breakpoints: [{ name: "example 4000" }] });
    await client.move("configurationDone");
    /** The shares that are told of a way, in percent. */
    const shares = async (): Promise<number[]> => {
      const before = client.transcript.length;
      await client.move("continue");
      const told = client.transcript.slice(before).filter(isEvent);
      return told.flatMap(({ body }) => (body && "percentage" in body ? [body.percentage] : []));
    };
    const check = (told: readonly number[]) => {
      assert.deepEqual(
        [...told].sort((a, b) => a - b),
        told,
      );
      assert.ok(told[0]! < 5 && told.at(-1)! > 95 && told.at(-1)! <= 100, `${told}`);
    };
    check(await shares());
    const toEnd = await shares();
    const costs = toEnd.findIndex((share, place) => share < toEnd[place - 1]!);
    check(toEnd.slice(0, costs));
    check(toEnd.slice(costs));
    const titles = client.events("progressStart").map(({ body }) => body.title);
    assert.deepEqual([...new Set(titles)], ["Going through the run", "Computing the cost of every example"]);
    assert.equal(client.events("progressEnd").length, titles.length);
  });

  it("cancels a run without debugging, which says where it was", async () => {
    const client = inline({ [PATH]: fileOf([2, 2, 1], long) }, clock(1));
    const initialized = client.event("initialized");
    client.post("initialize", { supportsProgressReporting: true });
    client.post("launch", { program: PATH, noDebug: true });
    await initialized;
    client.post("configurationDone");
    const { progressId } = (await client.event("progressStart")).body;
    const terminated = client.event("terminated");
    await client.get("cancel", { progressId });
    await terminated;
    assert.match(client.events("output").at(-1)!.body.output, /^Cancelled at step [1-9]\d* of \d+\n$/);
    assert.deepEqual(client.story().slice(-3), ["[output]", "[exited]", "[terminated]"]);
  });

  it("ends with the session", async () => {
    const client = await onTheWay(true);
    await client.event("progressStart");
    await client.get("terminate");
    assert.deepEqual(client.story().slice(-3), ["terminate", "[progressEnd]", "[terminated]"]);
  });

  it("is not told to a client that does not ask, nor of a short way", async () => {
    const client = await onTheWay(false);
    // A turn of its own for each slice of ten steps: by then half a second is long over.
    for (let turn = 0; turn < 200; turn++) await new Promise((resolve) => setImmediate(resolve));
    await client.move("pause");
    assert.ok((await client.position()) > 500);
    assert.equal(client.events("progressStart").length, 0);
    const short = inline({ [PATH]: text });
    short.post("initialize", { supportsProgressReporting: true });
    short.post("launch", { program: PATH });
    await short.event("initialized");
    await short.move("configurationDone");
    await short.move("continue");
    assert.deepEqual(
      short.story().filter((each) => each.startsWith("[progress")),
      [],
    );
  });
});
