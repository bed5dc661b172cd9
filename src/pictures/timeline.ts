/**
 * The whole run as nested rows of segments: the first row spans the run, each next one a unit of the row above, the one
 * that holds the step just done. The rows are chosen by the program alone, so that they stay as the position moves.
 */

import { lastWhere } from "../core/network/ascending";
import type { Network } from "../core/network/network";
import type { Program } from "../core/program/program";
import { isInTail, type Level, type Located, passOf, type Span } from "../core/program/steps";
import { exampleName, layerName, passName, unitName } from "../lesson/names";
import type {
  TimelineRowView,
  TimelineSegmentView,
  TimelineStopView,
  TimelineView,
} from "../protocol/messages";
import { words } from "../words/words";

/** Segments of a row that can be told apart in a narrow panel; where there are more, neighbours are grouped. */
export const MOST_SEGMENTS = 32;

/** The units a timeline shows, the outermost first. */
const timelineLevels = ["epoch", "batch", "example", "pass", "layer"] as const satisfies readonly Level[];
type TimelineLevel = (typeof timelineLevels)[number];

/** A row divides one unit of `scope`, or the whole run, into units of `level`, `size` of them a segment. */
interface RowPlan {
  readonly scope: TimelineLevel | "run";
  readonly level: TimelineLevel;
  readonly size: number;
}

/** Where the run stops: told by whoever knows its breakpoints. */
export interface StopMarks {
  readonly breakpoints: TimelineView["breakpoints"];
  /** The stops in each of these spans, that is at start < p ≤ end. */
  readonly within: (spans: readonly Span[]) => readonly TimelineStopView[];
  readonly around: (position: number) => Pick<TimelineView, "previousStop" | "nextStop">;
}

const nowhere: StopMarks = { breakpoints: [], within: () => [], around: () => ({}) };

/** A planned row, and the one that was asked for last: most steps stay in it. */
interface Row {
  readonly plan: RowPlan;
  last?: TimelineRowView;
  stops?: StopMarks;
}

const rowsOf = new WeakMap<Program, readonly Row[]>();

/** A bounded view of the run around a position, however long the run is. */
export function timelineOf(
  network: Network,
  program: Program,
  position: number,
  stops: StopMarks = nowhere,
): TimelineView {
  let rows = rowsOf.get(program);
  if (!rows) {
    rows = planOf(program).map((plan) => ({ plan }));
    rowsOf.set(program, rows);
  }
  const located = program.at(Math.max(position - 1, 0));
  return {
    rows: rows.map((row) => {
      const { start, end } = scopeOf(program, row.plan, located);
      const isSame = row.last?.start === start && row.last.end === end;
      if (!isSame || row.stops !== stops) {
        const segments = isSame ? row.last!.segments : segmentsOf(network, program, row.plan, located);
        const label =
          row.plan.scope === "run" ? words.timeline.run : unitName(network, located, row.plan.scope);
        row.last = { label, start, end, segments, stops: stops.within(segments) };
        row.stops = stops;
      }
      return row.last!;
    }),
    breakpoints: stops.breakpoints,
    ...stops.around(position),
  };
}

/** Each row takes the finest units of which all those in its scope have room; where none have, the next ones, grouped. */
function planOf(program: Program): RowPlan[] {
  const rows: RowPlan[] = [];
  let scope: RowPlan["scope"] = "run";
  while (scope !== "layer") {
    const finer = timelineLevels.slice(scope === "run" ? 0 : timelineLevels.indexOf(scope) + 1);
    const counts = finer.map((level) => countIn(program, scope, level));
    const count =
      counts.findLast((each) => each > 1 && each <= MOST_SEGMENTS) ?? counts.find((each) => each > 1);
    if (count === undefined) break;
    // Where batches are epochs, say epochs.
    const level = finer[counts.indexOf(count)]!;
    rows.push({ scope, level, size: groupSize(count) });
    scope = level;
  }
  return rows;
}

function scopeOf(program: Program, { scope }: RowPlan, located: Located): Span {
  return scope === "run" ? { start: 0, end: program.length } : located.units[scope];
}

/** How many units of a level lie in one unit of the scope, at the most. */
function countIn(program: Program, scope: RowPlan["scope"], level: TimelineLevel): number {
  const { epochs, batches, batchSize, examples } = program;
  const own = countOf(program, { start: 0, end: program.example.length }, level);
  const ends = countOf(program, tailOf(program, 0), level);
  const inEpoch = level === "epoch" ? 1 : level === "batch" ? batches : examples * own + batches * ends;
  switch (scope) {
    case "run":
      return epochs * inEpoch;
    case "epoch":
      return inEpoch;
    case "batch":
      return batchSize * own + ends;
    case "example":
    case "pass":
      return Math.max(
        ...[0, ...(program.tail > 0 ? [program.tailStart(0)] : [])].map((start) =>
          within(program, start, scope, level),
        ),
      );
    case "layer":
      return 1;
  }
}

/** How many units of a level lie in the unit of the scope that holds the step. */
function within(program: Program, index: number, scope: TimelineLevel, level: TimelineLevel): number {
  return countOf(program, program.at(index).units[scope], level);
}

/** How many units of a level lie in a span of whole passes. */
function countOf(program: Program, span: Span, level: TimelineLevel): number {
  if (level !== "layer") return spansOf(program, span, level).length;
  return spansOf(program, span, "pass").reduce((sum, pass) => sum + layersIn(program, pass), 0);
}

/** How many layers a pass goes through, the cost counted as one; of many, those frozen in a gradient step too. */
function layersIn(program: Program, pass: Span): number {
  const layers = program.sizes.length - 1;
  const { kind } = program.at(pass.start).step;
  if (passOf[kind] === "gradient step" && layers <= MOST_SEGMENTS)
    return spansOf(program, pass, "layer").length;
  return passOf[kind] === "forward" ? layers + 1 : layers;
}

/** The steps that end the batch of a turn. */
function tailOf(program: Program, turn: number): Span {
  const start = program.tailStart(turn);
  return { start, end: start + program.tail };
}

/** The units of a level in a span that begins and ends with one. */
function spansOf(program: Program, { start, end }: Span, level: TimelineLevel): Span[] {
  const spans: Span[] = [];
  for (let index = start; index < end; ) {
    const unit = program.at(index).units[level];
    spans.push({ start: index, end: Math.min(unit.end, end) });
    index = unit.end;
  }
  return spans;
}

function segmentsOf(
  network: Network,
  program: Program,
  plan: RowPlan,
  located: Located,
): TimelineSegmentView[] {
  const scope = scopeOf(program, plan, located);
  return eachWithin(dividedBy(network, program, plan, scope));
}

/** What each segment is a part of, where its label does not say so: what was opened last. */
function eachWithin(segments: readonly TimelineSegmentView[]): TimelineSegmentView[] {
  let opener: TimelineSegmentView | undefined;
  return segments.map((segment) => {
    if (segment.opens !== undefined) opener = segment;
    return !opener || saysWhole(segment, opener) ? segment : { ...segment, within: opener.opens! };
  });
}

/** Whether a label needs no other before it: of what stands alone, and of what the one before it names too. */
function saysWhole({ kind }: TimelineSegmentView, opener: TimelineSegmentView): boolean {
  switch (kind) {
    case "epoch":
    case "batch":
    case "example":
      return true;
    case "forward":
    case "backward":
      return false;
    case "average":
    case "gradient step":
      return opener.kind === kind;
  }
}

/** The segments of a row, each with what it opens. */
function dividedBy(
  network: Network,
  program: Program,
  { level, size }: RowPlan,
  scope: Span,
): TimelineSegmentView[] {
  if (size > 1 && (level === "epoch" || level === "batch" || level === "example"))
    return turnGroups(program, scope, level, size);
  const spans = size > 1 ? layerGroups(program, scope, size) : spansOf(program, scope, level);
  return epochsOpened(
    program,
    spans.map((span) => segmentOf(network, program, level, span)),
  );
}

/** Batches of several epochs, of which the first of each opens its epoch: every epoch has a first batch. */
function epochsOpened(program: Program, segments: TimelineSegmentView[]): TimelineSegmentView[] {
  const epochOf = ({ start }: TimelineSegmentView): number => program.at(start).step.epoch;
  const isAcross = segments.length > 1 && epochOf(segments[0]!) !== epochOf(segments.at(-1)!);
  if (!isAcross || segments[0]!.kind !== "batch") return segments;
  return segments.map(({ opens: _, ...segment }) => {
    const { step } = program.at(segment.start);
    return step.batch === 0 ? { ...segment, opens: words.units.epoch(step.epoch + 1) } : segment;
  });
}

/** 1, 2 or 5 times a power of ten: of how many units a segment consists. */
function groupSize(count: number): number {
  let size = 1;
  for (let power = 1; count > size * MOST_SEGMENTS; power *= 10)
    size = [power, 2 * power, 5 * power].find((each) => count <= each * MOST_SEGMENTS) ?? 10 * power;
  return size;
}

function segmentOf(
  network: Network,
  program: Program,
  level: TimelineLevel,
  { start, end }: Span,
): TimelineSegmentView {
  const located = program.at(start);
  const last = program.at(end - 1);
  const { kind } = located.step;
  const pass = passOf[kind];
  const outer = level === "epoch" || level === "batch" ? level : undefined;
  const isExample = level === "example" && !isInTail(kind);
  return {
    start,
    end,
    kind: outer ?? (isExample ? "example" : pass),
    label: words.timeline.range(labelOf(network, located, level), labelOf(network, last, level)),
    ...(opensTurn(program, located) && openingOf(network, located, outer)),
  };
}

/** Whether a step begins an example, or the end of a batch. */
function opensTurn(program: Program, { step: { index, turn } }: Located): boolean {
  return index === program.turnStart(turn) || index === program.tailStart(turn);
}

/** What begins with a step that opens a turn. */
function openingOf(
  network: Network,
  { step }: Located,
  outer: "epoch" | "batch" | undefined,
): Pick<TimelineSegmentView, "opens" | "opensBriefly"> {
  if (outer) return { opens: words.units[outer](step[outer] + 1) };
  const { kind, example } = step;
  if (isInTail(kind)) return { opens: passName(step) };
  const opens = exampleName(network, example);
  const brief = words.units.example(network.examples.place(example));
  return { opens, ...(opens !== brief && { opensBriefly: brief }) };
}

function labelOf(network: Network, located: Located, level: TimelineLevel): string {
  const { step } = located;
  const pass = passName(step);
  switch (level) {
    case "epoch":
    case "batch":
    case "pass":
      return unitName(network, located, level);
    case "example":
      return isInTail(step.kind) ? pass : exampleName(network, step.example);
    case "layer":
      return step.kind === "cost"
        ? words.units.cost
        : words.timeline.layerOf(pass, layerName(network, step.l));
  }
}

/** Groups of units that are counted in turns, found without visiting any; the means and updates of a batch stand alone. */
function turnGroups(
  program: Program,
  { start, end }: Span,
  level: "epoch" | "batch" | "example",
  size: number,
): TimelineSegmentView[] {
  const { turn: first } = program.at(start).step;
  const afterLast = program.at(end - 1).step.turn + 1;
  const turnsEach = { epoch: program.examples, batch: program.batchSize, example: 1 }[level];
  const tail = level === "example" ? tailOf(program, first) : { start: end, end };
  const segments: TimelineSegmentView[] = [];
  for (let turn = first; turn < afterLast; turn += size * turnsEach) {
    const next = turn + size * turnsEach;
    const from = Math.floor((turn - first) / turnsEach) + 1;
    const to = Math.ceil((Math.min(next, afterLast) - first) / turnsEach);
    segments.push({
      start: program.turnStart(turn),
      end: next < afterLast ? program.turnStart(next) : tail.start,
      kind: level,
      label: level === "example" ? words.timeline.order(from, to) : words.timeline.numbers(level, from, to),
      opens:
        level === "example" ? words.timeline.orderBegins(from) : words.timeline.numbers(level, from, from),
    });
  }
  if (level !== "example") return segments;
  return [...segments, ...spansOf(program, tail, "pass").map((span) => tailSegment(program, span))];
}

function tailSegment(program: Program, span: Span): TimelineSegmentView {
  const located = program.at(span.start);
  const label = passName(located.step);
  const kind = passOf[located.step.kind];
  return { ...span, kind, label, ...(opensTurn(program, located) && { opens: label }) };
}

/** The layers of a pass in groups of `size`, each found without visiting any. */
function layerGroups(program: Program, { start, end }: Span, size: number): Span[] {
  const groupOf = (index: number): number => Math.floor(rankOf(program, index) / size);
  const groups: Span[] = [];
  for (let from = start; from < end; from = groups.at(-1)!.end) {
    const group = groupOf(from);
    const steps = lastWhere(end - from, (offset) => groupOf(from + offset) === group) + 1;
    groups.push({ start: from, end: from + steps });
  }
  return groups;
}

/** Which layer of its pass a step belongs to, from 0; the cost comes after the last one. */
function rankOf(program: Program, index: number): number {
  const { kind, l } = program.at(index).step;
  if (kind === "cost") return l;
  return passOf[kind] === "backward" ? program.sizes.length - 1 - l : l - 1;
}
