/** Says in the status bar, while an edited file is stepped through, that the session runs the text as it was. */
import * as vscode from "vscode";
import type { Sessions } from "../session/sessions";

export function registerEdits(context: vscode.ExtensionContext, sessions: Sessions): void {
  const hint = vscode.window.createStatusBarItem("backprop.edited", vscode.StatusBarAlignment.Left, 0);
  hint.name = "Edited Network";
  hint.text = "$(debug-restart) Restart to use your edit";
  hint.tooltip =
    "The session runs the text as it was when it started. Restart to use your edit; where the edit leaves the steps as they are, the session goes on where it stands.";
  hint.command = "workbench.action.debug.restart";
  const show = (): void => {
    if (vscode.workspace.textDocuments.some((document) => sessions.isEdited(document))) hint.show();
    else hint.hide();
  };
  context.subscriptions.push(
    hint,
    sessions.onDidChangeStage(show),
    vscode.workspace.onDidChangeTextDocument(show),
    vscode.workspace.onDidCloseTextDocument(show),
  );
}
