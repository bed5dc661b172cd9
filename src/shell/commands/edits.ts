/** Says in the status bar, while an edited file is stepped through, or one with other data, that the session runs what was. */
import * as vscode from "vscode";
import { words } from "../../words/words";
import type { Readings } from "../language/readings";
import type { Sessions } from "../session/sessions";

export function registerEdits(
  context: vscode.ExtensionContext,
  readings: Readings,
  sessions: Sessions,
): void {
  const hint = vscode.window.createStatusBarItem("backprop.edited", vscode.StatusBarAlignment.Left, 0);
  const { name, text, explained } = words.editor.edited;
  hint.name = name;
  hint.text = `$(debug-restart) ${text}`;
  hint.tooltip = explained;
  hint.command = "workbench.action.debug.restart";
  const show = (): void => {
    const isEdited = vscode.workspace.textDocuments.some((document) => sessions.isEdited(document));
    if (isEdited || sessions.hasOldData) hint.show();
    else hint.hide();
  };
  context.subscriptions.push(
    hint,
    sessions.onDidChangeStage(show),
    vscode.workspace.onDidChangeTextDocument(show),
    vscode.workspace.onDidCloseTextDocument(show),
    readings.onDidChangeData((document) => {
      sessions.dataChanged(document);
      show();
    }),
  );
}
