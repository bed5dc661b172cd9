/**
 * The page script before the panel's own: the extension's host side of the panel, its session, and the colours of a theme. Nothing of them
 * is imitated; only VS Code itself is.
 */
import * as vscode from "vscode";
import type { Tab } from "../../src/protocol/messages";
import { Readings } from "../../src/shell/language/readings";
import { KeptSettings } from "../../src/shell/panel/keptSettings";
import { Panel } from "../../src/shell/panel/panel";
import { ViewEditors } from "../../src/shell/panel/viewEditors";
import { SpotBreakpoints } from "../../src/shell/session/breakpoints";
import { Sessions } from "../../src/shell/session/sessions";
import { type ThemeName, themes } from "../webview/themes";
import { asked, fromPanel, log, startDebugging } from "./vscode";

/** What the page shows: set before this script runs. */
export interface Opening {
  /** A network file's text. Without one there is no session. */
  readonly network?: string;
  /** The bytes of the files that it takes data from, by path. */
  readonly beside?: Readonly<Record<string, readonly number[]>>;
  /** How many steps are done; 0 unless told. */
  readonly position?: number;
  /** More launch arguments: `level`, `examples`, … */
  readonly launch?: Readonly<Record<string, unknown>>;
  /** What a run beside this one has changed, as the request for it says. */
  readonly fork?: object;
  readonly theme?: ThemeName;
  /** What the panel kept the last time. */
  readonly kept?: unknown;
  /** The view that the page is the editor of, instead of the panel. */
  readonly only?: Tab;
}

/** What the test asks of the page. */
export interface Stage {
  /** All that the panel has said. */
  readonly said: readonly unknown[];
  /** The commands that the host side asked VS Code for. */
  readonly asked: readonly string[];
  /** What the panel keeps for the next time. */
  readonly kept: () => unknown;
  /** What the policy forbade. */
  readonly violations: readonly string[];
  /** A request of the session, as another view of the debugger makes it. */
  request(command: string, args?: unknown): Promise<unknown>;
  /** VS Code's breakpoints, each as "line:column" or by its name. */
  breakpoints(): readonly string[];
  show(theme: ThemeName): void;
}

declare global {
  var opening: Opening;
  var stage: Stage;
  var acquireVsCodeApi: () => unknown;
}

let { kept } = opening;
const violations: string[] = [];
addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sourceFile }) => {
  violations.push(`${violatedDirective} ${blockedURI} ${sourceFile}`);
});

function show(theme: ThemeName): void {
  const { bodyClass, colors } = themes[theme];
  const { style } = document.documentElement;
  for (const name of [...style]) style.removeProperty(name);
  for (const [name, value] of Object.entries(colors))
    style.setProperty(`--vscode-${name.replaceAll(".", "-")}`, value);
  document.body.className = bodyClass;
}

globalThis.stage = {
  said: log,
  asked,
  kept: () => kept,
  violations,
  request: (command, args) =>
    vscode.debug.activeDebugSession!.customRequest(command, args) as Promise<unknown>,
  breakpoints: () =>
    vscode.debug.breakpoints.map((each) =>
      each instanceof vscode.FunctionBreakpoint ? each.functionName : textOf(each),
    ),
  show,
};

function textOf(breakpoint: vscode.Breakpoint): string {
  if (!(breakpoint instanceof vscode.SourceBreakpoint)) return "";
  const { start } = breakpoint.location.range;
  return `${start.line + 1}:${start.character + 1}`;
}

globalThis.acquireVsCodeApi = () =>
  Object.freeze({
    postMessage: fromPanel,
  });

show(opening.theme ?? "dark");
const sessions = new Sessions();
const memory: vscode.Memento = {
  keys: () => [],
  get: () => kept as never,
  update: async (_name, next) => {
    kept = structuredClone(next);
  },
};
const forgetful: vscode.Memento = { keys: () => [], get: () => undefined as never, update: async () => {} };
const about = {
  sessions,
  breakpoints: new SpotBreakpoints(new Readings(), sessions),
  settings: new KeptSettings(memory),
};
const root = vscode.Uri.file("/");
// There is one webview: a panel would open with the session.
const panel = opening.only ? undefined : new Panel(root, about, forgetful);
if (opening.only) new ViewEditors(root, about).open(opening.only);
void panel?.show();
if (opening.network !== undefined) {
  const { network, beside = {}, position = 0, launch = {} } = opening;
  void startDebugging(
    network,
    beside,
    launch,
    (session) => sessions.open(session as never, panel?.predicts ?? false) as never,
  ).then(async () => {
    if (opening.fork) await stage.request("backprop/fork", opening.fork);
    if (position > 0) await sessions.goTo(position);
  });
}
