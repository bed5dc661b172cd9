// Data beside the network: read by the editor and by the session, within the workspace, and noticed where it changes.
import assert from "node:assert/strict";
import { symlinkSync } from "node:fs";
import * as vscode from "vscode";
import { start, useDebugger } from "./debugger";
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
