// What the suites inside the extension host share: files in the workspace, and waiting for a condition.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as vscode from "vscode";

export const extension = vscode.extensions.getExtension("backprop-debugger.backprop-debugger")!;

/** Writes a file into the workspace folder. */
export async function writeFile(name: string, text: string): Promise<vscode.Uri> {
  const folder = vscode.workspace.workspaceFolders![0]!.uri;
  const file = vscode.Uri.joinPath(folder, name);
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
  return file;
}

/** A copy of a sample, in a folder of its own: what another test has open or edited is another file. */
export async function sample(name: string): Promise<vscode.Uri> {
  const text = readFileSync(join(extension.extensionPath, "media", "samples", name), "utf8");
  return writeFile(`${crypto.randomUUID()}/${name}`, text);
}

/** Waits until `look` sees something; mocha's timeout bounds it. */
export async function until<T>(look: () => T | undefined | Promise<T | undefined>): Promise<T> {
  for (;;) {
    const seen = await look();
    if (seen !== undefined) return seen;
    await new Promise((again) => setTimeout(again, 20));
  }
}
