/** Writes the numbers that were nudged in a session into its file, as one edit that undo takes back. */
import * as vscode from "vscode";
import type { Bodies } from "../../debug/protocol/bodies";
import { words } from "../../words/words";
import type { Sessions } from "../session/sessions";
import { writeInto } from "./writing";

export function registerNudges(context: vscode.ExtensionContext, sessions: Sessions): void {
  context.subscriptions.push(
    vscode.commands.registerCommand("backprop.writeNudges", () => writeNudges(sessions)),
  );
}

async function writeNudges(sessions: Sessions): Promise<void> {
  const { path, nudges } = await sessions.ask<Bodies["backprop/nudges"]>("backprop/nudges");
  const { none, leftOut } = words.editor.nudges;
  await writeInto(
    sessions,
    path,
    nudges.flatMap(({ mark, text }) => (mark ? [{ ...mark, text }] : [])),
  );
  const absent = nudges.filter(({ mark }) => !mark).map(({ name }) => name);
  if (nudges.length === 0) void vscode.window.showInformationMessage(none);
  if (absent.length > 0) void vscode.window.showWarningMessage(leftOut(absent));
}
