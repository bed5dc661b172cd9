/** The whole run as nested strips with the position and the stops on them: a slider that goes anywhere. */

import { useState } from "preact/hooks";
import type { StepView, TimelineView } from "../../src/protocol/messages";
import { pointerIn } from "../shared/pointer";
import { useWidth } from "../shared/useWidth";
import { panel } from "../shared/words";
import { Path } from "./Path";
import {
  ABOVE,
  type DrawnRow,
  depthAt,
  heightOf,
  ROW,
  STRIP,
  TimelineRow,
  useDrawnRows,
} from "./TimelineRow";
import { neighbour, placeOf, positionAt, stopNear } from "./timelineLayout";
import { placeWords, stopAt, stopsWords, stopWords } from "./timelineWords";
import { useWish } from "./useWish";

interface Props {
  readonly view: StepView;
  readonly running: boolean;
  readonly goTo: (position: number, jump: number) => void;
}

/** What the pointer is at. */
interface Readout {
  readonly x: number;
  readonly depth: number;
  readonly words: string;
}

export function Timeline({ view, running, goTo }: Props) {
  const { position, length, path, timeline } = view;
  const { breakpoints } = timeline;
  const [place, width] = useWidth<HTMLDivElement>();
  const { wanted, now, want, hop } = useWish(view, goTo);
  const rows = useDrawnRows(timeline.rows, width);
  const [pointed, setPointed] = useState<Readout>();
  const marked = wanted ?? position;
  const isBusy = running || wanted !== undefined;
  const here = stopAt(timeline, marked);
  const stopHere = here ? [stopWords(here, breakpoints)] : [];
  const description = stopsWords(timeline);
  return (
    <div class="timeline">
      <div
        class="strips"
        ref={place}
        role="slider"
        tabIndex={0}
        data-testid="timeline"
        aria-label={panel.positionInRun}
        aria-valuemin={0}
        aria-valuemax={length}
        aria-valuenow={position}
        aria-valuetext={[`${panel.timeline.of(position, length)}: ${path.join(", ")}`, ...stopHere].join(
          "; ",
        )}
        aria-busy={isBusy}
        {...(description !== undefined && { "aria-description": description })}
        onKeyDown={(event) => {
          if (event.altKey || event.ctrlKey || event.metaKey) return;
          const by = stopKeys[event.key];
          // Keys may come faster than frames: each goes on from the last.
          const to = positionAfterKey(event.key, now() ?? position, view);
          if (to === undefined && by === undefined) return;
          event.preventDefault();
          if (to !== undefined) want(to);
          // A key that is held asks again and again: what is under way first has to be there.
          else if (by !== undefined && !(event.repeat && now() !== undefined)) hop(by);
        }}
        onPointerDown={(event) => {
          if (event.button === 0) drag(event, rows, want);
        }}
        onPointerMove={(event) => setPointed(readoutAt(event, rows, timeline))}
        onPointerLeave={() => setPointed(undefined)}
      >
        <Strips rows={rows} width={width} position={marked} breakpoints={breakpoints} pointed={pointed} />
        {pointed && (
          <div
            class="readout"
            data-testid="readout"
            style={{ left: `${pointed.x}px`, translate: `${(-100 * pointed.x) / Math.max(1, width)}%` }}
          >
            {pointed.words}
          </div>
        )}
      </div>
      <Legend view={view} marked={marked} stopHere={stopHere} isBusy={isBusy} />
    </div>
  );
}

interface StripsProps {
  readonly rows: readonly DrawnRow[];
  readonly width: number;
  readonly position: number;
  readonly breakpoints: TimelineView["breakpoints"];
  readonly pointed: Readout | undefined;
}

/** The rows one below the other, and in one of them a line where the pointer is. */
function Strips({ rows, width, position, breakpoints, pointed }: StripsProps) {
  return (
    <svg width={width} height={heightOf(rows)} aria-hidden="true">
      {rows.map((drawn, depth) => (
        <g key={`row ${depth}`} transform={`translate(0 ${depth * ROW + ABOVE})`}>
          <TimelineRow
            drawn={drawn}
            above={rows[depth - 1]}
            position={position}
            width={width}
            breakpoints={breakpoints}
          />
          {pointed?.depth === depth && (
            <path class="pointed" d={`M${pointed.x.toFixed(2)} -1V${STRIP + 1}`} />
          )}
        </g>
      ))}
    </svg>
  );
}

interface LegendProps {
  readonly view: StepView;
  readonly marked: number;
  readonly stopHere: readonly string[];
  readonly isBusy: boolean;
}

/** Where the run is: the units around the step, and its number. */
function Legend({ view, marked, stopHere, isBusy }: LegendProps) {
  return (
    <div class="legend">
      <Path title={view.title} path={view.path} />
      <span class="where" title={stopHere.join()}>
        <span data-testid="position">{panel.timeline.of(marked, view.length)}</span>
        {stopHere.length > 0 && <span data-testid="stop-here">{`: ${stopHere}`}</span>}
        {isBusy && <span class="on-its-way">{panel.timeline.onItsWay}</span>}
      </span>
    </div>
  );
}

type Pointer = Pick<PointerEvent, "clientX" | "clientY" | "currentTarget" | "target">;

/** The row at a place, and how far along it is. */
function rowAt(event: Pointer, rows: readonly DrawnRow[]) {
  const { x, y } = pointerIn(event.currentTarget as Element, event);
  const depth = depthAt(y, rows);
  return { depth, x, drawn: rows[depth]! };
}

/** The position that a stop's mark under the pointer means. */
function stopUnder(pointer: Pointer, { stops, segments }: DrawnRow, x: number) {
  const mark = (pointer.target as Element).closest("[data-mark]")?.getAttribute("data-mark");
  const stop = mark == null ? undefined : stops[Number(mark)];
  return stop && stopNear(segments, stop, x);
}

function readoutAt(pointer: Pointer, rows: readonly DrawnRow[], { breakpoints }: TimelineView): Readout {
  const { depth, x, drawn } = rowAt(pointer, rows);
  const stop = stopUnder(pointer, drawn, x);
  const position = stop?.first ?? positionAt(drawn.segments, x);
  const words = [placeWords(drawn.row, position), ...(stop ? [stopWords(stop, breakpoints)] : [])].join("; ");
  return { x: placeOf(drawn.segments, position), depth, words };
}

/** A mark that is pressed and let go leads to its stop; else one that moves so far is a drag. */
const SLIP = 4;

/** Goes where the pointer is until it is lifted. A drag stays in the strip where it began, as it was drawn then. */
function drag(event: PointerEvent, rows: readonly DrawnRow[], want: (position: number) => void): void {
  const strips = event.currentTarget as HTMLElement;
  const { x, drawn } = rowAt(event, rows);
  const stop = stopUnder(event, drawn, x);
  let last = stop?.first ?? positionAt(drawn.segments, x);
  let isDrag = stop === undefined;
  const follow = (now: number): void => {
    isDrag ||= Math.abs(now - x) > SLIP;
    const position = positionAt(drawn.segments, now);
    if (!isDrag || position === last) return;
    last = position;
    want(position);
  };
  const listening = new AbortController();
  const { signal } = listening;
  strips.setPointerCapture(event.pointerId);
  strips.addEventListener("pointermove", (moved) => follow(pointerIn(strips, moved).x), { signal });
  strips.addEventListener("lostpointercapture", () => listening.abort(), { signal });
  want(last);
}

const stopKeys: Readonly<Record<string, 1 | -1>> = { ".": 1, ",": -1 };

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
