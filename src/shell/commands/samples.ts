/** Opens one of the sample networks that come with the extension, as a copy the reader may change. */
import * as vscode from "vscode";

const samples = [
  {
    file: "one-neuron-per-layer.nn.json",
    label: "One neuron per layer",
    detail: "The lesson's first network: 3 weights, 3 biases, one example. Start here.",
  },
  {
    file: "3-3-2.nn.json",
    label: "3-3-2",
    detail: "Indices j and k, sums over paths, an average over four examples.",
  },
  {
    file: "xor.nn.json",
    label: "XOR, with training",
    detail: "Gradient steps downhill, epoch after epoch, until the network has learned exclusive or.",
  },
] as const;

export function registerSamples(context: vscode.ExtensionContext): void {
  context.subscriptions.push(
    vscode.commands.registerCommand("backprop.openSample", async () => {
      const chosen = await vscode.window.showQuickPick(samples, {
        title: "Open a sample network",
        matchOnDetail: true,
      });
      if (chosen) await vscode.window.showTextDocument(await copyOf(context, chosen.file));
    }),
  );
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
