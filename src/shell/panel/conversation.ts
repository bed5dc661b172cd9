/** The conversation with one page: it hears of the session in front, and what is asked for there is done. */
import * as vscode from "vscode";
import type {
  CostCurveView,
  DetailsView,
  HostMessage,
  JudgementView,
  PanelMessage,
  SpotView,
  Tab,
  WhatIfView,
} from "../../protocol/messages";
import { panelMessage } from "../../protocol/panelMessage";
import { sendable } from "../../protocol/sendable";
import type { SpotBreakpoints } from "../session/breakpoints";
import type { Sessions, Stage } from "../session/sessions";
import type { KeptSettings } from "./keptSettings";
import { Telling } from "./telling";

type Said<Type extends PanelMessage["type"]> = Extract<PanelMessage, { readonly type: Type }>;

/** What all pages are about. */
export interface Subject {
  readonly sessions: Sessions;
  readonly breakpoints: SpotBreakpoints;
  readonly settings: KeptSettings;
}

/** What a page is. */
interface Role {
  /** The view that it is the editor of. */
  readonly only?: Tab;
  /** It listens now, and has been told what there is to show. */
  readonly listens?: () => void;
  /** It is to be the whole window, or no longer. */
  readonly present?: (isOn: boolean) => Promise<void>;
}

/** Runs a command; why it does not is said as VS Code says it of a command that is chosen from its palette. */
async function command(name: string): Promise<void> {
  try {
    await vscode.commands.executeCommand(name);
  } catch (error) {
    void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
  }
}

export class Conversation implements vscode.Disposable {
  private webview: vscode.Webview | undefined;
  /** Whether the page listens. */
  private isHeard = false;
  /** Counts the nudges asked for, so that only the answer to the latest one is shown. */
  private nudges = 0;
  /** The same for the curves of the cost. */
  private curves = 0;
  /** The same for guesses. */
  private guesses = 0;
  /** Counts the spots pointed at, in the same way. */
  private spots = 0;
  /** Counts the lists of breakpoints asked for, which another session may answer later than the one after it. */
  private listings = 0;
  private readonly telling = new Telling((message) => this.sendNow(message));
  private readonly subscriptions: readonly vscode.Disposable[];

  constructor(
    private readonly about: Subject,
    private readonly role: Role,
  ) {
    const { sessions, settings } = about;
    this.subscriptions = [
      sessions.onDidChangeStage((stage) => this.tell(stage)),
      sessions.onDidChangeBreakpoints(() => this.tellBreakpoints()),
      settings.onDidChange((by) => by !== this && this.isHeard && this.tellSettings()),
    ];
  }

  get listens(): boolean {
    return this.isHeard;
  }

  get hasKeyboard(): boolean {
    return this.about.sessions.hasKeyboard(this);
  }

  /** The page is in this webview from now on; it says `ready` once it listens. */
  begin(webview: vscode.Webview): void {
    this.webview = webview;
    this.isHeard = false;
    this.telling.forget();
    webview.onDidReceiveMessage((message: unknown) => {
      if (webview === this.webview) void this.receive(message);
    });
  }

  /** The page is there no more. */
  end(): void {
    this.webview = undefined;
    this.isHeard = false;
    this.about.sessions.leave(this);
  }

  /** Whatever is said follows the last view. */
  send(message: HostMessage): void {
    this.telling.release();
    this.sendNow(message);
  }

  private sendNow(message: HostMessage): void {
    void this.webview?.postMessage(sendable(message));
  }

  private tell(stage: Stage): void {
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
        // Without a view, it is yet to be looked at with the eyes of a page.
        if (stage.view) this.telling.tell(stage.view);
    }
  }

  private tellSettings(): void {
    const { only } = this.role;
    this.send({ type: "settings", kept: this.about.settings.all, ...(only && { only }) });
  }

  private async tellBreakpoints(): Promise<void> {
    const asked = ++this.listings;
    const breakpoints = await this.about.breakpoints.all();
    if (asked === this.listings) this.send({ type: "breakpoints", breakpoints });
  }

  private async receive(message: unknown): Promise<unknown> {
    if (!panelMessage.is(message)) return;
    const { sessions, breakpoints, settings } = this.about;
    switch (message.type) {
      case "ready":
        return this.tellSettings();
      case "show":
        return this.show(message);
      case "drawn":
        return this.telling.drawn(message.number);
      case "keep":
        return settings.keep(message.settings, this);
      case "move":
        return sessions.move(message.move);
      case "zoom":
        return sessions.zoom(message.level);
      case "goTo":
        return sessions.goTo(message.position, message.jump);
      case "keyboard":
        return sessions.setKeyboard(this, message.isHere);
      case "present":
        return this.role.present?.(message.isOn);
      case "openView":
        return vscode.commands.executeCommand("backprop.openView", message.tab);
      case "openSample":
        return vscode.commands.executeCommand("backprop.openSample", message.sample);
      case "writeWeights":
        return command("backprop.writeTrainedWeights");
      case "addTraining":
        return command("backprop.addTraining");
      case "trainOn":
        return command("backprop.trainOn");
      case "fork":
        return command("backprop.fork");
      case "endFork":
        return sessions.ask("backprop/fork", { end: true }).catch(() => {}); // The session may be over.
      case "whatIf":
        return this.whatIf(message);
      case "costCurve":
        return this.costCurve(message);
      case "pointAt":
        return this.pointAt(message.spot);
      case "toggleBreakpoint":
        return breakpoints.toggle(message.breakpoint);
      case "guess":
        return this.judge(message.text, message.position);
      case "reveal":
        return sessions.reveal(message.position);
    }
  }

  private async show(wishes: Said<"show">): Promise<void> {
    const { sessions } = this.about;
    this.telling.forget();
    this.isHeard = true;
    sessions.show(this, wishes);
    this.tell(sessions.stage);
    this.role.listens?.();
    await this.tellBreakpoints();
  }

  /** Has a guess judged; where it is right, what the step found is shown with the judgement. */
  private async judge(text: string, position: number): Promise<void> {
    const guess = ++this.guesses;
    try {
      const about = { text, position };
      const { judgement } = await this.about.sessions.ask<{ judgement: JudgementView }>(
        "backprop/guess",
        about,
      );
      if (guess !== this.guesses) return;
      if (judgement.verdict === "right") await this.about.sessions.reveal(position);
      this.send({ type: "judgement", judgement });
    } catch {
      // The session ended, or moved on, while it was asked.
    }
  }

  private async pointAt(spot: SpotView): Promise<void> {
    const asked = ++this.spots;
    try {
      const { details } = await this.about.sessions.ask<{ details: DetailsView }>("backprop/spot", spot);
      if (asked === this.spots) this.send({ type: "details", details });
    } catch {
      // The session ended, or moved on, while it was asked.
    }
  }

  private async whatIf({ parameter, of, delta }: Said<"whatIf">): Promise<void> {
    const nudge = ++this.nudges;
    try {
      const asked = { ...parameter, of, delta };
      const { whatIf } = await this.about.sessions.ask<{ whatIf: WhatIfView }>("backprop/whatIf", asked);
      if (nudge === this.nudges) this.send({ type: "whatIf", whatIf });
    } catch {
      // The session ended, or moved on, while it was asked.
    }
  }

  private async costCurve({ parameter, of }: Said<"costCurve">): Promise<void> {
    const curve = ++this.curves;
    try {
      const asked = { ...parameter, of };
      const { costCurve } = await this.about.sessions.ask<{ costCurve: CostCurveView }>(
        "backprop/costCurve",
        asked,
      );
      if (curve === this.curves) this.send({ type: "costCurve", costCurve });
    } catch {
      // The session ended, or moved on, while it was asked.
    }
  }

  dispose(): void {
    this.end();
    for (const subscription of this.subscriptions) subscription.dispose();
  }
}
