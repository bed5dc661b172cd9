/** The bytes of a file of the workspace, and why it has none. */
import * as vscode from "vscode";
import { checkSize, unreadable } from "../../debug/bytes";

/** Of a network file. */
export async function readBytes(uri: vscode.Uri): Promise<Uint8Array> {
  try {
    const known = await vscode.workspace.fs.stat(uri);
    checkRegular(known);
    checkSize(known.size);
    return await vscode.workspace.fs.readFile(uri);
  } catch (error) {
    throw readable(error);
  }
}

/** Throws where it is no file. */
export function checkRegular({ type }: vscode.FileStat): void {
  if (type & vscode.FileType.Directory) throw new Error(unreadable.folder);
  if (!(type & vscode.FileType.File)) throw new Error(unreadable.device);
}

/** An error in words for a reader. */
export function readable(error: unknown): unknown {
  const reason = error instanceof vscode.FileSystemError ? reasons[error.code] : undefined;
  return reason === undefined ? error : new Error(reason);
}

const reasons: Readonly<Record<string, string>> = {
  FileNotFound: unreadable.missing,
  FileNotADirectory: unreadable.missing,
  FileIsADirectory: unreadable.folder,
  NoPermissions: unreadable.forbidden,
};
