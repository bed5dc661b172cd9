// Nudges: numbers changed in a session, written into its file as one edit.
import assert from "node:assert/strict";
import * as vscode from "vscode";
import { start, useDebugger } from "./debugger";
import { sample } from "./support";

const nudge = (session: vscode.DebugSession, expression: string, value: string) =>
  session.customRequest("setExpression", { expression, value });

describe("nudges", () => {
  useDebugger();

  it("are written into the file, each at its place, and one undo takes them all back", async () => {
    const uri = await sample("3-3-2.nn.json");
    const session = await start(uri);
    await nudge(session, "w[2][0][1]", "-0.75");
    await nudge(session, "b[1][0]", "1 / 3");
    const document = await vscode.workspace.openTextDocument(uri);
    const before = document.getText();
    await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
    await vscode.commands.executeCommand("backprop.writeNudges");
    const written = before
      .replace("[1.2, -0.7, 0.4]", "[1.2, -0.75, 0.4]")
      .replace("[0.1, -0.2, 0.05]", "[0.3333333333333333, -0.2, 0.05]");
    assert.notEqual(written, before);
    assert.equal(document.getText(), written);
    await vscode.commands.executeCommand("undo");
    assert.equal(document.getText(), before);
  });

  it("are not written into a file that was edited meanwhile", async () => {
    const uri = await sample("3-3-2.nn.json");
    const session = await start(uri);
    await nudge(session, "w[2][0][1]", "-0.75");
    const document = await vscode.workspace.openTextDocument(uri);
    const editor = await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 1), "\n"));
    const edited = document.getText();
    await assert.rejects(async () => vscode.commands.executeCommand("backprop.writeNudges"), /was edited/);
    assert.equal(document.getText(), edited);
    await document.save();
  });

  it("leave a file alone where nothing is nudged", async () => {
    const uri = await sample("3-3-2.nn.json");
    await start(uri);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.commands.executeCommand("backprop.writeNudges");
    assert.equal(document.isDirty, false);
  });
});
