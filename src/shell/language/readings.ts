/** What the editors' network files say: each document read once per version, and shared by all who ask. */
import * as vscode from "vscode";
import type { Range } from "../../document/json/problem";
import { type NetworkFile, readNetworkFile } from "../../document/network/networkFile";
import { filesBeside } from "../session/filesBeside";
import { DataWatch } from "./dataWatch";

export const LANGUAGE = "nn-json";

/** What tells where an offset stands. */
export type Placing = Pick<vscode.TextDocument, "positionAt">;

/** Where a range of a text stands in its document. */
export function rangeIn(document: Placing, { start, end }: Range): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}

/** What is known of one document. */
interface Known {
  readonly version: number;
  readonly reading: Promise<NetworkFile>;
}

export class Readings implements vscode.Disposable {
  private readonly known = new Map<vscode.TextDocument, Known>();
  private readonly watches = new Map<vscode.TextDocument, DataWatch>();
  private readonly dataChanged = new vscode.EventEmitter<vscode.TextDocument>();
  /** Fires where a file has changed that a document takes data from: it reads otherwise now, though its text is the same. */
  readonly onDidChangeData = this.dataChanged.event;
  private readonly closing = vscode.workspace.onDidCloseTextDocument((document) => this.forget(document));

  /**
   * The document's network, where its numbers stand, and its problems, as of its present text; undefined if that is
   * another one, or is closed, before all is read.
   */
  async of(document: vscode.TextDocument): Promise<NetworkFile | undefined> {
    const { version } = document;
    const reading = await this.read(document);
    return document.version === version && !document.isClosed ? reading : undefined;
  }

  dispose(): void {
    this.closing.dispose();
    this.dataChanged.dispose();
    for (const watch of this.watches.values()) watch.dispose();
  }

  private read(document: vscode.TextDocument): Promise<NetworkFile> {
    const { version } = document;
    const known = this.known.get(document);
    if (known?.version === version) return known.reading;
    const reading = readNetworkFile(document.getText(), filesBeside(document.uri)).then((file) => {
      if (!document.isClosed) this.watchOf(document).watch(file.beside.paths);
      return file;
    });
    this.known.set(document, { version, reading });
    return reading;
  }

  private watchOf(document: vscode.TextDocument): DataWatch {
    const known = this.watches.get(document);
    if (known) return known;
    const watch = new DataWatch(document.uri, () => {
      this.known.delete(document);
      this.dataChanged.fire(document);
    });
    this.watches.set(document, watch);
    return watch;
  }

  private forget(document: vscode.TextDocument): void {
    this.known.delete(document);
    this.watches.get(document)?.dispose();
    this.watches.delete(document);
  }
}
