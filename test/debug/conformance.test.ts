import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";
import type { DebugProtocol } from "@vscode/debugprotocol";
import protocol from "../fixtures/debugProtocol.schema.json";
import { inline, PATH } from "./client";
import { faultsOf } from "./conformance";
import { fileOf } from "./networks";

const stopped = { seq: 3, type: "event", event: "stopped", body: { reason: "step", threadId: 1 } };
const next = { seq: 2, type: "response", request_seq: 1, command: "next", success: true };
const threads = { ...next, command: "threads", body: { threads: [{ id: 1, name: "run" }] } };
const failed = { ...next, success: false, message: "no", body: { error: { id: 3, format: "no" } } };

describe("the check of every message that the tests hear", () => {
  it("is made from the protocol's types that are installed", () => {
    const { version } = JSON.parse(readFileSync("node_modules/@vscode/debugprotocol/package.json", "utf8"));
    assert.equal(protocol.$comment, `@vscode/debugprotocol ${version}`, "run scripts/protocol-schema.mjs");
  });

  for (const message of [
    stopped,
    next,
    threads,
    failed,
    { ...next, command: "backprop/view", body: { view: {} } },
  ]) {
    it(`passes ${JSON.stringify(message)}`, () => assert.deepEqual(faultsOf(message, {}), []));
  }

  const wrong: readonly (readonly [string, object, RegExp])[] = [
    [
      "an event without its body",
      { ...stopped, body: undefined },
      /StoppedEvent must have required property 'body'/,
    ],
    [
      "a missing reason",
      { ...stopped, body: { threadId: 1 } },
      /StoppedEvent\/body must have required property 'reason'/,
    ],
    [
      "a field that the protocol does not have",
      { ...stopped, body: { reason: "step", thread: 1 } },
      /"thread"/,
    ],
    [
      "a number that is not whole",
      { ...stopped, body: { reason: "step", threadId: 1.5 } },
      /threadId must be integer/,
    ],
    ["a number that is a text", { ...next, request_seq: "1" }, /request_seq must be integer/],
    [
      "a thread without a name",
      { ...threads, body: { threads: [{ id: 1 }] } },
      /threads\/0 must have required property 'name'/,
    ],
    [
      "a failure whose error has no number",
      { ...failed, body: { error: { format: "no" } } },
      /error must have required property 'id'/,
    ],
    ["an event that the protocol does not have", { ...stopped, event: "halted" }, /no HaltedEvent/],
    ["an answer to a request that the protocol does not have", { ...next, command: "fly" }, /no FlyResponse/],
    [
      "an event that this client cannot take",
      { seq: 1, type: "event", event: "invalidated", body: {} },
      /only for a client with supportsInvalidatedEvent/,
    ],
    ["a request", { seq: 1, type: "request", command: "next" }, /no message of the type "request"/],
  ];
  for (const [what, message, fault] of wrong) {
    it(`finds ${what}`, () =>
      assert.match(faultsOf(JSON.parse(JSON.stringify(message)), {}).join("\n"), fault));
  }
});

/** The requests that each capability promises. */
const promises = {
  supportsConfigurationDoneRequest: ["configurationDone"],
  supportsFunctionBreakpoints: ["setFunctionBreakpoints"],
  supportsEvaluateForHovers: ["evaluate"],
  supportsStepBack: ["stepBack", "reverseContinue"],
  supportsSetVariable: ["setVariable"],
  supportsRestartFrame: ["restartFrame"],
  supportsGotoTargetsRequest: ["gotoTargets", "goto"],
  supportsStepInTargetsRequest: ["stepInTargets"],
  supportsCompletionsRequest: ["completions"],
  supportsModulesRequest: ["modules"],
  supportsRestartRequest: ["restart"],
  supportsExceptionInfoRequest: ["exceptionInfo"],
  supportsLoadedSourcesRequest: ["loadedSources"],
  supportsTerminateThreadsRequest: ["terminateThreads"],
  supportsSetExpression: ["setExpression"],
  supportsTerminateRequest: ["terminate"],
  supportsDataBreakpoints: ["dataBreakpointInfo", "setDataBreakpoints"],
  supportsReadMemoryRequest: ["readMemory"],
  supportsWriteMemoryRequest: ["writeMemory"],
  supportsDisassembleRequest: ["disassemble"],
  supportsCancelRequest: ["cancel"],
  supportsBreakpointLocationsRequest: ["breakpointLocations"],
  supportsInstructionBreakpoints: ["setInstructionBreakpoints"],
} as const satisfies Partial<Record<keyof DebugProtocol.Capabilities, readonly string[]>>;

describe("the capabilities", () => {
  it("promise only requests that are answered", async () => {
    const client = inline({ [PATH]: fileOf([2, 2, 1]) });
    const capabilities = await client.get("initialize", { adapterID: "backprop" });
    const promised = Object.entries(promises).flatMap(([capability, commands]) =>
      capabilities[capability as keyof typeof promises] ? commands : [],
    );
    for (const command of promised) {
      const { message } = await client.ask(command, {});
      assert.doesNotMatch(message ?? "", /no request/, command);
    }
  });
});
