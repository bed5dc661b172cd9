/** What an editor offers for network files as a language: completions, outline, folding and formatting. */
import * as vscode from "vscode";
import { parseJson } from "../../document/json/json";
import { LineIndex } from "../../document/json/lines";
import { type Completion, completionsAt } from "../../document/language/completion";
import { foldsOf } from "../../document/language/folding";
import { formatJson } from "../../document/language/format";
import { type OutlineItem, outlineOf } from "../../document/language/outline";
import { words } from "../../words/words";
import { LANGUAGE, type Placing, rangeIn } from "./readings";

export function registerLanguage(context: vscode.ExtensionContext): void {
  context.subscriptions.push(
    vscode.commands.registerCommand("backprop.newNetwork", newNetwork),
    vscode.languages.registerCompletionItemProvider(LANGUAGE, { provideCompletionItems: complete }, '"', ":"),
    vscode.languages.registerDocumentSymbolProvider(LANGUAGE, {
      provideDocumentSymbols: documentSymbolsOf,
    }),
    vscode.languages.registerFoldingRangeProvider(LANGUAGE, {
      provideFoldingRanges: (document) => {
        const text = document.getText();
        return foldsOf(parseJson(text).root, new LineIndex(text)).map(
          ({ start, end }) => new vscode.FoldingRange(start, end),
        );
      },
    }),
    vscode.languages.registerDocumentFormattingEditProvider(LANGUAGE, {
      provideDocumentFormattingEdits: format,
    }),
  );
}

// ── Completions ──────────────────────────────────────────────────────────────────────────────────────────────────────

const completionKinds: Readonly<Record<Completion["kind"], vscode.CompletionItemKind>> = {
  key: vscode.CompletionItemKind.Property,
  name: vscode.CompletionItemKind.EnumMember,
  value: vscode.CompletionItemKind.Snippet,
};

function complete(document: vscode.TextDocument, position: vscode.Position): vscode.CompletionItem[] {
  const text = document.getText();
  return completionsAt(text, document.offsetAt(position)).map((completion, place) => {
    const { kind, label, words, insert, range, missingComma } = completion;
    const item = new vscode.CompletionItem(label, completionKinds[kind]);
    item.documentation = words;
    item.insertText = new vscode.SnippetString(snippetOf(insert));
    item.range = rangeIn(document, range);
    // What is replaced may begin with a quote, and is what the offers are filtered by.
    item.filterText = text[range.start] === '"' && range.start < range.end ? `"${label}"` : label;
    item.sortText = String(place).padStart(2, "0");
    if (missingComma !== undefined)
      item.additionalTextEdits = [vscode.TextEdit.insert(document.positionAt(missingComma), ",")];
    return item;
  });
}

/** A small network to begin with, in a file that is not saved yet. */
async function newNetwork(): Promise<void> {
  const [network] = completionsAt("", 0);
  const document = await vscode.workspace.openTextDocument({ language: LANGUAGE, content: "" });
  const editor = await vscode.window.showTextDocument(document);
  await editor.insertSnippet(new vscode.SnippetString(snippetOf(network!.insert)));
}

/** «…» as the places of a snippet, in their order; «a|b» as a choice. */
function snippetOf(insert: string): string {
  let places = 0;
  return insert
    .split(/«(.*?)»/)
    .map((piece, index) => {
      if (index % 2 === 0) return escaped(piece);
      const choices = piece.split("|");
      places++;
      return choices.length > 1
        ? `\${${places}|${choices.map((choice) => choice.replace(/[\\,|]/g, "\\$&")).join(",")}|}`
        : `\${${places}:${escaped(piece)}}`;
    })
    .join("");
}

function escaped(text: string): string {
  return text.replace(/[\\$}]/g, "\\$&");
}

// ── Outline ──────────────────────────────────────────────────────────────────────────────────────────────────────────

const symbolKinds: Readonly<Record<OutlineItem["kind"], vscode.SymbolKind>> = {
  text: vscode.SymbolKind.String,
  number: vscode.SymbolKind.Number,
  boolean: vscode.SymbolKind.Boolean,
  list: vscode.SymbolKind.Array,
  layers: vscode.SymbolKind.Module,
  layer: vscode.SymbolKind.Class,
  row: vscode.SymbolKind.Array,
  example: vscode.SymbolKind.Event,
  object: vscode.SymbolKind.Object,
};

export function documentSymbolsOf(
  document: Placing & Pick<vscode.TextDocument, "getText">,
): vscode.DocumentSymbol[] {
  return outlineOf(parseJson(document.getText()).root).map((item) => symbolOf(document, item));
}

function symbolOf(
  document: Placing,
  { kind, name, detail, range, selection, children }: OutlineItem,
): vscode.DocumentSymbol {
  const symbol = new vscode.DocumentSymbol(
    name,
    detail,
    symbolKinds[kind],
    rangeIn(document, range),
    rangeIn(document, selection),
  );
  symbol.children = children.map((child) => symbolOf(document, child));
  return symbol;
}

// ── Formatting ───────────────────────────────────────────────────────────────────────────────────────────────────────

/** For how long the status bar says that a file was not formatted, in milliseconds. */
const NOTICE = 6000;

function format(
  document: vscode.TextDocument,
  { insertSpaces, tabSize }: vscode.FormattingOptions,
): vscode.TextEdit[] {
  const text = document.getText();
  const formatted = formatJson(text, {
    indent: insertSpaces ? " ".repeat(tabSize) : "\t",
    lineBreak: document.eol === vscode.EndOfLine.CRLF ? "\r\n" : "\n",
  });
  if (formatted === undefined) {
    vscode.window.setStatusBarMessage(words.editor.notFormatted, NOTICE);
    return [];
  }
  return formatted === text
    ? []
    : [vscode.TextEdit.replace(rangeIn(document, { start: 0, end: text.length }), formatted)];
}
