/** Where the segments of a timeline's row stand, and which position of the run a place on it means. */
import type { TimelineRowView, TimelineSegmentView } from "../src/protocol";

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
export function placed({ segments }: TimelineRowView, width: number): PlacedSegment[] {
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

/** The position that a place means; in a row that divides a part of the run, one of which the step lies in that part. */
export function positionAt(row: readonly PlacedSegment[], at: number): number {
  const first = row[0]!.segment.start;
  const segment = row.findLast(({ x }) => x <= at) ?? row[0]!;
  const { start, end } = segment.segment;
  const share = Math.min(Math.max((at - segment.x) / segment.width, 0), 1);
  return Math.max(Math.round(start + share * (end - start)), first === 0 ? 0 : first + 1);
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
