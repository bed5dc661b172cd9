/** Writes the numbers that were nudged in a session into its file, as one edit that undo takes back. */
import * as vscode from "vscode";
import type { Mark } from "../../debug/protocol/bodies";
import { words } from "../../words/words";
import { uriOf } from "../session/inlineAdapter";
import type { Sessions } from "../session/sessions";

/** A nudge of the session, as its request `backprop/nudges` tells it. */
interface Nudge {
  readonly name: string;
  /** The number, so that it reads back to the same double. */
  readonly text: string;
  /** Where it stands in the file; absent where the file leaves it out. */
  readonly mark?: Mark;
}

export function registerNudges(context: vscode.ExtensionContext, sessions: Sessions): void {
  context.subscriptions.push(
    vscode.commands.registerCommand("backprop.writeNudges", () => writeNudges(sessions)),
  );
}

async function writeNudges(sessions: Sessions): Promise<void> {
  const { path, nudges } = await sessions.ask<{ path: string; nudges: readonly Nudge[] }>("backprop/nudges");
  const document = await vscode.workspace.openTextDocument(uriOf(path));
  const { edited, none, leftOut } = words.editor.nudges;
  if (sessions.isEdited(document)) throw new Error(edited);
  const edit = new vscode.WorkspaceEdit();
  for (const { mark, text } of nudges) {
    if (!mark) continue;
    const range = new vscode.Range(mark.line - 1, mark.column - 1, mark.endLine - 1, mark.endColumn - 1);
    edit.replace(document.uri, range, text);
  }
  if (edit.size > 0) await vscode.workspace.applyEdit(edit);
  const absent = nudges.filter(({ mark }) => !mark).map(({ name }) => name);
  if (nudges.length === 0) void vscode.window.showInformationMessage(none);
  if (absent.length > 0) void vscode.window.showWarningMessage(leftOut(absent));
}
