/** Where a run ends: writes a training into a file that has none, or lets the run go on for as many epochs more. */
import * as vscode from "vscode";
import { addedTraining } from "../../document/language/addedTraining";
import { words } from "../../words/words";
import { rangeIn } from "../language/readings";
import type { Sessions } from "../session/sessions";

export function registerTraining(context: vscode.ExtensionContext, sessions: Sessions): void {
  context.subscriptions.push(
    vscode.commands.registerCommand("backprop.addTraining", () => addTraining(sessions)),
    vscode.commands.registerCommand("backprop.trainOn", () => sessions.ask("backprop/trainOn")),
  );
}

/** As one edit that undo takes back. */
async function addTraining(sessions: Sessions): Promise<void> {
  const { program } = sessions;
  if (!program) throw new Error(words.editor.noSession);
  const document = await vscode.workspace.openTextDocument(program);
  const fix = addedTraining(document.getText());
  if (!fix) throw new Error(words.editor.training.none);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, rangeIn(document, fix.range), fix.text);
  await vscode.workspace.applyEdit(edit);
}
