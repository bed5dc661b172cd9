/** Predict, then reveal, as commands; while something is asked, the context key `backprop.asks` is set. */
import * as vscode from "vscode";
import type { Panel } from "../panel/panel";
import type { Sessions } from "../session/sessions";

export function registerPredicting(context: vscode.ExtensionContext, sessions: Sessions, panel: Panel): void {
  let lastAsks: boolean | undefined;
  const tell = (): void => {
    const { asks } = sessions;
    if (asks === lastAsks) return;
    lastAsks = asks;
    void vscode.commands.executeCommand("setContext", "backprop.asks", asks);
  };
  tell();
  context.subscriptions.push(
    sessions.onDidChangeStage(tell),
    vscode.commands.registerCommand("backprop.predict", () => panel.predict()),
    vscode.commands.registerCommand("backprop.guess", () => panel.guess()),
    vscode.commands.registerCommand("backprop.reveal", () => panel.reveal()),
  );
}
