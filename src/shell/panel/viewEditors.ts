/** Every view in an editor of its own: each is opened once, beside the panel. */
import * as vscode from "vscode";
import { type Tab, tabs } from "../../protocol/messages";
import { oneOf } from "../../protocol/schema";
import { words } from "../../words/words";
import { Conversation, type Subject } from "./conversation";
import { iconOf, showPage } from "./place";

/** What VS Code calls the editor of a view: by this it knows after a reload which one it is. */
const typeOf = (tab: Tab): string => `backprop.deck.${tab}`;
const titleOf = (tab: Tab): string => words.editor.views.title(words.editor.views.names[tab]);
const aTab = oneOf(tabs);

export class ViewEditors implements vscode.Disposable {
  private readonly editors = new Map<Tab, vscode.WebviewPanel>();
  private readonly subscriptions: readonly vscode.Disposable[];

  constructor(
    private readonly extensionUri: vscode.Uri,
    private readonly about: Subject,
  ) {
    this.subscriptions = [
      vscode.commands.registerCommand("backprop.openView", async (wanted?: unknown) => {
        const tab = aTab.is(wanted) ? wanted : await chosenTab();
        if (tab) this.open(tab);
      }),
      ...tabs.map((tab) =>
        vscode.window.registerWebviewPanelSerializer(typeOf(tab), {
          deserializeWebviewPanel: async (editor) => this.adopt(tab, editor),
        }),
      ),
    ];
  }

  /** Opens the editor of a view, or brings it to the front. */
  open(tab: Tab): void {
    const editor = this.editors.get(tab);
    if (editor) editor.reveal();
    else this.adopt(tab, vscode.window.createWebviewPanel(typeOf(tab), titleOf(tab), this.column));
  }

  /** With the last one of them; the first is in a group of its own, and covers neither the panel nor the file. */
  private get column(): vscode.ViewColumn {
    return [...this.editors.values()].at(-1)?.viewColumn ?? vscode.window.tabGroups.all.length + 1;
  }

  private adopt(tab: Tab, editor: vscode.WebviewPanel): void {
    this.editors.get(tab)?.dispose();
    this.editors.set(tab, editor);
    editor.iconPath = iconOf(this.extensionUri);
    const page = new Conversation(this.about, { only: tab });
    editor.onDidDispose(() => {
      page.dispose();
      if (this.editors.get(tab) === editor) this.editors.delete(tab);
    });
    page.begin(editor.webview);
    showPage(editor.webview, this.extensionUri);
  }

  dispose(): void {
    for (const each of [...this.editors.values(), ...this.subscriptions]) each.dispose();
  }
}

/** The view that the reader chooses from a list. */
async function chosenTab(): Promise<Tab | undefined> {
  const { choose, names } = words.editor.views;
  const offered = tabs.map((tab) => ({ label: names[tab], tab }));
  return (await vscode.window.showQuickPick(offered, { title: choose }))?.tab;
}
