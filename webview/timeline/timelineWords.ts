/** What the timeline says of a place on it: where in the run it is, and what stops there. */
import type {
  StopReasonView,
  TimelineRowView,
  TimelineStopView,
  TimelineView,
} from "../../src/protocol/messages";

/** "step 140: example 2 · dusk, backward, layer 2"; the start is before all of them. */
export function placeWords({ segments }: TimelineRowView, position: number): string {
  if (position === 0) return "the start";
  const place = Math.max(
    segments.findIndex(({ end }) => position <= end),
    0,
  );
  const { kind, label } = segments[place]!;
  const isGroup = kind === "epoch" || kind === "batch" || kind === "example";
  const group = segments.slice(0, place + 1).findLast(({ opens }) => opens !== undefined)?.opens;
  const isNamed = isGroup || group === undefined || label.startsWith(group);
  return `step ${position}: ${isNamed ? label : `${group}, ${label}`}`;
}

/** "w₀₁⁽²⁾ stops here"; of a stretch, "from step 16 to step 240 w₀₁⁽²⁾ stops 12 times". */
export function stopWords(
  { first, last, by, others }: TimelineStopView,
  breakpoints: TimelineView["breakpoints"],
): string {
  const isOne = first === last;
  const reasons = by.map((reason) => reasonWords(reason, breakpoints, isOne));
  const more = others === 0 ? [] : [`${others} more breakpoint${others === 1 ? "" : "s"}`];
  const where = isOne ? "" : `from step ${first} to step ${last} `;
  return `${where}${[...reasons, ...more].join(", ")}`;
}

function reasonWords(
  { breakpoint, times, isCertain }: StopReasonView,
  breakpoints: TimelineView["breakpoints"],
  isOne: boolean,
): string {
  const { name, condition } = breakpoints[breakpoint]!;
  const often = isOne ? "here" : times === 1 ? "once" : `${times} times`;
  if (isCertain) return `${name} stops ${often}`;
  return `${name} may stop ${often}${condition === undefined ? ", if it changes" : `, if ${condition}`}`;
}

/** What stops at a position; undefined where nothing is known to. */
export function stopAt({ rows }: TimelineView, position: number): TimelineStopView | undefined {
  const inRow = ({ stops }: TimelineRowView) =>
    stops.find(({ first, last }) => first === position && last === position);
  return rows.map(inRow).findLast((stop) => stop !== undefined);
}

/** How to move between the stops, and where the next ones are; undefined where there is none. */
export function stopsWords({ previousStop, nextStop, breakpoints }: TimelineView): string | undefined {
  if (breakpoints.length === 0) return undefined;
  const nearest = [
    nextStop !== undefined && `next stop: step ${nextStop}, key full stop`,
    previousStop !== undefined && `previous stop: step ${previousStop}, key comma`,
  ].filter((words) => words !== false);
  return nearest.length === 0 ? "no stop in the run" : nearest.join("; ");
}
