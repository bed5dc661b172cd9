// The same bytes, started inside VS Code and as a program over stdio, get the same answer.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { join } from "node:path";
import type { DebugProtocol } from "@vscode/debugprotocol";
import * as vscode from "vscode";
import { encode, MessageReader } from "../../src/debug/protocol/framing";
import { InlineAdapter } from "../../src/shell/session/inlineAdapter";
import { extension } from "./support";

type Response = DebugProtocol.Response;

const network = '{ "layers": [{ "weights": [[1]] }], "examples": [{ "input": [1], "target": [1] }] }';
const utf8 = new TextEncoder().encode(network);
const mark = [0xef, 0xbb, 0xbf];

async function fileOf(name: string, bytes: Uint8Array): Promise<vscode.Uri> {
  const uri = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, name);
  await vscode.workspace.fs.writeFile(uri, bytes);
  return uri;
}

const launchOf = (program: string): DebugProtocol.Request => ({
  seq: 1,
  type: "request",
  command: "launch",
  arguments: { program },
});

/** What a launch is answered: why it fails, or "runs". */
const told = ({ success, message, body }: Response): string =>
  success ? "runs" : (body?.error?.format ?? message ?? "");

const isAnswer = (message: object): message is Response =>
  "command" in message && message.command === "launch";

async function inside(program: string): Promise<string> {
  const adapter = await InlineAdapter.open({
    didRead() {},
    heard() {},
    keepsKeyboard: () => false,
    ended() {},
  });
  const answer = new Promise<Response>((resolve) =>
    adapter.onDidSendMessage((message) => isAnswer(message) && resolve(message)),
  );
  adapter.handleMessage(launchOf(program));
  try {
    return told(await answer);
  } finally {
    adapter.dispose();
  }
}

async function outside(program: string): Promise<string> {
  const child = spawn(process.execPath, [join(extension.extensionPath, "dist/adapter.js")], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: "1" },
  });
  const answer = new Promise<Response>((resolve, reject) => {
    const reader = new MessageReader({
      message: (message) => isAnswer(message as object) && resolve(message as Response),
      fault: (text) => reject(new Error(text)),
    });
    child.stdout.on("data", (chunk: Buffer) => reader.push(chunk));
    child.on("error", reject);
  });
  child.stdin.write(encode(launchOf(program)));
  try {
    return told(await answer);
  } finally {
    child.kill();
  }
}

describe("the bytes of a file", () => {
  const cases: readonly (readonly [name: string, bytes: Uint8Array, expected: RegExp])[] = [
    ["plain.nn.json", utf8, /^runs$/],
    [
      "bom.nn.json",
      Uint8Array.of(...mark, ...utf8),
      /has a problem:\n1:1 the file begins with a byte-order mark/,
    ],
    ["invalid.nn.json", Uint8Array.of(...utf8, 0xff), /^Cannot read .*: it is not a text in UTF-8\.$/],
    ["cut.nn.json", Uint8Array.of(...utf8, 0xe2, 0x88), /^Cannot read .*: it is not a text in UTF-8\.$/],
    ["utf16.nn.json", Uint8Array.from([0xff, 0xfe, ...utf8].flatMap((c) => [c, 0])), /not a text in UTF-8/],
    ["empty.nn.json", new Uint8Array(), /the file is empty/],
  ];
  for (const [name, bytes, expected] of cases)
    it(`${name}: one answer inside VS Code, in an editor or not, and outside`, async () => {
      const uri = await fileOf(`bytes/${name}`, bytes);
      const answer = await outside(uri.fsPath);
      assert.match(answer, expected);
      assert.equal(await inside(uri.fsPath), answer);
      await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
      assert.equal(await inside(uri.fsPath), answer);
    });

  it("are not there: one answer for what cannot be read", async () => {
    const folder = await fileOf("bytes/folder/x.nn.json", utf8);
    for (const path of [`${folder.fsPath}.none`, join(folder.fsPath, "x"), join(folder.fsPath, "..")]) {
      const answer = await outside(path);
      assert.match(answer, /^Cannot read .*: (there is no such file|it is a folder)\.$/);
      assert.equal(await inside(path), answer);
    }
  });

  it("matter no more once the text is edited", async () => {
    const uri = await fileOf("bytes/edited.nn.json", Uint8Array.of(...mark, ...utf8));
    const document = await vscode.workspace.openTextDocument(uri);
    const editor = await vscode.window.showTextDocument(document);
    await editor.edit((edit) => edit.insert(document.positionAt(document.getText().length), "\n"));
    assert.equal(await inside(uri.fsPath), "runs");
    await vscode.commands.executeCommand("undo");
    await document.save();
  });
});
