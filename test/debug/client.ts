/** A small debug client that speaks raw JSON: it asks, waits for answers and events, checks each and keeps them all. */

import type { DebugProtocol } from "@vscode/debugprotocol";
import type { Bodies, Events } from "../../src/debug/protocol/bodies";
import { Session } from "../../src/debug/session";
import { received } from "../../src/protocol/sendable";
import { filesIn } from "../document/data/golden";
import { type ClientCapabilities, faultsOf } from "./conformance";

type Message = DebugProtocol.ProtocolMessage;
type Response = DebugProtocol.Response;
type Event = DebugProtocol.Event;

/** How a client reaches an adapter. */
export interface Line {
  send(message: unknown): void;
}

export const PATH = "/networks/net.nn.json";

/** How the client introduces itself: as one that can take what VS Code can. */
const ourselves: DebugProtocol.InitializeRequestArguments = {
  adapterID: "backprop",
  linesStartAt1: true,
  columnsStartAt1: true,
  supportsVariablePaging: true,
  supportsInvalidatedEvent: true,
  supportsProgressReporting: true,
};

export class TestClient {
  /** All that the adapter said, in its order. */
  readonly transcript: Message[] = [];
  private seq = 0;
  private capabilities: ClientCapabilities = {};
  /** What each `initialize` says of this client; it holds once that is answered by a success. */
  private readonly introductions = new Map<number, ClientCapabilities>();
  private readonly waiting: {
    readonly wanted: (message: Message) => boolean;
    readonly found: (message: Message) => void;
  }[] = [];
  private line: Line | undefined;

  connect(line: Line): this {
    this.line = line;
    return this;
  }

  hear(message: Message): void {
    this.transcript.push(message);
    if (isResponse(message) && message.success) {
      this.capabilities = this.introductions.get(message.request_seq) ?? this.capabilities;
    }
    refuseFaults(message, this.capabilities);
    for (const each of [...this.waiting]) {
      if (!each.wanted(message)) continue;
      this.waiting.splice(this.waiting.indexOf(each), 1);
      each.found(message);
    }
  }

  /** Sends a request without waiting; its seq. */
  post(command: string, args?: unknown): number {
    const seq = ++this.seq;
    if (command === "initialize") this.introductions.set(seq, Object(args));
    this.line!.send({ seq, type: "request", command, arguments: args });
    return seq;
  }

  raw(message: unknown): void {
    this.line!.send(message);
  }

  /** The response, whether a success or not. */
  async ask(command: string, args?: unknown): Promise<Response> {
    const seq = this.seq + 1;
    const response = this.next<Response>((message) => isResponse(message) && message.request_seq === seq);
    this.post(command, args);
    return response;
  }

  /** The body of a successful response. */
  async get<Command extends keyof Bodies>(command: Command, args?: unknown): Promise<Bodies[Command]> {
    const response = await this.ask(command, args);
    if (!response.success) throw new Error(`${command}: ${errorOf(response)}`);
    return received(response.body) as Bodies[Command];
  }

  /** The text of an error response. */
  async refused(command: string, args?: unknown): Promise<string> {
    const response = await this.ask(command, args);
    if (response.success) throw new Error(`${command} succeeded`);
    return errorOf(response);
  }

  /** The next event of that name. */
  event(name: string): Promise<Event> {
    return this.next((message) => isEvent(message) && message.event === name);
  }

  /** Does a move and waits until the session stands again; the body of its `stopped`. */
  async move(command: keyof Bodies, args: object = { threadId: 1 }): Promise<Events["stopped"]> {
    const stopped = this.event("stopped");
    await this.get(command, args);
    return (await stopped).body;
  }

  /** From nothing to the first stop. */
  async launch(args: object = {}, beforeStart?: () => Promise<unknown>): Promise<Events["stopped"]> {
    await this.get("initialize", ourselves);
    const initialized = this.event("initialized");
    await this.get("launch", { program: PATH, ...args });
    await initialized;
    await beforeStart?.();
    return this.move("configurationDone");
  }

  async position(): Promise<number> {
    return (await this.get("backprop/position")).position;
  }

  async value(expression: string, context = "repl"): Promise<string> {
    return (await this.get("evaluate", { expression, context })).result;
  }

  async frames(): Promise<DebugProtocol.StackFrame[]> {
    return (await this.get("stackTrace", { threadId: 1 })).stackFrames;
  }

  events(name: string): Event[] {
    return this.transcript.filter(isEvent).filter(({ event }) => event === name);
  }

  /** Type and name of every message: "launch", "launch failed", "[stopped]". */
  story(): string[] {
    return this.transcript.map((message) => {
      if (isEvent(message)) return `[${message.event}]`;
      const { command, success } = message as Response;
      return success ? command : `${command} failed`;
    });
  }

  private next<Wanted extends Message>(wanted: (message: Message) => boolean): Promise<Wanted> {
    return new Promise((resolve) =>
      this.waiting.push({ wanted, found: (message) => resolve(message as Wanted) }),
    );
  }
}

/** Fails the test that runs, not the adapter that sends: for it the message has gone. */
function refuseFaults(message: Message, client: ClientCapabilities): void {
  const faults = faultsOf(message, client);
  if (faults.length === 0) return;
  queueMicrotask(() => {
    throw new Error(`${faults.join("\n")}\nin ${JSON.stringify(message)}`);
  });
}

export function isEvent(message: Message): message is Event {
  return message.type === "event";
}

export function isResponse(message: Message): message is Response {
  return message.type === "response";
}

export function errorOf(response: Response): string {
  return response.body.error.format;
}

/** Files in memory, by path. What is missing cannot be read. */
export type Files = Record<string, string | Uint8Array>;

/** A client of a session in this process, on a clock of one's own if need be; data has the versions that are said. */
export function inline(
  files: Files,
  now = (): number => performance.now(),
  versions: Readonly<Record<string, string>> = {},
): TestClient & { readonly session: Session } {
  const client = new TestClient();
  const textOf = (path: string): string | undefined => files[path] as string | undefined;
  const beside = filesIn(files, versions);
  const session = new Session({
    readFile: async (path) => textOf(path) ?? Promise.reject(new Error("there is no such file.")),
    textNow: textOf,
    filesBeside: () => beside,
    send: (message) => client.hear(JSON.parse(JSON.stringify(message))),
    now,
    nextTurn: () => new Promise((resolve) => setImmediate(resolve)),
  });
  client.connect({ send: (message) => session.receive(message) });
  return Object.assign(client, { session });
}
