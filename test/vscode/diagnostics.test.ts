// Problems: every fault of an open network file, under the right characters, and gone when it is mended.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as vscode from "vscode";
import { extension, until, writeFile } from "./support";

const fixture = join(extension.extensionPath, "test", "fixtures", "ten-faults.marked.txt");

function problems(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri);
}

describe("diagnostics", () => {
  it("shows ten problems for ten faults, each under the right characters and said once", async () => {
    const marked = readFileSync(fixture, "utf8");
    const expected = [...marked.matchAll(/«(.*?)»/gs)].map(([, text]) => text);
    assert.equal(expected.length, 10);
    const uri = await writeFile("ten-faults.nn.json", marked.replace(/[«»]/g, ""));
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    const found = await until(() => (problems(uri).length > 0 ? problems(uri) : undefined));
    const texts = found
      .toSorted((x, y) => x.range.start.compareTo(y.range.start))
      .map(({ range }) => document.getText(range));
    assert.deepEqual(texts, expected);
    assert.ok(found.every(({ source, message }) => source === "backprop" && message.length > 10));
  });

  it("follows the typing", async () => {
    const uri = await writeFile(
      "typing.nn.json",
      '{ "layers": [{ "weights": [[1]] }], "examples": [{ "input": [1], "target": [1] }] }',
    );
    const document = await vscode.workspace.openTextDocument(uri);
    const editor = await vscode.window.showTextDocument(document);
    assert.deepEqual(problems(uri), []);
    const at = document.positionAt(document.getText().indexOf("[1]]") + 1);
    await editor.edit((edit) => edit.insert(at, "x"));
    await until(() => (problems(uri).length > 0 ? true : undefined));
    await vscode.commands.executeCommand("undo");
    await until(() => (problems(uri).length === 0 ? true : undefined));
    await document.save();
  });

  it("leaves other JSON files alone", async () => {
    const uri = await writeFile("other.json", '{ "layers": 3 }');
    const document = await vscode.workspace.openTextDocument(uri);
    assert.equal(document.languageId, "json");
    assert.deepEqual(
      problems(uri).filter(({ source }) => source === "backprop"),
      [],
    );
  });
});
