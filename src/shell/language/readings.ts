/** What the editors' network files say: each document read once per version, and shared by all who ask. */
import * as vscode from "vscode";
import type { Range } from "../../document/json/problem";
import { type NetworkFile, readNetworkFile } from "../../document/network/networkFile";
import { filesBeside } from "../session/filesBeside";

export const LANGUAGE = "nn-json";

/** What tells where an offset stands. */
export type Placing = Pick<vscode.TextDocument, "positionAt">;

/** Where a range of a text stands in its document. */
export function rangeIn(document: Placing, { start, end }: Range): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}

export class Readings {
  private readonly known = new WeakMap<
    vscode.TextDocument,
    { readonly version: number; readonly reading: Promise<NetworkFile> }
  >();

  /**
   * The document's network, where its numbers stand, and its problems, as of its present text; undefined if that is
   * another one, or is closed, before all is read.
   */
  async of(document: vscode.TextDocument): Promise<NetworkFile | undefined> {
    const { version } = document;
    const reading = await this.read(document);
    return document.version === version && !document.isClosed ? reading : undefined;
  }

  private read(document: vscode.TextDocument): Promise<NetworkFile> {
    const { version } = document;
    const known = this.known.get(document);
    if (known?.version === version) return known.reading;
    const reading = readNetworkFile(document.getText(), filesBeside(document.uri));
    this.known.set(document, { version, reading });
    return reading;
  }
}
