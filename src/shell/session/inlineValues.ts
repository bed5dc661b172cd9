/** Writes the quantity at hand, with its value, on the line of the number that the step just used. */
import * as vscode from "vscode";
import type { Mark } from "../../debug/protocol/bodies";
import { LANGUAGE } from "../language/readings";
import { uriOf } from "./inlineAdapter";
import type { Sessions } from "./sessions";

/** What the session's request `backprop/inline` tells. */
interface Inline {
  readonly inline?: { readonly mark: Mark; readonly text: string };
}

export function registerInlineValues(context: vscode.ExtensionContext, sessions: Sessions): void {
  context.subscriptions.push(
    vscode.languages.registerInlineValuesProvider(LANGUAGE, {
      provideInlineValues: (document, viewPort) => valuesIn(sessions, document, viewPort),
    }),
  );
}

async function valuesIn(
  sessions: Sessions,
  document: vscode.TextDocument,
  viewPort: vscode.Range,
): Promise<vscode.InlineValue[]> {
  if (!sessions.runs(document) || sessions.isEdited(document)) return [];
  try {
    const { inline } = await sessions.ask<Inline>("backprop/inline");
    if (!inline || sessions.isEdited(document)) return [];
    const { mark, text } = inline;
    if (uriOf(mark.path).toString() !== document.uri.toString()) return [];
    const range = new vscode.Range(mark.line - 1, mark.column - 1, mark.endLine - 1, mark.endColumn - 1);
    return viewPort.intersection(range) ? [new vscode.InlineValueText(range, text)] : [];
  } catch {
    return []; // The session ended, or moved on, while it was asked: its next stop asks again.
  }
}
