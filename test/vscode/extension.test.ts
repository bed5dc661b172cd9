// The extension as VS Code sees it: found, of the right language, and able to start.
import assert from "node:assert/strict";
import * as vscode from "vscode";

const id = "backprop-debugger.backprop-debugger";

describe("the extension", () => {
  it("is found and activates", async () => {
    const extension = vscode.extensions.getExtension(id);
    assert.ok(extension, `${id} is not among the extensions`);
    await extension.activate();
    assert.equal(extension.isActive, true);
  });

  it("gives a .nn.json file the language nn-json", async () => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    assert.ok(folder, "the tests run on a folder");
    const file = vscode.Uri.joinPath(folder, "language.nn.json");
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode("{}\n"));
    const document = await vscode.workspace.openTextDocument(file);
    assert.equal(document.languageId, "nn-json");
  });
});
