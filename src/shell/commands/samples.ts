/** Opens one of the sample networks that come with the extension, as a copy the reader may change. */
import * as vscode from "vscode";
import { words } from "../../words/words";
import type { Sessions } from "../session/sessions";

interface Sample extends vscode.QuickPickItem {
  readonly file: string;
  /** What it takes its data from. */
  readonly beside?: readonly string[];
}

/** The samples, in the order of the lesson. */
function samples(): readonly Sample[] {
  const { oneNeuron, sums, training, iris, digits } = words.editor.samples;
  return [
    { file: "one-neuron-per-layer.nn.json", ...oneNeuron },
    { file: "3-3-2.nn.json", ...sums },
    { file: "xor.nn.json", ...training },
    { file: "iris.nn.json", beside: ["iris.csv"], ...iris },
    { file: "digits.nn.json", beside: ["digits-images.idx3-ubyte", "digits-labels.idx1-ubyte"], ...digits },
  ];
}

export function registerSamples(context: vscode.ExtensionContext, sessions: Sessions): void {
  context.subscriptions.push(
    vscode.commands.registerCommand("backprop.openSample", async (wanted?: unknown) => {
      const named = wanted === "next" ? sampleAfter(sessions.program) : sampleIn(`${wanted}.nn.json`);
      const chosen = named ?? (await anySample());
      if (chosen) await vscode.window.showTextDocument(await copyOf(context, chosen));
    }),
  );
}

function sampleIn(file: string): Sample | undefined {
  return samples().find((sample) => sample.file === file);
}

/** The one that the lesson goes on with after a network; none after the last one, or after what is no sample. */
function sampleAfter(network: vscode.Uri | undefined): Sample | undefined {
  const place = samples().findIndex(({ file }) => network?.path.endsWith(`/${file}`));
  return place < 0 ? undefined : samples()[place + 1];
}

async function anySample() {
  return vscode.window.showQuickPick(samples(), { title: words.editor.samples.title, matchOnDetail: true });
}

/** The reader's copy of a sample, with what lies beside it. */
async function copyOf(context: vscode.ExtensionContext, { file, beside = [] }: Sample): Promise<vscode.Uri> {
  const { version } = context.extension.packageJSON as { version: string };
  const folder = vscode.Uri.joinPath(context.globalStorageUri, `samples-${version}`);
  const from = vscode.Uri.joinPath(context.extensionUri, "media", "samples");
  await vscode.workspace.fs.createDirectory(folder);
  for (const each of [...beside, file]) await copy(each, from, folder);
  return vscode.Uri.joinPath(folder, file);
}

/** Copies a file that is not there; one that is keeps the reader's changes. */
async function copy(file: string, from: vscode.Uri, to: vscode.Uri): Promise<void> {
  const target = vscode.Uri.joinPath(to, file);
  try {
    await vscode.workspace.fs.stat(target);
  } catch {
    await vscode.workspace.fs.copy(vscode.Uri.joinPath(from, file), target);
  }
}
