/** Marks the number the step just used, in every editor that shows its file as the session runs it. */
import * as vscode from "vscode";
import { uriOf } from "./inlineAdapter";
import type { Mark, Sessions, Stage } from "./sessions";

export function registerMarks(context: vscode.ExtensionContext, sessions: Sessions): void {
  const decoration = vscode.window.createTextEditorDecorationType({
    backgroundColor: new vscode.ThemeColor("backprop.currentNumberBackground"),
    border: "1px solid",
    borderColor: new vscode.ThemeColor("backprop.currentNumberBorder"),
    borderRadius: "3px",
    fontWeight: "bold",
    overviewRulerColor: new vscode.ThemeColor("backprop.currentNumberBorder"),
    overviewRulerLane: vscode.OverviewRulerLane.Center,
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
  const show = (stage: Stage): void => {
    const mark = stage.kind === "stopped" ? stage.mark : undefined;
    for (const editor of vscode.window.visibleTextEditors) {
      const range = mark && !sessions.isEdited(editor.document) ? rangeIn(editor.document, mark) : undefined;
      editor.setDecorations(decoration, range ? [range] : []);
      if (range && stage.kind === "stopped") reveal(editor, range);
    }
  };
  context.subscriptions.push(
    decoration,
    sessions.onDidChangeStage(show),
    vscode.window.onDidChangeVisibleTextEditors(() => show(sessions.stage)),
    vscode.workspace.onDidChangeTextDocument(() => show(sessions.stage)),
  );
}

/** Where the mark stands in a document, if that is its file. */
function rangeIn(document: vscode.TextDocument, mark: Mark): vscode.Range | undefined {
  if (document.uri.toString() !== uriOf(mark.path).toString()) return undefined;
  return new vscode.Range(mark.line - 1, mark.column - 1, mark.endLine - 1, mark.endColumn - 1);
}

/** Brings the number into view together with the beginning of its line, as far as both fit. */
function reveal(editor: vscode.TextEditor, { start, end }: vscode.Range): void {
  const line = new vscode.Range(start.with({ character: 0 }), end);
  editor.revealRange(line, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
