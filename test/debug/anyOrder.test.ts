import { strict as assert } from "node:assert";
import type { DebugProtocol } from "@vscode/debugprotocol";
import fc from "fast-check";
import { inline, isEvent, isResponse, PATH, type TestClient } from "./client";
import { fileOf } from "./networks";
import { argumentsOf } from "./wellFormed";

/** Every request of the protocol, those that only an adapter sends, our own, and some that nobody knows. */
const commands = [
  ...["initialize", "launch", "attach", "configurationDone", "restart", "disconnect", "terminate", "cancel"],
  ...["setBreakpoints", "setFunctionBreakpoints", "setExceptionBreakpoints", "setDataBreakpoints"],
  ...["setInstructionBreakpoints", "breakpointLocations", "dataBreakpointInfo", "exceptionInfo"],
  ...["continue", "reverseContinue", "next", "stepIn", "stepOut", "stepBack", "pause", "goto", "gotoTargets"],
  ...["restartFrame", "stepInTargets", "threads", "terminateThreads", "stackTrace", "scopes", "variables"],
  ...["setVariable", "setExpression", "evaluate", "completions", "source", "loadedSources", "modules"],
  ...["readMemory", "writeMemory", "disassemble", "locations", "runInTerminal", "startDebugging"],
  ...[
    "backprop/view",
    "backprop/position",
    "backprop/explain",
    "backprop/whatIf",
    "backprop/costCurve",
    "backprop/guess",
    "backprop/refresh",
    "backprop/nudges",
    "backprop/inline",
    "backprop/move",
    "",
    "__proto__",
    "constructor",
  ],
];

/** Arguments that a client could well send, where the protocol's types do not say what means something here. */
const own: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  launch: fc.record({
    program: fc.constant(PATH),
    stopOnEntry: fc.boolean(),
    level: fc.constantFrom("factor", "neuron", "epoch"),
    noDebug: fc.oneof(
      { weight: 9, arbitrary: fc.constant(false) },
      { weight: 1, arbitrary: fc.constant(true) },
    ),
  }),
  setBreakpoints: fc.record({
    source: fc.record({ path: fc.constantFrom(PATH, "/other.nn.json") }),
    breakpoints: fc.array(fc.record({ line: fc.integer({ min: -1, max: 60 }) }), { maxLength: 4 }),
  }),
  restartFrame: fc.record({ frameId: fc.nat(20) }),
  stepInTargets: fc.record({ frameId: fc.nat(20) }),
  stepIn: fc.record({ targetId: fc.nat(8) }),
  gotoTargets: fc.record({ source: fc.record({ path: fc.constant(PATH) }), line: fc.nat(40) }),
  goto: fc.record({ threadId: fc.constant(1), targetId: fc.nat(12) }),
  cancel: fc.record({ progressId: fc.constant("way 1") }),
  setExceptionBreakpoints: fc.record({
    filters: fc.subarray(["notFinite", "deadRelu", "saturated", "vanishing", "exploding", "other"]),
    filterOptions: fc.array(
      fc.record({
        filterId: fc.constantFrom("saturated", "vanishing"),
        condition: fc.constantFrom("", "0.5", "C <"),
      }),
      { maxLength: 2 },
    ),
  }),
  dataBreakpointInfo: fc.record({
    variablesReference: fc.nat(20),
    name: fc.constantFrom("w[1][0][0]", "C", "a"),
  }),
  setDataBreakpoints: fc.constant({
    breakpoints: [{ dataId: "w[1][0][0]" }, { dataId: "w", condition: "1" }],
  }),
  breakpointLocations: fc.record({ source: fc.record({ path: fc.constant(PATH) }), line: fc.nat(40) }),
  "backprop/move": fc.oneof(
    fc.record({ to: fc.oneof(fc.integer(), fc.constantFrom("start", "end", "middle")) }),
    fc.record({
      level: fc.constantFrom("factor", "epoch"),
      direction: fc.constantFrom("forward", "backward"),
    }),
  ),
  setFunctionBreakpoints: fc.constant({ breakpoints: [{ name: "cost" }, { name: "layer 7" }] }),
  stackTrace: fc.record({ threadId: fc.constant(1), startFrame: fc.nat(9), levels: fc.nat(9) }),
  scopes: fc.record({ frameId: fc.nat(60) }),
  variables: fc.record({ variablesReference: fc.nat(60), start: fc.nat(5), count: fc.nat(5) }),
  evaluate: fc.record({
    expression: fc.constantFrom("C", "w", "z[1][0]", "a[", "dC/dw[1]"),
    context: fc.constant("watch"),
  }),
  setVariable: fc.record({
    variablesReference: fc.nat(60),
    name: fc.constantFrom("C", "w₀₀⁽¹⁾", "layer 1", "learning rate η"),
    value: fc.constantFrom("1", "C", "w[1][0][0] + 1", "0/0"),
  }),
  setExpression: fc.record({
    expression: fc.constantFrom("w[1][0][0]", "b[2][0]", "a[0][1]", "y[0]", "C", "w"),
    value: fc.constantFrom("1", "C", "w[1][0][0] + 1", "0/0"),
  }),
  completions: fc.record({
    text: fc.constantFrom("", "w[", "w[1][0].g", "∂C/", "a[0] +"),
    column: fc.integer({ min: -2, max: 9 }),
  }),
  "backprop/explain": fc.record({ l: fc.nat(3), j: fc.nat(3), k: fc.nat(3) }),
  "backprop/guess": fc.record({
    text: fc.oneof(fc.constantFrom("", "1/3", "−0,25", "a[1][0]", "C", "1e999"), fc.string()),
    position: fc.option(fc.nat(9), { nil: undefined }),
  }),
  "backprop/whatIf": fc.record({ l: fc.nat(3), j: fc.nat(3), k: fc.nat(3), delta: fc.double() }),
  "backprop/costCurve": fc.record({ of: fc.constantFrom("neuron", "parameter"), l: fc.nat(3), j: fc.nat(3) }),
};
const ofThread = fc.constant({ threadId: 1 });

function wellFormed(command: string): fc.Arbitrary<unknown> {
  const byType = argumentsOf(command) ?? ofThread;
  if (!Object.hasOwn(own, command)) return byType;
  return fc.oneof({ weight: 4, arbitrary: own[command]! }, { weight: 1, arbitrary: byType });
}
const sensible = new Map(commands.map((command) => [command, wellFormed(command)]));

const request = fc.constantFrom(...commands).chain((command) =>
  fc.record({
    command: fc.constant(command),
    args: fc.oneof(
      { weight: 6, arbitrary: sensible.get(command)! },
      { weight: 1, arbitrary: fc.jsonValue() },
      { weight: 1, arbitrary: fc.constant(undefined) },
    ),
  }),
);

/** A request with the names a handler looks for, and anything under them. */
const crooked = fc.record({
  command: fc.constantFrom(...commands),
  args: fc.dictionary(
    fc.constantFrom(
      "program",
      "source",
      "breakpoints",
      "lines",
      "threadId",
      "frameId",
      "expression",
      "level",
      "examples",
      "arguments",
      "l",
      "j",
      "count",
      "start",
      "variablesReference",
      "name",
      "value",
    ),
    fc.oneof(fc.jsonValue(), fc.double(), fc.constant(PATH), fc.constant([{ line: {} }])),
  ),
});

/** What is hardly a message: a request without a usable number is answered all the same, anything else by nothing. */
const odd = fc.record({
  raw: fc.record({
    type: fc.constantFrom("request", "request", "response", "event", "", null, 7),
    seq: fc.oneof(
      fc.constantFrom(undefined, null, "1", 1.5, 2 ** 60),
      fc.jsonValue().filter((x) => !Number.isInteger(x)),
    ),
    command: fc.oneof(fc.constantFrom(...commands), fc.jsonValue()),
    arguments: fc.jsonValue(),
  }),
});

/** How many sequences are tried; more by BACKPROP_SEQUENCES. */
const RUNS = Number(process.env.BACKPROP_SEQUENCES ?? 3000);

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** An adapter that has not answered after so many turns never will. */
const PATIENCE = 1000;

/** Waits until this many requests are answered, and for what may still be said after the last answer. */
async function quiet(client: TestClient, asked: number): Promise<void> {
  for (let turns = 0; turns < PATIENCE && client.transcript.filter(isResponse).length < asked; turns++) {
    await turn();
  }
  for (let said = -1; said !== client.transcript.length; await turn()) said = client.transcript.length;
}

/** One response for each request, in no matter what order; numbered messages; never a stop without a reason to. */
function check(client: TestClient, asked: number, unnumbered = 0): void {
  const responses = client.transcript.filter(isResponse);
  assert.deepEqual(
    responses.map(({ request_seq }) => request_seq).sort((a, b) => a - b),
    [...Array(unnumbered).fill(0), ...Array.from({ length: asked }, (_, index) => index + 1)],
  );
  assert.deepEqual(
    client.transcript.map(({ seq }) => seq),
    client.transcript.map((_, index) => index + 1),
  );
  for (const response of responses) {
    const { error } = (response as DebugProtocol.ErrorResponse).body ?? {};
    if (!response.success)
      assert.ok(error!.format !== "" && error!.id > 1, `${response.command}: ${error!.format}`);
  }
  const movers = [
    "configurationDone",
    "restart",
    "launch",
    "next",
    "stepIn",
    "stepOut",
    "stepBack",
    "continue",
    "reverseContinue",
    "restartFrame",
    "goto",
    "backprop/move",
  ];
  const moves = responses.filter(({ success, command }) => success && movers.includes(command)).length;
  assert.ok(client.events("stopped").length <= moves);
  assert.ok(client.events("terminated").length <= 1);
  assert.ok(client.events("output").every(({ body }) => !body.output.includes("a fault")));
}

/** A run of a moment, and one that only a pause or an end can stop. */
const runs = {
  "a short run": fileOf([2, 2, 1], { training: { learningRate: 1, epochs: 2 } }),
  "an endless run": fileOf([2, 2, 1], { training: { learningRate: 1e-6, epochs: 1e9 } }),
};

const sequence = fc.array(
  fc.oneof({ weight: 6, arbitrary: request }, { weight: 2, arbitrary: crooked }, odd),
  { maxLength: 30 },
);
type Sequence = typeof sequence extends fc.Arbitrary<infer Messages> ? Messages : never;

/** Says it all to a session, launched or not; checks all that comes back, and that the session still hears a goodbye. */
async function tryOut(text: string, messages: Sequence, isLaunched: boolean, pace: () => Promise<void>) {
  const client = inline({ [PATH]: text });
  if (isLaunched) await client.launch();
  for (const each of messages) {
    if ("raw" in each) client.raw(each.raw);
    else client.post(each.command, each.args);
    await pace();
  }
  const odds = messages.flatMap((each) => ("raw" in each ? each.raw : []));
  const unnumbered = odds.filter(({ type }) => type === "request").length;
  const numbered = messages.length - odds.length + (isLaunched ? 3 : 0);
  await quiet(client, numbered + unnumbered);
  check(client, numbered, unnumbered);
  assert.equal((await client.ask("disconnect")).success, true);
}

const paces = { "all at once": async () => {}, "one after the other": turn };

describe("any requests in any order", () => {
  for (const [length, text] of Object.entries(runs)) {
    for (const [name, pace] of Object.entries(paces)) {
      it(`are each answered once, without a fault of ours: ${length}, ${name}`, async function () {
        this.timeout(20_000 + 10 * RUNS);
        const property = fc.asyncProperty(sequence, fc.boolean(), (messages, isLaunched) =>
          tryOut(text, messages, isLaunched, pace),
        );
        await fc.assert(property, { numRuns: RUNS / 4 });
      });
    }
  }

  it("each alone: before the launch, while stopped, and after the end", async () => {
    for (const command of commands) {
      for (const stage of ["before", "stopped", "after"]) {
        const client = inline({ [PATH]: runs["a short run"] });
        if (stage !== "before") await client.launch();
        if (stage === "after") await client.get("terminate");
        const asked = { before: 1, stopped: 4, after: 5 }[stage]!;
        await client.ask(command, { threadId: 1 });
        await quiet(client, asked);
        check(client, asked);
        assert.equal(
          client.transcript.filter(isEvent).filter(({ event }) => event === "stopped").length <= 2,
          true,
        );
      }
    }
  });
});
