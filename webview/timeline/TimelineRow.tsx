/** One strip of the timeline: its segments, solid as far as they are done, the names above them, its stops, the position. */
import { useMemo } from "preact/hooks";
import type { TimelineBreakpointView, TimelineKind, TimelineRowView } from "../../src/protocol/messages";
import { measured } from "../shared/pen";
import { steady } from "../shared/steady";
import {
  type PlacedName,
  type PlacedSegment,
  type PlacedStops,
  placed,
  placedNames,
  placedStops,
  placeOf,
} from "./timelineLayout";
import { stopWords } from "./timelineWords";

/** A strip, and from one to the next. */
export const STRIP = 10;
export const ROW = 26;
/** The names and half of a stop above the first strip, and the marker below the last one. */
export const ABOVE = 17;
const BELOW = 4;
/** What the marker stands out over a strip. */
const OVER = 3;
const STOP = 3.5;

/** The height of all strips. */
export function heightOf(rows: readonly unknown[]): number {
  return ABOVE + (rows.length - 1) * ROW + STRIP + BELOW;
}

/** Which row a height belongs to: a strip with what stands above it. */
export function depthAt(y: number, rows: readonly unknown[]): number {
  const below = ABOVE + STRIP + BELOW - ROW;
  return Math.min(Math.max(Math.floor((y - below) / ROW), 0), rows.length - 1);
}

/** A row as it is drawn at a width. */
export interface DrawnRow {
  readonly row: TimelineRowView;
  readonly segments: readonly PlacedSegment[];
  readonly names: readonly PlacedName[];
  readonly stops: readonly PlacedStops[];
}

/** As the style has it. */
const NAME_SIZE = 10.5;
/** How wide a name is drawn. */
const nameWidth = (text: string): number => measured(text, NAME_SIZE);

/** Made anew where a row or the width is another one. */
export function useDrawnRows(rows: readonly TimelineRowView[], width: number): readonly DrawnRow[] {
  return useMemo(
    () =>
      rows.map((row) => {
        const segments = placed(row, width);
        return {
          row,
          segments,
          names: placedNames(segments, width, nameWidth),
          stops: placedStops(segments, row.stops),
        };
      }),
    [rows, width],
  );
}

interface Props {
  readonly drawn: DrawnRow;
  /** The row above, whose part this one divides. */
  readonly above: DrawnRow | undefined;
  readonly position: number;
  readonly width: number;
  readonly breakpoints: readonly TimelineBreakpointView[];
}

export function TimelineRow({
  drawn: { row, segments, names, stops },
  above,
  position,
  width,
  breakpoints,
}: Props) {
  const x = placeOf(segments, Math.min(Math.max(position, row.start), row.end));
  return (
    <>
      {above && <Zoom above={above.segments} row={row} width={width} />}
      <Names names={names} />
      <Outlines segments={segments} />
      <Done segments={segments} x={x} />
      <Marker isHere={position >= row.start && position <= row.end} x={x} width={width} />
      <Stops stops={stops} breakpoints={breakpoints} />
    </>
  );
}

/** Each kind has its height and place in the strip besides its hue. */
export const shapes: Readonly<Record<TimelineKind, { readonly y: number; readonly height: number }>> = {
  epoch: { y: 1, height: 8 },
  batch: { y: 1, height: 8 },
  example: { y: 1, height: 8 },
  forward: { y: 0, height: 8 },
  backward: { y: 2, height: 8 },
  average: { y: 3, height: 4 },
  "gradient step": { y: 0, height: 10 },
};

interface SegmentsProps {
  readonly segments: readonly PlacedSegment[];
}

/** So that the outline of a segment is as large as the segment. */
const INSET = 0.5;

/** What is yet to come. */
const Outlines = steady(({ segments }: SegmentsProps) => (
  <g class="outline">
    {segments.map(({ segment: { kind }, x, width }, place) => (
      <Part key={`segment ${place}`} kind={kind} x={x + INSET} width={width - 2 * INSET} inset={INSET} />
    ))}
  </g>
));

/** What is done: all segments before a place, and that part of one which lies before it. */
function Done({ segments, x }: SegmentsProps & { readonly x: number }) {
  const open = segments.findIndex((segment) => segment.x + segment.width > x);
  const partial = segments[open];
  return (
    <g class="solid">
      <Solid segments={segments} count={partial ? open : segments.length} />
      {partial && <Part kind={partial.segment.kind} x={partial.x} width={x - partial.x} />}
    </g>
  );
}

/** The first segments, as many as are done. */
const Solid = steady(({ segments, count }: SegmentsProps & { readonly count: number }) => (
  <>
    {segments.slice(0, count).map(({ segment: { kind }, x, width }, place) => (
      <Part key={`segment ${place}`} kind={kind} x={x} width={width} />
    ))}
  </>
));

interface PartProps {
  readonly kind: TimelineKind;
  readonly x: number;
  readonly width: number;
  readonly inset?: number;
}

/** A segment, or a part of one. */
function Part({ kind, x, width, inset = 0 }: PartProps) {
  const { y, height } = shapes[kind];
  return (
    <rect
      x={x.toFixed(2)}
      y={y + inset}
      width={Math.max(0, width).toFixed(2)}
      height={height - 2 * inset}
      rx={1}
      data-kind={kind}
    />
  );
}

const Names = steady(({ names }: { readonly names: readonly PlacedName[] }) => (
  <g class="names">
    {names.map(({ x, text }) => (
      <text key={text} x={x.toFixed(2)} y={-6}>
        {text}
      </text>
    ))}
  </g>
));

interface ZoomProps {
  readonly above: readonly PlacedSegment[];
  readonly row: TimelineRowView;
  readonly width: number;
}

/** From the part of the strip above that this one divides to its whole width. */
const Zoom = steady(({ above, row, width }: ZoomProps) => {
  const part = above.find(({ segment }) => segment.start <= row.start && row.end <= segment.end);
  if (!part) return null;
  const from = part.x.toFixed(2);
  const to = (part.x + part.width).toFixed(2);
  return <path class="zoom" d={`M${from} ${STRIP - ROW + 1}L0 -1H${width}L${to} ${STRIP - ROW + 1}Z`} />;
});

interface MarkerProps {
  readonly isHere: boolean;
  readonly x: number;
  readonly width: number;
}

/** The position as a bar. A strip that does not hold it shows none. */
function Marker({ isHere, x, width }: MarkerProps) {
  if (!isHere) return null;
  const at = Math.min(Math.max(x, 1.5), width - 1.5).toFixed(2);
  const bar = { x1: at, x2: at, y1: -OVER, y2: STRIP + OVER };
  return (
    <g class="marker">
      <line class="halo" {...bar} />
      <line {...bar} />
    </g>
  );
}

interface StopsProps {
  readonly stops: readonly PlacedStops[];
  readonly breakpoints: readonly TimelineBreakpointView[];
}

interface DotProps {
  readonly from: number;
  readonly to: number;
  readonly isLine?: boolean;
}

/** A dot, or a line along a stretch of many stops. */
export function Dot({ from, to, isLine = false }: DotProps) {
  const radius = isLine ? 2 : STOP;
  return (
    <rect
      class={isLine ? "line" : "dot"}
      x={(isLine ? from : from - radius).toFixed(2)}
      y={-radius}
      width={(isLine ? Math.max(to - from, 2 * radius) : to - from + 2 * radius).toFixed(2)}
      height={2 * radius}
      rx={radius}
    />
  );
}

/** A mark for each stop on the strip's edge; hollow where it may stop only. */
const Stops = steady(({ stops, breakpoints }: StopsProps) => (
  <g class="stops">
    {stops.map(({ from, to, stops }, place) => {
      const isCertain = stops.some(({ by }) => by.some((reason) => reason.isCertain));
      return (
        <g
          key={`stop ${place}`}
          data-testid="stop"
          data-mark={place}
          data-first={stops[0]!.first}
          data-certain={isCertain}
          data-words={stops.map((stop) => stopWords(stop, breakpoints)).join("; ")}
        >
          <rect class="target" x={from - 7} y={-8} width={to - from + 14} height={16} />
          <Dot from={from} to={to} isLine={stops.some(({ first, last }) => first < last)} />
        </g>
      );
    })}
  </g>
));
