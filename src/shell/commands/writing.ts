/** Writes what a session says of its numbers into its file, as one edit that undo takes back. */
import * as vscode from "vscode";
import type { EditBody } from "../../debug/protocol/bodies";
import { words } from "../../words/words";
import { uriOf } from "../session/inlineAdapter";
import type { Sessions } from "../session/sessions";

/** Refuses where the file was edited since the session started. */
export async function writeInto(sessions: Sessions, path: string, edits: readonly EditBody[]): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uriOf(path));
  if (sessions.isEdited(document)) throw new Error(words.editor.writing.edited);
  const edit = new vscode.WorkspaceEdit();
  for (const { line, column, endLine, endColumn, text } of edits)
    edit.replace(document.uri, new vscode.Range(line - 1, column - 1, endLine - 1, endColumn - 1), text);
  if (edit.size > 0) await vscode.workspace.applyEdit(edit);
}
