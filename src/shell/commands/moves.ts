/** The moves VS Code has no button for: by any unit of the run, to its ends, to a step, to a parameter. */
import * as vscode from "vscode";
import { type Level, levels } from "../../core/program/steps";
import { words } from "../../words/words";
import type { Sessions } from "../session/sessions";

/** What the session's request `backprop/move` takes. */
type Move =
  | { readonly level: Level; readonly direction: "forward" | "backward" }
  | { readonly to: number | "start" | "end" };

export function registerMoves(context: vscode.ExtensionContext, sessions: Sessions): void {
  const move = (arguments_: Move): Promise<unknown> => sessions.ask("backprop/move", arguments_);
  const commands: Record<string, () => Promise<unknown>> = {
    "backprop.toStart": () => move({ to: "start" }),
    "backprop.toEnd": () => move({ to: "end" }),
    "backprop.toStep": async () => {
      const step = await askForStep(sessions);
      if (step !== undefined) await move({ to: step });
    },
    "backprop.toParameter": () => toParameter(sessions),
  };
  for (const level of levels) {
    commands[`backprop.next.${level}`] = () => move({ level, direction: "forward" });
    commands[`backprop.previous.${level}`] = () => move({ level, direction: "backward" });
  }
  for (const [name, run] of Object.entries(commands))
    context.subscriptions.push(vscode.commands.registerCommand(name, run));
}

/** The number of steps that shall be done; undefined if the reader thinks better of it. */
async function askForStep(sessions: Sessions): Promise<number | undefined> {
  const { position, length } = await sessions.ask<{ position: number; length: number }>("backprop/position");
  const { toStep, howMany, wrongNumber } = words.editor.moves;
  const answer = await vscode.window.showInputBox({
    title: toStep,
    prompt: howMany(length),
    value: String(position),
    validateInput: (text) => (stepIn(text, length) === undefined ? wrongNumber(length) : null),
  });
  return answer === undefined ? undefined : stepIn(answer, length);
}

/** A step as it is typed: "1200", also grouped as in "1 200" or "1,200". */
function stepIn(text: string, length: number): number | undefined {
  const digits = text.trim().replace(/(?<=\d)[ ,_](?=\d{3}(?!\d))/g, "");
  if (!/^\d+$/.test(digits)) return undefined;
  const step = Number(digits);
  return step <= length ? step : undefined;
}

/** To the next step that uses the parameter under the cursor. */
async function toParameter(sessions: Sessions): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  const { otherFile, edited } = words.editor.moves;
  if (!document || !sessions.runs(document)) throw new Error(otherFile);
  if (sessions.isEdited(document)) throw new Error(edited);
  // VS Code's own goto: a request of ours could not name the file in a remote window.
  await vscode.commands.executeCommand("debug.jumpToCursor");
}
