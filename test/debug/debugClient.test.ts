import { strict as assert } from "node:assert";
import { join } from "node:path";
import { DebugClient } from "@vscode/debugadapter-testsupport";
import { ADAPTER } from "./stdio";

/** 3-3-2, sigmoid; its first example is [0.9, 0.1, 0.4] → [1, 0]. */
const program = join(process.cwd(), "media/samples/3-3-2.nn.json");
/** Where some of its first layer's numbers and names stand. */
const at = { activation: [7, 21], w_02: [9, 21], b_0: [13, 18] } as const;

// The numbers of the file, worked out by hand: neuron 0 of the hidden layer.
const z = 0.5 * 0.9 + -0.8 * 0.1 + 0.3 * 0.4 + 0.1;
const a = 1 / (1 + Math.exp(-z));

const ofThread = { threadId: 1 };

describe("VS Code's own client of debug adapters", () => {
  let client: DebugClient;

  beforeEach(async () => {
    client = new DebugClient("node", ADAPTER, "backprop");
    await client.start();
  });

  afterEach(() => client.stop());

  const value = async (expression: string): Promise<string> =>
    (await client.evaluateRequest({ expression, context: "repl" })).body.result;

  /** Does a move, and waits for the line it stops at. */
  const stopsAt = async (move: Promise<unknown>, reason: string, line: number, column: number) => {
    const [, stack] = await Promise.all([
      move,
      client.assertStoppedLocation(reason, { path: program, line, column }),
    ]);
    return stack.body.stackFrames;
  };

  it("drives a whole session: launch, breakpoint, look, step, step back, end", async () => {
    // Breakpoint on b₀ of the hidden layer: its first use completes z₀.
    await client.hitBreakpoint(
      { program, stopOnEntry: false },
      { path: program, line: at.b_0[0], column: at.b_0[1] },
    );
    assert.ok(Math.abs(Number(await value("z[1][0]")) - z) < 1e-15);
    assert.equal(await value("a[1][0]"), "not computed yet");

    const [top, ...around] = await stopsAt(client.nextRequest(ofThread), "step", ...at.activation);
    assert.ok(Math.abs(Number(await value("a[1][0]")) - a) < 1e-15);
    assert.ok(around.length > 3);

    const { scopes } = (await client.scopesRequest({ frameId: top!.id })).body;
    const chain = scopes.find(({ name }) => name === "Chain rule")!;
    const { variables } = (await client.variablesRequest(chain)).body;
    assert.deepEqual(
      variables.map(({ name, value: text }) => `${name} = ${text}`),
      [`z₀⁽¹⁾ = ${z.toPrecision(2)}`, `a₀⁽¹⁾ = ${a.toPrecision(6)}`],
    );

    await stopsAt(client.stepBackRequest(ofThread), "step", ...at.b_0);
    assert.equal(await value("a[1][0]"), "not computed yet");
    await stopsAt(client.stepBackRequest(ofThread), "step", ...at.w_02);

    // The second use of b₀ is in its derivative, on the way back through the network.
    await stopsAt(client.continueRequest(ofThread), "breakpoint", ...at.b_0);
    await stopsAt(client.continueRequest(ofThread), "breakpoint", ...at.b_0);
    assert.equal(await value("dC/db[1][0] == dC/da[1][0] * da/dz[1][0]"), "true");
    await stopsAt(client.reverseContinueRequest(ofThread), "breakpoint", ...at.b_0);
    assert.equal(await value("dC/db[1][0]"), "not computed yet");

    await client.setBreakpointsRequest({ source: { path: program }, breakpoints: [] });
    await Promise.all([client.continueRequest(ofThread), client.waitForEvent("stopped")]);
    const goodbye = client.waitForEvent("terminated");
    await client.continueRequest(ofThread);
    await goodbye;
  });

  it("says in words why a file cannot be launched", async () => {
    await client.initializeRequest();
    const message = /Cannot read .*: there is no such file/;
    await assert.rejects(client.launchRequest({ program: `${program}x` } as object), message);
  });
});
