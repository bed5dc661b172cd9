// The samples, opened by their command: copies that run, with what lies beside them, one after the other.
import assert from "node:assert/strict";
import * as vscode from "vscode";
import { start, useDebugger } from "./debugger";
import { extension } from "./support";

const inOrder = ["one-neuron-per-layer", "3-3-2", "xor", "iris", "digits"];

const fileName = ({ path }: vscode.Uri) => path.slice(path.lastIndexOf("/") + 1);

async function opened(name: string): Promise<vscode.Uri> {
  await vscode.commands.executeCommand("backprop.openSample", name);
  return vscode.window.activeTextEditor!.document.uri;
}

describe("the samples", () => {
  useDebugger();

  for (const name of inOrder)
    it(`run as they are opened, with their data, outside of the extension: ${name}`, async () => {
      const uri = await opened(name);
      assert.equal(fileName(uri), `${name}.nn.json`);
      assert.ok(!uri.path.startsWith(extension.extensionUri.path));
      const session = await start(uri);
      if (name !== "digits") return;
      const answer = await session.customRequest("evaluate", {
        expression: "validation.accuracy",
        context: "repl",
      });
      assert.equal(answer.result, "0.65");
    });

  for (const [place, name] of inOrder.slice(0, -1).entries())
    it(`lead to the next: ${name}`, async () => {
      await start(await opened(name));
      assert.equal(fileName(await opened("next")), `${inOrder[place + 1]}.nn.json`);
    });

  it("keep what the reader has changed, and bring back what is gone", async () => {
    const data = vscode.Uri.joinPath(await opened("iris"), "..", "iris.csv");
    const before = await vscode.workspace.fs.readFile(data);
    const other = before.slice(0, before.lastIndexOf(10, before.length - 2) + 1);
    await vscode.workspace.fs.writeFile(data, other);
    await opened("iris");
    assert.deepEqual(await vscode.workspace.fs.readFile(data), other);
    await vscode.workspace.fs.delete(data);
    await opened("iris");
    assert.deepEqual(await vscode.workspace.fs.readFile(data), before);
  });
});
