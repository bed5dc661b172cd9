/**
 * Breakpoints in the network's file: from the lines and columns a client asks for to the parameters that stand there.
 *
 * A session runs the text as it was at launch, but a client speaks of the text as it is now. So a place is looked for in
 * the present text, and stays with its parameter when a restart brings another text.
 */

import type { DebugProtocol } from "@vscode/debugprotocol";
import type { Parameter } from "../../core/network/network";
import { type ParameterBlock, placeOfParameter } from "../../core/network/place";
import { complete } from "../../core/run/work";
import type { Position } from "../../document/json/lines";
import { LineIndex } from "../../document/json/lines";
import type { Range } from "../../document/json/problem";
import { parseNetworkFile } from "../../document/network/networkFile";
import { parameterName } from "../../lesson/names";
import { limits } from "../../protocol/budget";
import {
  count,
  flag,
  integer,
  list,
  object,
  oneOf,
  optional,
  type TypeOf,
  text,
  withDefault,
} from "../../protocol/schema";
import { words } from "../../words/words";
import { type Client, isSamePath, usualClient } from "../protocol/client";
import { hasParameter, type Run } from "../run";
import { type Binding, type Breakpoint, each, type Numbering, pending, refused } from "./breakpoints";
import { type AskedCriteria, criteriaArguments, readCriteria } from "./criteria";
import { type UsesMode, usesModes, usesOf, usesOfBlock } from "./uses";

/** How many lines further down a weight may stand, for a breakpoint on a line without one. */
const NEAR = 4;

const sourceArguments = object({
  path: optional(text),
  name: optional(text),
  sourceReference: optional(count),
});
type Source = TypeOf<typeof sourceArguments>;

export const setBreakpointsArguments = object({
  source: sourceArguments,
  breakpoints: optional(
    list(
      object({
        line: integer,
        column: optional(integer),
        mode: withDefault(oneOf(usesModes), "all"),
        ...criteriaArguments,
      }),
    ),
  ),
  lines: optional(list(integer)),
  sourceModified: withDefault(flag, false),
});

export const locationsArguments = object({
  source: sourceArguments,
  line: integer,
  column: optional(integer),
  endLine: optional(integer),
  endColumn: optional(integer),
});

type SetBreakpoints = TypeOf<typeof setBreakpointsArguments>;

/** A text, and where its numbers stand. */
type Layout = Pick<Run, "text" | "lines" | "sourceMap">;

/** What stands in a file right now; undefined where that cannot be told at once. */
export type TextNow = (path: string) => string | undefined;

/** A place in a file where a client wants the run to stop, in the client's own counting. */
interface Wish extends AskedCriteria {
  readonly id: number;
  readonly source: Source;
  readonly line: number;
  readonly column?: number | undefined;
  readonly mode?: UsesMode;
}

export class SourceBreakpoints {
  /** What is wished for in each file, by its path. */
  private readonly wishes = new Map<string, readonly Wish[]>();
  private bindings: ReadonlyMap<number, Binding> = new Map();
  /** What the wishes were found to mean, by their number. */
  private readonly targets = new Map<number, Target>();
  private run: Run | undefined;
  /** The file's text as it was read last, where that is not the run's; without a layout if it is at fault. */
  private edited: { readonly text: string; readonly layout: Layout | undefined } | undefined;
  client: Client = usualClient;

  constructor(
    private readonly numbering: Numbering,
    private readonly textNow: TextNow,
  ) {}

  /** Those of the run, in the order they were asked for. */
  get bound(): readonly Breakpoint[] {
    return [...this.bindings.values()].flatMap(({ bound }) => bound ?? []);
  }

  /** Replaces the breakpoints of one file; answers each. Yields before each; until it is through, those before are bound. */
  *set({ source, breakpoints, lines }: SetBreakpoints): Generator<void, DebugProtocol.Breakpoint[], void> {
    const path = source.path ?? "";
    const places: readonly Omit<Wish, "id" | "source">[] =
      breakpoints ?? (lines ?? []).map((line) => ({ line, column: undefined }));
    const wishes = yield* each(
      places,
      (place): Wish => ({
        ...place,
        id: this.numbering.of("source", path, place.line, place.column),
        source,
      }),
    );
    this.wishes.set(path, wishes);
    this.lookForEdits();
    for (const { id } of wishes) this.targets.delete(id);
    yield* this.bindAll();
    return wishes.map(({ id }) => this.bindings.get(id)!.answer);
  }

  /** Looks for all wishes in a new run; those whose answer is another one now. */
  bindTo(run: Run): DebugProtocol.Breakpoint[] {
    const before = this.bindings;
    this.run = run;
    this.edited = undefined;
    for (const [id, target] of this.targets) if (!has(run, target)) this.targets.delete(id);
    complete(this.bindAll());
    return [...this.bindings.values()]
      .map(({ answer }) => answer)
      .filter((answer) => JSON.stringify(answer) !== JSON.stringify(before.get(answer.id!)?.answer));
  }

  /** Where breakpoints can stand between two places: at weights, biases and what names them; the first ones of many. */
  locations(asked: TypeOf<typeof locationsArguments>): DebugProtocol.BreakpointLocation[] {
    if (!this.run || !isSamePath(asked.source.path ?? "", this.run.path)) return [];
    this.lookForEdits();
    const layout = this.layout(this.run);
    if (!layout) return [];
    const { line, column, endLine = line, endColumn } = asked;
    const from = this.client.fromClient({ line, column: column ?? 0 });
    const to = this.client.fromClient({ line: endLine, column: endColumn ?? 0 });
    const { lines } = layout;
    if (from.line < 0 || from.line >= lines.lineCount) return [];
    const start = column === undefined ? lines.lineRange(from.line).start : lines.offsetAt(from);
    const end = endColumn === undefined ? lines.lineRange(to.line).end : lines.offsetAt(to);
    return targetsIn(layout, start, end, limits.inlineLocations).map((target) => {
      const range = rangeOf(layout, target)!;
      const last = this.client.at(layout, { start: range.end, end: range.end });
      return { ...this.client.at(layout, range), endLine: last.line, endColumn: last.column };
    });
  }

  /** Sees whether the file reads otherwise than the run, for whoever speaks of its lines. */
  private lookForEdits(): void {
    const { run } = this;
    const text = run && this.textNow(run.path);
    if (text === undefined || text === run?.text) this.edited = undefined;
    else if (text !== this.edited?.text) this.edited = { text, layout: layoutOf(text, run!) };
  }

  /** The text whose lines the client means; undefined if it is at fault. */
  private layout(run: Run): Layout | undefined {
    return this.edited ? this.edited.layout : run;
  }

  private *bindAll(): Generator<void, void, void> {
    const wishes = [...this.wishes.values()].flat();
    this.bindings = new Map(yield* each(wishes, (wish) => [wish.id, this.bind(wish)] as const));
  }

  private bind(wish: Wish): Binding {
    const { id, source, line, column, mode } = wish;
    const asked = { id, source: sent(source), line, ...(column !== undefined && { column }) };
    const { run } = this;
    if (!run) return pending(asked);
    if (!isSamePath(source.path ?? "", run.path))
      return refused(asked, words.sessions.otherFile(run.fileName));
    const layout = this.layout(run);
    if (!layout) return refused(asked, words.breakpoints.onSource.problems);
    const target = this.targets.get(id) ?? targetOnLine(layout, this.client, line, column);
    if (!target) return refused(asked, words.breakpoints.onSource.nothingHere);
    this.targets.set(id, target);
    if (!has(run, target)) return refused(asked, words.breakpoints.onSource.notYet);
    const criteria = readCriteria(wish, run.trace.stateAt(0));
    if ("refused" in criteria) return refused(asked, criteria.refused);
    const range = rangeOf(layout, target);
    if (!range) return refused(asked, words.breakpoints.onSource.leftOut);
    const place = { source: sent(source), ...this.client.at(layout, range) };
    const isBlock = "of" in target;
    const sites = isBlock ? usesOfBlock(run.program, target, mode) : usesOf(run.program, target, mode);
    if (sites.isEmpty) return refused(asked, words.breakpoints.onSource.neverUpdated);
    return {
      answer: { id, verified: true, ...place },
      bound: {
        ...criteria,
        id,
        name: nameOf(run, target, mode),
        reason: "breakpoint",
        sites,
        place,
        ...(!isBlock && { on: { of: "parameter", ...target } }),
      },
    };
  }
}

/** What a breakpoint can stand on: a weight or a bias, or what names a whole matrix of them in another file. */
export type Target = Parameter | ParameterBlock;

function has({ network }: Run, target: Target): boolean {
  return "of" in target ? target.l < network.sizes.length : hasParameter(network, target);
}

function rangeOf({ sourceMap }: Layout, target: Target): Range | undefined {
  return sourceMap.rangeOf("of" in target ? { kind: target.of, l: target.l } : placeOfParameter(target));
}

function nameOf(run: Run, target: Target, mode: UsesMode = "all"): string {
  const symbol =
    "of" in target ? words.breakpoints.block(target.of, target.l) : parameterName(run.network, target);
  return mode === "all" ? symbol : `${symbol}, ${mode}`;
}

/** Of another text of the file than the run's, with the same data; undefined for one at fault, or that names other data. */
function layoutOf(text: string, { beside }: Run): Layout | undefined {
  const { sourceMap } = parseNetworkFile(text, beside);
  return sourceMap && { text, lines: new LineIndex(text), sourceMap };
}

/** What stands in a stretch of the text, in its order; the first `max` of them. */
function targetsIn(layout: Layout, start: number, end: number, max = Number.POSITIVE_INFINITY): Target[] {
  const parameters = layout.sourceMap.parametersIn(start, end, max);
  const blocks = layout.sourceMap.blocksIn(start, end);
  if (blocks.length === 0) return parameters;
  const startOf = (target: Target) => rangeOf(layout, target)!.start;
  return [...parameters, ...blocks].sort((a, b) => startOf(a) - startOf(b)).slice(0, max);
}

/** The first target of a line, or of one close below; with a column the one there, else the nearest on the line. */
export function targetOnLine(
  layout: Layout,
  client: Client,
  line: number,
  column: number | undefined,
): Target | undefined {
  const { lines } = layout;
  const place = client.fromClient({ line, column: column ?? 0 });
  if (place.line < 0 || place.line >= lines.lineCount) return undefined;
  const { start, end } = lines.lineRange(place.line);
  const here = column === undefined ? undefined : targetNear(layout, place);
  if (here) return here;
  const first = targetsIn(layout, start, end, 1)[0];
  return first ?? targetsIn(layout, end, lines.lineRange(place.line + NEAR).end, 1)[0];
}

/** The target at a place, the next one on its line, or the last one before it there. */
function targetNear(layout: Layout, place: Position): Target | undefined {
  const { lines, sourceMap } = layout;
  const offset = lines.offsetAt(place);
  const at = sourceMap.placeAt(offset);
  if (at?.kind === "weight") return { l: at.l, j: at.j, k: at.k };
  if (at?.kind === "bias") return { l: at.l, j: at.j };
  if (at?.kind === "weights" || at?.kind === "biases") return { l: at.l, of: at.kind };
  const { start, end } = lines.lineRange(place.line);
  return targetsIn(layout, offset, end, 1)[0] ?? targetsIn(layout, start, offset).at(-1);
}

/** The source as the client wrote it. */
function sent({ path, name, sourceReference }: Source): DebugProtocol.Source {
  return {
    ...(name !== undefined && { name }),
    ...(path !== undefined && { path }),
    ...(sourceReference !== undefined && { sourceReference }),
  };
}
