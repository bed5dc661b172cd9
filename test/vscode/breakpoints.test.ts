// Breakpoints and jumps inside VS Code, asked for as its own user interface asks for them.
import assert from "node:assert/strict";
import * as vscode from "vscode";
import { sample, until } from "./support";

describe("breakpoints in VS Code", () => {
  /** The bodies of all stops, in order. */
  const stops: { readonly reason: string }[] = [];
  let tracking: vscode.Disposable;
  let uri: vscode.Uri;
  let editor: vscode.TextEditor;

  before(() => {
    tracking = vscode.debug.registerDebugAdapterTrackerFactory("backprop", {
      createDebugAdapterTracker: () => ({
        onDidSendMessage: (message) => {
          if (message.event === "stopped") stops.push(message.body);
        },
      }),
    });
  });
  after(() => tracking.dispose());

  beforeEach(async () => {
    uri = await sample("3-3-2.nn.json");
    editor = await vscode.window.showTextDocument(uri);
  });
  afterEach(async () => {
    await vscode.debug.stopDebugging();
    await until(() => (vscode.debug.activeDebugSession ? undefined : true));
    vscode.debug.removeBreakpoints(vscode.debug.breakpoints);
  });

  /** Acts, and waits until VS Code stands at the stop that follows. */
  async function stop(act: () => PromiseLike<unknown>): Promise<string> {
    const before = stops.length;
    let focused = false;
    const focusing = vscode.debug.onDidChangeActiveStackItem((item) => {
      focused = stops.length > before && item instanceof vscode.DebugStackFrame;
    });
    try {
      await act();
      return await until(() => (focused ? stops[before]?.reason : undefined));
    } finally {
      focusing.dispose();
    }
  }

  const command = (name: string) => () => vscode.commands.executeCommand(name);
  const start = () =>
    stop(() =>
      vscode.debug.startDebugging(undefined, {
        type: "backprop",
        request: "launch",
        name: "test",
        program: uri.fsPath,
      }),
    );
  const value = async (expression: string): Promise<string> => {
    const { result } = await vscode.debug.activeDebugSession!.customRequest("evaluate", {
      expression,
      context: "repl",
    });
    return result;
  };

  /** The place of the n-th line, from 0, that says "biases". */
  function biases(n: number): vscode.Position {
    const text = editor.document.getText();
    let offset = -1;
    for (let line = 0; line <= n; line++) offset = text.indexOf('"biases"', offset + 1);
    return editor.document.positionAt(offset);
  }

  it("stop where a condition and a hit count say, and at a unit by its name", async () => {
    vscode.debug.addBreakpoints([
      new vscode.SourceBreakpoint(new vscode.Location(uri, biases(0)), true, "epoch < 3", "2"),
      new vscode.FunctionBreakpoint("cost"),
    ]);
    await start();
    const reasons: string[] = [];
    for (let times = 0; times < 2; times++)
      reasons.push(await stop(command("workbench.action.debug.continue")));
    assert.deepEqual(reasons, ["function breakpoint", "breakpoint"]);
    assert.notEqual(await value("dC/db[1][0]"), "not computed yet");
  });

  it("run to the cursor, and jump to it", async () => {
    await start();
    editor.selection = new vscode.Selection(biases(1), biases(1));
    assert.equal(await stop(command("editor.debug.action.runToCursor")), "breakpoint");
    assert.equal(vscode.debug.breakpoints.length, 0);
    const reached = Number(await value("step"));
    assert.notEqual(await value("z[2][0]"), "not computed yet");
    assert.equal(await value("z[2][1]"), "not computed yet");
    await vscode.window.showTextDocument(uri);
    editor = vscode.window.activeTextEditor!;
    editor.selection = new vscode.Selection(biases(0), biases(0));
    assert.equal(await stop(command("debug.jumpToCursor")), "goto");
    assert.ok(Number(await value("step")) > reached);
  });

  it("restart a frame", async () => {
    await start();
    await stop(command("workbench.action.debug.stepOver"));
    await stop(command("workbench.action.debug.stepOver"));
    assert.equal(await stop(command("workbench.action.debug.restartFrame")), "restart");
    assert.equal(await value("step"), "1");
  });
});
