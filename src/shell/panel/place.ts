/** Where the panel stands: beside the editor, or as a view, which VS Code can move into any of its bars. */
import * as vscode from "vscode";
import { words } from "../../words/words";
import { panelPage } from "./page";

const PANEL = "backprop.panel";
const VIEW = "backprop.view";
const SETTING = "backprop.panelPlace";
/** How long VS Code is given the time to bring the panel to the front. */
const LATEST_MS = 5000;
type PanelSide = "beside" | "sideBar";

interface Guest {
  /** The panel's page is there from now on, in this webview; it says `ready` once it listens. */
  opened(webview: vscode.Webview): void;
  closed(): void;
}

export class PanelPlace implements vscode.Disposable {
  private panel: vscode.WebviewPanel | undefined;
  private view: vscode.WebviewView | undefined;
  /** Whether it has to be an editor for a while, wherever its reader wants it. */
  private isEditor = false;
  private readonly subscriptions: vscode.Disposable[];

  constructor(
    private readonly extensionUri: vscode.Uri,
    private readonly guest: Guest,
  ) {
    this.subscriptions = [
      vscode.window.registerWebviewPanelSerializer(PANEL, {
        deserializeWebviewPanel: async (panel) =>
          this.place === "beside" ? this.adopt(panel) : panel.dispose(),
      }),
      vscode.window.registerWebviewViewProvider(VIEW, { resolveWebviewView: (view) => this.adoptView(view) }),
      vscode.commands.registerCommand("backprop.movePanelToSideBar", () => this.move("sideBar")),
      vscode.commands.registerCommand("backprop.movePanelBeside", () => this.move("beside")),
      vscode.commands.registerCommand("backprop.movePanelToWindow", () => this.moveToWindow()),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration(SETTING) && this.place === "sideBar") this.panel?.dispose();
      }),
    ];
  }

  private get place(): PanelSide {
    return this.isEditor ? "beside" : this.wanted;
  }

  /** Where its reader wants it. */
  private get wanted(): PanelSide {
    return vscode.workspace.getConfiguration().get<PanelSide>(SETTING, "beside");
  }

  /** Opens the panel, or brings it to the front; the editor keeps the keyboard, unless the panel is to have it. */
  async show(takesKeyboard = false): Promise<void> {
    if (this.place === "sideBar") return this.showView(takesKeyboard);
    if (this.panel) return this.panel.reveal(undefined, !takesKeyboard);
    const beside = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: !takesKeyboard };
    this.adopt(vscode.window.createWebviewPanel(PANEL, "Backprop", beside));
  }

  /** Opens the panel, or brings it to the front, and the editor in front beside it, if that was opened over it. */
  async showBesideEditor(): Promise<void> {
    if (this.place === "beside" && this.panel && isCovered()) await this.uncover(this.panel);
    await this.show();
  }

  private async uncover(panel: vscode.WebviewPanel): Promise<void> {
    const { all, activeTabGroup } = vscode.window.tabGroups;
    if (all.length === 1) return panel.reveal(vscode.ViewColumn.Beside, true);
    const to = activeTabGroup.viewColumn === vscode.ViewColumn.One ? "Next" : "Previous";
    await vscode.commands.executeCommand(`workbench.action.moveEditorTo${to}Group`);
  }

  /** Shows the panel as the editor in front, with the keyboard in it, until it is to stand where its reader wants it again. */
  async showAsEditor(): Promise<void> {
    this.isEditor = true;
    await this.showInFront();
  }

  private async showInFront(): Promise<void> {
    await this.show(true);
    await inFront();
  }

  async showWhereWanted(): Promise<void> {
    this.isEditor = false;
    if (this.wanted !== "sideBar" || !this.panel) return;
    this.panel.dispose();
    if (this.view) this.open(this.view.webview);
  }

  /** A view that VS Code has not made yet can only be opened with the keyboard in it: the editor gets it back. */
  private async showView(takesKeyboard: boolean): Promise<void> {
    if (this.view && !takesKeyboard) return this.view.show(true);
    await vscode.commands.executeCommand(`${VIEW}.focus`);
    if (takesKeyboard) return;
    await vscode.commands.executeCommand("workbench.action.focusActiveEditorGroup");
  }

  private async move(place: PanelSide): Promise<void> {
    await vscode.workspace.getConfiguration().update(SETTING, place, vscode.ConfigurationTarget.Global);
    // One in a window of its own is made anew: VS Code would bring every editor of that window back with it.
    this.panel?.dispose();
    await this.show();
    if (place === "sideBar") void vscode.window.showInformationMessage(words.editor.panel.inSideBar);
  }

  private async moveToWindow(): Promise<void> {
    await this.showInFront();
    await vscode.commands.executeCommand("workbench.action.moveEditorToNewWindow");
  }

  private adopt(panel: vscode.WebviewPanel): void {
    this.panel?.dispose();
    this.panel = panel;
    panel.iconPath = iconOf(this.extensionUri);
    panel.onDidDispose(() => {
      if (this.panel !== panel) return;
      this.panel = undefined;
      this.guest.closed();
    });
    this.open(panel.webview);
  }

  private adoptView(view: vscode.WebviewView): void {
    this.view = view;
    view.onDidDispose(() => {
      if (this.view !== view) return;
      this.view = undefined;
      this.guest.closed();
    });
    this.open(view.webview);
  }

  private open(webview: vscode.Webview): void {
    this.guest.opened(webview);
    showPage(webview, this.extensionUri);
  }

  dispose(): void {
    this.panel?.dispose();
    for (const subscription of this.subscriptions) subscription.dispose();
  }
}

/** On the tab of a page. */
export function iconOf(extensionUri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extensionUri, "media", "icon.png");
}

/** Puts the page into a webview; what it says is to be listened to before. */
export function showPage(webview: vscode.Webview, extensionUri: vscode.Uri): void {
  const dist = vscode.Uri.joinPath(extensionUri, "dist");
  webview.options = { enableScripts: true, localResourceRoots: [dist] };
  webview.html = panelPage({
    cspSource: webview.cspSource,
    uri: (name) => webview.asWebviewUri(vscode.Uri.joinPath(dist, name)).toString(),
  });
}

/** Whether the panel is the editor in front. */
export function isInFront(): boolean {
  return isPanel(vscode.window.tabGroups.activeTabGroup.activeTab);
}

/** Whether the editor in front was opened over the panel. */
function isCovered(): boolean {
  return !isInFront() && vscode.window.tabGroups.activeTabGroup.tabs.some(isPanel);
}

function isPanel(tab: vscode.Tab | undefined): boolean {
  return tab?.input instanceof vscode.TabInputWebview && tab.input.viewType.endsWith(PANEL);
}

/** VS Code's names for the groups of editors, by their places. */
const ordinals = ["First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth"];

/** The command that gives the keyboard to the group of editors in this place, from 1. */
export function focusCommand(column: number): string {
  return `workbench.action.focus${ordinals[column - 1] ?? "Active"}EditorGroup`;
}

/** Settles once the panel is the editor in front, or will not come there any more. */
function inFront(): Promise<void> {
  const { onDidChangeTabGroups, onDidChangeTabs } = vscode.window.tabGroups;
  return new Promise((resolve) => {
    const settle = (): void => {
      clearTimeout(timer);
      for (const each of looking) each.dispose();
      resolve();
    };
    const look = (): void => {
      if (isInFront()) settle();
    };
    const timer = setTimeout(settle, LATEST_MS);
    const looking = [onDidChangeTabGroups(look), onDidChangeTabs(look)];
    look();
  });
}
