/** Forks the run of the session in front with one thing changed: asks which, then what it shall be. */
import * as vscode from "vscode";
import { optimizerNames } from "../../core/network/updateRules/updateRules";
import type { Bodies } from "../../debug/protocol/bodies";
import { words } from "../../words/words";
import type { Sessions } from "../session/sessions";

type Told = Bodies["backprop/fork"];

const said = words.editor.fork;

/** What can be chosen, and how the request for it is found; undefined where the reader thinks better of it. */
interface Choice extends vscode.QuickPickItem {
  readonly ask: () => Promise<object | undefined>;
}

export function registerFork(context: vscode.ExtensionContext, sessions: Sessions): void {
  context.subscriptions.push(
    vscode.commands.registerCommand("backprop.fork", async () => {
      const told = await sessions.ask<Told>("backprop/fork");
      const choice = await vscode.window.showQuickPick(choicesOf(told), { title: said.title });
      const asked = await choice?.ask();
      if (asked) await sessions.ask("backprop/fork", asked);
    }),
  );
}

function choicesOf({ changeable: { learningRate, optimizer, seed }, fork }: Told): Choice[] {
  const { title, now } = said;
  const choices: Choice[] = [];
  if (learningRate !== undefined) {
    const { label, prompt } = said.learningRate;
    const ask = async () => numberIn("learningRate", await typed(title, prompt, learningRate));
    choices.push({ label, description: now(learningRate), ask });
  }
  if (optimizer !== undefined) {
    const others = optimizerNames.filter((name) => name !== optimizer);
    const ask = async () => {
      const name = await vscode.window.showQuickPick(others, { title });
      return name ? { optimizer: name } : undefined;
    };
    choices.push({ label: said.optimizer.label, description: now(optimizer), ask });
  }
  if (seed !== undefined) {
    const { label, prompt } = said.seed;
    const ask = async () => numberIn("seed", await typed(title, prompt, seed + 1));
    choices.push({ label, description: now(seed), ask });
  }
  choices.push({ label: said.nudge.label, detail: said.nudge.detail, ask: askForNudge });
  if (fork) choices.push({ label: said.end.label, description: fork.name, ask: async () => ({ end: true }) });
  return choices;
}

async function askForNudge(): Promise<object | undefined> {
  const expression = await typed(said.title, said.nudge.which, "");
  const value = expression && (await typed(said.title, said.nudge.value(expression), expression));
  return value ? { expression, value } : undefined;
}

async function typed(title: string, prompt: string, value: string | number): Promise<string | undefined> {
  return vscode.window.showInputBox({ title, prompt, value: String(value) });
}

/** What is no number the session refuses in words. */
function numberIn(key: string, text: string | undefined): object | undefined {
  if (text === undefined || text.trim() === "") return undefined;
  const number = Number(text);
  return { [key]: Number.isNaN(number) ? text : number };
}
