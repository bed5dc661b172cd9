/** What the timeline says of a place on it: where in the run it is, and what stops there. */

import type {
  StopReasonView,
  TimelineRowView,
  TimelineStopView,
  TimelineView,
} from "../../src/protocol/messages";
import { panel } from "../shared/words";

/** "step 140: example 2 · dusk, backward, layer 2"; the start is before all of them. */
export function placeWords({ segments }: TimelineRowView, position: number): string {
  if (position === 0) return panel.timeline.start;
  const place = Math.max(
    segments.findIndex(({ end }) => position <= end),
    0,
  );
  const { label, within } = segments[place]!;
  return panel.timeline.at(position, within === undefined ? label : `${within}, ${label}`);
}

/** "w₀₁⁽²⁾ stops here"; of a stretch, "from step 16 to step 240 w₀₁⁽²⁾ stops 12 times". */
export function stopWords(
  { first, last, by, others }: TimelineStopView,
  breakpoints: TimelineView["breakpoints"],
): string {
  const isOne = first === last;
  const reasons = by.map((reason) => reasonWords(reason, breakpoints, isOne));
  const more = others === 0 ? [] : [panel.timeline.moreBreakpoints(others)];
  const where = isOne ? "" : panel.timeline.stretch(first, last);
  return `${where}${[...reasons, ...more].join(", ")}`;
}

function reasonWords(
  { breakpoint, times, isCertain }: StopReasonView,
  breakpoints: TimelineView["breakpoints"],
  isOne: boolean,
): string {
  const { name, condition } = breakpoints[breakpoint]!;
  const often = isOne ? undefined : times;
  return isCertain ? panel.timeline.stops(name, often) : panel.timeline.mayStop(name, often, condition);
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
    nextStop !== undefined && panel.timeline.nextStop(nextStop),
    previousStop !== undefined && panel.timeline.previousStop(previousStop),
  ].filter((words) => words !== false);
  return nearest.length === 0 ? panel.timeline.noStop : nearest.join("; ");
}
