/** Starts a session: by F5 on a network file without a launch.json, by the button of its editor, or as configured. */
import * as vscode from "vscode";
import { lengths } from "../../protocol/budget";
import { quoted } from "../../protocol/harmless";
import { words } from "../../words/words";
import { LANGUAGE } from "../language/readings";
import type { Panel } from "../panel/panel";
import { pathOf, uriOf } from "./inlineAdapter";
import { DEBUG_TYPE, type Sessions } from "./sessions";

/** More of them make no list to choose from. */
const MOST_NETWORKS = 50;

export function registerLaunching(context: vscode.ExtensionContext, sessions: Sessions, panel: Panel): void {
  context.subscriptions.push(
    vscode.debug.registerDebugAdapterDescriptorFactory(DEBUG_TYPE, {
      createDebugAdapterDescriptor: async (session) =>
        new vscode.DebugAdapterInlineImplementation(await sessions.open(session, panel.predicts)),
    }),
    vscode.debug.registerDebugConfigurationProvider(DEBUG_TYPE, { resolveDebugConfiguration: resolve }),
    vscode.debug.registerDebugConfigurationProvider(
      DEBUG_TYPE,
      { provideDebugConfigurations: findNetworks },
      vscode.DebugConfigurationProviderTriggerKind.Dynamic,
    ),
    vscode.commands.registerCommand("backprop.debugFile", (uri?: vscode.Uri) => debugFile(uri)),
    // In the first seconds of a window VS Code knows of no debugger, and its F5 only opens a view. Ours waits until this
    // extension has started: by then it does.
    vscode.commands.registerCommand("backprop.startEarly", () =>
      vscode.commands.executeCommand("workbench.action.debug.start"),
    ),
  );
}

function configurationFor(uri: vscode.Uri, name = baseName(uri)): vscode.DebugConfiguration {
  // The panel tells the story; the debug console stays out of its way until it is asked for.
  return {
    type: DEBUG_TYPE,
    request: "launch",
    name: quoted(name, lengths.path),
    program: pathOf(uri),
    internalConsoleOptions: "neverOpen",
  };
}

function baseName({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** F5 without a launch.json comes with an empty configuration: it means the network file in the editor. */
function resolve(
  _folder: vscode.WorkspaceFolder | undefined,
  configuration: vscode.DebugConfiguration,
): vscode.DebugConfiguration | undefined {
  if (typeof configuration.program === "string") return completed(configuration);
  const document = vscode.window.activeTextEditor?.document;
  if (document?.languageId === LANGUAGE) {
    return completed({ ...configurationFor(document.uri), ...withoutBlanks(configuration) });
  }
  const { noFile, openSample } = words.editor.launching;
  void vscode.window
    .showInformationMessage(noFile, openSample)
    .then((choice) => choice && vscode.commands.executeCommand("backprop.openSample"));
  return undefined;
}

function completed(configuration: vscode.DebugConfiguration): vscode.DebugConfiguration {
  return withConsole(withMemory(configuration));
}

/** What a configuration does not say of the memory is a setting, which the file's own folder may have. */
function withMemory(configuration: vscode.DebugConfiguration): vscode.DebugConfiguration {
  const settings = vscode.workspace.getConfiguration("backprop", uriOf(configuration.program as string));
  return { checkpointMemory: settings.get("checkpointMemory"), ...configuration };
}

/** A run without debugging has nothing to show but what it prints. */
function withConsole(configuration: vscode.DebugConfiguration): vscode.DebugConfiguration {
  if (!configuration.noDebug) return configuration;
  return { ...configuration, internalConsoleOptions: "openOnSessionStart" };
}

/** An empty configuration carries empty texts for what it leaves out. */
function withoutBlanks(configuration: vscode.DebugConfiguration): Partial<vscode.DebugConfiguration> {
  return Object.fromEntries(
    Object.entries(configuration).filter(([, value]) => value !== "" && value !== undefined),
  );
}

/**
 * One configuration for each network file of a folder, for "Select and Start Debugging". VS Code asks for each folder of
 * the workspace, and once without one, for which only a window without folders has something to offer.
 */
async function findNetworks(
  folder: vscode.WorkspaceFolder | undefined,
): Promise<vscode.DebugConfiguration[]> {
  if (!folder) return vscode.workspace.workspaceFolders?.length ? [] : openNetworks();
  const pattern = new vscode.RelativePattern(folder, "**/*.nn.json");
  const files = await vscode.workspace.findFiles(pattern, "**/node_modules/**", MOST_NETWORKS);
  const named = files.map((uri) => configurationFor(uri, vscode.workspace.asRelativePath(uri, false)));
  return named.sort((a, b) => (a.name < b.name ? -1 : 1));
}

function openNetworks(): vscode.DebugConfiguration[] {
  const networks = vscode.workspace.textDocuments.filter(({ languageId }) => languageId === LANGUAGE);
  return networks.map(({ uri }) => configurationFor(uri));
}

async function debugFile(uri = vscode.window.activeTextEditor?.document.uri): Promise<void> {
  if (!uri) return;
  await vscode.debug.startDebugging(vscode.workspace.getWorkspaceFolder(uri), configurationFor(uri));
}
