// What the suites share that drive a session: starting one, and waiting for its stops.
import * as vscode from "vscode";
import { until } from "./support";

export interface Stop {
  readonly session: vscode.DebugSession;
  readonly reason: string;
}

/** The stops of all sessions of a suite, in order. */
const stops: Stop[] = [];

/** Hears the sessions of a describe, and ends the one that is left after each test. */
export function useDebugger(): void {
  let tracking: vscode.Disposable;
  before(() => {
    tracking = vscode.debug.registerDebugAdapterTrackerFactory("backprop", {
      createDebugAdapterTracker: (session) => ({
        onDidSendMessage: (message) => {
          if (message.event === "stopped") stops.push({ session, reason: message.body.reason });
        },
      }),
    });
  });
  after(() => tracking.dispose());
  afterEach(async () => {
    if (!vscode.debug.activeDebugSession) return;
    await vscode.debug.stopDebugging();
    await until(() => (vscode.debug.activeDebugSession ? undefined : true));
    vscode.debug.removeBreakpoints(vscode.debug.breakpoints);
  });
}

/** Acts, and waits until the adapter has told of a stop and VS Code stands at it. */
export async function nextStop(act: () => PromiseLike<unknown>): Promise<Stop> {
  const before = stops.length;
  let focused = false;
  const focusing = vscode.debug.onDidChangeActiveStackItem((item) => {
    focused = stops.length > before && item instanceof vscode.DebugStackFrame;
  });
  try {
    await act();
    return await until(() => (focused ? stops[before] : undefined));
  } finally {
    focusing.dispose();
  }
}

/** Acts, and waits until the adapter has told of a stop, whether VS Code has drawn it yet or not. */
export async function toldStop(act: () => PromiseLike<unknown>): Promise<Stop> {
  const before = stops.length;
  await act();
  return until(() => stops[before]);
}

/** The call stack, as "name line:column", the innermost first. */
export async function frames(session: vscode.DebugSession): Promise<string[]> {
  const { stackFrames } = await session.customRequest("stackTrace", { threadId: 1 });
  return stackFrames.map(
    ({ name, line, column }: { name: string; line: number; column: number }) => `${name} ${line}:${column}`,
  );
}

/** How many steps are done. */
export async function position(session: vscode.DebugSession): Promise<number> {
  return (await session.customRequest("backprop/position")).position;
}

/** Starts a session on a file, and waits for its first stop. */
export async function start(
  uri: vscode.Uri,
  more: Partial<vscode.DebugConfiguration> = {},
): Promise<vscode.DebugSession> {
  const { session } = await nextStop(() =>
    vscode.debug.startDebugging(undefined, {
      type: "backprop",
      request: "launch",
      name: "test",
      program: uri.fsPath,
      ...more,
    }),
  );
  return session;
}
