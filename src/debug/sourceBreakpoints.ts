/** Breakpoints in the network's file: from the lines and columns a client asks for to the parameters that stand there. */
import type { DebugProtocol } from "@vscode/debugprotocol";
import type { Parameter } from "../core/network";
import type { Position } from "../document/lines";
import { count, fields, flag, integer, list, optional, text, withDefault } from "./arguments";
import { type Client, isSamePath, usualClient } from "./client";
import type { Run } from "./run";

/** How many lines further down a weight may stand, for a breakpoint on a line without one. */
const NEAR = 4;

const sourceArguments = fields({
  path: optional(text),
  name: optional(text),
  sourceReference: optional(count),
});
type Source = ReturnType<typeof sourceArguments>;

export const setBreakpointsArguments = fields({
  source: sourceArguments,
  breakpoints: optional(list(fields({ line: integer, column: optional(integer) }))),
  lines: optional(list(integer)),
  sourceModified: withDefault(flag, false),
});
type SetBreakpoints = ReturnType<typeof setBreakpointsArguments>;

/** A place in a file where a client wants the run to stop, in the client's own counting. */
interface Wish {
  readonly id: number;
  readonly source: Source;
  readonly line: number;
  readonly column: number | undefined;
}

/** A wish that a parameter of the run fulfils. */
export interface BoundBreakpoint {
  readonly id: number;
  readonly parameter: Parameter;
}

interface Binding {
  readonly answer: DebugProtocol.Breakpoint;
  readonly bound?: BoundBreakpoint;
}

export class SourceBreakpoints {
  /** What is wished for in each file, by its path. */
  private readonly wishes = new Map<string, readonly Wish[]>();
  /** Every place that was ever wished for keeps its number. */
  private readonly ids = new Map<string, number>();
  private bindings: ReadonlyMap<number, Binding> = new Map();
  private run: Run | undefined;
  client: Client = usualClient;

  /** Those of the run, in the order they were asked for. */
  get bound(): readonly BoundBreakpoint[] {
    return [...this.bindings.values()].flatMap(({ bound }) => bound ?? []);
  }

  /** Replaces the breakpoints of one file; answers each. */
  set({ source, breakpoints, lines }: SetBreakpoints): DebugProtocol.Breakpoint[] {
    const path = source.path ?? "";
    const places = breakpoints ?? (lines ?? []).map((line) => ({ line, column: undefined }));
    const wishes = places.map(
      ({ line, column }): Wish => ({ id: this.id(path, line, column), source, line, column }),
    );
    this.wishes.set(path, wishes);
    this.bindAll();
    return wishes.map(({ id }) => this.bindings.get(id)!.answer);
  }

  /** Looks for all wishes in a new run; those whose answer is another one now. */
  bindTo(run: Run): DebugProtocol.Breakpoint[] {
    const before = this.bindings;
    this.run = run;
    this.bindAll();
    return [...this.bindings.values()]
      .map(({ answer }) => answer)
      .filter((answer) => JSON.stringify(answer) !== JSON.stringify(before.get(answer.id!)?.answer));
  }

  private bindAll(): void {
    const wishes = [...this.wishes.values()].flat();
    this.bindings = new Map(wishes.map((wish) => [wish.id, this.bind(wish)]));
  }

  private id(path: string, line: number, column: number | undefined): number {
    const key = JSON.stringify([path, line, column]);
    const id = this.ids.get(key) ?? this.ids.size + 1;
    this.ids.set(key, id);
    return id;
  }

  private bind({ id, source, line, column }: Wish): Binding {
    const asked = { id, source: sent(source), line, ...(column !== undefined && { column }) };
    const refuse = (reason: "pending" | "failed", message: string): Binding => ({
      answer: { ...asked, verified: false, reason, message },
    });
    const { run } = this;
    if (!run) return refuse("pending", "No network runs yet.");
    if (!isSamePath(source.path ?? "", run.path))
      return refuse("failed", `This session runs ${run.fileName}.`);
    const parameter = this.parameterAt(run, line, column);
    if (!parameter) return refuse("failed", "No weight or bias stands here: set it on a line with one.");
    const range = run.sourceMap.rangeOf(
      parameter.k === undefined
        ? { kind: "bias", ...parameter }
        : { kind: "weight", ...parameter, k: parameter.k },
    )!;
    return {
      answer: { id, source: sent(source), verified: true, ...this.client.at(run, range) },
      bound: { id, parameter },
    };
  }

  /** The first parameter of a line, or of one close below; with a column the one there, else the nearest on the line. */
  private parameterAt(run: Run, line: number, column: number | undefined): Parameter | undefined {
    const { lines, sourceMap } = run;
    const place = this.client.fromClient({ line, column: column ?? 0 });
    if (place.line < 0 || place.line >= lines.lineCount) return undefined;
    const { start, end } = lines.lineRange(place.line);
    const here = column === undefined ? undefined : parameterNear(run, place);
    if (here) return here;
    const first = sourceMap.parametersIn(start, end, 1)[0];
    return first ?? sourceMap.parametersIn(end, lines.lineRange(place.line + NEAR).end, 1)[0];
  }
}

/** The parameter at a place, the next one on its line, or the last one before it there. */
function parameterNear({ lines, sourceMap }: Run, place: Position): Parameter | undefined {
  const offset = lines.offsetAt(place);
  const at = sourceMap.placeAt(offset);
  if (at?.kind === "weight") return { l: at.l, j: at.j, k: at.k };
  if (at?.kind === "bias") return { l: at.l, j: at.j };
  const { start, end } = lines.lineRange(place.line);
  return sourceMap.parametersIn(offset, end, 1)[0] ?? sourceMap.parametersIn(start, offset).at(-1);
}

/** The source as the client wrote it. */
function sent({ path, name, sourceReference }: Source): DebugProtocol.Source {
  return {
    ...(name !== undefined && { name }),
    ...(path !== undefined && { path }),
    ...(sourceReference !== undefined && { sourceReference }),
  };
}
