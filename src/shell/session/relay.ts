/**
 * Between a session and VS Code, inside the extension host. The shell asks and moves the session by itself: VS Code's own
 * commands are out while it draws the step before, and a request through it waits for its window. VS Code is told of the
 * stops that come of that, as fast as it can draw them.
 */
import type { DebugProtocol } from "@vscode/debugprotocol";
import { THREAD } from "../../debug/protocol/thread";
import { moves } from "../../protocol/moves";
import { received } from "../../protocol/sendable";
import { MoveQueue } from "./moveQueue";
import { StopTelling } from "./stopTelling";

export type Message = DebugProtocol.ProtocolMessage;

interface RelayPort {
  readonly now: () => number;
  /** Does something after some milliseconds, unless it is called off. */
  readonly after: (milliseconds: number, work: () => void) => () => void;
  /** Hands a request to the session. */
  readonly receive: (request: DebugProtocol.Request) => void;
  /** Tells VS Code. */
  readonly tell: (message: Message) => void;
  /** Hears all that the session says, the stops that VS Code is not told of as well. */
  readonly heard: (message: Message) => void;
}

interface Asked {
  readonly resolve: (body: unknown) => void;
  readonly reject: (reason: Error) => void;
}

/** The requests of VS Code after which it waits for a stop. */
const moving: ReadonlySet<string> = new Set([...moves, "goto", "restartFrame"]);

export class Relay {
  private readonly asked = new Map<number, Asked>();
  /** Our own requests count down, as VS Code's count up. */
  private sequence = 0;
  /** Whether VS Code takes the session for one that moves. */
  private isAwaited = true;
  /** Why VS Code says that the session stands; undefined where it says so of the next stop. */
  private said: string | undefined;
  /** What it was told of last. */
  private lastStop: Message | undefined;
  /** While the session takes a move of ours. */
  private isBeginning = false;
  private readonly stops: StopTelling<Message>;
  private readonly queue: MoveQueue;

  constructor(private readonly port: RelayPort) {
    this.stops = new StopTelling({ ...port, tell: (stop) => this.tellStop(stop) });
    this.queue = new MoveQueue({ lasts: () => this.say(continued), after: port.after });
  }

  /** A message of VS Code's. */
  fromClient(message: DebugProtocol.Request): void {
    if (moving.has(message.command)) {
      this.stops.release();
      this.isAwaited = true;
      if (message.command !== "restart") this.said = undefined; // It says the old reason until it hears that the run goes on.
    }
    this.port.receive(message);
  }

  /** A message of the session's. */
  fromSession(message: Message): void {
    if (isResponse(message)) this.answered(message);
    else if (isEvent(message, "continued") && this.isBeginning)
      return; // It is told of a way that lasts.
    else this.say(message);
    if (isEvent(message, "stopped") || isEvent(message, "terminated")) this.queue.ended();
  }

  /** Makes a request of the session; what it answers. */
  ask<Answer>(command: string, args?: object): Promise<Answer> {
    const seq = --this.sequence;
    const answer = new Promise<unknown>((resolve, reject) => this.asked.set(seq, { resolve, reject }));
    this.port.receive({ seq, type: "request", command, arguments: args });
    return answer as Promise<Answer>;
  }

  /** Moves the session once it stands. A move that it refuses is none. */
  move(command: string, args?: object): void {
    this.queue.add(() => void this.begin(command, args).catch(() => this.queue.ended()));
  }

  /** Moves the session at once, whatever way it is on; fails where it refuses. */
  async jump(command: string, args: object): Promise<void> {
    let begun: Promise<unknown> | undefined;
    this.queue.instead(() => {
      begun = this.begin(command, args);
    });
    try {
      await begun;
    } catch (error) {
      this.queue.ended();
      throw error;
    }
  }

  /** Tells VS Code once more of the stop at which it takes the session to stand. */
  tellAgain(): void {
    this.stops.release();
    if (this.lastStop && !this.isAwaited) this.stops.atOnce(this.lastStop);
  }

  dispose(): void {
    this.stops.dispose();
    this.queue.dispose();
  }

  private begin(command: string, args: object | undefined): Promise<unknown> {
    const was = this.isBeginning;
    this.isBeginning = true;
    try {
      return this.ask(command, args);
    } finally {
      this.isBeginning = was;
    }
  }

  private answered(response: DebugProtocol.Response): void {
    const asked = this.asked.get(response.request_seq);
    this.port.heard(response);
    this.asked.delete(response.request_seq);
    if (!asked) this.port.tell(response);
    else if (response.success) asked.resolve(received(copyOf(response.body)));
    else asked.reject(new Error(response.body?.error?.format ?? response.message));
  }

  /** An event: those of stops may be held back, and none overtakes them. */
  private say(event: Message): void {
    this.port.heard(event);
    if (!isEvent(event, "stopped")) {
      this.stops.release();
      if (isEvent(event, "continued")) {
        this.isAwaited = true;
        this.said = undefined;
      }
      this.port.tell(event);
    } else if (this.isAwaited) {
      this.isAwaited = false;
      this.stops.atOnce(event);
    } else this.stops.add(event);
  }

  /** Of stops that follow each other VS Code says why it stands at the first: at another reason it hears that the run went on. */
  private tellStop(stop: Message): void {
    const why = whyOf(stop);
    if (this.said !== undefined && this.said !== why) this.port.tell(continued);
    this.said = why;
    this.lastStop = stop;
    this.port.tell(stop);
  }
}

/** As a text between the two would make it: what is not there is absent. */
function copyOf(body: unknown): unknown {
  return body === undefined ? undefined : JSON.parse(JSON.stringify(body));
}

function whyOf(stop: Message): string {
  const { reason, description, text } = (stop as DebugProtocol.StoppedEvent).body;
  return JSON.stringify([reason, description, text]);
}

const continued: DebugProtocol.ContinuedEvent = {
  seq: 0,
  type: "event",
  event: "continued",
  body: { threadId: THREAD, allThreadsContinued: true },
};

function isResponse(message: Message): message is DebugProtocol.Response {
  return message.type === "response";
}

function isEvent(message: Message, name: string): boolean {
  return message.type === "event" && (message as DebugProtocol.Event).event === name;
}
