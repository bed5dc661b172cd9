/** Marks the number the step just used, in every editor that shows its file as the session runs it. */
import * as vscode from "vscode";
import type { Mark } from "../../debug/protocol/bodies";
import { uriOf } from "./inlineAdapter";
import type { Sessions, Stage } from "./sessions";

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
  const markedIn = ({ document }: vscode.TextEditor, stage: Stage): vscode.Range | undefined => {
    const mark = stage.kind === "stopped" ? stage.mark : undefined;
    return mark && !sessions.isEdited(document) ? rangeIn(document, mark) : undefined;
  };
  const show = (stage: Stage): void => {
    for (const editor of vscode.window.visibleTextEditors) {
      const range = markedIn(editor, stage);
      editor.setDecorations(decoration, range ? [range] : []);
      if (range) reveal(editor, range);
    }
  };
  context.subscriptions.push(
    decoration,
    sessions.onDidChangeStage(show),
    vscode.window.onDidChangeVisibleTextEditors(() => show(sessions.stage)),
    vscode.workspace.onDidChangeTextDocument(() => show(sessions.stage)),
    // VS Code puts its cursor there in its own time, and brings no more than that into view.
    vscode.window.onDidChangeTextEditorSelection(({ textEditor, selections }) => {
      const range = markedIn(textEditor, sessions.stage);
      if (range && selections[0]?.active.isEqual(range.start)) reveal(textEditor, range);
    }),
  );
}

/** Where the mark stands in a document, if that is its file. */
function rangeIn(document: vscode.TextDocument, mark: Mark): vscode.Range | undefined {
  if (document.uri.toString() !== uriOf(mark.path).toString()) return undefined;
  return new vscode.Range(mark.line - 1, mark.column - 1, mark.endLine - 1, mark.endColumn - 1);
}

/** Brings the number into view, together with the beginning of its line where both fit. */
function reveal(editor: vscode.TextEditor, number: vscode.Range): void {
  const fromLineStart = number.with({ start: number.start.with({ character: 0 }) });
  for (const range of [fromLineStart, number])
    editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
