/** Watches the files that a network takes data from. */
import * as vscode from "vscode";
import { uriBeside } from "../session/filesBeside";

export class DataWatch implements vscode.Disposable {
  private watchers: readonly vscode.Disposable[] = [];
  private key = "";

  constructor(
    private readonly network: vscode.Uri,
    private readonly changed: () => void,
  ) {}

  /** Watches these from now on, and no others. */
  watch(paths: readonly string[]): void {
    const files = new Set(paths.flatMap((path) => this.fileAt(path)).map(String));
    const key = [...files].sort().join("\n");
    if (key === this.key) return;
    this.dispose();
    this.key = key;
    const folders = new Set([...files].map((file) => file.slice(0, file.lastIndexOf("/"))));
    this.watchers = [...folders].map((folder) => this.watcher(vscode.Uri.parse(folder, true), files));
  }

  dispose(): void {
    for (const watcher of this.watchers) watcher.dispose();
    this.watchers = [];
    this.key = "";
  }

  /** None for a path that leads nowhere. */
  private fileAt(path: string): readonly vscode.Uri[] {
    try {
      return [uriBeside(path, this.network)];
    } catch {
      return [];
    }
  }

  /** A name may be no pattern, so that the whole folder is looked at. */
  private watcher(folder: vscode.Uri, files: ReadonlySet<string>): vscode.Disposable {
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, "*"));
    const heard = (file: vscode.Uri): void => {
      if (files.has(file.toString())) this.changed();
    };
    return vscode.Disposable.from(
      watcher,
      watcher.onDidChange(heard),
      watcher.onDidCreate(heard),
      watcher.onDidDelete(heard),
    );
  }
}
