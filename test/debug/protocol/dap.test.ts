import { strict as assert } from "node:assert";
import type { DebugProtocol } from "@vscode/debugprotocol";
import { Connection } from "../../../src/debug/protocol/dap";
import { RequestError } from "../../../src/debug/protocol/requestError";
import { anything } from "../../../src/protocol/schema";

/** A response or an event!. */
type Said = DebugProtocol.Response & DebugProtocol.Event;

/** A connection, and a request to it: what comes back, in order. */
function connection(): { connection: Connection; ask: (message: unknown) => Promise<Said[]> } {
  const said: Said[] = [];
  const made = new Connection((message) => said.push(message as Said));
  return {
    connection: made,
    ask: async (message) => {
      said.length = 0;
      made.receive(message);
      await new Promise((resolve) => setImmediate(resolve));
      return [...said];
    },
  };
}

const request = (command: unknown, args?: unknown) => ({ seq: 7, type: "request", command, arguments: args });

describe("a conversation in the Debug Adapter Protocol", () => {
  it("answers a request once, then tells the events it causes", async () => {
    const { connection: made, ask } = connection();
    made.on("next", anything, () => ({ after: () => made.event("initialized", undefined) }));
    assert.deepEqual(await ask(request("next")), [
      { seq: 1, type: "response", request_seq: 7, command: "next", success: true },
      { seq: 2, type: "event", event: "initialized" },
    ]);
  });

  it("does so too when the answer comes later", async () => {
    const { connection: made, ask } = connection();
    made.on("threads", anything, async () => ({
      body: { threads: [] },
      after: () => made.event("terminated", {}),
    }));
    assert.deepEqual(await ask(request("threads")), [
      { seq: 1, type: "response", request_seq: 7, command: "threads", success: true, body: { threads: [] } },
      { seq: 2, type: "event", event: "terminated", body: {} },
    ]);
  });

  const failing: readonly (readonly [string, () => never | Promise<never>, string])[] = [
    ["throws", () => assert.fail("broken"), "broken"],
    ["rejects", () => Promise.reject(new Error("broken")), "broken"],
    ["rejects with no error at all", () => Promise.reject("broken"), "broken"],
  ];
  for (const [what, handler, message] of failing) {
    it(`answers with an error where a handler ${what}`, async () => {
      const { connection: made, ask } = connection();
      made.on("next", anything, handler);
      assert.deepEqual(await ask(request("next")), [
        {
          seq: 1,
          type: "response",
          request_seq: 7,
          command: "next",
          success: false,
          message,
          body: { error: { id: 1, format: message, showUser: false } },
        },
      ]);
    });
  }

  it("lets whatever else comes wait for a request that is answered alone", async () => {
    const said: Said[] = [];
    const made = new Connection((message) => said.push(message as Said));
    let end: (() => void) | undefined;
    let earlier: (() => void) | undefined;
    made.on("launch", anything, () => new Promise((answer) => (earlier = () => answer({}))));
    made.on(
      "setBreakpoints",
      anything,
      () => new Promise((_, fail) => (end = () => fail(new Error("no")))),
      true,
    );
    made.on("next", anything, () => ({}));
    const ask = (command: string, seq: number) => made.receive({ seq, type: "request", command });
    ask("launch", 1);
    ask("setBreakpoints", 2);
    ask("next", 3);
    earlier!();
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(said, []);
    end!();
    await new Promise((resolve) => setImmediate(resolve));
    ask("next", 4);
    assert.deepEqual(
      said.map(({ request_seq }) => request_seq),
      [2, 3, 1, 4],
    );
  });

  it("keeps the order of requests that are answered alone, one after the other", async () => {
    const said: Said[] = [];
    const made = new Connection((message) => said.push(message as Said));
    made.on("setBreakpoints", anything, async () => ({ body: { breakpoints: [] } }), true);
    made.on("next", anything, () => ({}));
    const commands = ["setBreakpoints", "next", "setBreakpoints", "next", "next", "setBreakpoints"];
    for (const [seq, command] of commands.entries()) made.receive({ seq, type: "request", command });
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(
      said.map(({ command }) => command),
      commands,
    );
  });

  it("tells a fault in what comes after a response, and goes on", async () => {
    const { connection: made, ask } = connection();
    made.on("next", anything, () => ({ after: () => assert.fail("broken") }));
    const [response, event] = await ask(request("next"));
    assert.equal(response!.success, true);
    assert.match(event!.body.output, /broken/);
  });

  it("does what an error wants done after its response", async () => {
    const { connection: made, ask } = connection();
    made.on("next", anything, () => {
      throw new RequestError("launch", "no", { showUser: true, after: () => made.event("terminated", {}) });
    });
    const [response, event] = await ask(request("next"));
    assert.deepEqual(response!.body, { error: { id: 4, format: "no", showUser: true } });
    assert.equal(event!.event, "terminated");
  });

  it("answers commands it does not know, and requests without one or without a number", async () => {
    const { ask } = connection();
    assert.equal((await ask(request("fly")))[0]!.message, 'This debugger has no request "fly".');
    assert.equal((await ask(request("toString")))[0]!.success, false);
    assert.equal((await ask(request(3)))[0]!.message, "A request needs a command.");
    assert.deepEqual(
      (await ask({ type: "request", seq: "x", command: "fly" })).map((m) => m.request_seq),
      [0],
    );
  });

  it("is silent where nothing was asked", async () => {
    const { ask } = connection();
    for (const message of [
      null,
      undefined,
      1,
      "x",
      [],
      {},
      { type: "event" },
      { type: "response", seq: 1 },
    ]) {
      assert.deepEqual(await ask(message), []);
    }
  });
});
