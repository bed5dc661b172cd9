/**
 * As much of VS Code as the panel's own host side asks for, in a page: debug sessions over an inline adapter, and one webview, this window.
 * The build gives it to the host side in the place of `vscode`.
 */

export interface Disposable {
  dispose(): void;
}

type Listener<T> = (value: T) => unknown;
type Event<T> = (listener: Listener<T>) => Disposable;

export class EventEmitter<T> {
  private readonly listeners = new Set<Listener<T>>();

  readonly event: Event<T> = (listener) => {
    this.listeners.add(listener);
    return { dispose: () => this.listeners.delete(listener) };
  };

  fire(value: T): void {
    for (const listener of [...this.listeners]) listener(value);
  }

  dispose(): void {
    this.listeners.clear();
  }
}

export class Uri {
  private constructor(
    readonly scheme: string,
    readonly path: string,
  ) {}

  static file(path: string): Uri {
    return new Uri("file", path);
  }

  static parse(text: string): Uri {
    const [scheme = "", rest = ""] = text.split(/:(.*)/s);
    return new Uri(scheme, rest);
  }

  static joinPath({ scheme, path }: Uri, ...parts: readonly string[]): Uri {
    return new Uri(scheme, [path, ...parts].join("/"));
  }

  get fsPath(): string {
    return this.path;
  }

  toString(): string {
    return `${this.scheme}:${this.path}`;
  }
}

// ── The webview: the window this runs in ─────────────────────────────────────────────────────────────────────────────

const said = new EventEmitter<unknown>();
/** All that the panel has said, in order. */
export const log: unknown[] = [];

/** The panel's end of it: a message goes both ways as a copy, later. */
export function fromPanel(message: unknown): void {
  const copy = structuredClone(message);
  log.push(copy);
  queueMicrotask(() => said.fire(copy));
}

export enum ViewColumn {
  Beside = -2,
}

export const window = {
  /** The network's editor. */
  tabGroups: { all: [{ tabs: [{}] }] },
  createWebviewPanel: () => ({
    webview: {
      cspSource: "",
      options: {},
      html: "", // The test server has sent it already.
      asWebviewUri: (uri: Uri) => uri,
      onDidReceiveMessage: said.event,
      postMessage: async (message: unknown) => {
        globalThis.window.postMessage(message);
        return true;
      },
    },
    onDidDispose: new EventEmitter<void>().event,
    reveal() {},
    dispose() {},
  }),
  registerWebviewPanelSerializer: (): Disposable => ({ dispose() {} }),
  registerWebviewViewProvider: (): Disposable => ({ dispose() {} }),
  showTextDocument: async (): Promise<void> => {},
};

/** The commands that were asked for, in order. */
export const asked: string[] = [];

export const commands = {
  registerCommand: (): Disposable => ({ dispose() {} }),
  executeCommand: async (command: string): Promise<void> => {
    asked.push(command);
  },
};

/** The one file there is. */
let text = "";

export const workspace = {
  textDocuments: [],
  getConfiguration: () => ({ get: <T>(_name: string, usual: T): T => usual }),
  onDidChangeConfiguration: (): Disposable => ({ dispose() {} }),
  fs: { readFile: async (): Promise<Uint8Array> => new TextEncoder().encode(text) },
};

// ── Debugging ────────────────────────────────────────────────────────────────────────────────────────────────────────

interface Message {
  readonly type: string;
  readonly event?: string;
  readonly request_seq?: number;
  readonly success?: boolean;
  readonly message?: string;
  readonly body?: unknown;
}

interface Adapter {
  readonly onDidSendMessage: Event<unknown>;
  handleMessage(message: unknown): void;
}

interface Tracker {
  onWillStopSession?(): void;
  onDidSendMessage?(message: unknown): void;
}

interface Configuration {
  readonly type: string;
  readonly name: string;
  readonly request: string;
  readonly [argument: string]: unknown;
}

interface Waiting {
  readonly resolve: (body: unknown) => void;
  readonly reject: (reason: Error) => void;
}

/** A session as extensions see it, and VS Code's part of the conversation with its adapter. */
class DebugSession {
  readonly id = "1";
  readonly type: string;
  readonly name: string;
  private readonly waiting = new Map<number, Waiting>();
  private sequence = 0;

  constructor(
    readonly configuration: Configuration,
    private readonly adapter: Adapter,
    private readonly tracker: Tracker,
  ) {
    this.type = configuration.type;
    this.name = configuration.name;
    // Between the two a message is a text.
    adapter.onDidSendMessage((message) => this.hear(JSON.parse(JSON.stringify(message))));
  }

  customRequest(command: string, args?: unknown): Promise<unknown> {
    const seq = ++this.sequence;
    const answered = new Promise((resolve, reject) => this.waiting.set(seq, { resolve, reject }));
    const request = { seq, type: "request", command, arguments: args };
    this.adapter.handleMessage(JSON.parse(JSON.stringify(request)));
    return answered;
  }

  private hear(message: Message): void {
    this.tracker.onDidSendMessage?.(message);
    if (message.type === "response") {
      const { resolve, reject } = this.waiting.get(message.request_seq!)!;
      this.waiting.delete(message.request_seq!);
      if (message.success) resolve(message.body);
      else reject(new Error(message.message));
    }
    if (message.event === "initialized") void this.customRequest("configurationDone");
    if (message.event === "terminated") this.end();
  }

  private end(): void {
    this.tracker.onWillStopSession?.();
    debug.activeDebugSession = undefined;
    terminated.fire(this);
  }
}

const started = new EventEmitter<DebugSession>();
const activated = new EventEmitter<DebugSession | undefined>();
const terminated = new EventEmitter<DebugSession>();
let createTracker: (session: DebugSession) => Tracker = () => ({});

export const debug = {
  activeDebugSession: undefined as DebugSession | undefined,
  onDidStartDebugSession: started.event,
  onDidChangeActiveDebugSession: activated.event,
  onDidTerminateDebugSession: terminated.event,
  registerDebugAdapterTrackerFactory(
    _type: string,
    factory: { createDebugAdapterTracker(session: DebugSession): Tracker },
  ): Disposable {
    createTracker = (session) => factory.createDebugAdapterTracker(session);
    return { dispose() {} };
  },
};

/** Starts a session on a network file's text, as F5 does. */
export async function startDebugging(
  network: string,
  args: Readonly<Record<string, unknown>>,
  adapter: Adapter,
): Promise<void> {
  text = network;
  const configuration = {
    type: "backprop",
    request: "launch",
    name: "network.nn.json",
    program: "/network.nn.json",
    ...args,
  };
  const tracker: Tracker = {};
  const session = new DebugSession(configuration, adapter, tracker);
  Object.assign(tracker, createTracker(session));
  debug.activeDebugSession = session;
  activated.fire(session);
  started.fire(session);
  await session.customRequest("initialize", { adapterID: "backprop", supportsInvalidatedEvent: true });
  await session.customRequest("launch", configuration);
}
