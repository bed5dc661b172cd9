/** Opens one of the sample networks that come with the extension, as a copy the reader may change. */
import * as vscode from "vscode";
import { words } from "../../words/words";

/** The samples, in the order of the lesson. */
function samples() {
  const { oneNeuron, sums, training } = words.editor.samples;
  return [
    { file: "one-neuron-per-layer.nn.json", ...oneNeuron },
    { file: "3-3-2.nn.json", ...sums },
    { file: "xor.nn.json", ...training },
  ];
}

export function registerSamples(context: vscode.ExtensionContext): void {
  context.subscriptions.push(
    vscode.commands.registerCommand("backprop.openSample", async (wanted?: unknown) => {
      const chosen = samples().find(({ file }) => file === `${wanted}.nn.json`) ?? (await anySample());
      if (chosen) await vscode.window.showTextDocument(await copyOf(context, chosen.file));
    }),
  );
}

async function anySample() {
  return vscode.window.showQuickPick(samples(), { title: words.editor.samples.title, matchOnDetail: true });
}

/** The reader's copy of a sample; one that is there already keeps the reader's changes. */
async function copyOf(context: vscode.ExtensionContext, file: string): Promise<vscode.Uri> {
  const { version } = context.extension.packageJSON as { version: string };
  const folder = vscode.Uri.joinPath(context.globalStorageUri, `samples-${version}`);
  const copy = vscode.Uri.joinPath(folder, file);
  try {
    await vscode.workspace.fs.stat(copy);
  } catch {
    await vscode.workspace.fs.createDirectory(folder);
    await vscode.workspace.fs.copy(vscode.Uri.joinPath(context.extensionUri, "media", "samples", file), copy);
  }
  return copy;
}
