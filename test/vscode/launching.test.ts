// The ways to start: launch.json with its completions, a run without debugging, compounds.
import assert from "node:assert/strict";
import * as vscode from "vscode";
import { sample, until, writeFile } from "./support";

interface Said {
  readonly session: vscode.DebugSession;
  readonly event: string;
  readonly output?: string;
}

describe("launching", () => {
  const said: Said[] = [];
  let tracking: vscode.Disposable;
  before(() => {
    tracking = vscode.debug.registerDebugAdapterTrackerFactory("backprop", {
      createDebugAdapterTracker: (session) => ({
        onDidSendMessage: ({ event, body }) => {
          if (event) said.push({ session, event, output: body?.output });
        },
      }),
    });
  });
  after(() => tracking.dispose());
  beforeEach(() => {
    said.length = 0;
  });
  afterEach(async () => {
    await vscode.debug.stopDebugging();
    await until(() => (vscode.debug.activeDebugSession ? undefined : true));
  });

  const stopped = () => said.filter(({ event }) => event === "stopped");

  it("runs without debugging, prints costs, averages and time, and opens no panel", async () => {
    await vscode.window.showTextDocument(await sample("3-3-2.nn.json"));
    await vscode.commands.executeCommand("workbench.action.closePanel");
    const before = panels();
    await vscode.commands.executeCommand("workbench.action.debug.run");
    await until(() => said.find(({ event }) => event === "terminated"));
    const printed = said.map(({ output }) => output ?? "").join("");
    // An independent computation of the sample gives 0.60366…, 0.36676…, 0.63611…, 0.38153…, on average 0.49702.
    const costs = [...printed.matchAll(/(\w+): C[₀-₃] = ([\d.]+)/g)].map(
      ([, name, cost]) => `${name} ${cost}`,
    );
    assert.deepEqual(costs, ["dawn 0.603664", "noon 0.366758", "dusk 0.636106", "night 0.381534"]);
    assert.match(printed, /Average cost: 0\.497015\n/);
    // The same computation gives the averages over the four examples; ten of the twenty derivatives are listed.
    const averages = [...printed.matchAll(/(∂C\S+) = (-?[\d.]+)\n/g)].map(
      ([, name, mean]) => `${name} ${mean}`,
    );
    assert.equal(averages.length, 10);
    assert.equal(averages[0], "∂C/∂w₀₀⁽¹⁾ -0.0255949");
    assert.equal(averages[9], "∂C/∂w₂₁⁽¹⁾ 0.00382704");
    assert.match(printed, /\n… and 10 more derivatives\n260 steps in \d+(\.\d+)? m?s\n$/);
    assert.equal(stopped().length, 0);
    assert.equal(panels(), before);
  });

  it("gives checkpoints the memory of the setting, unless the configuration says otherwise", async () => {
    const uri = await sample("3-3-2.nn.json");
    const settings = vscode.workspace.getConfiguration("backprop");
    await settings.update("checkpointMemory", 8, vscode.ConfigurationTarget.Global);
    const memory = async (more: object): Promise<unknown> => {
      const configuration = { type: "backprop", request: "launch", name: "x", program: uri.fsPath, ...more };
      await vscode.debug.startDebugging(undefined, configuration);
      const found = vscode.debug.activeDebugSession!.configuration.checkpointMemory;
      await vscode.debug.stopDebugging();
      await until(() => (vscode.debug.activeDebugSession ? undefined : true));
      return found;
    };
    try {
      assert.deepEqual([await memory({}), await memory({ checkpointMemory: 2 })], [8, 2]);
    } finally {
      await settings.update("checkpointMemory", undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it("starts a compound of two networks side by side", async () => {
    const [first, second] = [await sample("3-3-2.nn.json"), await sample("xor.nn.json")];
    const configuration = (name: string, { fsPath }: vscode.Uri) => ({
      type: "backprop",
      request: "launch",
      name,
      program: fsPath,
    });
    await writeFile(
      ".vscode/launch.json",
      JSON.stringify({
        configurations: [
          configuration("first", first),
          { ...configuration("second", second), level: "epoch" },
        ],
        compounds: [{ name: "both", configurations: ["first", "second"] }],
      }),
    );
    const folder = vscode.workspace.workspaceFolders![0]!;
    await until(async () => {
      try {
        return (await vscode.debug.startDebugging(folder, "both")) || undefined;
      } catch {
        return undefined; // launch.json is read a moment after it is written
      }
    });
    await until(() => (stopped().length >= 2 ? true : undefined));
    const sessions = new Map(stopped().map(({ session }) => [session.configuration.name, session]));
    assert.deepEqual([...sessions.keys()].sort(), ["first", "second"]);
    const before = stopped().length;
    await sessions.get("second")!.customRequest("next", { threadId: 1 });
    await until(() => (stopped().length > before ? true : undefined));
    assert.equal((await sessions.get("first")!.customRequest("backprop/position")).position, 0);
    assert.ok((await sessions.get("second")!.customRequest("backprop/position")).position > 0);
    for (const session of sessions.values()) await vscode.debug.stopDebugging(session);
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder.uri, ".vscode"), { recursive: true });
  });

  it("completes launch.json: the configurations to begin with, and their attributes", async () => {
    const text = '{ "configurations": [{ "type": "backprop", "request": "launch", "name": "x",  }, ] }';
    const uri = await writeFile(".vscode/launch.json", text);
    const document = await vscode.workspace.openTextDocument(uri);
    const at = async (offset: number): Promise<string[]> => {
      const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
        "vscode.executeCompletionItemProvider",
        uri,
        document.positionAt(offset),
      );
      return items.map(({ label }) => (typeof label === "string" ? label : label.label));
    };
    const attributes = await until(async () => {
      const found = await at(text.indexOf(" }, ]"));
      return found.includes("program") ? found : undefined;
    });
    for (const key of ["level", "examples", "epochs", "stopOnEntry"])
      assert.ok(attributes.includes(key), key);
    const snippets = await at(text.indexOf("] }"));
    assert.ok(
      snippets.some((label) => /Backprop: step through a network/.test(label)),
      snippets.join("\n"),
    );
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(uri, ".."), { recursive: true });
  });
});

function panels(): number {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(
      ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.includes("backprop.panel"),
    ).length;
}
