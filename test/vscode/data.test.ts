// Data beside the network: read by the editor and by the session, within the workspace, and noticed where it changes.
import assert from "node:assert/strict";
import { symlinkSync } from "node:fs";
import * as vscode from "vscode";
import { nextStop, start, useDebugger } from "./debugger";
import { until, writeFile } from "./support";

const network = (file: string) =>
  `{
  "layers": [{ "neurons": 1 }],
  "examples": { "file": "${file}", "inputs": ["x"], "targets": ["y"] }
}
`;

const problems = (uri: vscode.Uri) =>
  vscode.languages
    .getDiagnostics(uri)
    .filter(({ source }) => source === "backprop")
    .map(({ message }) => message);

/** Opens a network, and waits for its problems. */
async function shown(uri: vscode.Uri, message: RegExp): Promise<vscode.Diagnostic> {
  await vscode.window.showTextDocument(uri);
  await until(() => problems(uri).some((each) => message.test(each)) || undefined);
  const [first] = vscode.languages.getDiagnostics(uri);
  return first!;
}

describe("data beside a network", () => {
  useDebugger();

  it("is what a session runs with", async () => {
    await writeFile("data/points.csv", "x,y\n0.5,1\n0.25,0\n");
    const uri = await writeFile("nets/points.nn.json", network("../data/points.csv"));
    const session = await start(uri);
    const { result } = await session.customRequest("evaluate", { expression: "a[0][0]", context: "repl" });
    assert.equal(result, "0.5");
    await vscode.window.showTextDocument(uri);
    assert.deepEqual(problems(uri), []);
  });

  it("is a problem where it is missing, at what names it", async () => {
    const uri = await writeFile("nets/missing.nn.json", network("none.csv"));
    const { range, message } = await shown(uri, /none.csv/);
    assert.equal(message, 'cannot read "none.csv": there is no such file');
    const document = await vscode.workspace.openTextDocument(uri);
    assert.equal(document.getText(range), '"none.csv"');
  });

  it("is noticed where it changes, like an edit", async () => {
    await writeFile("nets/changing.csv", "x,y\n0.5,1\n");
    const uri = await writeFile("nets/changing.nn.json", network("changing.csv"));
    const session = await start(uri);
    await vscode.window.showTextDocument(uri);
    assert.deepEqual(problems(uri), []);
    await writeFile("nets/changing.csv", "x,y\n0.5,one\n");
    await until(() => problems(uri).length > 0 || undefined);
    assert.deepEqual(problems(uri), [
      'line 2 of changing.csv has "one" in the column "y", which is no number',
    ]);
    await writeFile("nets/changing.csv", "x,y\n0.75,1\n");
    await until(() => problems(uri).length === 0 || undefined);
    const input = async () =>
      (await session.customRequest("evaluate", { expression: "a[0][0]", context: "repl" })).result;
    assert.equal(await input(), "0.5");
    await nextStop(() => vscode.commands.executeCommand("workbench.action.debug.restart"));
    assert.equal(await input(), "0.75");
  });

  it("opens where an example stands", async () => {
    await writeFile("nets/lines.csv", "x,y\n0.5,1\n0.25,0\n");
    const uri = await writeFile("nets/lines.nn.json", network("lines.csv"));
    await start(uri, { level: "example" });
    await nextStop(() => vscode.commands.executeCommand("workbench.action.debug.stepOver"));
    const editor = await until(() => {
      const { activeTextEditor: active } = vscode.window;
      return active?.document.uri.path.endsWith("lines.csv") ? active : undefined;
    });
    assert.equal(editor.selection.active.line, 1);
  });

  it("is told of by what names it", async () => {
    await writeFile("nets/told.csv", "x,y\n0.5,1\n0.25,0\n");
    const uri = await writeFile("nets/told.nn.json", network("told.csv"));
    const document = await vscode.workspace.openTextDocument(uri);
    const at = document.positionAt(document.getText().indexOf('"file"'));
    const [hover] = await vscode.commands.executeCommand<vscode.Hover[]>(
      "vscode.executeHoverProvider",
      uri,
      at,
    );
    const text = (hover!.contents[0] as vscode.MarkdownString).value.replaceAll("\\", "");
    assert.equal(text, "2 examples: line 2 of told.csv to line 3 of told.csv");
  });

  it("stays in the workspace folder", async () => {
    const out = await writeFile("nets/out.nn.json", network("../../x.csv"));
    await shown(out, /it lies outside of the folder/);
    const link = await writeFile("nets/link.nn.json", network("linked.csv"));
    try {
      symlinkSync("/etc/hostname", vscode.Uri.joinPath(link, "..", "linked.csv").fsPath);
    } catch {
      // It is there already.
    }
    await shown(link, /it is a link, or lies in a folder that is one/);
  });
});
