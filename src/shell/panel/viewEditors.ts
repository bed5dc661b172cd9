/** Every view in an editor of its own: each is opened once, in a place that covers neither the panel nor the file. */
import * as vscode from "vscode";
import { type Tab, tabs } from "../../protocol/messages";
import { oneOf } from "../../protocol/schema";
import { words } from "../../words/words";
import { Conversation, type Subject } from "./conversation";
import { focusCommand, iconOf, showPage } from "./place";

/** What VS Code calls the editor of a view: by this it knows after a reload which one it is. */
const typeOf = (tab: Tab): string => `backprop.deck.${tab}`;
const titleOf = (tab: Tab): string => words.editor.views.title(words.editor.views.names[tab]);
const aTab = oneOf(tabs);

export class ViewEditors implements vscode.Disposable {
  private readonly editors = new Map<Tab, vscode.WebviewPanel>();
  /** Settles once the view that was asked for last is open. */
  private opened = Promise.resolve();
  private readonly subscriptions: readonly vscode.Disposable[];

  constructor(
    private readonly extensionUri: vscode.Uri,
    private readonly about: Subject,
  ) {
    this.subscriptions = [
      vscode.commands.registerCommand("backprop.openView", async (wanted?: unknown) => {
        const tab = aTab.is(wanted) ? wanted : await chosenTab();
        if (tab) await this.open(tab);
      }),
      ...tabs.map((tab) =>
        vscode.window.registerWebviewPanelSerializer(typeOf(tab), {
          deserializeWebviewPanel: async (editor) => this.adopt(tab, editor),
        }),
      ),
    ];
  }

  /** Opens the editor of a view, or brings it to the front; one after another, for each may need a place. */
  open(tab: Tab): Promise<void> {
    this.opened = this.opened.then(() => this.openNow(tab));
    return this.opened;
  }

  private async openNow(tab: Tab): Promise<void> {
    const editor = this.editors.get(tab);
    if (editor) return editor.reveal();
    const column = [...this.editors.values()].at(-1)?.viewColumn ?? (await besideAll());
    this.adopt(tab, vscode.window.createWebviewPanel(typeOf(tab), titleOf(tab), column));
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

/** A place that covers neither the panel nor the file: where these share the width, below the file, so that the panel keeps its own. */
async function besideAll(): Promise<vscode.ViewColumn> {
  const { all } = vscode.window.tabGroups;
  if (all.length < 2) return all.length + 1;
  const file = all.find(({ activeTab }) => activeTab?.input instanceof vscode.TabInputText);
  if (!file) return all.length + 1;
  // At one go: of a click in the panel VS Code hears late, and makes its group the active one.
  const commands = [focusCommand(file.viewColumn), "workbench.action.newGroupBelow"];
  await vscode.commands.executeCommand("runCommands", { commands });
  return file.viewColumn + 1;
}

/** The view that the reader chooses from a list. */
async function chosenTab(): Promise<Tab | undefined> {
  const { choose, names } = words.editor.views;
  const offered = tabs.map((tab) => ({ label: names[tab], tab }));
  return (await vscode.window.showQuickPick(offered, { title: choose }))?.tab;
}
