import { strict as assert } from "node:assert";
import type { DebugProtocol } from "@vscode/debugprotocol";
import type { Parameter } from "../../src/core/network/network";
import { levels } from "../../src/core/program/steps";
import { Trace } from "../../src/core/run/trace";
import { move } from "../../src/debug/moves/moves";
import { Run, readLaunchArguments } from "../../src/debug/run";
import { exactNumber, shortNumber } from "../../src/protocol/format";
import { inline, isEvent, PATH, type TestClient } from "./client";
import { fileOf, networkOf, type Options } from "./networks";

type Sizes = readonly number[];
const trained: Options = { examples: 3, training: { learningRate: 0.5, epochs: 2, batchSize: 2 } };
const long: Options = { examples: 1, training: { learningRate: 0.01, epochs: 2e6 } };

/** A session that stands at the start of a small network's run. */
async function launched(
  args: object = {},
  sizes: Sizes = [2, 2, 1],
  options: Options = {},
): Promise<TestClient> {
  const client = inline({ [PATH]: fileOf(sizes, options) });
  await client.launch(args);
  return client;
}

/** The line, from 1, on which a piece of the file stands first after another. */
function lineOf(text: string, ...pieces: string[]): number {
  const at = pieces.reduce((from, piece) => text.indexOf(piece, from) + 1, 0);
  return text.slice(0, at - 1).split("\n").length;
}

describe("a session from launch to end", () => {
  it("answers first, then says what happens, in this order", async () => {
    const client = await launched();
    assert.deepEqual(client.story(), [
      "initialize",
      "launch",
      "[output]",
      "[initialized]",
      "configurationDone",
      "[stopped]",
    ]);
    assert.deepEqual(client.events("stopped")[0]!.body, {
      reason: "entry",
      threadId: 1,
      allThreadsStopped: true,
    });
    assert.deepEqual(client.events("output")[0]!.body, {
      category: "stdout",
      output: "net.nn.json: 2-2-1 neurons, 9 parameters, 1 example, 37 steps\n",
    });
    assert.deepEqual(
      client.transcript.map(({ seq }) => seq),
      [1, 2, 3, 4, 5, 6],
    );
  });

  it("says apart from that what is questionable in the file", async () => {
    const client = inline({ [PATH]: fileOf([2, 2, 1]).replace("{", '{\n"wheights": 1,') });
    await client.launch();
    const [introduction, reservations] = client.events("output").map(({ body }) => body);
    assert.equal(introduction.category, "stdout");
    assert.equal(reservations.category, "console");
    assert.match(reservations.output, /^2:1 .*wheights.*\n$/);
  });

  it("waits for configurationDone, also one that came early", async () => {
    const client = inline({ [PATH]: fileOf([2, 2, 1]) });
    await client.get("configurationDone");
    const stopped = client.event("stopped");
    await client.get("launch", { program: PATH });
    assert.equal((await stopped).body.reason, "entry");
  });

  it("without stopOnEntry runs to the end and stays there; continue ends it", async () => {
    const client = inline({ [PATH]: fileOf([2, 2, 1]) });
    const stopped = await client.launch({ stopOnEntry: false });
    assert.deepEqual([stopped.reason, stopped.description], ["end", "End of the run"]);
    assert.equal(await client.position(), 37);
    const terminated = client.event("terminated");
    await client.get("continue", { threadId: 1 });
    await terminated;
    assert.deepEqual(client.story().slice(-3), ["continue", "[exited]", "[terminated]"]);
    assert.equal(await client.refused("next", { threadId: 1 }), "The session has ended.");
    assert.equal((await client.ask("disconnect")).success, true);
  });

  it("without debugging runs to the end, prints the cost and ends", async () => {
    const client = inline({ [PATH]: fileOf([2, 2, 1], trained) });
    await client.get("initialize");
    await client.get("launch", { program: PATH, noDebug: true });
    const terminated = client.event("terminated");
    await client.get("configurationDone");
    await terminated;
    assert.equal(client.events("stopped").length, 0);
    const output: string = client.events("output")[1]!.body.output;
    const [head, derivatives, time] = output.split(/(?<=after\n)|(?=^.* steps)/m);
    assert.match(
      head!,
      /^End of the run\nexample 0: C₀ = [\d.]+\n.*\n.*\nAverage cost: [\d.]+ before training, [\d.]+ after\n$/,
    );
    const atEnd = new Trace(networkOf([2, 2, 1], trained)).stateAt(240);
    const mean = (name: string, parameter: Parameter) => `${name} = ${shortNumber(atEnd.mean(parameter)!)}`;
    assert.deepEqual(derivatives!.trimEnd().split("\n"), [
      "Averages over the last batch:",
      mean("∂C/∂w₀₀⁽¹⁾", { l: 1, j: 0, k: 0 }),
      mean("∂C/∂w₀₁⁽¹⁾", { l: 1, j: 0, k: 1 }),
      mean("∂C/∂b₀⁽¹⁾", { l: 1, j: 0 }),
      mean("∂C/∂w₁₀⁽¹⁾", { l: 1, j: 1, k: 0 }),
      mean("∂C/∂w₁₁⁽¹⁾", { l: 1, j: 1, k: 1 }),
      mean("∂C/∂b₁⁽¹⁾", { l: 1, j: 1 }),
      mean("∂C/∂w₀₀⁽²⁾", { l: 2, j: 0, k: 0 }),
      mean("∂C/∂w₀₁⁽²⁾", { l: 2, j: 0, k: 1 }),
      mean("∂C/∂b⁽²⁾", { l: 2, j: 0 }),
    ]);
    assert.match(time!, /^240 steps in \d+(\.\d+)?(e-\d+)? (ms|s)\n$/);
  });

  it("tells the cost when the end is reached, once", async () => {
    const client = await launched({ level: "epoch" }, [2, 2, 1], trained);
    const final = new Trace(networkOf([2, 2, 1], trained));
    for (const command of ["next", "next", "stepBack", "next"] as const) await client.move(command);
    assert.equal(await client.position(), final.program.length);
    assert.equal(client.events("output").length, 2);
  });

  it("restarts from the file as it is now, with its breakpoints", async () => {
    const files = { [PATH]: fileOf([2, 2, 1]) };
    const client = inline(files);
    const text = files[PATH];
    await client.launch({}, () =>
      client.get("setBreakpoints", {
        source: { path: PATH },
        breakpoints: [{ line: lineOf(text, "biases") }],
      }),
    );
    await client.move("continue");
    assert.equal(await client.position(), 3);
    files[PATH] = `\n\n\n${text}`.replace("0.", "0.9");
    await client.move("restart");
    const [changed] = client.events("breakpoint");
    assert.equal(changed!.body.reason, "changed");
    assert.equal(changed!.body.breakpoint.id, 1);
    files[PATH] = "{";
    assert.match(await client.refused("restart"), /net.nn.json has/);
    assert.equal(await client.position(), 3);
    await client.move("next");
    assert.equal(await client.position(), 4);
  });

  it("restarts at the start where nothing was edited", async () => {
    const client = await launched({ level: "layer" });
    await client.move("next");
    assert.equal((await client.move("restart")).reason, "entry");
    assert.equal(await client.position(), 0);
  });

  it("restarts where it stood, at its level, after an edit that left the steps as they are", async () => {
    const files = { [PATH]: fileOf([2, 2, 1], trained) };
    const client = inline(files);
    await client.launch();
    for (const command of ["next", "stepOut", "stepOut", "next"] as const) await client.move(command);
    const { position, level } = await client.get("backprop/position");
    assert.ok(position > 4);
    const weights = networkOf([2, 2, 1], trained).parameters;
    files[PATH] = `\n${files[PATH].replace(String(weights[0]), "0.125")}`;
    const { reason } = await client.move("restart", { arguments: { program: PATH } });
    assert.equal(reason, "restart");
    assert.deepEqual(await client.get("backprop/position").then((now) => [now.position, now.level]), [
      position,
      level,
    ]);
    assert.equal(await client.value("w[1][0][0]"), "0.125");
    const input = Number(await client.value("a[0][0]"));
    const [z, rest] = await Promise.all([
      client.value("z[1][0]"),
      client.value("w[1][0][1] * a[0][1] + b[1][0]"),
    ]);
    assert.ok(Math.abs(Number(z) - (0.125 * input + Number(rest))) < 1e-12);
    await client.move("stepBack");
    assert.ok((await client.position()) < position);
  });

  it("restarts at the start after an edit that changes the steps", async () => {
    for (const edited of [
      fileOf([2, 3, 1], trained),
      fileOf([2, 2, 1]),
      fileOf([2, 2, 1], { ...trained, examples: 1 }),
      fileOf([2, 2, 1], { ...trained, trainable: { 1: false } }),
      fileOf([2, 2, 1], { ...trained, training: { learningRate: 1, epochs: 7 } }),
    ]) {
      const files = { [PATH]: fileOf([2, 2, 1], trained) };
      const client = inline(files);
      await client.launch();
      await client.move("next");
      files[PATH] = edited;
      assert.equal((await client.move("restart")).reason, "entry");
      assert.equal(await client.position(), 0);
    }
  });

  const failures: readonly (readonly [string, object, string | undefined, RegExp])[] = [
    ["no file", {}, undefined, /^Cannot read \/networks\/net.nn.json: there is no such file\.$/],
    ["no JSON", {}, "layers", /^net\.nn\.json has a problem:\n1:1 /],
    [
      "many problems",
      {},
      fileOf([2, 2, 1]).replace(/-?0\.\d+/g, '"x"'),
      /:\n\d+:\d+ .*\n(.*\n){9}… and \d+ more$/,
    ],
    ["no program", { program: undefined }, "", /^`program` must be a text, not left out\.$/],
    ["a relative program", { program: "net.nn.json" }, "", /absolute path/],
    ["an unknown level", { level: "atom" }, "", /^`level` must be one of "factor", .*"epoch", not "atom"\.$/],
    [
      "an example that is not there",
      { examples: 7 },
      fileOf([1, 1]),
      /^There is no example 7: the file has only example 0\.$/,
    ],
    ["no example", { examples: [] }, fileOf([1, 1]), /empty list/],
    ["epochs without training", { epochs: 3 }, fileOf([1, 1]), /no `training`/],
    ["no epoch", { epochs: 0 }, fileOf([1, 1], trained), /at least 1/],
    [
      "more memory than may be",
      { checkpointMemory: 4097 },
      fileOf([1, 1]),
      /^`checkpointMemory` must be a number from 1 to 4096, not 4097\.$/,
    ],
    ["too many epochs", { epochs: 2 ** 52 }, fileOf([1, 1], trained), /too many steps/],
  ];
  for (const [what, args, file, expected] of failures) {
    it(`a launch with ${what} is refused in words, and over`, async () => {
      const client = inline(file === undefined ? {} : { [PATH]: file });
      const terminated = client.event("terminated");
      const response = await client.ask("launch", { program: PATH, ...args });
      assert.match(response.body.error.format, expected);
      assert.equal(response.body.error.showUser, true);
      await terminated;
      assert.deepEqual(client.story(), ["launch failed", "[terminated]"]);
    });
  }

  it("trains on from where it stands, in a run of twice as many epochs, to the same numbers", async () => {
    const client = await launched({}, [2, 2, 1], trained);
    await client.move("continue");
    const position = await client.position();
    await client.move("backprop/trainOn", {});
    const after = await client.get("backprop/position");
    assert.deepEqual([after.position, after.length], [position, 2 * position]);
    await client.move("continue");
    const whole = new Trace(
      networkOf([2, 2, 1], { ...trained, training: { ...trained.training, epochs: 4 } }),
    );
    const w = whole.stateAt(whole.program.length).w(2, 0, 1);
    assert.equal(await client.value("w[2][0][1]"), exactNumber(w));
    const untrained = await launched({}, [1, 1]);
    assert.match(await untrained.refused("backprop/trainOn"), /does not train/);
  });

  it("keeps as many checkpoints as a launch gives memory for", async () => {
    const text = fileOf([200, 200, 1], { training: { learningRate: 0.01, epochs: 400 } });
    const turns = async (checkpointMemory: number): Promise<number> => {
      const { trace } = await Run.open(readLaunchArguments({ program: PATH, checkpointMemory }), text);
      const { length } = trace.program;
      trace.stateAt(length);
      let gone = 0;
      for (let epoch = 1; epoch < 400; epoch += 37)
        for (const _ of trace.seek(trace.program.turnStart(epoch))) gone++;
      return gone;
    };
    // One of 40,401 parameters takes a third of a MB.
    const [few, many] = [await turns(1), await turns(64)];
    assert.ok(few > 1.5 * many, `${few} and ${many}`);
  });

  it("runs the examples and epochs that a launch chooses", async () => {
    const client = await launched({ examples: [2, 1], epochs: 5 }, [2, 2, 1], trained);
    assert.match(client.events("output")[0]!.body.output, /2 examples, 5 epochs/);
    await client.move("stepOut", { threadId: 1 });
    assert.equal(await client.value("y"), "[1]");
    const { view } = await client.get("backprop/view");
    assert.equal(
      view.length,
      new Trace(
        networkOf([2, 2, 1], {
          ...trained,
          examples: 2,
          training: { learningRate: 1, epochs: 5, batchSize: 2 },
        }),
      ).program.length,
    );
  });
});

describe("a session's moves", () => {
  it("answer, then stop once, also where nothing can move", async () => {
    const client = await launched();
    const before = client.transcript.length;
    const moves = [
      "stepBack",
      "next",
      "stepIn",
      "stepOut",
      "stepBack",
      "reverseContinue",
      "reverseContinue",
    ] as const;
    for (const command of moves) await client.move(command);
    assert.deepEqual(
      client.story().slice(before),
      moves.flatMap((command) => [command, "[stopped]"]),
    );
    const last = client.events("stopped").at(-1)!.body;
    assert.deepEqual([last.reason, last.description], ["start", "Start of the run"]);
  });

  it("follow a granularity without changing the level", async () => {
    const client = await launched({ level: "layer" });
    const granular = async (granularity: string) => {
      await client.move("next", { threadId: 1, granularity });
      const { position, level } = await client.get("backprop/position");
      return `${position} ${level}`;
    };
    assert.equal(await granular("instruction"), "1 layer");
    assert.equal(await granular("line"), "3 layer");
    assert.equal(await granular("statement"), "8 layer");
  });

  it("refuse another thread and a strange granularity", async () => {
    const client = await launched();
    assert.match(await client.refused("next", { threadId: 2 }), /only thread/);
    assert.match(await client.refused("next", { threadId: 1, granularity: "atom" }), /granularity/);
  });

  it("walk to the end and back over the numbers of a fresh trace", async () => {
    const trace = new Trace(networkOf([2, 2, 1], trained));
    const client = await launched({ level: "neuron" }, [2, 2, 1], trained);
    const check = async (position: number) => {
      assert.equal(await client.position(), position);
      const state = trace.stateAt(position);
      assert.equal(await client.value("w[1][0][1]"), exactNumber(state.w(1, 0, 1)));
      const C = state.C === undefined ? "not computed yet" : exactNumber(state.C);
      assert.equal(await client.value("C"), C);
    };
    let position = 0;
    for (; position < trace.program.length; await check(position)) {
      await client.move("next");
      position = move(trace.program, { position, level: "neuron" }, "next").position;
    }
    for (; position > 0; await check(position)) {
      await client.move("stepBack");
      position = move(trace.program, { position, level: "neuron" }, "stepBack").position;
    }
  });

  for (const direction of ["forward", "back"] as const) {
    it(`pause in the middle of a long way ${direction}, and stop once`, async () => {
      const client = await launched({}, [2, 2, 1], long);
      if (direction === "back") {
        await client.move("next");
        client.post("continue", { threadId: 1 });
        await new Promise((resolve) => setTimeout(resolve, 30));
        await client.move("pause");
      }
      const stops = client.events("stopped").length;
      const from = await client.position();
      client.post(direction === "forward" ? "continue" : "reverseContinue", { threadId: 1 });
      if (direction === "forward") {
        const running = await client.ask("stackTrace", { threadId: 1 });
        assert.equal(running.message, "notStopped");
        assert.match(running.body.error.format, /pause it first/);
        assert.equal((await client.move("pause")).reason, "pause");
        assert.ok((await client.position()) > from);
      } else {
        assert.equal(await client.position(), 0);
      }
      assert.equal(client.events("stopped").length, stops + 1);
      const { position } = await client.get("backprop/position");
      const state = new Trace(networkOf([2, 2, 1], long)).stateAt(position);
      assert.equal(await client.value("w[2][0][0]"), exactNumber(state.w(2, 0, 0)));
    });
  }

  it("end at once when the client leaves in the middle of a long way", async () => {
    const client = await launched({}, [2, 2, 1], long);
    client.post("continue", { threadId: 1 });
    await client.get("terminate");
    assert.equal(client.events("terminated").length, 1);
    const said = client.transcript.length;
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal(client.transcript.length, said);
  });

  it("a restart in the middle of a long way stops at the start, once", async () => {
    const client = await launched({}, [2, 2, 1], long);
    client.post("continue", { threadId: 1 });
    assert.equal((await client.move("restart")).reason, "entry");
    await new Promise((resolve) => setTimeout(resolve, 30));
    assert.equal(client.events("stopped").length, 2);
  });
});

describe("breakpoints of a session", () => {
  const text = fileOf([2, 2, 1]);
  const set = (client: TestClient, breakpoints: object[], path = PATH) =>
    client.get("setBreakpoints", { source: { path }, breakpoints });

  it("stand on the first parameter of a line, or on the one at a column", async () => {
    const client = await launched();
    const line = lineOf(text, "weights", "[", "[");
    const { breakpoints } = await set(client, [
      { line },
      { line, column: 99 },
      { line: line + 1, column: 3 },
    ]);
    assert.deepEqual(
      breakpoints.map(({ id, verified, line, column }) => [id, verified, line, column]),
      [
        [1, true, line, 6],
        [2, true, line, text.split("\n")[line - 1]!.lastIndexOf(" ") + 2],
        [3, true, line + 1, 6],
      ],
    );
    assert.deepEqual(breakpoints[0]!.source, { path: PATH });
  });

  it("move to a weight close below, and are refused in words elsewhere", async () => {
    const client = await launched();
    const { breakpoints } = await set(client, [
      { line: 2 },
      { line: lineOf(text, "examples") },
      { line: 999 },
      { line: -3 },
    ]);
    assert.deepEqual(
      breakpoints.map(({ verified, line }) => [verified, line]),
      [
        [true, lineOf(text, "weights", "[", "[")],
        [false, lineOf(text, "examples")],
        [false, 999],
        [false, -3],
      ],
    );
    assert.match(breakpoints[1]!.message!, /No weight or bias/);
    const other = await set(client, [{ line: 1 }], "/networks/other.nn.json");
    assert.match(other.breakpoints[0]!.message!, /^This session runs net\.nn\.json\.$/);
    assert.deepEqual(other.breakpoints[0]!.source, { path: "/networks/other.nn.json" });
  });

  it("keep their number, and wait for a network that is not launched yet", async () => {
    const client = inline({ [PATH]: text });
    const line = lineOf(text, "biases");
    const [early] = (await set(client, [{ line }])).breakpoints;
    assert.deepEqual([early!.verified, early!.reason], [false, "pending"]);
    await client.launch();
    const { breakpoint } = client.events("breakpoint")[0]!.body as DebugProtocol.BreakpointEvent["body"];
    assert.deepEqual([breakpoint.id, breakpoint.verified, breakpoint.line], [early!.id, true, line]);
    const again = (await set(client, [{ line: 1 }, { line }])).breakpoints;
    assert.deepEqual(
      again.map(({ id }) => id),
      [2, 1],
    );
  });

  it("know a file by other spellings, and answer with the client's own", async () => {
    const path = "c:\\nets\\net.nn.json";
    const client = inline({ [path]: text });
    await client.launch({ program: path });
    for (const spelling of [
      "C:\\nets\\net.nn.json",
      "file:///c%3A/nets/net.nn.json",
      "c:/nets/net.nn.json",
    ]) {
      const [answer] = (await set(client, [{ line: 2 }], spelling)).breakpoints;
      assert.deepEqual([answer!.verified, answer!.source?.path], [true, spelling]);
    }
  });

  it("stop at the same places back as forward", async () => {
    const client = await launched({}, [2, 2, 1], trained);
    const lines = [lineOf(text, "weights", "[", "["), lineOf(text, "biases")].map((line) => ({ line }));
    await set(client, lines);
    const stops = async (command: "continue" | "reverseContinue") => {
      const found: string[] = [];
      for (;;) {
        const { reason, hitBreakpointIds } = await client.move(command);
        if (reason !== "breakpoint") return found;
        found.push(`${await client.position()} ${hitBreakpointIds}`);
      }
    };
    const forward = await stops("continue");
    const back = await stops("reverseContinue");
    assert.ok(forward.length > 20);
    assert.deepEqual(back, forward.reverse());
    await set(client, []);
    assert.equal((await client.move("continue")).reason, "end");
  });

  it("have conditions, hit counts and modes, and are refused where those are wrong", async () => {
    const client = await launched({}, [2, 2, 1], trained);
    const line = lineOf(text, "biases");
    const [failed] = (await set(client, [{ line, condition: "C < " }])).breakpoints;
    assert.deepEqual([failed!.verified, failed!.line], [false, line]);
    assert.match(failed!.message!, /^The condition is wrong: .*at the end/);
    assert.match(
      await client.refused("setBreakpoints", {
        source: { path: PATH },
        breakpoints: [{ line, mode: "sideways" }],
      }),
      /must be one of "all", "forward", "backward", "update"/,
    );
    const at = async (breakpoint: object) => {
      await client.move("reverseContinue");
      await set(client, []);
      await client.move("reverseContinue");
      await set(client, [{ line, ...breakpoint }]);
      await client.move("continue");
      return client.value("step");
    };
    assert.equal(await at({ hitCondition: "2" }), "23"); // bias, then dz_db of the first example
    assert.equal(await at({ mode: "backward" }), "23");
    await at({ mode: "update", hitCondition: "% 2" });
    assert.match((await client.frames())[0]!.name, /η/);
    assert.equal(await client.value("batch"), "2");
  });

  it("can stand at every weight and bias of a line, up to a hundred", async () => {
    const client = await launched();
    const places = async (args: object) =>
      (await client.get("breakpointLocations", { source: { path: PATH }, ...args })).breakpoints.map(
        ({ line, column, endLine, endColumn }) => {
          assert.equal(line, endLine);
          return text.split("\n")[line - 1]!.slice(column! - 1, endColumn! - 1);
        },
      );
    const line = lineOf(text, "weights", "[", "[");
    const numbers = (each: number) => text.split("\n")[each - 1]!.match(/-?[\d.]+/g);
    assert.deepEqual(await places({ line }), numbers(line));
    assert.deepEqual(await places({ line, endLine: line + 1 }), [...numbers(line)!, ...numbers(line + 1)!]);
    assert.deepEqual(await places({ line, column: 9 }), [numbers(line)![1]]);
    assert.deepEqual(await places({ line, column: 1, endLine: line, endColumn: 9 }), [numbers(line)![0]]);
    for (const none of [{ line: 1 }, { line: 999 }, { line: -1 }, { line: lineOf(text, "input") }])
      assert.deepEqual(await places(none), []);
    assert.deepEqual(await places({ line, source: { path: "/other" } }), []);
    const wide = await launched({}, [300, 1]);
    const { breakpoints } = await wide.get("breakpointLocations", {
      source: { path: PATH },
      line: 1,
      endLine: 9999,
    });
    assert.equal(breakpoints.length, 100);
  });

  it("log at their place and go on, and tell once why a condition fails", async () => {
    const client = await launched({}, [2, 2, 1], trained);
    const line = lineOf(text, "biases");
    const [{ column, source }] = (await set(client, [{ line, logMessage: "z = {z[1][0]}", mode: "forward" }]))
      .breakpoints as [DebugProtocol.Breakpoint];
    assert.equal((await client.move("continue")).reason, "end");
    const logs = client.events("output").filter(({ body }) => body.output.startsWith("z = "));
    assert.equal(logs.length, 6);
    assert.deepEqual(
      { ...logs[0]!.body, output: undefined },
      { category: "stdout", output: undefined, source, line, column },
    );
    assert.match(logs[0]!.body.output, /^z = -?\d\.\d+\n$/);
    await set(client, [{ line, condition: "z[1][step] > 0" }]);
    for (let stop = 0; stop < 3; stop++)
      assert.equal((await client.move("reverseContinue")).reason, "breakpoint");
    const faults = client.events("output").filter(({ body }) => body.category === "stderr");
    assert.equal(faults.length, 1);
    assert.match(faults[0]!.body.output, /cannot be evaluated: neuron .* does not exist/);
  });

  it("set on a long way stop it, and taken away let it go on", async () => {
    const client = await launched({}, [2, 2, 1], long);
    const line = lineOf(text, "biases");
    client.post("continue", { threadId: 1 });
    await new Promise((resolve) => setTimeout(resolve, 30));
    const stopped = client.event("stopped");
    const [{ id }] = (await set(client, [{ line }])).breakpoints as [DebugProtocol.Breakpoint];
    assert.deepEqual((await stopped).body.hitBreakpointIds, [id]);
    assert.ok((await client.position()) > 37);
    await set(client, [{ line, condition: "C > 1000" }]);
    client.post("continue", { threadId: 1 });
    await set(client, []);
    await new Promise((resolve) => setTimeout(resolve, 30));
    assert.equal((await client.move("pause")).reason, "pause");
    assert.equal(client.events("stopped").length, 3);
  });

  it("reach far into a long run at once", async () => {
    const client = inline({ [PATH]: fileOf([2, 2, 1], { training: { learningRate: 0.01, epochs: 1000 } }) });
    await client.launch({ stopOnEntry: false }, () => set(client, [{ line: lineOf(text, "biases") }]));
    assert.equal(client.events("stopped")[0]!.body.reason, "breakpoint");
    assert.equal(await client.position(), 3);
  });
});

describe("what a session shows", () => {
  const text = fileOf([2, 2, 1]);

  /** The names of the frames, the innermost first. */
  const names = async (client: TestClient) => (await client.frames()).map(({ name }) => name);

  it("frames: the unit of the level, and those around it", async () => {
    const client = await launched();
    assert.deepEqual(await names(client), ["start"]);
    await client.move("next");
    assert.deepEqual(await names(client), [
      "w₀₀⁽¹⁾ a₀⁽⁰⁾",
      "z₀⁽¹⁾",
      "neuron 0",
      "layer 1",
      "forward",
      "example 0",
      "batch 1",
      "epoch 1",
    ]);
    await client.move("stepOut");
    await client.move("stepOut");
    assert.equal((await names(client))[0], "neuron 0");
    await client.move("continue");
    assert.deepEqual(await names(client), ["neuron 0", "layer 2", "average", "batch 1", "epoch 1"]);
  });

  it("frames: places in the file without ends, paged, as the client counts", async () => {
    const client = inline({ [PATH]: text });
    await client.get("initialize", { linesStartAt1: false, columnsStartAt1: false });
    await client.get("launch", { program: PATH });
    await client.move("configurationDone");
    await client.move("next");
    const all = await client.get("stackTrace", { threadId: 1 });
    const line = lineOf(text, "weights", "[", "[") - 1;
    assert.deepEqual(all.stackFrames[0], {
      id: all.stackFrames[0]!.id,
      name: "w₀₀⁽¹⁾ a₀⁽⁰⁾",
      source: { name: "net.nn.json", path: PATH },
      line,
      column: 5,
      canRestart: true,
    });
    const some = await client.get("stackTrace", { threadId: 1, startFrame: 1, levels: 2 });
    assert.deepEqual(some, { stackFrames: all.stackFrames.slice(1, 3), totalFrames: 8 });
    const { mark } = await client.get("backprop/position");
    const number = text.split("\n")[line]!.slice(5).split(/[,\]]/)[0]!;
    assert.deepEqual(mark, {
      line,
      column: 5,
      endLine: line,
      endColumn: 5 + number.length,
      path: PATH,
      text: number,
    });
  });

  it("a place for every step at every level", async () => {
    const client = await launched({}, [1, 1, 1], { training: { learningRate: 1, epochs: 1 } });
    for (const level of levels) {
      await client.move("restart", { arguments: { program: PATH, level } });
      while ((await client.move("next")).description === undefined) {
        for (const { line, column } of await client.frames()) assert.ok(line >= 1 && column >= 1);
      }
    }
  });

  const variablesOf = async (client: TestClient, variablesReference: number, page: object = {}) =>
    (await client.get("variables", { variablesReference, ...page })).variables;
  const scope = async (client: TestClient, name: string) => {
    const frameId = (await client.frames())[0]!.id;
    const { scopes } = await client.get("scopes", { frameId });
    return scopes.find((each) => each.name === name)!;
  };
  const shown = async (client: TestClient, name: string) =>
    (await variablesOf(client, (await scope(client, name)).variablesReference)).map(
      (each) => `${each.name} = ${each.value}`,
    );

  it("scopes under names that never change", async () => {
    const client = await launched();
    const scopesHere = async () =>
      (await client.get("scopes", { frameId: (await client.frames())[0]!.id })).scopes.map(
        ({ name }) => name,
      );
    const atStart = await scopesHere();
    assert.deepEqual(atStart, [
      "Chain rule",
      "Activations",
      "Weighted inputs",
      "Weights",
      "Biases",
      "Derivatives of this example",
      "Accumulated gradient",
      "Cost",
    ]);
    for (let step = 0; step < 37; step++) await client.move("next");
    assert.deepEqual(await scopesHere(), atStart);
  });

  it("the factors of the chain rule, those not computed yet shown so", async () => {
    const client = await launched();
    const values = new Trace(networkOf([2, 2, 1])).stateAt(29);
    while ((await names(client))[0] !== "∂a⁽²⁾/∂z⁽²⁾") await client.move("next");
    const rows = await shown(client, "Chain rule");
    assert.match(
      rows.join("\n"),
      /^∂z⁽²⁾\/∂w₀ₖ⁽²⁾ = not computed yet\n∂a⁽²⁾\/∂z⁽²⁾ = 0\.\d+\n∂C₀\/∂a⁽²⁾ = -?\d.*\n∂C₀\/∂w₀ₖ⁽²⁾ = not computed yet$/,
    );
    await client.move("next");
    const product = (await shown(client, "Chain rule")).at(-1)!;
    assert.equal(product, `∂C₀/∂w₀₀⁽²⁾ = ${Number(values.derivative({ l: 2, j: 0, k: 0 })!.toPrecision(6))}`);
  });

  it("the chain rule at every step of every kind of run", async () => {
    for (const last of ["sigmoid", "softmax"] as const) {
      const options: Options = {
        last,
        cost: "crossEntropy",
        examples: 1,
        training: { learningRate: 1, epochs: 1 },
      };
      const client = await launched({}, [1, 2, 2], options);
      do {
        const rows = await variablesOf(client, (await scope(client, "Chain rule")).variablesReference);
        for (const { value, evaluateName } of rows) {
          if (!evaluateName || value === "not computed yet") continue;
          const { result } = await client.get("evaluate", { expression: evaluateName, context: "watch" });
          assert.equal(result, value, evaluateName);
        }
      } while ((await client.move("next")).description === undefined);
    }
  });

  it("layers, rows and numbers, under names to type", async () => {
    const client = await launched({}, [3, 2, 1]);
    const weights = await scope(client, "Weights");
    assert.deepEqual([weights.expensive, weights.indexedVariables], [true, 2]);
    const [layer] = await variablesOf(client, weights.variablesReference);
    assert.deepEqual([layer!.name, layer!.evaluateName, layer!.indexedVariables], ["layer 1", "w[1]", 2]);
    const row = (await variablesOf(client, layer!.variablesReference))[1]!;
    assert.deepEqual([row.name, row.evaluateName, row.indexedVariables], ["neuron 1", "w[1][1]", 3]);
    const page = await variablesOf(client, row.variablesReference, { filter: "indexed", start: 1, count: 1 });
    assert.deepEqual(
      page.map(({ name, evaluateName, variablesReference }) => [name, evaluateName, variablesReference]),
      [["w₁₁⁽¹⁾", "w[1][1][1]", 0]],
    );
    assert.deepEqual(await variablesOf(client, row.variablesReference, { filter: "named" }), []);
    assert.deepEqual(await variablesOf(client, row.variablesReference, { start: 9 }), []);
    assert.deepEqual(await shown(client, "Weighted inputs"), [
      "layer 1 = not computed yet",
      "layer 2 = not computed yet",
    ]);
    assert.deepEqual((await shown(client, "Activations"))[1], "layer 1 = not computed yet");
    assert.deepEqual((await shown(client, "Cost"))[0], "C₀ = not computed yet");
    assert.deepEqual(
      (await shown(client, "Accumulated gradient")).map((each) => each.split(" =")[0]),
      ["weights", "biases"],
    );
  });

  it("a vector by its first numbers, up to one not computed yet; vectors of vectors by their size", async () => {
    const client = await launched({}, [5, 2, 1]);
    for (let step = 0; step < 12; step++) await client.move("next");
    const short = async (expression: string) =>
      (await client.get("evaluate", { expression, context: "watch" })).result;
    assert.match(await short("w[1][0]"), /^\[[^,]+, [^,]+, [^,]+, …\]$/);
    assert.equal(await short("w[1]"), "2 × 5");
    assert.equal(await short("dC/da"), "2 layers");
    assert.match(await short("z[1]"), /^\[-?[\d.]+, not computed yet\]$/);
    assert.equal(await short("z[2]"), "not computed yet");
    assert.equal(await client.value("da/dz"), "[[not computed yet, not computed yet], [not computed yet]]");
  });

  it("13,002 weights, row by row", async () => {
    const client = await launched({}, [784, 16, 16, 10]);
    const weights = await scope(client, "Weights");
    let found = 0;
    for (const layer of await variablesOf(client, weights.variablesReference)) {
      for (const row of await variablesOf(client, layer.variablesReference)) {
        found += (await variablesOf(client, row.variablesReference)).length;
      }
    }
    assert.equal(found, 784 * 16 + 16 * 16 + 16 * 10);
  });

  it("frames and variables of the stops just before as they were there, and of earlier ones no more", async () => {
    const client = await launched({ level: "pass" });
    const frameId = (await client.frames())[0]!.id;
    const { variablesReference } = await scope(client, "Activations");
    const activations = async () => {
      const [, layer] = await variablesOf(client, variablesReference);
      return (await variablesOf(client, layer!.variablesReference)).map(({ value }) => value);
    };
    const inFrame = async () => (await client.get("evaluate", { expression: "a[1][0]", frameId })).result;
    for (let later = 0; later < 4; later++) {
      assert.deepEqual(await activations(), ["not computed yet", "not computed yet"]);
      assert.equal(await inFrame(), "not computed yet");
      const { scopes } = await client.get("scopes", { frameId });
      assert.ok(scopes.some(({ name }) => name === "Activations"));
      await client.move("next");
      await client.frames();
      assert.match(await client.value("a[1][0]"), /^0\.\d+$/);
    }
    assert.match(await client.refused("variables", { variablesReference }), /earlier stop/);
    assert.match(await client.refused("scopes", { frameId }), /earlier stop/);
    assert.match(await client.refused("evaluate", { expression: "C", frameId }), /earlier stop/);
    assert.match(await client.refused("variables", { variablesReference: 0 }), /earlier stop/);
  });

  it("counts no stop of which the client has not asked a thing", async () => {
    const client = await launched();
    const frameId = (await client.frames())[0]!.id;
    for (let later = 0; later < 10; later++) await client.move("next");
    assert.equal(
      (await client.get("evaluate", { expression: "z[1][0]", frameId })).result,
      "not computed yet",
    );
    assert.match((await client.get("evaluate", { expression: "z[1][0]" })).result, /^-?\d/);
  });

  it("but changes no number of a stop before", async () => {
    const client = await launched();
    const { variablesReference } = await scope(client, "Weights");
    const [layer] = await variablesOf(client, variablesReference);
    const [neuron] = await variablesOf(client, layer!.variablesReference);
    const args = { variablesReference: neuron!.variablesReference, name: "w₀₀⁽¹⁾", value: "1" };
    await client.move("next");
    assert.match(await client.refused("setVariable", args), /earlier stop/);
    assert.notEqual(await client.value("w[1][0][0]"), "1");
  });

  it("expressions: short to read, exact to copy, vectors to expand, errors with their place", async () => {
    const client = await launched();
    for (let step = 0; step < 3; step++) await client.move("next");
    const z = exactNumber(new Trace(networkOf([2, 2, 1])).stateAt(3).z(1, 0)!);
    assert.equal(await client.value("z[1][0]", "clipboard"), z);
    assert.equal(await client.value("z[1][0]", "repl"), z);
    assert.equal(await client.value("z[1][0]", "hover"), String(Number(Number(z).toPrecision(6))));
    assert.equal(await client.value("z[1][1]"), "not computed yet");
    assert.equal(await client.value("C < 1 || z[1][0] == z[1][0]"), "true");
    const whole = await client.get("evaluate", { expression: "z[1]", context: "watch" });
    assert.equal(whole.indexedVariables, 2);
    assert.match(whole.result, /^\[-?\d.*, not computed yet\]$/);
    const children = await variablesOf(client, whole.variablesReference);
    assert.deepEqual(
      children.map(({ name, evaluateName }) => [name, evaluateName]),
      [
        ["[0]", "z[1][0]"],
        ["[1]", "z[1][1]"],
      ],
    );
    assert.match(await client.value("a", "clipboard"), /^\[\[.*\], .*\]$/);
    assert.match(
      await client.refused("evaluate", { expression: "abs(w[9])" }),
      /layer 9 .*\(at "9", character 7\)$/,
    );
    assert.match(await client.refused("evaluate", { expression: "1 +" }), /\(at the end\)$/);
  });

  it("the panel's view and a parameter's explanation", async () => {
    const client = await launched({ level: "quantity" });
    await client.move("next");
    const { view } = await client.get("backprop/view");
    assert.deepEqual([view.title, view.position, view.level], ["net.nn.json", 3, "quantity"]);
    const shown = ["tree", "symbols", "paths"];
    const { pictures } = (await client.get("backprop/view", { pictures: shown })).view;
    assert.deepEqual(pictures, { tree: view.pictures.tree, paths: view.pictures.paths });
    assert.match(await client.refused("backprop/view", { pictures: ["trees"] }), /pictures/);
    const { explanation } = await client.get("backprop/explain", { l: 2, j: 0, k: 1 });
    assert.equal(explanation.name, "w₀₁⁽²⁾");
    assert.equal((await client.get("backprop/explain", { l: 1, j: 1, text })).explanation.name, "b₁⁽¹⁾");
    assert.match(await client.refused("backprop/explain", { l: 2, j: 0, text: `${text} ` }), /another text/);
    assert.match(await client.refused("backprop/explain", { l: 3, j: 0 }), /no such parameter/);
    assert.match(await client.refused("backprop/explain", { l: 1, j: 0, k: 2 }), /no such parameter/);
  });

  it("the text it runs, whatever became of the file", async () => {
    const files = { [PATH]: text };
    const client = inline(files);
    await client.launch();
    files[PATH] = "{}";
    assert.equal((await client.get("source", { sourceReference: 0, source: { path: PATH } })).content, text);
    assert.match(await client.refused("source", { source: { path: "/other" } }), /This session runs/);
  });

  it("no event but those of the protocol", async () => {
    const client = await launched();
    assert.ok(
      client.transcript
        .filter(isEvent)
        .every(({ event }) => ["output", "initialized", "stopped"].includes(event)),
    );
  });
});
