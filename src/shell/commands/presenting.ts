/** Presenting, as commands. */
import * as vscode from "vscode";
import type { Panel } from "../panel/panel";
import type { Sessions } from "../session/sessions";

export function registerPresenting(context: vscode.ExtensionContext, sessions: Sessions, panel: Panel): void {
  context.subscriptions.push(
    vscode.commands.registerCommand("backprop.present", () => panel.present(!sessions.presents)),
    vscode.commands.registerCommand("backprop.leavePresenting", () => leave(sessions, panel)),
  );
}

/** Escape: to what is covered first. A panel with the keyboard knows itself what its Escape means. */
async function leave(sessions: Sessions, panel: Panel): Promise<void> {
  if (panel.hasKeyboard) return;
  if (sessions.asks) await panel.reveal();
  else await panel.present(false);
}
