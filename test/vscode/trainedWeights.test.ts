// The weights and biases of a session, written into its file as one edit.
import assert from "node:assert/strict";
import * as vscode from "vscode";
import { nextStop, start, useDebugger } from "./debugger";
import { sample } from "./support";

const write = () => vscode.commands.executeCommand("backprop.writeTrainedWeights");

describe("trained weights", () => {
  useDebugger();

  it("are written into the file as they are at a step, and one undo takes them back", async () => {
    const uri = await sample("xor.nn.json");
    const session = await start(uri);
    await nextStop(() => session.customRequest("backprop/move", { to: "end" }));
    const { result } = await session.customRequest("evaluate", { expression: "w[2]", context: "repl" });
    const document = await vscode.workspace.openTextDocument(uri);
    const before = document.getText();
    await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
    await write();
    const written = JSON.parse(document.getText());
    assert.deepEqual(written.layers[1].weights, JSON.parse(result));
    assert.deepEqual({ ...written, layers: 0 }, { ...JSON.parse(before), layers: 0 });
    await vscode.commands.executeCommand("undo");
    assert.equal(document.getText(), before);
  });

  it("are not written into a file that was edited meanwhile", async () => {
    const uri = await sample("xor.nn.json");
    const session = await start(uri);
    await nextStop(() => session.customRequest("backprop/move", { to: "end" }));
    const document = await vscode.workspace.openTextDocument(uri);
    const editor = await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 1), "\n"));
    const edited = document.getText();
    await assert.rejects(async () => write(), /was edited/);
    assert.equal(document.getText(), edited);
    await document.save();
  });

  it("leave a file alone at the start, where it has them", async () => {
    const uri = await sample("xor.nn.json");
    await start(uri);
    const document = await vscode.workspace.openTextDocument(uri);
    await write();
    assert.equal(document.isDirty, false);
  });
});
