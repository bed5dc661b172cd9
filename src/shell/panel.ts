/** The panel beside the editor: shows the stage of the session in front, and turns its buttons into moves. */
import * as vscode from "vscode";
import { difference } from "../core/difference";
import { sendable } from "../core/sendable";
import {
  type HostMessage,
  moves,
  type PanelMessage,
  type ParameterView,
  pictures,
  type StepView,
  type WhatIfView,
} from "../protocol";
import { panelPage } from "./panelPage";
import type { Sessions, Stage } from "./sessions";

const VIEW_TYPE = "backprop.panel";

export class Panel implements vscode.Disposable {
  private panel: vscode.WebviewPanel | undefined;
  /** Counts the nudges asked for, so that only the answer to the latest one is shown. */
  private nudges = 0;
  /** What the panel was told last: the next view is told by what it changes in this one. */
  private told: { readonly number: number; readonly view: StepView } | undefined;
  private readonly subscriptions: vscode.Disposable[];

  constructor(
    private readonly extensionUri: vscode.Uri,
    private readonly sessions: Sessions,
  ) {
    this.subscriptions = [
      sessions.onDidChangeStage((stage) => this.post(stage)),
      vscode.debug.onDidStartDebugSession(({ type, configuration }) => {
        if (type === "backprop" && !configuration.noDebug) this.show();
      }),
      vscode.window.registerWebviewPanelSerializer(VIEW_TYPE, {
        deserializeWebviewPanel: async (panel) => this.adopt(panel),
      }),
    ];
  }

  /** Opens the panel beside the editor, or brings it to the front; the editor keeps the keyboard. */
  show(): void {
    const beside = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    if (this.panel) this.panel.reveal(undefined, true);
    else this.adopt(vscode.window.createWebviewPanel(VIEW_TYPE, "Backprop", beside));
  }

  private adopt(panel: vscode.WebviewPanel): void {
    this.panel?.dispose();
    this.panel = panel;
    const dist = vscode.Uri.joinPath(this.extensionUri, "dist");
    panel.iconPath = vscode.Uri.joinPath(this.extensionUri, "media", "icon.png");
    panel.webview.options = { enableScripts: true, localResourceRoots: [dist] };
    panel.webview.onDidReceiveMessage((message: unknown) => this.receive(message));
    panel.onDidDispose(() => {
      if (this.panel !== panel) return;
      this.panel = undefined;
      this.sessions.show(undefined);
    });
    panel.webview.html = panelPage({
      cspSource: panel.webview.cspSource,
      uri: (name) => panel.webview.asWebviewUri(vscode.Uri.joinPath(dist, name)).toString(),
    });
  }

  private post(stage: Stage): void {
    this.nudges++; // An answer still under way belongs to another stop.
    switch (stage.kind) {
      case "idle":
        this.told = undefined;
        this.send({ type: "idle", ended: stage.ended });
        break;
      case "running":
        this.send({ type: "running" });
        break;
      case "stopped":
        // Without a view, it is yet to be looked at with the panel's eyes.
        if (stage.view) this.tell(stage.view);
    }
  }

  private tell(view: StepView): void {
    const { told } = this;
    const number = (told?.number ?? 0) + 1;
    this.told = { number, view };
    this.send(
      told
        ? { type: "change", number, change: difference(told.view, view) ?? { in: {} } }
        : { type: "step", number, view },
    );
  }

  private send(message: HostMessage): void {
    void this.panel?.webview.postMessage(sendable(message));
  }

  private async receive(message: unknown): Promise<void> {
    if (!isPanelMessage(message)) return;
    switch (message.type) {
      case "ready":
        this.told = undefined;
        this.sessions.show(message.shown);
        return this.post(this.sessions.stage);
      case "show":
        return this.sessions.show(message.shown);
      case "move":
        return this.sessions.move(message.move);
      case "goTo":
        return this.goTo(message.position);
      case "openSample":
        await vscode.commands.executeCommand("backprop.openSample");
        return;
      case "whatIf":
        return this.whatIf(message.parameter, message.delta);
    }
  }

  private async whatIf(parameter: ParameterView, delta: number): Promise<void> {
    const nudge = ++this.nudges;
    try {
      const { whatIf } = await this.sessions.ask<{ whatIf: WhatIfView }>("backprop/whatIf", {
        ...parameter,
        delta,
      });
      if (nudge === this.nudges) this.send({ type: "whatIf", whatIf });
    } catch {
      // The session ended, or moved on, while it was asked.
    }
  }

  /** Goes to a position; where the session cannot go now, the panel hears where it stands, so that it need not wait. */
  private async goTo(position: number): Promise<void> {
    try {
      await this.sessions.goTo(position);
    } catch {
      this.post(this.sessions.stage);
    }
  }

  dispose(): void {
    this.panel?.dispose();
    for (const subscription of this.subscriptions) subscription.dispose();
  }
}

function isPanelMessage(message: unknown): message is PanelMessage {
  if (typeof message !== "object" || message === null || !("type" in message)) return false;
  if (message.type === "move") return "move" in message && moves.some((move) => move === message.move);
  if (message.type === "whatIf")
    return (
      "parameter" in message &&
      isParameter(message.parameter) &&
      "delta" in message &&
      Number.isFinite(message.delta)
    );
  if (message.type === "goTo") return "position" in message && Number.isSafeInteger(message.position);
  if (message.type === "ready" || message.type === "show")
    return "shown" in message && Array.isArray(message.shown) && message.shown.every(isPicture);
  return message.type === "openSample";
}

function isPicture(value: unknown): boolean {
  return pictures.some((picture) => picture === value);
}

function isParameter(value: unknown): value is ParameterView {
  if (typeof value !== "object" || value === null) return false;
  const { l, j, k } = value as Partial<Record<keyof ParameterView, unknown>>;
  return Number.isInteger(l) && Number.isInteger(j) && (k === undefined || Number.isInteger(k));
}
