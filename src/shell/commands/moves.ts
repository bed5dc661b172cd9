/**
 * The moves as commands: those VS Code has no button for, by any unit of the run, to its ends, to a step, to a parameter;
 * and its own, for keys that are held.
 */
import * as vscode from "vscode";
import { levels } from "../../core/program/steps";
import { moves } from "../../protocol/messages";
import { oneOf } from "../../protocol/schema";
import { words } from "../../words/words";
import type { Sessions } from "../session/sessions";

/** The moves by keys that are held. */
const step = oneOf(moves);

export function registerMoves(context: vscode.ExtensionContext, sessions: Sessions): void {
  const commands: Record<string, (argument: unknown) => unknown> = {
    // One command for all of them: VS Code asks for each one anew before its first use, and so would change their order.
    "backprop.step": (move) => step.is(move) && sessions.move(move),
    "backprop.toStart": () => sessions.goTo("start"),
    "backprop.toEnd": () => sessions.goTo("end"),
    "backprop.toStep": async () => {
      const step = await askForStep(sessions);
      if (step !== undefined) await sessions.goTo(step);
    },
    "backprop.toParameter": () => toParameter(sessions),
  };
  for (const level of levels) {
    commands[`backprop.next.${level}`] = () => sessions.goBy(level, "forward");
    commands[`backprop.previous.${level}`] = () => sessions.goBy(level, "backward");
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
