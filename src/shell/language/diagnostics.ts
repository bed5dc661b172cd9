/** Shows every problem of the open network files at its place, a moment after the last keystroke. */
import * as vscode from "vscode";
import type { Problem } from "../../document/json/problem";
import { LANGUAGE, type Readings, rangeIn } from "./readings";

/** How long the typing must rest, in milliseconds. */
const REST = 200;

const severities: Readonly<Record<Problem["severity"], vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
};

export function registerDiagnostics(context: vscode.ExtensionContext, readings: Readings): void {
  const collection = vscode.languages.createDiagnosticCollection("backprop");
  const waiting = new Map<vscode.TextDocument, ReturnType<typeof setTimeout>>();

  /** What was shown stays until the new reading is there. */
  const show = async (document: vscode.TextDocument): Promise<void> => {
    if (document.languageId !== LANGUAGE) return;
    const reading = await readings.of(document);
    if (!reading) return;
    collection.set(
      document.uri,
      reading.problems.map((problem) => diagnosticOf(document, problem)),
    );
  };
  const forget = (document: vscode.TextDocument): void => {
    clearTimeout(waiting.get(document));
    waiting.delete(document);
    collection.delete(document.uri);
  };
  const showSoon = (document: vscode.TextDocument): void => {
    clearTimeout(waiting.get(document));
    waiting.set(
      document,
      setTimeout(() => {
        waiting.delete(document);
        void show(document);
      }, REST),
    );
  };

  context.subscriptions.push(
    collection,
    vscode.workspace.onDidOpenTextDocument(show),
    vscode.workspace.onDidChangeTextDocument(
      ({ document }) => document.languageId === LANGUAGE && showSoon(document),
    ),
    readings.onDidChangeData(showSoon),
    vscode.workspace.onDidCloseTextDocument(forget),
    { dispose: () => waiting.forEach(clearTimeout) },
  );
  for (const document of vscode.workspace.textDocuments) void show(document);
}

function diagnosticOf(document: vscode.TextDocument, problem: Problem): vscode.Diagnostic {
  const { message, severity, code } = problem;
  const diagnostic = new vscode.Diagnostic(rangeIn(document, problem), message, severities[severity]);
  diagnostic.source = "backprop";
  diagnostic.code = code;
  return diagnostic;
}
