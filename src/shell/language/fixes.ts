/** Quick fixes: what mends a problem of a network file, one at a time or all at once. */
import * as vscode from "vscode";
import type { Fix, Problem } from "../../document/json/problem";
import { quoted } from "../../protocol/harmless";
import { words } from "../../words/words";
import { LANGUAGE, type Readings, rangeIn } from "./readings";

/** A problem that knows what mends it. */
type Mendable = Problem & { readonly fix: Fix };

export function registerFixes(context: vscode.ExtensionContext, readings: Readings): void {
  context.subscriptions.push(
    vscode.languages.registerCodeActionsProvider(
      LANGUAGE,
      {
        provideCodeActions: async (document, range, { diagnostics }) => {
          const reading = await readings.of(document);
          return reading && actionsAt(document, range, diagnostics, reading.problems.filter(isMendable));
        },
      },
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
    ),
  );
}

function isMendable(problem: Problem): problem is Mendable {
  return problem.fix !== undefined;
}

function actionsAt(
  document: vscode.TextDocument,
  range: vscode.Range,
  diagnostics: readonly vscode.Diagnostic[],
  mendable: readonly Mendable[],
): vscode.CodeAction[] {
  const here = mendable.filter((problem) => range.intersection(rangeIn(document, problem)) !== undefined);
  const actions = here.map((problem) => {
    const action = actionFor(document, titleOf(document, problem), [problem]);
    action.diagnostics = diagnostics.filter((each) => each.range.isEqual(rangeIn(document, problem)));
    action.isPreferred = true;
    return action;
  });
  if (here.length === 0 || mendable.length === 1) return actions;
  return [...actions, actionFor(document, words.editor.fixes.all(mendable.length), mendable)];
}

function actionFor(
  document: vscode.TextDocument,
  title: string,
  problems: readonly Mendable[],
): vscode.CodeAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.edit = new vscode.WorkspaceEdit();
  const edits = problems.map(({ fix }) => vscode.TextEdit.replace(rangeIn(document, fix.range), fix.text));
  action.edit.set(document.uri, edits);
  return action;
}

function titleOf(document: vscode.TextDocument, { fix }: Mendable): string {
  const written = document.getText(rangeIn(document, fix.range));
  const { remove, blank, write } = words.editor.fixes;
  if (fix.text === "") return remove(quoted(written));
  return fix.text.trim() === "" ? blank : write(quoted(fix.text));
}
