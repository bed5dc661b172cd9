/** The extension's entry: wires the pieces together and does nothing else. */
import type * as vscode from "vscode";
import { registerAssociations } from "./shell/associations";
import { Breakpoints } from "./shell/breakpoints";
import { registerDiagnostics } from "./shell/diagnostics";
import { registerEdits } from "./shell/edits";
import { registerHover } from "./shell/hover";
import { registerInlineValues } from "./shell/inlineValues";
import { registerLanguage } from "./shell/language";
import { registerLaunching } from "./shell/launching";
import { registerMarks } from "./shell/marks";
import { registerMoves } from "./shell/moves";
import { registerNudges } from "./shell/nudges";
import { Panel } from "./shell/panel";
import { registerPredicting } from "./shell/predicting";
import { Readings } from "./shell/readings";
import { registerSamples } from "./shell/samples";
import { Sessions } from "./shell/sessions";

export function activate(context: vscode.ExtensionContext): void {
  const readings = new Readings();
  const sessions = new Sessions();
  const breakpoints = new Breakpoints(readings, sessions);
  const panel = new Panel(context.extensionUri, sessions, breakpoints, context.globalState);
  context.subscriptions.push(sessions, panel);
  registerAssociations(context);
  registerDiagnostics(context, readings);
  registerHover(context, readings, sessions);
  registerLanguage(context);
  registerLaunching(context, sessions);
  registerEdits(context, sessions);
  registerInlineValues(context, sessions);
  registerMarks(context, sessions);
  registerMoves(context, sessions);
  registerNudges(context, sessions);
  registerPredicting(context, sessions, panel);
  registerSamples(context);
}
