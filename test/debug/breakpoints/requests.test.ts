import { strict as assert } from "node:assert";
import type { DebugProtocol } from "@vscode/debugprotocol";
import { Session } from "../../../src/debug/session";
import { isResponse, PATH, TestClient } from "../client";
import { fileOf } from "../networks";

const text = fileOf([30, 20, 4], { examples: 2 });
const names = Array.from({ length: 20 }, (_, j) =>
  Array.from({ length: 30 }, (_, k) => `w[1][${j}][${k}]`),
).flat();
const grads = names.map((name) => `${name}.grad`);

/** A session on a clock on which every look takes a millisecond, and turns that are counted. */
function session(): { client: TestClient; turns: () => number } {
  const client = new TestClient();
  let now = 0;
  let turns = 0;
  const made = new Session({
    readFile: async () => text,
    textNow: () => text,
    send: (message) => client.hear(JSON.parse(JSON.stringify(message))),
    now: () => now++,
    nextTurn: () => {
      turns++;
      return new Promise((resolve) => setImmediate(resolve));
    },
  });
  return { client: client.connect({ send: (message) => made.receive(message) }), turns: () => turns };
}

/** The numbers of the network that stand on the first line of a file written on one. */
const lines = (count: number) =>
  Array.from({ length: count }, (_, column) => ({ line: 1, column: 20 + column }));

/** What sets so many breakpoints of each kind. */
const kinds: Readonly<Record<string, (count: number) => object>> = {
  setBreakpoints: (count) => ({ source: { path: PATH }, breakpoints: lines(count) }),
  setFunctionBreakpoints: (count) => ({ breakpoints: names.slice(0, count).map((name) => ({ name })) }),
  setDataBreakpoints: (count) => ({ breakpoints: grads.slice(0, count).map((dataId) => ({ dataId })) }),
  setExceptionBreakpoints: (count) => ({
    filterOptions: names
      .slice(0, count)
      .map((_, at) => ({ filterId: "notFinite", condition: `epoch > ${at}` })),
  }),
};

describe("setting breakpoints", () => {
  for (const [command, args] of Object.entries(kinds)) {
    it(`holds the thread for a slice at a time, and twice as many take twice as long: ${command}`, async () => {
      const taken = async (count: number) => {
        const { client, turns } = session();
        await client.launch();
        const before = turns();
        const { breakpoints } = await client.get("setDataBreakpoints", { breakpoints: [] });
        assert.deepEqual([breakpoints, turns()], [[], before]);
        const answered = await client.ask(command, args(count));
        assert.equal((answered.body as { breakpoints: unknown[] }).breakpoints.length, count);
        return turns() - before;
      };
      const [some, twice] = [await taken(300), await taken(600)];
      assert.ok(some >= 20, `${some} turns`);
      assert.ok(twice <= 2.2 * some, `${twice} turns after ${some}`);
    });

    it(`is through before what comes after it is heard: ${command}`, async () => {
      const { client } = session();
      await client.launch({ stopOnEntry: true });
      client.post(command, args(300));
      client.post("threads");
      await client.ask("backprop/position");
      const answers = client.transcript.filter(isResponse).slice(-3);
      assert.deepEqual(
        answers.map((answer) => answer.command),
        [command, "threads", "backprop/position"],
      );
    });
  }

  it("stops a run that goes on right after it at the nearest of all of them", async () => {
    const { client } = session();
    await client.launch();
    const reversed = [...grads].reverse().slice(-300);
    client.post("setDataBreakpoints", { breakpoints: reversed.map((dataId) => ({ dataId })) });
    const { hitBreakpointIds } = await client.move("continue");
    const set = client.transcript.filter(isResponse).find(({ command }) => command === "setDataBreakpoints")!;
    const { breakpoints } = set.body as DebugProtocol.SetDataBreakpointsResponse["body"];
    assert.deepEqual(hitBreakpointIds, [breakpoints.at(-1)!.id]);
  });

  it("takes what was set before the run as the run starts with it, though it comes while the file is read", async () => {
    const { client } = session();
    await client.get("initialize", {});
    const initialized = client.event("initialized");
    const launched = client.ask("launch", { program: PATH });
    client.post("setDataBreakpoints", { breakpoints: grads.slice(0, 300).map((dataId) => ({ dataId })) });
    await Promise.all([launched, initialized]);
    const story = client.story();
    assert.ok(story.indexOf("setDataBreakpoints") < story.indexOf("launch"), story.join(" "));
    const verified = client.events("breakpoint").filter(({ body }) => body.breakpoint.verified);
    assert.equal(verified.length, 300);
  });
});
