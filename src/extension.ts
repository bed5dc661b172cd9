/** The extension's entry: wires the pieces together and does nothing else. */
import type * as vscode from "vscode";
import { registerEdits } from "./shell/commands/edits";
import { registerMoves } from "./shell/commands/moves";
import { registerNudges } from "./shell/commands/nudges";
import { registerPredicting } from "./shell/commands/predicting";
import { registerPresenting } from "./shell/commands/presenting";
import { registerSamples } from "./shell/commands/samples";
import { registerAssociations } from "./shell/language/associations";
import { registerDiagnostics } from "./shell/language/diagnostics";
import { registerFixes } from "./shell/language/fixes";
import { registerHover } from "./shell/language/hover";
import { registerInitialWeights } from "./shell/language/initialWeights";
import { registerLanguage } from "./shell/language/language";
import { Readings } from "./shell/language/readings";
import { KeptSettings } from "./shell/panel/keptSettings";
import { Panel } from "./shell/panel/panel";
import { ViewEditors } from "./shell/panel/viewEditors";
import { SpotBreakpoints } from "./shell/session/breakpoints";
import { registerInlineValues } from "./shell/session/inlineValues";
import { registerLaunching } from "./shell/session/launching";
import { registerMarks } from "./shell/session/marks";
import { Sessions } from "./shell/session/sessions";

export function activate(context: vscode.ExtensionContext): void {
  const readings = new Readings();
  const sessions = new Sessions();
  const settings = new KeptSettings(context.globalState);
  const about = { sessions, settings, breakpoints: new SpotBreakpoints(readings, sessions) };
  const panel = new Panel(context.extensionUri, about, context.workspaceState);
  const views = new ViewEditors(context.extensionUri, about);
  context.subscriptions.push(readings, sessions, settings, panel, views);
  registerAssociations(context);
  registerDiagnostics(context, readings);
  registerFixes(context, readings);
  registerHover(context, readings, sessions);
  registerLanguage(context);
  registerLaunching(context, sessions, panel);
  registerEdits(context, readings, sessions);
  registerInlineValues(context, sessions);
  registerMarks(context, sessions);
  registerMoves(context, sessions);
  registerNudges(context, sessions);
  registerInitialWeights(context, readings);
  registerPredicting(context, sessions, panel);
  registerPresenting(context, sessions, panel);
  registerSamples(context);
}
