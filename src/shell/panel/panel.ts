/** The panel: where it stands, and what belongs to it alone among the pages: guessing, and being the whole window. */
import * as vscode from "vscode";
import type { HostMessage } from "../../protocol/messages";
import { uriOf } from "../session/inlineAdapter";
import { Conversation, type Subject } from "./conversation";
import { PanelPlace } from "./place";
import { Presentation } from "./presentation";

export class Panel implements vscode.Disposable {
  private readonly page: Conversation;
  private readonly place: PanelPlace;
  private readonly presentation: Presentation;
  /** What the reader asked of a panel that does not listen yet. */
  private readonly waiting: HostMessage[] = [];
  private readonly subscriptions: vscode.Disposable[];

  constructor(
    extensionUri: vscode.Uri,
    private readonly about: Subject,
    memory: vscode.Memento,
  ) {
    const { sessions } = about;
    this.page = new Conversation(about, {
      listens: () => this.listens(),
      present: (isOn) => this.present(isOn),
    });
    this.place = new PanelPlace(extensionUri, {
      opened: (webview) => this.page.begin(webview),
      closed: () => this.closed(),
    });
    this.presentation = new Presentation(this.place, this.page, sessions, memory);
    this.subscriptions = [
      this.page,
      sessions.onDidAsk(() => this.asked()),
      vscode.debug.onDidStartDebugSession(({ type, configuration }) => {
        if (type === "backprop" && !configuration.noDebug) void this.showWith(configuration.program);
      }),
      vscode.commands.registerCommand("backprop.showPanel", () => this.show()),
      vscode.commands.registerCommand("backprop.focusPanel", () => this.place.show(true)),
    ];
  }

  /** Where no editor is open yet, the network's comes first: later it would cover a panel beside the editor. Both are to be seen. */
  private async showWith(program: string): Promise<void> {
    const isEmpty = vscode.window.tabGroups.all.every(({ tabs }) => tabs.length === 0);
    try {
      if (isEmpty) await vscode.window.showTextDocument(uriOf(program));
    } catch {
      // It cannot be opened: the launch says why.
    }
    await this.place.showBesideEditor();
  }

  /** Opens the panel, or brings it to the front. */
  show(): Promise<void> {
    return this.place.show();
  }

  /** Whether the reader's keys go to the panel. */
  get hasKeyboard(): boolean {
    return this.page.hasKeyboard;
  }

  /** Whether the reader predicts: as the panel says, or as it will where it is not open yet. */
  get predicts(): boolean {
    const { sessions, settings } = this.about;
    return sessions.predicts || (!this.page.listens && settings.predicts);
  }

  /** Turns prediction on or off. Who turns it on will type guesses: the panel gets the keyboard. */
  async predict(): Promise<void> {
    const isOn = this.about.sessions.predicts;
    await this.place.show(!isOn);
    this.sendWhenReady({ type: "predict" });
  }

  /** Gives the keyboard to the place where guesses are typed. */
  async guess(): Promise<void> {
    await this.place.show(true);
    this.sendWhenReady({ type: "guess" });
  }

  /** A page that has the keyboard keeps it: given anew it is away for a moment, and what is typed meanwhile is lost. */
  private asked(): Promise<void> | void {
    return this.page.hasKeyboard ? this.sendWhenReady({ type: "guess" }) : this.guess();
  }

  /** Makes the panel the whole window, or everything as it was before. */
  present(isOn: boolean): Promise<void> {
    return isOn ? this.presentation.begin() : this.presentation.end();
  }

  /** Shows what the step found. */
  async reveal(): Promise<void> {
    const { sessions } = this.about;
    const { stage } = sessions;
    if (stage.kind === "stopped" && stage.view) await sessions.reveal(stage.view.position);
  }

  private listens(): void {
    this.page.send({ type: "presents", isOn: this.about.sessions.presents });
    for (const each of this.waiting.splice(0)) this.page.send(each);
  }

  private sendWhenReady(message: HostMessage): void {
    if (this.page.listens) this.page.send(message);
    else this.waiting.push(message);
  }

  private closed(): void {
    this.page.end();
    void this.presentation.end();
  }

  dispose(): void {
    this.place.dispose();
    for (const subscription of this.subscriptions) subscription.dispose();
  }
}
