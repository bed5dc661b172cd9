/** Writes the weights and biases as they are where a session stands into its file, as one edit that undo takes back. */
import * as vscode from "vscode";
import type { Bodies } from "../../debug/protocol/bodies";
import { words } from "../../words/words";
import type { Sessions } from "../session/sessions";
import { writeInto } from "./writing";

export function registerTrainedWeights(context: vscode.ExtensionContext, sessions: Sessions): void {
  context.subscriptions.push(
    vscode.commands.registerCommand("backprop.writeTrainedWeights", () => writeTrainedWeights(sessions)),
  );
}

async function writeTrainedWeights(sessions: Sessions): Promise<void> {
  const { path, edits } = await sessions.ask<Bodies["backprop/parameterEdits"]>("backprop/parameterEdits");
  await writeInto(sessions, path, edits);
  if (edits.length === 0) void vscode.window.showInformationMessage(words.editor.trainedWeights.none);
}
