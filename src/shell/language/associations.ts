/** Offers, once a file, to open a network file in its own language where a setting of the reader's gave it another. */
import * as vscode from "vscode";
import { fileName } from "../../debug/protocol/path";
import { oneLine } from "../../protocol/harmless";
import { words } from "../../words/words";
import { LANGUAGE } from "./readings";

export function registerAssociations(context: vscode.ExtensionContext): void {
  const asked = new Set<string>();
  const look = (document: vscode.TextDocument | undefined): void => {
    if (!document || !isMistaken(document) || asked.has(document.uri.toString())) return;
    asked.add(document.uri.toString());
    void offer(document);
  };
  context.subscriptions.push(
    vscode.window.onDidChangeActiveTextEditor((editor) => look(editor?.document)),
    vscode.commands.registerCommand("backprop.openAsNetwork", async () => {
      const document = vscode.window.activeTextEditor?.document;
      if (document) await vscode.languages.setTextDocumentLanguage(document, LANGUAGE);
    }),
  );
  look(vscode.window.activeTextEditor?.document);
}

/** Whether a document is a network file by its name, but not by its language. */
function isMistaken({ uri, languageId }: vscode.TextDocument): boolean {
  return uri.path.endsWith(".nn.json") && languageId !== LANGUAGE;
}

async function offer(document: vscode.TextDocument): Promise<void> {
  const name = oneLine(fileName(document.uri.path));
  const { offer: offered, open, setting } = words.editor.otherLanguage;
  const message = offered(name, document.languageId);
  const answer = await vscode.window.showInformationMessage(message, open, setting);
  if (answer === open) await vscode.languages.setTextDocumentLanguage(document, LANGUAGE);
  if (answer === setting)
    await vscode.commands.executeCommand("workbench.action.openSettings", "files.associations");
}
