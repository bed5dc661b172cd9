/** The running backprop sessions, and what a stop of the one in front means for the pages, the editor and the hovers. */
import * as vscode from "vscode";
import type { Parameter } from "../../core/network/network";
import type { Level } from "../../core/program/steps";
import type { Mark } from "../../debug/protocol/bodies";
import type { Explanation } from "../../lesson/explain";
import type { Move, StepView, Wishes } from "../../protocol/messages";
import { words } from "../../words/words";
import { InlineAdapter, uriOf } from "./inlineAdapter";
import { Repeated } from "./repeated";
import { united } from "./wishes";

export const DEBUG_TYPE = "backprop";

/** How long, and how often, VS Code is given the time to read a call stack. */
const MOMENT_MS = 5;
const MOST_TRIES = 200;

/** What is looked at of a message of the adapter. */
interface Message {
  readonly event?: string;
  readonly command?: string;
  readonly success?: boolean;
}

/** What shows the stage: the panel, or the editor of one view. Which one it is, is all that is looked at here. */
export type Page = object;

/** What the session in front shows. */
export type Stage =
  | { readonly kind: "idle"; readonly ended: boolean }
  | { readonly kind: "running" }
  /** The view is there for a page only. */
  | { readonly kind: "stopped"; readonly view: StepView | undefined; readonly mark: Mark | undefined };

/** A session's last stop, and the text it runs. */
interface Followed {
  readonly session: vscode.DebugSession;
  readonly adapter: InlineAdapter;
  /** What it read last: the text it runs, once its launch or restart succeeds. */
  read: string | undefined;
  /** The text it runs, whatever an editor did since. */
  text: string | undefined;
  /** Whether the data that it has read of other files has changed since. */
  hasOldData: boolean;
  stage: Stage;
  /** Whether VS Code was told to leave the keyboard where it is, and so does not show the top frame. */
  isUnseen: boolean;
  /** How many attempts are under way to have it show that. */
  showings: number;
  /** Whether the last stop may ask, and the keyboard is not yet where guesses are typed. */
  mayAsk: boolean;
  /** Looks at where it stands. */
  readonly look: Repeated;
  /** Counts stops and their ends, so that what is said of one is not taken for another. */
  stops: number;
  /** Whether it stands, as far as a reader can see. */
  stands: boolean;
}

export class Sessions implements vscode.Disposable {
  private readonly followed = new Map<string, Followed>();
  private front: Followed | undefined;
  private ended = false;
  /** The page that the reader's keys go to, if any. */
  private keyboard: Page | undefined;
  /** Whether the panel is the whole window: then a stop leaves the window alone, whatever it has to show elsewhere. */
  presents = false;
  /** While a stop is told for its views alone. */
  private isShownAgain = false;
  /** The place asked for last, by its number, and the session that was to go there; none where it could not. */
  private asked: { readonly jump: number; readonly of: Followed | undefined } | undefined;
  private readonly pages = new Map<Page, Wishes>();
  /** What all of them want to hear; undefined while there is none. */
  private wishes: Wishes | undefined;
  private readonly changed = new vscode.EventEmitter<Stage>();
  /** Fires whenever the stage of the session in front is another one. */
  readonly onDidChangeStage = this.changed.event;
  private readonly questioned = new vscode.EventEmitter<void>();
  /** Fires when a stop of the session in front asks for what its step found. */
  readonly onDidAsk = this.questioned.event;
  private readonly rebound = new vscode.EventEmitter<void>();
  /** Fires whenever the session in front has other breakpoints, or another session is in front. */
  readonly onDidChangeBreakpoints = this.rebound.event;
  private readonly subscriptions: vscode.Disposable[];

  constructor() {
    this.subscriptions = [
      this.changed,
      this.questioned,
      this.rebound,
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

  /** Says what a page wants to hear from now on: the stage comes anew as it needs it. */
  show(page: Page, wishes: Wishes): void {
    this.pages.set(page, wishes);
    this.unite();
  }

  /** A page is there no more. */
  leave(page: Page): void {
    this.setKeyboard(page, false);
    if (this.pages.delete(page)) this.unite();
  }

  private unite(): void {
    const before = this.predicts;
    this.wishes = united([...this.pages.values()]);
    if (this.predicts !== before) for (const each of this.followed.values()) predict(each, this.predicts);
    if (this.wishes && this.front) this.lookAgain(this.front);
  }

  /** The reader's keys go to a page from now on, or no longer: from one to another, either may say so first. */
  setKeyboard(page: Page, isThere: boolean): void {
    if (isThere) this.keyboard = page;
    else if (this.keyboard === page) this.keyboard = undefined;
  }

  hasKeyboard(page: Page): boolean {
    return this.keyboard === page;
  }

  /** Whether the reader predicts. */
  get predicts(): boolean {
    return this.wishes?.predicts ?? false;
  }

  /** Whether the reader is asked for what the step found. */
  get asks(): boolean {
    return this.front !== undefined && isAsking(this.front);
  }

  /** Shows what the step at a position found, if the session in front stands there; settles when it is shown. */
  async reveal(position: number): Promise<void> {
    const { front } = this;
    if (!front) return;
    try {
      await front.adapter.relay.ask("backprop/predict", { on: this.predicts, reveal: true, position });
      await front.look.ask();
    } catch {
      // The session moved on: its next stop is a question of its own.
    }
  }

  /** Does a move of the debugger in the session in front, once that stands; a pause comes at once. */
  move(move: Move): void {
    const relay = this.front?.adapter.relay;
    if (move !== "pause") relay?.move(move, { threadId: 1 });
    else relay?.ask(move).catch(() => {}); // The run has come to its end before.
  }

  /** Has the session in front zoom at a level from now on, once it stands. */
  zoom(level: Level): void {
    this.front?.adapter.relay.move("backprop/level", { level });
  }

  /** By one unit of a level, once the session in front stands. */
  goBy(level: Level, direction: "forward" | "backward"): void {
    this.front?.adapter.relay.move("backprop/move", { level, direction });
  }

  /** Goes straight to a position in the session in front, whose view has the number `jump` once it is there, or cannot be. */
  async goTo(position: number | "start" | "end", jump?: number): Promise<void> {
    const { front } = this;
    if (jump !== undefined) this.asked = { jump, of: front };
    try {
      await front?.adapter.relay.jump("backprop/move", { to: position, jump });
    } catch {
      if (jump === undefined || this.asked?.jump !== jump) return;
      this.asked = { jump, of: undefined };
      this.changed.fire(this.stage);
    }
  }

  /** Makes a request of the session in front; what it answers. */
  async ask<Answer>(request: string, args?: object): Promise<Answer> {
    if (!this.front) throw new Error(words.editor.noSession);
    return this.front.adapter.relay.ask(request, args);
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

  /** Whether the session in front runs this document, but another text of it. */
  isEdited(document: vscode.TextDocument): boolean {
    const text = this.front?.text;
    return text !== undefined && this.runs(document) && document.getText() !== text;
  }

  /** Whether a file that the session in front has read data from is another one now. */
  get hasOldData(): boolean {
    return this.front?.hasOldData ?? false;
  }

  /** Notes that data of this document has changed. */
  dataChanged(document: vscode.TextDocument): void {
    if (this.front && this.runs(document)) this.front.hasOldData = true;
  }

  /** What the session in front says of a parameter of this document now; undefined if it runs another text. */
  async explain(document: vscode.TextDocument, parameter: Parameter): Promise<Explanation | undefined> {
    if (this.front?.stage.kind !== "stopped") return undefined;
    if (!this.runs(document)) return undefined;
    try {
      const about = { ...parameter, text: document.getText() };
      return (await this.ask<{ explanation: Explanation }>("backprop/explain", about)).explanation;
    } catch {
      return undefined; // The session ended, or moved on, while it was asked.
    }
  }

  /** What runs a session that is about to start; its reader may predict, as far as that is known by now. */
  async open(session: vscode.DebugSession, predicts: boolean): Promise<InlineAdapter> {
    const adapter = await InlineAdapter.open({
      didRead: (text) => {
        followed.read = text;
      },
      heard: (message) => this.heard(followed, message as Message),
      keepsKeyboard: () => {
        followed.isUnseen = this.keepsKeyboard && !this.presents;
        return this.presents || this.keepsKeyboard;
      },
      ended: () => this.forget(session.id),
    });
    const followed: Followed = {
      session,
      adapter,
      read: undefined,
      text: undefined,
      hasOldData: false,
      stage: { kind: "running" },
      isUnseen: false,
      showings: 0,
      mayAsk: false,
      look: new Repeated(() => this.look(followed)),
      stops: 0,
      stands: false,
    };
    this.followed.set(session.id, followed);
    predict(followed, predicts);
    // VS Code may have told of its new active session before there was anything to follow.
    if (!this.front || vscode.debug.activeDebugSession?.id === session.id) this.bringToFront(session.id);
    return adapter;
  }

  private heard(followed: Followed, message: Message): void {
    const { event, command, success } = message;
    if (success && (command === "launch" || command === "restart")) {
      followed.text = followed.read;
      followed.hasOldData = false;
    }
    if (changesBreakpoints(message) && followed === this.front) this.rebound.fire();
    if (event === "stopped") this.stopped(followed);
    // A nudge changes numbers, and leaves the session where it stands.
    if (event === "backprop/changed") void followed.look.ask();
    if (command === "stackTrace" && success && followed.isUnseen) void this.showTop(followed);
    // A way without progress is over before a reader could see that it is under way.
    if (event === "continued" || event === "progressStart") this.left(followed);
  }

  private stopped(followed: Followed): void {
    followed.stops++;
    followed.stands = true;
    followed.mayAsk = true;
    void followed.look.ask();
  }

  private left(followed: Followed): void {
    followed.stops++;
    followed.stands = false;
    this.set(followed, { kind: "running" });
  }

  /** Whether the keyboard shall stay where it is at a stop: several sessions need VS Code to show which one has stopped. */
  private get keepsKeyboard(): boolean {
    const isElsewhere = this.keyboard !== undefined || this.predicts || this.isShownAgain;
    return isElsewhere && this.followed.size === 1;
  }

  /** Lets VS Code show where the session in front stands, which it was kept from, and the keyboard be where it is. */
  showAgain(): void {
    this.isShownAgain = true;
    this.front?.adapter.relay.tellAgain();
    this.isShownAgain = false;
  }

  /** What the pages show may be another thing than when the session stopped. */
  private lookAgain(followed: Followed): void {
    if (followed.stage.kind === "stopped") void followed.look.ask();
  }

  /**
   * Shows the top of a call stack that VS Code has just been told. It does so itself only together with taking the keyboard
   * to the editor; the one command of its that leaves the keyboard alone takes the first session that stands.
   */
  private async showTop(followed: Followed): Promise<void> {
    const stop = followed.stops;
    followed.isUnseen = false;
    followed.showings++;
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      await new Promise((resolve) => setTimeout(resolve, MOMENT_MS)); // VS Code reads the stack first.
      if (this.presents || stop !== followed.stops) break;
      await vscode.commands.executeCommand("workbench.action.debug.focusProcess", null);
      if (vscode.debug.activeStackItem instanceof vscode.DebugStackFrame) break;
    }
    followed.showings--;
    // It may have taken the keyboard along.
    followed.mayAsk = true;
    this.askIfSeen(followed);
  }

  /** A question takes the keyboard, once VS Code has shown its stop and takes the keyboard nowhere else. */
  private askIfSeen(followed: Followed): void {
    const isSeen = !followed.isUnseen && followed.showings === 0;
    if (!followed.mayAsk || !isSeen || followed !== this.front || !isAsking(followed)) return;
    followed.mayAsk = false;
    this.questioned.fire();
  }

  /**
   * While keys come fast it has moved on before it is shown. Then that is shown for a moment all the same: whoever looks
   * sees it go.
   */
  private async look(followed: Followed): Promise<void> {
    const { relay } = followed.adapter;
    const { wishes } = this;
    try {
      const [look, { mark }] = await Promise.all([
        wishes &&
          relay.ask<{ view: StepView }>("backprop/view", {
            pictures: wishes.shown,
            whole: wishes.whole,
          }),
        relay.ask<{ mark?: Mark }>("backprop/position"),
      ]);
      if (!followed.stands) return;
      // Meanwhile a page has opened or closed, or its reader wants to see something else.
      if (wishes !== this.wishes) return this.look(followed);
      this.set(followed, { kind: "stopped", view: look?.view, mark });
      this.askIfSeen(followed);
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

/** Whether what is shown of a session is a question. */
function isAsking({ stage }: Followed): boolean {
  return stage.kind === "stopped" && stage.view?.question !== undefined;
}

/** Tells a session whether the reader predicts: it covers by itself what it asks for. */
function predict({ adapter }: Followed, on: boolean): void {
  adapter.relay.ask("backprop/predict", { on }).catch(() => {}); // It may be over.
}

/** Whether after this message a session may have other breakpoints, or know that the run has them. */
function changesBreakpoints({ event, command, success }: Message): boolean {
  if (event === "breakpoint") return true;
  return success === true && (command === "setBreakpoints" || command === "setFunctionBreakpoints");
}
