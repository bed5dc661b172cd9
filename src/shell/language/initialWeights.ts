/** Writes the weights that a network file draws at random into it, as one edit that undo takes back. */
import * as vscode from "vscode";
import { parameterIndex } from "../../core/network/network";
import { complete } from "../../core/run/work";
import { writtenParameters } from "../../document/language/writtenParameters";
import { words } from "../../words/words";
import { LANGUAGE, type Readings, rangeIn } from "./readings";

export function registerInitialWeights(context: vscode.ExtensionContext, readings: Readings): void {
  context.subscriptions.push(
    vscode.commands.registerCommand("backprop.writeInitialWeights", () => writeInitialWeights(readings)),
  );
}

async function writeInitialWeights(readings: Readings): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  const { noFile, problems, none } = words.editor.initialWeights;
  if (document?.languageId !== LANGUAGE) throw new Error(noFile);
  const reading = await readings.of(document);
  if (!reading) return;
  const { network, sourceMap } = reading;
  if (!network || !sourceMap) throw new Error(problems);
  const file = { text: document.getText(), network, sourceMap };
  const { sizes, parameters } = network;
  const written = complete(writtenParameters(file, (each) => parameters[parameterIndex(sizes, each)]!)).fixes;
  if (written.length === 0) void vscode.window.showInformationMessage(none);
  const edit = new vscode.WorkspaceEdit();
  for (const { range, text } of written) edit.replace(document.uri, rangeIn(document, range), text);
  if (edit.size > 0) await vscode.workspace.applyEdit(edit);
}
