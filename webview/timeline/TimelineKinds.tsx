/** What the shapes and dots of the timeline mean: those that are there. */

import type { ComponentChildren } from "preact";
import { type TimelineView, timelineKinds } from "../../src/protocol/views/timeline";
import { steady } from "../shared/steady";
import { panel } from "../shared/words";
import { Dot, STRIP, shapes } from "./TimelineRow";

export const Kinds = steady(({ rows }: Pick<TimelineView, "rows">) => {
  const shown = new Set(rows.flatMap(({ segments }) => segments.map(({ kind }) => kind)));
  const reasons = rows.flatMap(({ stops }) => stops.flatMap(({ by }) => by));
  return (
    <span class="kinds">
      {timelineKinds
        .filter((kind) => shown.has(kind))
        .map((kind) => (
          <Kind key={kind} words={kind}>
            <rect width="12" {...shapes[kind]} rx={1} data-kind={kind} />
          </Kind>
        ))}
      {reasons.some(({ isCertain }) => isCertain) && (
        <Kind key="stops" words={panel.timeline.stopsHere}>
          <g data-certain={true} transform="translate(6 5)">
            <Dot from={0} to={0} />
          </g>
        </Kind>
      )}
      {reasons.some(({ isCertain }) => !isCertain) && (
        <Kind key="mayStop" words={panel.timeline.mayStopHere}>
          <g data-certain={false} transform="translate(6 5)">
            <Dot from={0} to={0} />
          </g>
        </Kind>
      )}
    </span>
  );
});

interface KindProps {
  readonly words: string;
  readonly children: ComponentChildren;
}

function Kind({ words, children }: KindProps) {
  return (
    <span class="kind">
      <svg width="12" height={STRIP} aria-hidden="true">
        {children}
      </svg>
      {words}
    </span>
  );
}
