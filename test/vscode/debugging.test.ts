// A session inside VS Code: started as F5 starts it, moved by the debugger's own commands, seen through its panel.
import assert from "node:assert/strict";
import * as vscode from "vscode";
import { frames, nextStop, type Stop, start, useDebugger } from "./debugger";
import { sample, until } from "./support";

describe("a session in VS Code", () => {
  useDebugger();

  it("starts by F5 without a launch.json, at the first number", async () => {
    await vscode.window.showTextDocument(await sample("3-3-2.nn.json"));
    const { session, reason } = await nextStop(() =>
      vscode.commands.executeCommand("workbench.action.debug.start"),
    );
    assert.equal(reason, "entry");
    assert.equal(session.type, "backprop");
    assert.deepEqual(await frames(session), ["start 9:10"]);
  });

  it("starts by the button of the editor", async () => {
    const uri = await sample("one-neuron-per-layer.nn.json");
    await vscode.window.showTextDocument(uri);
    const { session } = await nextStop(() => vscode.commands.executeCommand("backprop.debugFile", uri));
    assert.equal(session.configuration.program, uri.fsPath);
  });

  it("opens the panel beside the editor", async () => {
    await start(await sample("3-3-2.nn.json"));
    const tab = await until(() =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .find(
          ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.includes("backprop.panel"),
        ),
    );
    assert.equal(tab.label, "Backprop");
  });

  it("moves by the debugger's commands, forward and back", async () => {
    const session = await start(await sample("3-3-2.nn.json"));
    const move = (command: string): Promise<Stop> =>
      nextStop(() => vscode.commands.executeCommand(`workbench.action.debug.${command}`));
    const top = async (): Promise<string | undefined> => (await frames(session))[0];
    await move("stepOver");
    assert.equal(await top(), "w₀₀⁽¹⁾ a₀⁽⁰⁾ 9:10");
    await move("stepOver");
    assert.equal(await top(), "w₀₁⁽¹⁾ a₁⁽⁰⁾ 9:15");
    await move("stepOut");
    assert.match((await top())!, /^z₀⁽¹⁾ /);
    await move("stepOver");
    assert.match((await top())!, /^a₀⁽¹⁾ /);
    await move("stepBack");
    assert.match((await top())!, /^z₀⁽¹⁾ /);
    await move("reverseContinue");
    assert.deepEqual(await frames(session), ["start 9:10"]);
    await move("continue");
    const { position, length } = await session.customRequest("backprop/position");
    assert.equal(position, length);
  });

  it("stops at a breakpoint on the line of a weight, forward and backward", async () => {
    const uri = await sample("3-3-2.nn.json");
    const line = new vscode.Location(uri, new vscode.Position(18, 0));
    vscode.debug.addBreakpoints([new vscode.SourceBreakpoint(line)]);
    const session = await start(uri);
    const stop = await nextStop(() => vscode.commands.executeCommand("workbench.action.debug.continue"));
    assert.equal(stop.reason, "breakpoint");
    assert.equal((await frames(session))[0], "w₀₀⁽²⁾ a₀⁽¹⁾ 19:10");
  });

  it("shows on hover what a nudged input is worth now", async () => {
    const uri = await sample("3-3-2.nn.json");
    const session = await start(uri);
    await session.customRequest("setExpression", { expression: "a[0][0]", value: "0.625" });
    const document = await vscode.workspace.openTextDocument(uri);
    const [hover] = await vscode.commands.executeCommand<vscode.Hover[]>(
      "vscode.executeHoverProvider",
      uri,
      document.positionAt(document.getText().indexOf("0.9, 0.1")),
    );
    assert.match((hover!.contents[0] as vscode.MarkdownString).value, /a₀⁽⁰⁾ = 0\.625\*\*/);
    assert.equal(document.getText(hover!.range), "0.9");
  });

  it("evaluates watches and shows hovers with the session's own numbers", async () => {
    const uri = await sample("xor.nn.json");
    const session = await start(uri, { epochs: 3 });
    await nextStop(() => session.customRequest("continue", { threadId: 1 }));
    const evaluate = (expression: string): Thenable<{ result: string }> =>
      session.customRequest("evaluate", { expression, context: "clipboard" });
    const { result: now } = await evaluate("w[1][0][0]");
    const document = await vscode.workspace.openTextDocument(uri);
    const weights = document.getText().indexOf('"weights"');
    const first = /-?\d/.exec(document.getText().slice(weights))!.index + weights;
    const [hover] = await vscode.commands.executeCommand<vscode.Hover[]>(
      "vscode.executeHoverProvider",
      uri,
      document.positionAt(first),
    );
    const words = (hover!.contents[0] as vscode.MarkdownString).value;
    const shown = Number(/w₀₀⁽¹⁾ = (−?[\d.]+)/.exec(words)![1]!.replace("−", "-"));
    assert.ok(Math.abs(shown - Number(now)) < 1e-3 * Math.abs(Number(now)), `${shown} is not ${now}`);
    assert.notEqual(document.getText(hover!.range), String(shown));
  });
});
