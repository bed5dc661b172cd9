/** Starts a session: by F5 on a network file without a launch.json, by the button of its editor, or as configured. */
import * as vscode from "vscode";
import { InlineAdapter, pathOf } from "./inlineAdapter";
import { LANGUAGE } from "./readings";
import { DEBUG_TYPE, type Sessions } from "./sessions";

export function registerLaunching(context: vscode.ExtensionContext, sessions: Sessions): void {
  context.subscriptions.push(
    vscode.debug.registerDebugAdapterDescriptorFactory(DEBUG_TYPE, {
      createDebugAdapterDescriptor: ({ id }) =>
        new vscode.DebugAdapterInlineImplementation(new InlineAdapter((text) => sessions.didRead(id, text))),
    }),
    vscode.debug.registerDebugConfigurationProvider(DEBUG_TYPE, { resolveDebugConfiguration: resolve }),
    vscode.debug.registerDebugConfigurationProvider(
      DEBUG_TYPE,
      { provideDebugConfigurations: findNetworks },
      vscode.DebugConfigurationProviderTriggerKind.Dynamic,
    ),
    vscode.commands.registerCommand("backprop.debugFile", (uri?: vscode.Uri) => debugFile(uri)),
  );
}

function configurationFor(uri: vscode.Uri): vscode.DebugConfiguration {
  const name = uri.path.slice(uri.path.lastIndexOf("/") + 1);
  // The panel tells the story; the debug console stays out of its way until it is asked for.
  return {
    type: DEBUG_TYPE,
    request: "launch",
    name,
    program: pathOf(uri),
    internalConsoleOptions: "neverOpen",
  };
}

/** F5 without a launch.json comes with an empty configuration: it means the network file in the editor. */
function resolve(
  _folder: vscode.WorkspaceFolder | undefined,
  configuration: vscode.DebugConfiguration,
): vscode.DebugConfiguration | undefined {
  if (typeof configuration.program === "string") return withConsole(configuration);
  const document = vscode.window.activeTextEditor?.document;
  if (document?.languageId === LANGUAGE) {
    return withConsole({ ...configurationFor(document.uri), ...withoutBlanks(configuration) });
  }
  void vscode.window
    .showInformationMessage("Open a network file (.nn.json) to debug it.", "Open a Sample Network")
    .then((choice) => choice && vscode.commands.executeCommand("backprop.openSample"));
  return undefined;
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

/** One configuration for each network file of the workspace, for "Select and Start Debugging". */
async function findNetworks(): Promise<vscode.DebugConfiguration[]> {
  const files = await vscode.workspace.findFiles("**/*.nn.json", "**/node_modules/**", 50);
  return files.map(configurationFor);
}

async function debugFile(uri = vscode.window.activeTextEditor?.document.uri): Promise<void> {
  if (!uri) return;
  await vscode.debug.startDebugging(vscode.workspace.getWorkspaceFolder(uri), configurationFor(uri));
}
