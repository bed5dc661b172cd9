/** Where the segments, stops and names of a timeline's row stand, and which position of the run a place on it means. */
import type { TimelineRowView, TimelineSegmentView, TimelineStopView } from "../../src/protocol/messages";

/** The least width of a segment, so that a layer of two neurons can be seen beside one of 784. */
const LEAST = 3;
/** The gap before a segment, and before one that opens an example. */
const GAP = 1;
const WIDE_GAP = 3;

export interface PlacedSegment {
  readonly segment: TimelineSegmentView;
  readonly x: number;
  readonly width: number;
}

/** As wide as its share of the steps, unless that is too narrow: then the wider ones give way. */
export function placed({ segments }: Pick<TimelineRowView, "segments">, width: number): PlacedSegment[] {
  const gaps = segments.map(({ opens }, place) => (place === 0 ? 0 : opens ? WIDE_GAP : GAP));
  const room = Math.max(0, width - sum(gaps));
  const steps = segments.map(({ start, end }) => end - start);
  const unit = unitFor(steps, room);
  let x = 0;
  return segments.map((segment, place) => {
    x += gaps[place]!;
    const own = Math.max(steps[place]! * unit, Math.min(LEAST, room / segments.length));
    const result = { segment, x, width: own };
    x += own;
    return result;
  });
}

/** Pixels a step: what is left for the wide segments once the narrow ones have the least. */
function unitFor(steps: readonly number[], room: number): number {
  const least = Math.min(LEAST, room / steps.length);
  const ascending = [...steps].sort((a, b) => a - b);
  let left = room;
  let rest = sum(steps);
  for (const each of ascending) {
    if (each * (left / rest) >= least) return left / rest;
    left -= least;
    rest -= each;
  }
  return 0;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

/** Where a position is marked: at the end of what is done. */
export function placeOf(row: readonly PlacedSegment[], position: number): number {
  for (const { segment, x, width } of row) {
    if (position <= segment.end)
      return x + (width * Math.max(0, position - segment.start)) / (segment.end - segment.start);
  }
  return 0;
}

/** The position that a place means: one whose step lies in the segment there, or the start of the run. */
export function positionAt(row: readonly PlacedSegment[], at: number): number {
  const segment = row.findLast(({ x }) => x <= at) ?? row[0]!;
  const { start, end } = segment.segment;
  const share = Math.min(Math.max((at - segment.x) / segment.width, 0), 1);
  return Math.max(Math.round(start + share * (end - start)), start === 0 ? 0 : start + 1);
}

/** The nearest position after (or before) this one where a segment of any row begins or ends. */
export function neighbour(
  rows: readonly TimelineRowView[],
  position: number,
  direction: "forward" | "back",
): number {
  const ends = rows.flatMap(({ start, segments }) => [start, ...segments.map(({ end }) => end)]);
  return direction === "forward"
    ? Math.min(...ends.filter((end) => end > position), rows[0]!.end)
    : Math.max(...ends.filter((end) => end < position), 0);
}

// ── Stops ────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Stops nearer than that to each other share a mark, while it stays as short as this. */
const CLOSE = 9;
const SHORT = 18;

/** One mark, from the first stop it stands for to the last. */
export interface PlacedStops {
  readonly from: number;
  readonly to: number;
  readonly stops: readonly TimelineStopView[];
}

/** The stops of a row as marks: those too close to be told apart are one. */
export function placedStops(
  row: readonly PlacedSegment[],
  stops: readonly TimelineStopView[],
): PlacedStops[] {
  const marks: PlacedStops[] = [];
  for (const stop of stops) {
    const [from, to] = [placeOf(row, stop.first), placeOf(row, stop.last)];
    const last = marks.at(-1);
    if (last && from - last.to < CLOSE && to - last.from <= SHORT)
      marks[marks.length - 1] = { from: last.from, to, stops: [...last.stops, stop] };
    else marks.push({ from, to, stops: [stop] });
  }
  return marks;
}

/** Which of a mark's stops a place on it means: the one that begins nearest. */
export function stopNear(row: readonly PlacedSegment[], { stops }: PlacedStops, x: number): TimelineStopView {
  const away = ({ first }: TimelineStopView) => Math.abs(placeOf(row, first) - x);
  return stops.reduce((a, b) => (away(b) < away(a) ? b : a));
}

// ── Names ────────────────────────────────────────────────────────────────────────────────────────────────────────────

const BETWEEN = 12;

export interface PlacedName {
  readonly x: number;
  readonly text: string;
}

/** The names of what begins in a row: of each, or of every second one, or third, so that all of them have room. */
export function placedNames(
  row: readonly PlacedSegment[],
  width: number,
  measure: (text: string) => number,
): PlacedName[] {
  const openings = row.filter(({ segment }) => segment.opens !== undefined);
  for (let every = 1; every < openings.length; every++) {
    const names = namesOf(
      openings.filter((_, place) => place % every === 0),
      width,
      measure,
    );
    if (names) return names;
  }
  return namesOf(openings.slice(0, 1), width, measure) ?? [];
}

/** The whole name, or the brief one; the last one may go. Undefined where there is no room for another. */
function namesOf(
  openings: readonly PlacedSegment[],
  width: number,
  measure: (text: string) => number,
): PlacedName[] | undefined {
  const names: PlacedName[] = [];
  for (const [place, { segment, x }] of openings.entries()) {
    const isLast = place === openings.length - 1;
    const room = (isLast ? width : openings[place + 1]!.x) - x - BETWEEN;
    const whole = segment.opens!;
    const text = [whole, segment.opensBriefly ?? whole].find((each) => measure(each) <= room);
    if (text !== undefined) names.push({ x, text });
    else if (!isLast) return undefined;
  }
  return names;
}
