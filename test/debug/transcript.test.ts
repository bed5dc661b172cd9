import { strict as assert } from "node:assert";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { levels } from "../../src/core/program/steps";
import { encode } from "../../src/debug/protocol/framing";
import { Session } from "../../src/debug/session";
import { TestClient } from "./client";
import { fileOf } from "./networks";
import { outside } from "./stdio";

const text = fileOf([2, 3, 2], {
  examples: 3,
  training: { learningRate: 0.5, epochs: 2, batchSize: 2, shuffle: true, seed: 4 },
});

/** A client of a session in this process, which keeps the bytes that would go over a line. */
function inside(files: Readonly<Record<string, string>>): { client: TestClient; bytes: () => Buffer } {
  const client = new TestClient();
  const said: Uint8Array[] = [];
  const session = new Session({
    readFile: async (path) => files[path] ?? Promise.reject(new Error("there is no such file.")),
    send: (message) => {
      said.push(encode(message));
      client.hear(JSON.parse(JSON.stringify(message)));
    },
    now: () => performance.now(),
    nextTurn: () => new Promise((resolve) => setImmediate(resolve)),
  });
  client.connect({ send: (message) => session.receive(JSON.parse(JSON.stringify(message))) });
  return { client, bytes: () => Buffer.concat(said) };
}

interface Request {
  readonly command: string;
  readonly args: object;
}

interface Conversation {
  readonly launch: object;
  readonly lines: readonly { readonly line: number; readonly column?: number | undefined }[];
  readonly requests: readonly Request[];
}

const steps = ["next", "stepIn", "stepOut", "stepBack"];
const jumps = ["continue", "reverseContinue", "restart"];
const moves = [...steps, ...jumps];
const move = fc.record({
  // Jumps soon come to an end of the run: most conversations should have more to say.
  command: fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...steps) }, fc.constantFrom(...jumps)),
  args: fc.constant({ threadId: 1 }),
});

const look = fc.oneof(
  fc.record({ command: fc.constant("stackTrace"), args: fc.constant({ threadId: 1 }) }),
  fc.record({ command: fc.constant("scopes"), args: fc.record({ frameId: fc.nat(80) }) }),
  fc.record({ command: fc.constant("variables"), args: fc.record({ variablesReference: fc.nat(40) }) }),
  fc.record({
    command: fc.constant("evaluate"),
    args: fc.record({
      expression: fc.constantFrom("C", "w", "∂C/∂w[1]", "a[1][0] * 3", "step", "w[", "exp(999)"),
      context: fc.constantFrom("watch", "repl", "hover", "clipboard"),
    }),
  }),
  fc.record({
    command: fc.constant("setExpression"),
    args: fc.record({
      expression: fc.constantFrom("w[1][0][0]", "b[2][1]", "a[0][1]", "y[0]", "z[1][0]"),
      value: fc.constantFrom("0.5", "w[1][0][1] * 2", "1 / 0", "-"),
    }),
  }),
  fc.record({
    command: fc.constant("backprop/explain"),
    args: fc.record({ l: fc.nat(3), j: fc.nat(2), k: fc.nat(2) }),
  }),
  fc.record({
    command: fc.constantFrom(
      ...["backprop/view", "backprop/position", "backprop/inline", "backprop/nudges"],
      ...["threads", "source", "fly"],
    ),
    args: fc.constant({}),
  }),
);

const conversation: fc.Arbitrary<Conversation> = fc.record({
  launch: fc.record({ level: fc.constantFrom(...levels), stopOnEntry: fc.boolean() }),
  lines: fc.array(
    fc.record({
      line: fc.integer({ min: 1, max: 30 }),
      column: fc.option(fc.integer({ min: 1, max: 30 }), { nil: undefined }),
    }),
    { maxLength: 2 },
  ),
  requests: fc.array(fc.oneof(move, look), { minLength: 20, maxLength: 80 }),
});

/** Says it all, each request once the one before it is over; to a goodbye. */
async function talk(client: TestClient, program: string, { launch, lines, requests }: Conversation) {
  await client.launch({ program, ...launch }, () =>
    client.get("setBreakpoints", { source: { path: program }, breakpoints: lines }),
  );
  for (const { command, args } of requests) {
    const over = Promise.race([client.event("stopped"), client.event("terminated")]);
    const { success } = await client.ask(command, args);
    if (success && moves.includes(command)) await over;
  }
  await client.ask("disconnect");
}

/** All that was said, without how long it took. */
function untimed({ transcript }: TestClient): unknown[] {
  let times = 0;
  const said = transcript.map((message) =>
    JSON.parse(JSON.stringify(message).replace(/(?<=steps in )[\d.e-]+ m?s(?=\\n)/, () => `${++times}`)),
  );
  assert.equal(times, 1);
  return said;
}

describe("a conversation", () => {
  const folder = mkdtempSync(join(tmpdir(), "backprop-transcript-"));
  const program = join(folder, "net.nn.json");
  before(() => writeFileSync(program, text));
  after(() => rmSync(folder, { recursive: true, force: true }));

  it("is the same inline and over standard input and output, to the byte", async function () {
    this.timeout(60_000);
    await fc.assert(
      fc.asyncProperty(conversation, async (said) => {
        const { client, bytes } = inside({ [program]: text });
        const { client: other, ended } = outside();
        await Promise.all([talk(client, program, said), talk(other, program, said)]);
        const { code, out, err } = await ended;
        assert.equal(out.toString(), bytes().toString());
        assert.deepEqual([code, err], [0, ""]);
      }),
      { numRuns: 20 },
    );
  });

  it("without debugging is the same but for the time that it tells", async () => {
    const { client } = inside({ [program]: text });
    const { client: other, ended } = outside();
    for (const each of [client, other]) {
      await each.get("initialize");
      await each.get("launch", { program, noDebug: true });
      const terminated = each.event("terminated");
      await each.get("configurationDone");
      await terminated;
      await each.get("disconnect");
    }
    assert.deepEqual(untimed(other), untimed(client));
    assert.deepEqual((await ended).code, 0);
  });
});
