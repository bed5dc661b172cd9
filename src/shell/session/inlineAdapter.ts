/** Runs the debugger's session inside the extension host, where it also works in a browser. */
import type { DebugProtocol } from "@vscode/debugprotocol";
import * as vscode from "vscode";
import { decodedText } from "../../debug/bytes";
import type { Session } from "../../debug/session";
import { BYTE_ORDER_MARK } from "../../document/json/characters";
import { readBytes } from "./bytes";
import { filesBeside } from "./filesBeside";
import { pace } from "./pace";
import { type Message, Relay } from "./relay";

/** Who hears a session, all of it and at once. */
interface Ears {
  /** A text that the session reads. */
  readonly didRead: (text: string) => void;
  readonly heard: (message: Message) => void;
  /** VS Code is about to hear of a stop: whether the keyboard shall stay where it is. */
  readonly keepsKeyboard: () => boolean;
  /** The session is over. */
  readonly ended: () => void;
}

export class InlineAdapter implements vscode.DebugAdapter {
  private readonly sent = new vscode.EventEmitter<vscode.DebugProtocolMessage>();
  readonly onDidSendMessage = this.sent.event;
  private readonly session: Session;
  /** To the session itself. */
  readonly relay: Relay;

  private constructor(
    SessionToRun: typeof Session,
    private readonly ears: Ears,
  ) {
    const { didRead, heard, keepsKeyboard } = ears;
    this.relay = new Relay({
      receive: (request) => this.session.receive(request),
      heard,
      tell: (message) => this.sent.fire(isStop(message) && keepsKeyboard() ? withoutFocus(message) : message),
      ...clock,
    });
    this.session = new SessionToRun({
      send: (message) => this.relay.fromSession(message),
      readFile: async (path) => {
        const text = await readText(path);
        didRead(text);
        return text;
      },
      // The workspace folder is the root here, whatever a launch says.
      filesBeside: (path) => filesBeside(uriOf(path)),
      textNow: (path) => openDocument(path)?.getText(),
      ...pace,
    });
  }

  /** The debugger's code is loaded with the first session. */
  static async open(ears: Ears): Promise<InlineAdapter> {
    const { Session } = await import("../../debug/session");
    return new InlineAdapter(Session, ears);
  }

  handleMessage(message: vscode.DebugProtocolMessage): void {
    this.relay.fromClient(message as DebugProtocol.Request);
  }

  dispose(): void {
    this.ears.ended();
    this.relay.dispose();
    this.session.dispose();
    this.sent.dispose();
  }
}

function isStop(message: Message): message is DebugProtocol.StoppedEvent {
  return "event" in message && message.event === "stopped";
}

/** VS Code gives the keyboard to the editor at a stop, unless the stop says otherwise. */
function withoutFocus(stop: DebugProtocol.StoppedEvent): DebugProtocol.StoppedEvent {
  return { ...stop, body: { ...stop.body, preserveFocusHint: true } };
}

const clock = {
  now: pace.now,
  after: (milliseconds: number, work: () => void): (() => void) => {
    const timer = setTimeout(work, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** A source path as the protocol carries it: a plain path for a file, a URI for anything else. */
export function uriOf(path: string): vscode.Uri {
  return /^[a-z][a-z\d+.-]+:/i.test(path) ? vscode.Uri.parse(path, true) : vscode.Uri.file(path);
}

export function pathOf(uri: vscode.Uri): string {
  return uri.scheme === "file" ? uri.fsPath : uri.toString();
}

/**
 * The text the reader sees: that of the editor, unsaved edits included, where the file is open. A saved file has bytes as
 * well, which may be at fault where an editor shows nothing of it; then it is read as it would be without an editor.
 */
async function readText(path: string): Promise<string> {
  const open = openDocument(path);
  if (open?.isDirty || open?.isUntitled) return open.getText();
  let bytes: Uint8Array;
  try {
    bytes = await readBytes(uriOf(path));
  } catch (error) {
    if (open) return open.getText(); // An editor may show what is no file, or is none any more.
    throw error;
  }
  const text = decodedText(bytes);
  return open && text.charCodeAt(0) !== BYTE_ORDER_MARK ? open.getText() : text;
}

function openDocument(path: string): vscode.TextDocument | undefined {
  const uri = uriOf(path).toString();
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri);
}
