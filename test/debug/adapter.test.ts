import { strict as assert } from "node:assert";
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DebugProtocol } from "@vscode/debugprotocol";
import { kernel } from "../../scripts/kernel.mjs";
import type { State } from "../../src/core/run/state";
import { Trace } from "../../src/core/run/trace";
import { encode, MessageReader } from "../../src/debug/protocol/framing";
import { exactNumber } from "../../src/protocol/format";
import { errorOf, inline, TestClient } from "./client";
import { fileOf, networkOf, type Options } from "./networks";

const options: Options = { examples: 2, training: { learningRate: 0.5, epochs: 1, batchSize: 1 } };
const known = (x: number | undefined): string => (x === undefined ? "not computed yet" : exactNumber(x));

describe("the adapter over standard input and output", () => {
  const folder = mkdtempSync(join(tmpdir(), "backprop-adapter-"));
  const adapter = join(folder, "adapter.cjs");
  const program = join(folder, "net.nn.json");

  before(async function () {
    this.timeout(20_000);
    const { build } = createRequire(join(process.cwd(), "package.json"))(
      "esbuild",
    ) as typeof import("esbuild");
    await build({
      entryPoints: ["src/adapter.ts"],
      bundle: true,
      platform: "node",
      format: "cjs",
      outfile: adapter,
      plugins: [kernel],
      logLevel: "error",
    });
    writeFileSync(program, fileOf([2, 2, 1], options));
  });

  /** Whatever a test that fails has left running. */
  const children: ChildProcessWithoutNullStreams[] = [];
  after(() => {
    for (const child of children) child.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  interface Ended {
    readonly code: number | null;
    readonly out: string;
    readonly err: string;
  }

  function start(...args: string[]): { child: ChildProcessWithoutNullStreams; ended: Promise<Ended> } {
    const child = spawn(process.execPath, [adapter, ...args]);
    children.push(child);
    let out = "";
    let err = "";
    child.stdout.on("data", (chunk) => {
      out += chunk;
    });
    child.stderr.on("data", (chunk) => {
      err += chunk;
    });
    child.stdin.on("error", () => {}); // It may be gone before it has read all.
    return {
      child,
      ended: new Promise((resolve) => child.on("close", (code) => resolve({ code, out, err }))),
    };
  }

  function connect(): { client: TestClient; child: ChildProcessWithoutNullStreams; ended: Promise<Ended> } {
    const { child, ended } = start();
    return { ...clientOf(child), child, ended };
  }

  function clientOf(child: ChildProcessWithoutNullStreams): { client: TestClient } {
    const client = new TestClient().connect({
      send: (message) => child.stdin.write(encode(message as object)),
    });
    const reader = new MessageReader({
      message: (message) => client.hear(message as DebugProtocol.ProtocolMessage),
      fault: (text) => assert.fail(text),
    });
    child.stdout.on("data", (chunk: Buffer) => reader.push(chunk));
    return { client };
  }

  it("says what it is", async () => {
    const version = await start("--version").ended;
    assert.match(version.out, /^\d+\.\d+\.\d+\n$/);
    const help = await start("--help").ended;
    assert.deepEqual([help.code, help.out.includes("stopOnEntry")], [0, true]);
    const wrong = await start("--wrong").ended;
    assert.deepEqual([wrong.code, wrong.out, /no option --wrong/.test(wrong.err)], [1, "", true]);
  });

  it("walks to the end of a run and all the way back over a fresh trace's numbers", async function () {
    this.timeout(20_000);
    const { client, ended } = connect();
    await client.launch({ program });
    const trace = new Trace(networkOf([2, 2, 1], options));
    const expressions: Readonly<Record<string, (state: State) => number | undefined>> = {
      "w[1][1][0]": (state) => state.w(1, 1, 0),
      "b[2][0]": (state) => state.b(2, 0),
      "z[2][0]": (state) => state.z(2, 0),
      "a[1][1]": (state) => state.a(1, 1),
      C: (state) => state.C,
      "∂C/∂a[1][0]": (state) => state.dC_da(1, 0),
      "dC/dw[1][0][1]": (state) => state.derivative({ l: 1, j: 0, k: 1 }),
      "w[2][0][1].grad": (state) => state.gradient({ l: 2, j: 0, k: 1 }) ?? 0,
    };
    const check = async (position: number) => {
      const state = trace.stateAt(position);
      for (const [expression, value] of Object.entries(expressions)) {
        assert.equal(await client.value(expression), known(value(state)), `${expression} at ${position}`);
      }
    };
    const { length } = trace.program;
    for (let position = 1; position <= length; position++) {
      await client.move("next");
      await check(position);
    }
    for (let position = length - 1; position >= 0; position--) {
      await client.move("stepBack");
      await check(position);
    }
    await client.get("disconnect");
    assert.deepEqual([(await ended).code, (await ended).err], [0, ""]);
  });

  it("says the same as a session inline, message by message", async () => {
    const { client: outside, ended } = connect();
    const inside = inline({ [program]: fileOf([2, 2, 1], options) });
    for (const client of [outside, inside]) {
      await client.launch({ program, level: "quantity" }, () =>
        client.get("setBreakpoints", {
          source: { path: program },
          breakpoints: [{ line: 8 }, { line: 9, column: 4 }],
        }),
      );
      for (const command of [
        "next",
        "stepIn",
        "continue",
        "stepOut",
        "continue",
        "reverseContinue",
      ] as const) {
        await client.move(command);
        const [frame] = await client.frames();
        const { scopes } = await client.get("scopes", { frameId: frame!.id });
        for (const { variablesReference } of scopes) await client.get("variables", { variablesReference });
        await client.get("backprop/view");
      }
      await client.ask("evaluate", { expression: "w[" });
      await client.get("terminate");
      await client.get("disconnect");
    }
    assert.deepEqual(outside.transcript, inside.transcript);
    assert.equal((await ended).code, 0);
  });

  it("ends where the launch fails, also without a goodbye", async () => {
    const { client, ended } = connect();
    const terminated = client.event("terminated");
    assert.match(
      await client.refused("launch", { program: join(folder, "none.nn.json") }),
      /there is no such file/,
    );
    await terminated;
    assert.equal((await ended).code, 0);
  });

  it("refuses a file with ten faults, says where each stands and ends", async () => {
    const marked = readFileSync("test/fixtures/ten-faults.marked.txt", "utf8");
    const faulty = join(folder, "ten-faults.nn.json");
    writeFileSync(faulty, marked.replace(/[«»]/g, ""));
    const { client, ended } = connect();
    const terminated = client.event("terminated");
    const [head, ...faults] = (await client.refused("launch", { program: faulty })).split("\n");
    assert.equal(head, "ten-faults.nn.json has 10 problems:");
    const starts = marked
      .split("\n")
      .flatMap((line, row) =>
        [...line.matchAll(/«/g)].map(({ index }, before) => `${row + 1}:${index + 1 - 2 * before}`),
      );
    assert.deepEqual(
      faults.map((fault) => fault.slice(0, fault.indexOf(" "))),
      starts,
    );
    await terminated;
    assert.equal((await ended).code, 0);
  });

  describe("with data beside the network", () => {
    const root = mkdtempSync(join(tmpdir(), "backprop-data-"));
    const outside = join(folder, "outside.csv");
    const reading = (file: string) =>
      `{ "layers": [{ "neurons": 1 }], "examples": { "file": "${file}", "inputs": ["x"], "targets": ["y"] } }`;
    /** A network in a folder of the root. */
    const networkWith = (file: string): string => {
      const path = join(root, "nets", "data.nn.json");
      writeFileSync(path, reading(file));
      return path;
    };
    before(() => {
      for (const name of ["nets", "data"]) mkdirSync(join(root, name));
      for (const path of [join(root, "nets", "own.csv"), join(root, "data", "far.csv"), outside])
        writeFileSync(path, "x,y\n0.5,1\n0.25,0\n");
    });
    after(() => rmSync(root, { recursive: true, force: true }));

    /** What a launch says: the number of steps, or why it is refused. */
    async function launched(file: string, args: object = {}): Promise<number | string> {
      const { client, ended } = connect();
      const program = networkWith(file);
      await client.get("initialize", { adapterID: "backprop" });
      const initialized = client.event("initialized");
      const response = await client.ask("launch", { program, ...args });
      if (!response.success) return errorOf(response);
      await initialized;
      await client.move("configurationDone");
      const { length } = await client.get("backprop/position");
      await client.get("disconnect");
      await ended;
      return length;
    }

    it("runs what it reads", async () => {
      assert.equal(await launched("own.csv"), new Trace(networkOf([1, 1], { examples: 2 })).program.length);
    });

    it("looks no further than the network's own folder, or the root of the launch", async () => {
      assert.match(
        String(await launched("../data/far.csv")),
        /cannot read "..\/data\/far.csv": it lies outside of the folder/,
      );
      assert.equal(typeof (await launched("../data/far.csv", { root })), "number");
      assert.match(String(await launched("../../x.csv", { root })), /outside of the folder/);
      assert.match(String(await launched("own.csv", { root: join(root, "data") })), /outside of the folder/);
      assert.match(String(await launched("own.csv", { root: "data" })), /`root` must be an absolute path/);
    });

    it("follows links inside of it alone", async function () {
      if (process.platform === "win32") this.skip();
      symlinkSync(outside, join(root, "nets", "out.csv"));
      symlinkSync(folder, join(root, "nets", "away"));
      symlinkSync("own.csv", join(root, "nets", "in.csv"));
      symlinkSync("round.csv", join(root, "nets", "round.csv"));
      for (const file of ["out.csv", "away/outside.csv"])
        assert.match(String(await launched(file)), /it is a link that leads out of the folder/);
      assert.equal(typeof (await launched("in.csv")), "number");
      assert.match(String(await launched("round.csv")), /its links lead in a circle/);
    });

    it("says why a file is not read", async () => {
      assert.match(String(await launched("none.csv")), /cannot read "none.csv": there is no such file/);
      assert.match(String(await launched("../nets")), /outside/);
      mkdirSync(join(root, "nets", "folder.csv"));
      assert.match(String(await launched("folder.csv")), /it is a folder/);
      writeFileSync(join(root, "nets", "large.csv"), "");
      truncateSync(join(root, "nets", "large.csv"), 2 ** 30 + 1);
      assert.match(String(await launched("large.csv")), /it is too large/);
    });
  });

  it("ends with its input, in the middle of a long run too", async () => {
    const { client, child, ended } = connect();
    await client.launch({ program, epochs: 1e6 });
    client.post("continue", { threadId: 1 });
    child.stdin.end();
    assert.equal((await ended).code, 0);
  });

  /** On a way without end, past a condition that never holds, for a client that knows nothing beyond the protocol's core. */
  async function underWay({ client }: { readonly client: TestClient }): Promise<void> {
    await client.launch({ program, epochs: 1e9 }, async () => {
      const breakpoints = [{ line: 8, condition: "epoch < 0" }];
      await client.get("setBreakpoints", { source: { path: program }, breakpoints });
      await client.get("initialize", {});
    });
    await client.get("continue", { threadId: 1 });
  }

  it("ends where its client no longer reads, in the middle of a long run too", async () => {
    const outside = connect();
    await underWay(outside);
    outside.child.stdout.destroy();
    assert.equal((await outside.ended).code, 0);
  });

  it("tells how far a long way is to a client that does not ask for progress", async () => {
    const outside = connect();
    await underWay(outside);
    const { title, message, percentage } = (await outside.client.event("backprop/underway")).body;
    assert.deepEqual([title, percentage < 1], ["Going through the run", true]);
    assert.match(message, /^step \d+ of \d+$/);
    await outside.client.move("pause");
    await outside.client.get("disconnect");
    assert.equal((await outside.ended).code, 0);
  });

  it("ends with the program that started it, also where others hold its pipes open", async () => {
    // It gives its own pipes, which are ours, to the adapter.
    const parent = `require("child_process").spawn(process.execPath, [${JSON.stringify(adapter)}], { stdio: [0, 1, 2] });
      setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ["-e", parent]);
    children.push(child);
    const outside = { ...clientOf(child), child };
    await underWay(outside);
    const closed = new Promise((resolve) => child.on("close", resolve));
    child.kill("SIGKILL");
    await closed; // Its output ends with the adapter, which has it too.
  });

  it("ends when its terminal hangs up", async function () {
    if (process.platform === "win32") this.skip();
    const outside = connect();
    await underWay(outside);
    outside.child.kill("SIGHUP");
    await outside.ended;
    assert.equal(outside.child.signalCode, "SIGHUP");
  });

  it("goes on after nonsense, and says so", async () => {
    const { client, child, ended } = connect();
    child.stdin.write("Content-Length: 3\r\n\r\nabcContent-Length: 99999999999999\r\nX\r\n\r\n");
    assert.deepEqual((await client.get("threads")).threads, [{ id: 1, name: "run" }]);
    child.stdin.write("Content-Length: 99999999999999\n\n");
    assert.deepEqual((await client.get("threads")).threads, [{ id: 1, name: "run" }]);
    child.stdin.end();
    const { code, err } = await ended;
    assert.equal(code, 0);
    assert.match(err, /not JSON.*\n.*too long/);
  });
});
