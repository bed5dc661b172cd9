/** Runs the debugger's session inside the extension host, where it also works in a browser. */
import type { DebugProtocol } from "@vscode/debugprotocol";
import * as vscode from "vscode";
import type { Pace } from "../../debug/moves/slices";
import type { Session } from "../../debug/session";

export class InlineAdapter implements vscode.DebugAdapter {
  private readonly sent = new vscode.EventEmitter<vscode.DebugProtocolMessage>();
  readonly onDidSendMessage = this.sent.event;
  private readonly session: Session;

  private constructor(
    SessionToRun: typeof Session,
    didRead: (text: string) => void,
    keepsKeyboard: () => boolean,
  ) {
    this.session = new SessionToRun({
      send: (message) => this.sent.fire(keepsKeyboard() ? withoutFocus(message) : message),
      readFile: async (path) => {
        const text = await readText(path);
        didRead(text);
        return text;
      },
      textNow: (path) => openDocument(path)?.getText(),
      ...pace,
    });
  }

  /**
   * `didRead` hears every text that the session reads; `keepsKeyboard` tells whether the keyboard shall stay where it is
   * when the session stops. The debugger's code is loaded with the first session.
   */
  static async open(didRead: (text: string) => void, keepsKeyboard: () => boolean): Promise<InlineAdapter> {
    const { Session } = await import("../../debug/session");
    return new InlineAdapter(Session, didRead, keepsKeyboard);
  }

  handleMessage(message: vscode.DebugProtocolMessage): void {
    this.session.receive(message);
  }

  dispose(): void {
    this.session.dispose();
    this.sent.dispose();
  }
}

/** VS Code gives the keyboard to the editor at a stop, unless the stop says otherwise. */
function withoutFocus(message: DebugProtocol.ProtocolMessage): DebugProtocol.ProtocolMessage {
  if (!("event" in message) || message.event !== "stopped") return message;
  const { body } = message as DebugProtocol.StoppedEvent;
  return { ...message, body: { ...body, preserveFocusHint: true } } as DebugProtocol.StoppedEvent;
}

/** The extension host's clock, and its turns for others. */
export const pace: Pace = {
  now: () => performance.now(),
  nextTurn: () => new Promise((resolve) => setTimeout(resolve)),
};

/** A source path as the protocol carries it: a plain path for a file, a URI for anything else. */
export function uriOf(path: string): vscode.Uri {
  return /^[a-z][a-z\d+.-]+:/i.test(path) ? vscode.Uri.parse(path, true) : vscode.Uri.file(path);
}

export function pathOf(uri: vscode.Uri): string {
  return uri.scheme === "file" ? uri.fsPath : uri.toString();
}

/** The text the reader sees: that of the editor, unsaved edits included, where the file is open. */
async function readText(path: string): Promise<string> {
  const open = openDocument(path);
  if (open) return open.getText();
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uriOf(path)));
}

function openDocument(path: string): vscode.TextDocument | undefined {
  const uri = uriOf(path).toString();
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri);
}
