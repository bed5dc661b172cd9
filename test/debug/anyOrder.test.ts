import { strict as assert } from "node:assert";
import type { DebugProtocol } from "@vscode/debugprotocol";
import fc from "fast-check";
import { inline, isEvent, isResponse, PATH, type TestClient } from "./client";
import { fileOf } from "./networks";

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
    "backprop/nudges",
    "",
    "__proto__",
    "constructor",
  ],
];

/** Arguments that a client could well send. */
const sensible: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
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
  setFunctionBreakpoints: fc.constant({ breakpoints: [{ name: "cost" }] }),
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
};
const ofThread = fc.constant({ threadId: 1 });

const request = fc.constantFrom(...commands).chain((command) =>
  fc.record({
    command: fc.constant(command),
    args: fc.oneof(
      { weight: 6, arbitrary: Object.hasOwn(sensible, command) ? sensible[command]! : ofThread },
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

async function quiet(client: TestClient): Promise<void> {
  for (let said = -1; said !== client.transcript.length; ) {
    said = client.transcript.length;
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

/** One response for each request, in no matter what order; numbered messages; never a stop without a reason to. */
function check(client: TestClient, asked: number): void {
  const responses = client.transcript.filter(isResponse);
  assert.deepEqual(
    responses.map(({ request_seq }) => request_seq).sort((a, b) => a - b),
    Array.from({ length: asked }, (_, index) => index + 1),
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
  ];
  const moves = responses.filter(({ success, command }) => success && movers.includes(command)).length;
  assert.ok(client.events("stopped").length <= moves);
  assert.ok(client.events("terminated").length <= 1);
  assert.ok(client.events("output").every(({ body }) => body.category === "console"));
}

describe("any requests in any order", () => {
  const text = fileOf([2, 2, 1], { training: { learningRate: 1, epochs: 2 } });

  it("are each answered once, without a fault of ours", async function () {
    this.timeout(20_000);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(request, crooked), { maxLength: 30 }),
        fc.boolean(),
        async (requests, inOrder) => {
          const client = inline({ [PATH]: text });
          if (inOrder) await client.launch();
          const before = inOrder ? 3 : 0;
          for (const { command, args } of requests) client.post(command, args);
          await quiet(client);
          check(client, requests.length + before);
        },
      ),
      { numRuns: 500 },
    );
  });

  it("each alone: before the launch, while stopped, and after the end", async () => {
    for (const command of commands) {
      for (const stage of ["before", "stopped", "after"]) {
        const client = inline({ [PATH]: text });
        if (stage !== "before") await client.launch();
        if (stage === "after") await client.get("terminate");
        const asked = { before: 1, stopped: 4, after: 5 }[stage]!;
        await client.ask(command, { threadId: 1 });
        await quiet(client);
        check(client, asked);
        assert.equal(
          client.transcript.filter(isEvent).filter(({ event }) => event === "stopped").length <= 2,
          true,
        );
      }
    }
  });
});
