/** How this client counts lines and columns, and what it calls a file. */
import type { DebugProtocol } from "@vscode/debugprotocol";
import type { Position } from "../document/lines";
import type { Range } from "../document/problem";
import { fields, flag, withDefault } from "./arguments";
import type { Run } from "./run";

export const clientArguments = fields({
  linesStartAt1: withDefault(flag, true),
  columnsStartAt1: withDefault(flag, true),
});

/** The client's counting; the document's own begins at 0. */
export class Client {
  private readonly line: number;
  private readonly column: number;

  constructor({ linesStartAt1, columnsStartAt1 }: ReturnType<typeof clientArguments>) {
    this.line = linesStartAt1 ? 1 : 0;
    this.column = columnsStartAt1 ? 1 : 0;
  }

  toClient({ line, column }: Position): Position {
    return { line: line + this.line, column: column + this.column };
  }

  fromClient({ line, column }: Position): Position {
    return { line: line - this.line, column: column - this.column };
  }

  /** Where an offset of a text stands. */
  at({ lines }: Pick<Run, "lines">, { start }: Range): Position {
    return this.toClient(lines.positionAt(start));
  }
}

export const usualClient = new Client({ linesStartAt1: true, columnsStartAt1: true });

/** The run's file, its path exactly as the client wrote it. */
export function sourceOf(run: Run): DebugProtocol.Source {
  return { name: run.fileName, path: run.path };
}

/** Whether two spellings mean one file: a plain path or a `file:` URI, either slash, a drive in either case. */
export function isSamePath(a: string, b: string): boolean {
  return a === b || plainPath(a) === plainPath(b);
}

function plainPath(path: string): string {
  const plain = path.startsWith("file:") ? decoded(path.replace(/^file:(\/\/[^/]*)?/, "")) : path;
  return plain
    .replaceAll("\\", "/")
    .replace(/^\/(?=[a-z]:)/i, "")
    .replace(/^[A-Z]:/, (drive) => drive.toLowerCase());
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
