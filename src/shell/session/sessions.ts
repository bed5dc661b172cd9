/** The running backprop sessions, and what a stop of the one in front means for the panel, the editor and the hovers. */
import * as vscode from "vscode";
import type { Parameter } from "../../core/network/network";
import type { Mark } from "../../debug/protocol/bodies";
import type { Explanation } from "../../lesson/explain";
import type { Move, StepView, Wishes } from "../../protocol/messages";
import { received } from "../../protocol/sendable";
import { words } from "../../words/words";
import { uriOf } from "./inlineAdapter";

export const DEBUG_TYPE = "backprop";

/** How long, and how often, VS Code is given the time to read a call stack. */
const MOMENT_MS = 5;
const MOST_TRIES = 200;

/** What is looked at of a message of the adapter. */
interface Message {
  readonly event?: string;
  readonly body?: { readonly preserveFocusHint?: boolean };
  readonly command?: string;
  readonly success?: boolean;
}

/** What the session in front shows. */
export type Stage =
  | { readonly kind: "idle"; readonly ended: boolean }
  | { readonly kind: "running" }
  /** The view is there for a panel only. */
  | { readonly kind: "stopped"; readonly view: StepView | undefined; readonly mark: Mark | undefined };

/** A session's last stop, and the text it runs. */
interface Followed {
  readonly session: vscode.DebugSession;
  /** What it read last: the text it runs, once its launch or restart succeeds. */
  read: string | undefined;
  /** The text it runs, whatever an editor did since. */
  text: string | undefined;
  stage: Stage;
  /** Whether the reader may see what the step of the last stop found: it was guessed or revealed, or there is nothing to ask. */
  isRevealed: boolean;
  /** Whether VS Code was told to leave the keyboard where it is, and so does not show the top frame. */
  isUnseen: boolean;
  /** Counts stops and their ends, so that only an answer to the present one is shown. */
  stops: number;
}

export class Sessions implements vscode.Disposable {
  private readonly followed = new Map<string, Followed>();
  private front: Followed | undefined;
  private ended = false;
  /** Whether the reader's keys go to the panel. */
  panelHasKeyboard = false;
  /** The place asked for last, by its number, and the session that was to go there; none where it could not. */
  private asked: { readonly jump: number; readonly of: Followed | undefined } | undefined;
  /** What the panel wants to hear; undefined while there is no panel. */
  private wishes: Wishes | undefined;
  private readonly changed = new vscode.EventEmitter<Stage>();
  /** Fires whenever the stage of the session in front is another one. */
  readonly onDidChangeStage = this.changed.event;
  private readonly rebound = new vscode.EventEmitter<void>();
  /** Fires whenever the session in front has other breakpoints, or another session is in front. */
  readonly onDidChangeBreakpoints = this.rebound.event;
  private readonly subscriptions: vscode.Disposable[];

  constructor() {
    this.subscriptions = [
      this.changed,
      this.rebound,
      vscode.debug.registerDebugAdapterTrackerFactory(DEBUG_TYPE, {
        createDebugAdapterTracker: (session) => this.follow(session),
      }),
      vscode.debug.onDidChangeActiveDebugSession((session) => session && this.bringToFront(session.id)),
      vscode.debug.onDidTerminateDebugSession(({ id }) => this.forget(id)),
    ];
  }

  get stage(): Stage {
    const { asked, front } = this;
    if (!front) return { kind: "idle", ended: this.ended };
    // What another session was asked for, nobody waits for in front of this one.
    if (front.stage.kind !== "stopped" || !front.stage.view || !asked || asked.of === front)
      return front.stage;
    return { ...front.stage, view: { ...front.stage.view, jump: asked.jump } };
  }

  /** Says what a panel wants to hear from now on, if there is one: the stage comes anew as it needs it. */
  show(wishes: Wishes | undefined): void {
    if (wishes?.predicts && !this.predicts)
      for (const each of this.followed.values()) each.isRevealed = false;
    this.wishes = wishes;
    if (wishes && this.front) this.lookAgain(this.front);
  }

  /** Whether the reader predicts. */
  get predicts(): boolean {
    return this.wishes?.predicts ?? false;
  }

  /** Whether what the step found is to stay covered: the reader is asked for it. */
  get asks(): boolean {
    return this.front !== undefined && this.isCovered(this.front);
  }

  private isCovered({ isRevealed }: Followed): boolean {
    return this.predicts && !isRevealed;
  }

  /** Shows what the step at a position found, if the session in front stands there; settles when it is shown. */
  async reveal(position: number): Promise<void> {
    const { front } = this;
    if (front?.stage.kind !== "stopped" || front.stage.view?.position !== position) return;
    front.isRevealed = true;
    await this.stopped(front);
    try {
      await ask(front.session, "backprop/refresh");
    } catch {
      // The session moved on: its next stop is a question of its own.
    }
  }

  /** Does a move of the debugger in the session in front. */
  async move(move: Move): Promise<void> {
    await this.front?.session.customRequest(move, { threadId: 1 });
  }

  /** Goes straight to a position in the session in front, whose view has the number `jump` once it is there, or cannot be. */
  async goTo(position: number, jump?: number): Promise<void> {
    const { front } = this;
    if (jump !== undefined) this.asked = { jump, of: front };
    try {
      await front?.session.customRequest("backprop/move", { to: position, jump });
    } catch {
      if (jump === undefined || this.asked?.jump !== jump) return;
      this.asked = { jump, of: undefined };
      this.changed.fire(this.stage);
    }
  }

  /** Makes a request of the session in front; what it answers. */
  async ask<Answer>(request: string, args?: object): Promise<Answer> {
    if (!this.front) throw new Error(words.editor.noSession);
    return ask(this.front.session, request, args);
  }

  /** The file that the session in front runs. */
  get program(): vscode.Uri | undefined {
    const program: unknown = this.front?.session.configuration.program;
    return typeof program === "string" ? uriOf(program) : undefined;
  }

  /** Whether the session in front runs this document. */
  runs(document: vscode.TextDocument): boolean {
    return this.program?.toString() === document.uri.toString();
  }

  /** The number under which the session in front knows a breakpoint of VS Code; undefined where it does not. */
  async breakpointId(breakpoint: vscode.Breakpoint): Promise<number | undefined> {
    const known = await this.front?.session.getDebugProtocolBreakpoint(breakpoint);
    return (known as { readonly id?: number } | undefined)?.id;
  }

  /** A session has read its network's file. */
  didRead(id: string, text: string): void {
    const followed = this.followed.get(id);
    if (followed) followed.read = text;
  }

  /** Whether the session in front runs this document, but another text of it. */
  isEdited(document: vscode.TextDocument): boolean {
    const text = this.front?.text;
    return text !== undefined && this.runs(document) && document.getText() !== text;
  }

  /** What the session in front says of a parameter of this document now; undefined if it runs another text. */
  async explain(document: vscode.TextDocument, parameter: Parameter): Promise<Explanation | undefined> {
    if (this.front?.stage.kind !== "stopped") return undefined;
    if (!this.runs(document)) return undefined;
    try {
      const about = { ...parameter, text: document.getText() };
      const { explanation } = await ask<{ explanation: Explanation }>(
        this.front.session,
        "backprop/explain",
        about,
      );
      return explanation;
    } catch {
      return undefined; // The session ended, or moved on, while it was asked.
    }
  }

  private follow(session: vscode.DebugSession): vscode.DebugAdapterTracker {
    const followed: Followed = {
      session,
      read: undefined,
      text: undefined,
      stage: { kind: "running" },
      isRevealed: false,
      isUnseen: false,
      stops: 0,
    };
    this.followed.set(session.id, followed);
    // VS Code may have told of its new active session before there was anything to follow.
    if (!this.front || vscode.debug.activeDebugSession?.id === session.id) this.bringToFront(session.id);
    return {
      onWillStopSession: () => this.forget(session.id),
      onDidSendMessage: (message: Message) => {
        if (message.success && (message.command === "launch" || message.command === "restart"))
          followed.text = followed.read;
        if (changesBreakpoints(message) && followed === this.front) this.rebound.fire();
        if (message.event === "stopped") {
          followed.isRevealed = false;
          followed.isUnseen = message.body?.preserveFocusHint === true;
        }
        // A nudge changes numbers, and leaves the session where it stands.
        if (message.event === "stopped" || message.event === "backprop/changed") void this.stopped(followed);
        if (message.command === "stackTrace" && message.success && followed.isUnseen)
          void this.showTop(followed);
        // A way without progress is over before a reader could see that it is under way.
        if (message.event === "continued" || message.event === "progressStart") {
          followed.stops++; // An answer still under way tells of a stop that is over.
          this.set(followed, { kind: "running" });
        }
      },
    };
  }

  /** Whether the keyboard shall stay where it is at a stop: several sessions need VS Code to show which one has stopped. */
  get keepsKeyboard(): boolean {
    return this.panelHasKeyboard && this.followed.size === 1;
  }

  /** What the panel shows may be another thing than when the session stopped. */
  private lookAgain(followed: Followed): void {
    if (followed.stage.kind === "stopped") void this.stopped(followed);
  }

  /**
   * Shows the top of a call stack that VS Code has just been told. It does so itself only together with taking the keyboard
   * to the editor; the one command of its that leaves the keyboard alone takes the first session that stands.
   */
  private async showTop(followed: Followed): Promise<void> {
    const stop = followed.stops;
    followed.isUnseen = false;
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      await new Promise((resolve) => setTimeout(resolve, MOMENT_MS)); // VS Code reads the stack first.
      await vscode.commands.executeCommand("workbench.action.debug.focusProcess", null);
      if (vscode.debug.activeStackItem instanceof vscode.DebugStackFrame || stop !== followed.stops) return;
    }
  }

  private async stopped(followed: Followed): Promise<void> {
    const stop = ++followed.stops;
    const { session } = followed;
    const { wishes } = this;
    try {
      const [look, { mark }] = await Promise.all([
        wishes &&
          ask<{ view: StepView }>(session, "backprop/view", {
            pictures: wishes.shown,
            covered: this.isCovered(followed),
            whole: wishes.whole,
          }),
        ask<{ mark?: Mark }>(session, "backprop/position"),
      ]);
      if (stop !== followed.stops) return;
      // Meanwhile a panel has opened, or its reader wants to see something else.
      if (wishes !== this.wishes) return this.stopped(followed);
      if (look && !look.view.question && this.isCovered(followed)) followed.isRevealed = true;
      this.set(followed, { kind: "stopped", view: look?.view, mark });
    } catch {
      // The session moved on before it answered: its next stop will be shown.
    }
  }

  private set(followed: Followed, stage: Stage): void {
    if (!this.followed.has(followed.session.id)) return;
    followed.stage = stage;
    this.front ??= followed;
    if (this.front === followed) this.changed.fire(this.stage);
  }

  private bringToFront(id: string): void {
    const followed = this.followed.get(id);
    if (followed && this.front !== followed) this.setFront(followed);
  }

  private setFront(followed: Followed | undefined): void {
    this.front = followed;
    this.changed.fire(this.stage);
    this.rebound.fire();
    if (followed) this.lookAgain(followed);
  }

  private forget(id: string): void {
    const followed = this.followed.get(id);
    this.followed.delete(id);
    if (followed) followed.stops++; // Nothing of its last stop matters any more.
    if (!followed || this.front !== followed) return;
    this.ended = true;
    this.setFront([...this.followed.values()].at(-1));
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }
}

/** What a session answers to a request of our own. */
async function ask<Answer>(session: vscode.DebugSession, request: string, args?: object): Promise<Answer> {
  return received(await session.customRequest(request, args)) as Answer;
}

/** Whether after this message a session may have other breakpoints, or know that the run has them. */
function changesBreakpoints({ event, command, success }: Message): boolean {
  if (event === "breakpoint") return true;
  return success === true && (command === "setBreakpoints" || command === "setFunctionBreakpoints");
}
