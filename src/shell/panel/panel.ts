/** The panel: shows the stage of the session in front, and turns its buttons into moves. */
import * as vscode from "vscode";
import type {
  CostCurveView,
  DetailsView,
  HostMessage,
  JudgementView,
  PanelMessage,
  SpotView,
  WhatIfView,
} from "../../protocol/messages";
import { panelMessage } from "../../protocol/panelMessage";
import { flag, object } from "../../protocol/schema";
import { sendable } from "../../protocol/sendable";
import type { SpotBreakpoints } from "../session/breakpoints";
import { uriOf } from "../session/inlineAdapter";
import type { Sessions, Stage } from "../session/sessions";
import { PanelPlace } from "./place";
import { Presentation } from "./presentation";
import { Telling } from "./telling";

/** Under what name the reader's settings are remembered. */
const SETTINGS = "panelSettings";
/** What of them is looked at here. */
const keptSettings = object({ predicts: flag });

type Said<Type extends PanelMessage["type"]> = Extract<PanelMessage, { readonly type: Type }>;
/** What is remembered for every window, and for this one. */
type Memory = Readonly<Record<"globalState" | "workspaceState", vscode.Memento>>;

export class Panel implements vscode.Disposable {
  private readonly place: PanelPlace;
  private readonly presentation: Presentation;
  private webview: vscode.Webview | undefined;
  /** Counts the nudges asked for, so that only the answer to the latest one is shown. */
  private nudges = 0;
  /** The same for the curves of the cost. */
  private curves = 0;
  /** The same for guesses. */
  private guesses = 0;
  /** What the reader asked of a panel that does not listen yet. */
  private readonly waiting: HostMessage[] = [];
  private listens = false;
  private readonly telling = new Telling((message) => this.sendNow(message));
  /** Counts the spots pointed at, in the same way. */
  private spots = 0;
  /** Counts the lists of breakpoints asked for, which another session may answer later than the one after it. */
  private listings = 0;
  private readonly subscriptions: vscode.Disposable[];

  constructor(
    extensionUri: vscode.Uri,
    private readonly sessions: Sessions,
    private readonly breakpoints: SpotBreakpoints,
    private readonly memory: Memory,
  ) {
    this.place = new PanelPlace(extensionUri, {
      opened: (webview) => this.opened(webview),
      closed: () => this.closed(),
    });
    this.presentation = new Presentation(this.place, sessions, memory.workspaceState, () =>
      this.send({ type: "presents", isOn: sessions.presents }),
    );
    this.subscriptions = [
      sessions.onDidChangeStage((stage) => this.post(stage)),
      sessions.onDidChangeBreakpoints(() => this.postBreakpoints()),
      sessions.onDidAsk(() => this.guess()),
      vscode.debug.onDidStartDebugSession(({ type, configuration }) => {
        if (type === "backprop" && !configuration.noDebug) void this.showWith(configuration.program);
      }),
      vscode.commands.registerCommand("backprop.showPanel", () => this.show()),
      vscode.commands.registerCommand("backprop.focusPanel", () => this.place.show(true)),
    ];
  }

  /** Where no editor is open yet, the network's comes first: later it would cover a panel beside the editor. */
  private async showWith(program: string): Promise<void> {
    const isEmpty = vscode.window.tabGroups.all.every(({ tabs }) => tabs.length === 0);
    try {
      if (isEmpty) await vscode.window.showTextDocument(uriOf(program));
    } catch {
      // It cannot be opened: the launch says why.
    }
    await this.show();
  }

  /** Opens the panel, or brings it to the front. */
  show(): Promise<void> {
    return this.place.show();
  }

  /** Whether the reader predicts: as the panel says, or as it will where it is not open yet. */
  get predicts(): boolean {
    const kept = this.memory.globalState.get(SETTINGS);
    return this.sessions.predicts || (!this.listens && keptSettings.is(kept) && kept.predicts);
  }

  /** Turns prediction on or off. Who turns it on will type guesses: the panel gets the keyboard. */
  async predict(): Promise<void> {
    const isOn = this.sessions.predicts;
    await this.place.show(!isOn);
    this.sendWhenReady({ type: "predict" });
  }

  /** Gives the keyboard to the place where guesses are typed. */
  async guess(): Promise<void> {
    await this.place.show(true);
    this.sendWhenReady({ type: "guess" });
  }

  /** Makes the panel the whole window, or everything as it was before. */
  present(isOn: boolean): Promise<void> {
    return isOn ? this.presentation.begin() : this.presentation.end();
  }

  /** Shows what the step found. */
  async reveal(): Promise<void> {
    const { stage } = this.sessions;
    if (stage.kind === "stopped" && stage.view) await this.sessions.reveal(stage.view.position);
  }

  private opened(webview: vscode.Webview): void {
    this.webview = webview;
    this.listens = false;
    this.telling.forget();
    webview.onDidReceiveMessage((message: unknown) => {
      if (webview === this.webview) void this.receive(message);
    });
  }

  private closed(): void {
    this.webview = undefined;
    this.sessions.panelHasKeyboard = false;
    this.listens = false;
    this.sessions.show(undefined);
    void this.presentation.end();
  }

  private post(stage: Stage): void {
    // Answers still under way belong to another stop.
    this.nudges++;
    this.curves++;
    this.spots++;
    // A right guess is why the same stop shows more: what is said to it is still to come.
    if (stage.kind !== "stopped") this.guesses++;
    switch (stage.kind) {
      case "idle":
        this.send({ type: "idle", ended: stage.ended });
        this.telling.forget();
        break;
      case "running":
        this.send({ type: "running" });
        break;
      case "stopped":
        // Without a view, it is yet to be looked at with the panel's eyes.
        if (stage.view) this.telling.tell(stage.view);
    }
  }

  private sendWhenReady(message: HostMessage): void {
    if (this.listens) this.send(message);
    else this.waiting.push(message);
  }

  /** Whatever is said follows the last view. */
  private send(message: HostMessage): void {
    this.telling.release();
    this.sendNow(message);
  }

  private sendNow(message: HostMessage): void {
    void this.webview?.postMessage(sendable(message));
  }

  private async receive(message: unknown): Promise<void> {
    if (!panelMessage.is(message)) return;
    switch (message.type) {
      case "ready":
        return this.send({ type: "settings", kept: this.memory.globalState.get(SETTINGS) });
      case "show":
        this.telling.forget();
        this.listens = true;
        this.sessions.show(message);
        this.post(this.sessions.stage);
        this.send({ type: "presents", isOn: this.sessions.presents });
        for (const each of this.waiting.splice(0)) this.send(each);
        return this.postBreakpoints();
      case "drawn":
        return this.telling.drawn(message.number);
      case "keep":
        return this.memory.globalState.update(SETTINGS, message.settings);
      case "move":
        return this.sessions.move(message.move);
      case "zoom":
        return this.sessions.zoom(message.level);
      case "goTo":
        return this.sessions.goTo(message.position, message.jump);
      case "keyboard":
        this.sessions.panelHasKeyboard = message.isHere;
        return;
      case "present":
        return this.present(message.isOn);
      case "openSample":
        await vscode.commands.executeCommand("backprop.openSample", message.sample);
        return;
      case "whatIf":
        return this.whatIf(message);
      case "costCurve":
        return this.costCurve(message);
      case "pointAt":
        return this.pointAt(message.spot);
      case "toggleBreakpoint":
        return this.breakpoints.toggle(message.breakpoint);
      case "guess":
        return this.judge(message.text, message.position);
      case "reveal":
        return this.sessions.reveal(message.position);
    }
  }

  /** Has a guess judged; where it is right, what the step found is shown with the judgement. */
  private async judge(text: string, position: number): Promise<void> {
    const guess = ++this.guesses;
    try {
      const about = { text, position };
      const { judgement } = await this.sessions.ask<{ judgement: JudgementView }>("backprop/guess", about);
      if (guess !== this.guesses) return;
      if (judgement.verdict === "right") await this.sessions.reveal(position);
      this.send({ type: "judgement", judgement });
    } catch {
      // The session ended, or moved on, while it was asked.
    }
  }

  private async postBreakpoints(): Promise<void> {
    const asked = ++this.listings;
    const breakpoints = await this.breakpoints.all();
    if (asked === this.listings) this.send({ type: "breakpoints", breakpoints });
  }

  private async pointAt(spot: SpotView): Promise<void> {
    const asked = ++this.spots;
    try {
      const { details } = await this.sessions.ask<{ details: DetailsView }>("backprop/spot", spot);
      if (asked === this.spots) this.send({ type: "details", details });
    } catch {
      // The session ended, or moved on, while it was asked.
    }
  }

  private async whatIf({ parameter, of, delta }: Said<"whatIf">): Promise<void> {
    const nudge = ++this.nudges;
    try {
      const asked = { ...parameter, of, delta };
      const { whatIf } = await this.sessions.ask<{ whatIf: WhatIfView }>("backprop/whatIf", asked);
      if (nudge === this.nudges) this.send({ type: "whatIf", whatIf });
    } catch {
      // The session ended, or moved on, while it was asked.
    }
  }

  private async costCurve({ parameter, of }: Said<"costCurve">): Promise<void> {
    const curve = ++this.curves;
    try {
      const asked = { ...parameter, of };
      const { costCurve } = await this.sessions.ask<{ costCurve: CostCurveView }>(
        "backprop/costCurve",
        asked,
      );
      if (curve === this.curves) this.send({ type: "costCurve", costCurve });
    } catch {
      // The session ended, or moved on, while it was asked.
    }
  }

  dispose(): void {
    this.place.dispose();
    for (const subscription of this.subscriptions) subscription.dispose();
  }
}
