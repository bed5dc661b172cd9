/** The files beside a network file, as the editor has them: inside of its workspace folder, and by no link. */
import * as vscode from "vscode";
import { finished } from "../../debug/moves/slices";
import { type Files, type FoundFile, Memory } from "../../document/data/files";
import { wayTo } from "../../document/data/paths";
import { budget } from "../../protocol/budget";
import { oneLine } from "../../protocol/harmless";
import { words } from "../../words/words";
import { checkRegular, readable } from "./bytes";
import { pace } from "./pace";

/** Shared by the editors and the session of a network: what one has read, the other finds. */
const memory = new Memory();

/** Undefined for a file that is saved nowhere. */
export function filesBeside(network: vscode.Uri): Files | undefined {
  if (network.scheme === "untitled") return undefined;
  return { memory, finish: (work) => finished(work, pace), find: (path) => found(path, network) };
}

/** Where the file is that a network file calls `path`; throws an error whose words end "Cannot read …:". */
export function uriBeside(path: string, network: vscode.Uri): vscode.Uri {
  const root = rootOf(network);
  return vscode.Uri.joinPath(root, ...wayBeside(path, network, root));
}

function rootOf(network: vscode.Uri): vscode.Uri {
  return vscode.workspace.getWorkspaceFolder(network)?.uri ?? vscode.Uri.joinPath(network, "..");
}

function wayBeside(path: string, network: vscode.Uri, root: vscode.Uri): readonly string[] {
  const from = network.path.slice(root.path.length).split("/").filter(Boolean);
  return wayTo(path, from, oneLine(root.path.slice(root.path.lastIndexOf("/") + 1)));
}

async function found(path: string, network: vscode.Uri): Promise<FoundFile> {
  let place = rootOf(network);
  const way = wayBeside(path, network, place);
  try {
    for (const part of way.slice(0, -1)) {
      place = vscode.Uri.joinPath(place, part);
      refuseLink(await vscode.workspace.fs.stat(place));
    }
    const uri = vscode.Uri.joinPath(place, way.at(-1)!);
    const known = await vscode.workspace.fs.stat(uri);
    refuseLink(known);
    checkRegular(known);
    const { size, mtime } = known;
    if (size > budget.dataFileBytes) throw new Error(words.budget.dataFileBytes());
    const bytes = async () => vscode.workspace.fs.readFile(uri);
    return { id: uri.toString(), version: `${mtime} ${size}`, bytes };
  } catch (error) {
    throw readable(error);
  }
}

/** The editor does not tell where a link leads. */
function refuseLink({ type }: vscode.FileStat): void {
  if (type & vscode.FileType.SymbolicLink) throw new Error(words.problems.data.paths.link);
}
