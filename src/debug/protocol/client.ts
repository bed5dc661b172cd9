/** How this client counts lines and columns, and what it calls a file. */
import type { DebugProtocol } from "@vscode/debugprotocol";
import type { Place } from "../../core/network/place";
import type { Position } from "../../document/json/lines";
import type { Range } from "../../document/json/problem";
import { oneLine } from "../../protocol/harmless";
import { flag, object, type TypeOf, withDefault } from "../../protocol/schema";
import type { Run } from "../run";
import type { Mark } from "./bodies";
import { fileName, pathBeside, plainPath } from "./path";

export const clientArguments = object({
  linesStartAt1: withDefault(flag, true),
  columnsStartAt1: withDefault(flag, true),
  supportsVariableType: withDefault(flag, false),
  supportsInvalidatedEvent: withDefault(flag, false),
});

/** The client's counting; the document's own begins at 0. */
export class Client {
  private readonly line: number;
  private readonly column: number;
  private readonly showsTypes: boolean;
  /** Whether it asks again for what an `invalidated` event names. */
  readonly hearsInvalidated: boolean;

  constructor(args: TypeOf<typeof clientArguments>) {
    this.line = args.linesStartAt1 ? 1 : 0;
    this.column = args.columnsStartAt1 ? 1 : 0;
    this.showsTypes = args.supportsVariableType;
    this.hearsInvalidated = args.supportsInvalidatedEvent;
  }

  /** The type of a value, for a client that shows it. */
  type(type: string): { readonly type?: string } {
    return this.showsTypes ? { type } : {};
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

  /** A range of the run's text, and what stands there. */
  mark(run: Run, range: Range): Mark {
    const end = this.at(run, { start: range.end, end: range.end });
    const text = run.text.slice(range.start, range.end);
    return { ...this.at(run, range), endLine: end.line, endColumn: end.column, path: run.path, text };
  }
}

export const usualClient = new Client(clientArguments.read({}));

/** The run's file, its path exactly as the client wrote it. */
export function sourceOf(run: Run): DebugProtocol.Source {
  return { name: run.fileName, path: run.path };
}

/** Where a place is to be looked at: in the run's file, or on its line of another one. */
export function lookedAt(
  run: Run,
  client: Client,
  place: Place,
): Position & { readonly source: DebugProtocol.Source } {
  const elsewhere = run.sourceMap.lineOf(place);
  if (!elsewhere) return { source: sourceOf(run), ...client.at(run, run.sourceMap.nearestRange(place)) };
  const { file, line } = elsewhere;
  const path = pathBeside(run.path, file);
  return {
    source: { name: oneLine(fileName(path)), path },
    ...client.toClient({ line: line - 1, column: 0 }),
  };
}

/** Whether two spellings mean one file: a plain path or a `file:` URI, either slash, a drive in either case. */
export function isSamePath(a: string, b: string): boolean {
  return a === b || plainPath(a) === plainPath(b);
}
