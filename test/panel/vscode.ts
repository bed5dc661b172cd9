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

export class TabInputWebview {
  constructor(readonly viewType: string) {}
}

const editors = {
  viewColumn: 1,
  tabs: [{}],
  activeTab: { input: new TabInputWebview("mainThreadWebview-backprop.panel") },
};

export const window = {
  /** The network's editor, and the panel in front. */
  tabGroups: {
    all: [editors],
    activeTabGroup: editors,
    onDidChangeTabGroups: new EventEmitter<void>().event,
    onDidChangeTabs: new EventEmitter<void>().event,
  },
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

/** The network's file. */
let text = "";
/** The bytes of what lies beside it, by path. */
let beside: Readonly<Record<string, readonly number[]>> = {};

export class Position {
  constructor(
    readonly line: number,
    readonly character: number,
  ) {}
}

export class Location {
  readonly range: { readonly start: Position };

  constructor(
    readonly uri: Uri,
    start: Position,
  ) {
    this.range = { start };
  }
}

function bytesOf({ path }: Uri): Uint8Array {
  const found = Object.entries(beside).find(([name]) => path.endsWith(`/${name}`));
  return found ? Uint8Array.from(found[1]) : new TextEncoder().encode(text);
}

export enum FileType {
  File = 1,
  Directory = 2,
  SymbolicLink = 64,
}

export class FileSystemError extends Error {
  readonly code: string = "Unknown";
}

/** The file as an editor has it. */
const document = {
  uri: Uri.file("/network.nn.json"),
  version: 1,
  languageId: "nn-json",
  getText: () => text,
  positionAt(offset: number): Position {
    const before = text.slice(0, offset).split("\n");
    return new Position(before.length - 1, before.at(-1)!.length);
  },
};

export const workspace = {
  textDocuments: [],
  getWorkspaceFolder: () => ({ uri: Uri.file("") }),
  getConfiguration: () => ({ get: <T>(_name: string, usual: T): T => usual }),
  onDidChangeConfiguration: (): Disposable => ({ dispose() {} }),
  onDidCloseTextDocument: (): Disposable => ({ dispose() {} }),
  openTextDocument: async () => document,
  fs: {
    stat: async (uri: Uri) => ({ type: FileType.File, size: bytesOf(uri).length }),
    readFile: async (uri: Uri): Promise<Uint8Array> => bytesOf(uri),
  },
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
  dispose(): void;
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

export class SourceBreakpoint {
  constructor(readonly location: Location) {}
}

export class FunctionBreakpoint {
  constructor(readonly functionName: string) {}
}

export type Breakpoint = SourceBreakpoint | FunctionBreakpoint;

let breakpoints: readonly Breakpoint[] = [];
/** What the session has made of each. */
const known = new Map<Breakpoint, unknown>();

/** Tells the session of all breakpoints, as VS Code does whenever one is added or taken away. */
async function sendBreakpoints(session: DebugSession | undefined): Promise<void> {
  if (!session) return;
  const inSource = breakpoints.filter((each) => each instanceof SourceBreakpoint);
  const named = breakpoints.filter((each) => each instanceof FunctionBreakpoint);
  const [sources, functions] = (await Promise.all([
    session.customRequest("setBreakpoints", {
      source: { path: "/network.nn.json" },
      breakpoints: inSource.map(({ location: { range } }) => ({
        line: range.start.line + 1,
        column: range.start.character + 1,
      })),
    }),
    session.customRequest("setFunctionBreakpoints", {
      breakpoints: named.map(({ functionName }) => ({ name: functionName })),
    }),
  ])) as { readonly breakpoints: readonly unknown[] }[];
  known.clear();
  for (const [place, each] of inSource.entries()) known.set(each, sources!.breakpoints[place]);
  for (const [place, each] of named.entries()) known.set(each, functions!.breakpoints[place]);
}

/** A session as extensions see it, and VS Code's part of the conversation with its adapter. */
class DebugSession {
  readonly id = "1";
  readonly type: string;
  readonly name: string;
  private readonly waiting = new Map<number, Waiting>();
  private sequence = 0;

  private adapter: Adapter | undefined;

  constructor(readonly configuration: Configuration) {
    this.type = configuration.type;
    this.name = configuration.name;
  }

  runOn(adapter: Adapter): void {
    this.adapter = adapter;
    // Between the two a message is a text.
    adapter.onDidSendMessage((message) => this.hear(JSON.parse(JSON.stringify(message))));
  }

  customRequest(command: string, args?: unknown): Promise<unknown> {
    const seq = ++this.sequence;
    const answered = new Promise((resolve, reject) => this.waiting.set(seq, { resolve, reject }));
    const request = { seq, type: "request", command, arguments: args };
    this.adapter!.handleMessage(JSON.parse(JSON.stringify(request)));
    return answered;
  }

  async getDebugProtocolBreakpoint(breakpoint: Breakpoint): Promise<unknown> {
    return known.get(breakpoint);
  }

  private hear(message: Message): void {
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
    this.adapter!.dispose();
    debug.activeDebugSession = undefined;
    terminated.fire(this);
  }
}

const started = new EventEmitter<DebugSession>();
const activated = new EventEmitter<DebugSession | undefined>();
const terminated = new EventEmitter<DebugSession>();

export const debug = {
  activeDebugSession: undefined as DebugSession | undefined,
  get breakpoints(): readonly Breakpoint[] {
    return breakpoints;
  },
  addBreakpoints(added: readonly Breakpoint[]): void {
    breakpoints = [...breakpoints, ...added];
    void sendBreakpoints(debug.activeDebugSession);
  },
  removeBreakpoints(removed: readonly Breakpoint[]): void {
    breakpoints = breakpoints.filter((each) => !removed.includes(each));
    void sendBreakpoints(debug.activeDebugSession);
  },
  onDidStartDebugSession: started.event,
  onDidChangeActiveDebugSession: activated.event,
  onDidTerminateDebugSession: terminated.event,
};

/** Starts a session on a network file's text, and what lies beside it, as F5 does. */
export async function startDebugging(
  network: string,
  files: typeof beside,
  args: Readonly<Record<string, unknown>>,
  open: (session: DebugSession) => Promise<Adapter>,
): Promise<void> {
  text = network;
  beside = files;
  const configuration = {
    type: "backprop",
    request: "launch",
    name: "network.nn.json",
    program: "/network.nn.json",
    ...args,
  };
  const session = new DebugSession(configuration);
  session.runOn(await open(session));
  debug.activeDebugSession = session;
  activated.fire(session);
  started.fire(session);
  await session.customRequest("initialize", {
    adapterID: "backprop",
    supportsInvalidatedEvent: true,
    supportsProgressReporting: true,
  });
  await session.customRequest("launch", configuration);
}
