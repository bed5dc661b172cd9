/** The whole run as nested strips with the position on them: a slider that goes anywhere, and what one Next does. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { StepView, TimelineKind, TimelineRowView } from "../src/protocol";
import { timelineKinds } from "../src/protocol";
import { Latest } from "./latest";
import { steady } from "./steady";
import { neighbour, type PlacedSegment, placed, placeOf, positionAt } from "./timelineLayout";
import { useWidth } from "./useWidth";

const STRIP = 10;
const ROW = 19;
/** What the marker stands out over a strip. */
const OVER = 3;

interface Props {
  readonly view: StepView;
  readonly running: boolean;
  readonly goTo: (position: number) => void;
}

export function Timeline({ view, running, goTo }: Props) {
  const { position, length, level, path, timeline } = view;
  const [place, width] = useWidth<HTMLDivElement>();
  const { wanted, want, hold } = useWish(view, running, goTo);
  const rows = timeline.rows.map((row) => ({ row, segments: placed(row, width) }));
  const marked = wanted ?? position;
  return (
    <div class="timeline">
      <div
        class="strips"
        ref={place}
        role="slider"
        tabIndex={0}
        data-testid="timeline"
        aria-label="Position in the run"
        aria-valuemin={0}
        aria-valuemax={length}
        aria-valuenow={position}
        aria-valuetext={`step ${position} of ${length}: ${path.join(", ")}`}
        onKeyDown={(event) => {
          const to = positionAfterKey(event.key, marked, view);
          if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
          event.preventDefault();
          want(to);
        }}
        onPointerDown={(event) => {
          if (event.button === 0) hold(drag(event, rows, want));
        }}
      >
        <svg width={width} height={rows.length * ROW} aria-hidden="true">
          {rows.map(({ row, segments }, depth) => (
            <g key={`row ${depth}`} transform={`translate(0 ${depth * ROW + OVER})`}>
              {depth > 0 && <Zoom above={rows[depth - 1]!.segments} row={row} width={width} />}
              <Strip segments={segments} />
              <Marker segments={segments} row={row} position={marked} width={width} />
            </g>
          ))}
        </svg>
      </div>
      <div class="legend">
        <span data-testid="position">{`step ${marked} of ${length}`}</span>
        <Kinds rows={timeline.rows} />
        <span data-testid="level">one {level} at a time</span>
      </div>
    </div>
  );
}

/** The position the reader asked for last, until the host has got there; held by a drag until that ends too. */
function useWish(view: StepView, running: boolean, goTo: (position: number) => void) {
  const [wanted, setWanted] = useState<number>();
  const send = useRef(goTo);
  send.current = goTo;
  const latest = useRef<Latest<number>>(null);
  latest.current ??= new Latest((position) => send.current(position));
  const isHeld = useRef(false);
  const end = useRef<() => void>(null);
  // Each view says that the session stands again.
  useEffect(() => {
    latest.current!.free();
    if (!isHeld.current) setWanted(undefined);
  }, [view]);
  useEffect(() => () => end.current?.(), []);
  return {
    wanted,
    want: (position: number): void => {
      setWanted(position);
      latest.current!.want(position, running);
    },
    /** A drag has begun; `ended` resolves with it. */
    hold: ({ ended, stop }: Drag): void => {
      isHeld.current = true;
      end.current = stop;
      void ended.then(() => {
        isHeld.current = false;
        setWanted(undefined);
      });
    },
  };
}

interface Drag {
  readonly ended: Promise<void>;
  readonly stop: () => void;
}

interface DrawnRow {
  readonly row: TimelineRowView;
  readonly segments: readonly PlacedSegment[];
}

/** A drag stays in the strip where it began, as it was drawn then. */
function drag(
  { currentTarget, pointerId, clientX, clientY }: PointerEvent,
  rows: readonly DrawnRow[],
  want: (position: number) => void,
): Drag {
  const strips = currentTarget as HTMLElement;
  const { top, left } = strips.getBoundingClientRect();
  const depth = Math.min(Math.max(Math.floor((clientY - top) / ROW), 0), rows.length - 1);
  const { segments } = rows[depth]!;
  let last: number | undefined;
  const follow = ({ clientX: x }: { readonly clientX: number }): void => {
    const position = positionAt(segments, x - left);
    if (position !== last) want(position);
    last = position;
  };
  const { promise: ended, resolve } = withResolvers();
  const listening = new AbortController();
  const stop = (): void => {
    listening.abort();
    resolve();
  };
  const { signal } = listening;
  strips.setPointerCapture(pointerId);
  strips.addEventListener("pointermove", follow, { signal });
  strips.addEventListener("pointerup", stop, { signal });
  strips.addEventListener("pointercancel", stop, { signal });
  follow({ clientX });
  return { ended, stop };
}

function withResolvers(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

/** Arrows walk step by step, Page keys from segment to segment, Home and End to the ends. */
function positionAfterKey(key: string, position: number, { length, timeline }: StepView): number | undefined {
  switch (key) {
    case "ArrowRight":
    case "ArrowUp":
      return Math.min(position + 1, length);
    case "ArrowLeft":
    case "ArrowDown":
      return Math.max(position - 1, 0);
    case "PageUp":
      return neighbour(timeline.rows, position, "forward");
    case "PageDown":
      return neighbour(timeline.rows, position, "back");
    case "Home":
      return 0;
    case "End":
      return length;
    default:
      return undefined;
  }
}

/** Each kind has its height and place in the strip besides its hue. */
const shapes: Readonly<Record<TimelineKind, { readonly y: number; readonly height: number }>> = {
  epoch: { y: 1, height: 8 },
  batch: { y: 1, height: 8 },
  example: { y: 1, height: 8 },
  forward: { y: 0, height: 8 },
  backward: { y: 2, height: 8 },
  average: { y: 3, height: 4 },
  "gradient step": { y: 0, height: 10 },
};

const Strip = steady(({ segments }: { readonly segments: readonly PlacedSegment[] }) => (
  <g>
    {segments.map(({ segment: { kind, label }, x, width }, place) => (
      <rect
        key={`segment ${place}`}
        x={x.toFixed(2)}
        width={width.toFixed(2)}
        {...shapes[kind]}
        rx={1}
        data-kind={kind}
      >
        <title>{label}</title>
      </rect>
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
  return (
    <path class="zoom" d={`M${from} ${STRIP - ROW + 1}L0 -1H${width}L${to} ${STRIP - ROW + 1}Z`}>
      <title>{row.label}</title>
    </path>
  );
});

interface MarkerProps {
  readonly segments: readonly PlacedSegment[];
  readonly row: TimelineRowView;
  readonly position: number;
  readonly width: number;
}

/** A veil over what is not done yet, and the position as a bar. A strip that does not hold it shows no bar. */
function Marker({ segments, row, position, width }: MarkerProps) {
  const isHere = position >= row.start && position <= row.end;
  const x = placeOf(segments, Math.min(Math.max(position, row.start), row.end));
  const bar = Math.min(Math.max(x, 1.5), width - 1.5).toFixed(2);
  return (
    <>
      <rect class="veil" x={x.toFixed(2)} width={Math.max(0, width - x).toFixed(2)} height={STRIP} />
      {isHere && <path class="marker" d={`M${bar} ${-OVER + 1}V${STRIP + OVER - 1}`} />}
    </>
  );
}

const Kinds = steady(({ rows }: { readonly rows: readonly TimelineRowView[] }) => {
  const shown = new Set(rows.flatMap(({ segments }) => segments.map(({ kind }) => kind)));
  return (
    <span class="kinds">
      {timelineKinds
        .filter((kind) => shown.has(kind))
        .map((kind) => (
          <span key={kind} class="kind">
            <svg width="12" height={STRIP} aria-hidden="true">
              <rect width="12" {...shapes[kind]} rx={1} data-kind={kind} />
            </svg>
            {kind}
          </span>
        ))}
    </span>
  );
});
