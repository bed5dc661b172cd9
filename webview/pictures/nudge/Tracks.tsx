/** The number lines of a chain: a dot where each quantity was, one where the nudge has moved it, and how the one narrows to the next. */
import { steady } from "../../shared/steady";
import type { ChainLayout, Row } from "./chainLayout";
import type { ChainRow } from "./chainRows";
import { share } from "./numberLine";

interface Props {
  readonly layout: ChainLayout;
  readonly rows: readonly ChainRow[];
  /** How far each row's line reaches to either side. */
  readonly reaches: readonly number[];
  /** On one scale the ratio of two neighbours is the ratio of two lengths. */
  readonly isShared: boolean;
}

/** The ends of a line, and of its dots. */
const MARGIN = 6;
/** Parts of a line between two marks. */
const PARTS = 4;

export function axisOf({ y, height }: Row, isRoomy: boolean): number {
  return isRoomy ? y + 12 : y + height / 2;
}

/** Where a change stands on a line, in pixels from the track's left end. */
export function placeOn(width: number, reach: number, change: number): number {
  const half = width / 2 - MARGIN;
  return width / 2 + half * share(reach, change);
}

export const Tracks = steady(({ layout, rows, reaches, isShared }: Props) => {
  const { width } = layout.track;
  const placed = layout.rows.map((row, place) => {
    const { letter, before, change } = rows[place]!;
    const y = axisOf(row, layout.isRoomy && row.kind === "link");
    const to = change === null ? undefined : placeOn(width, reaches[place]!, change);
    return { row, letter, y, to, isKnown: before !== null };
  });
  const lines = placed.filter(({ row }) => row.kind === "link");
  const last = lines.at(-1)!;
  const middle = width / 2;
  return (
    <svg
      class="tracks"
      width={width}
      height={layout.product.y}
      style={{ left: `${layout.track.x}px` }}
      aria-hidden="true"
    >
      <path class="zero" d={`M${middle} ${lines[0]!.y}V${last.y}`} />
      {isShared && <path class="wedge" d={wedges(placed, middle)} />}
      {lines.map(({ y, row }) => (
        <path key={`line ${row.index}`} class="number-line" d={axis(y, width)} />
      ))}
      {placed.map(({ row, letter, y, to, isKnown }) =>
        row.kind === "link" ? (
          <g key={`link ${row.index}`} class={`letter-${letter}`}>
            {to !== undefined && <path class="moved" d={`M${middle} ${y}H${to}`} />}
            <circle
              class={to === undefined && isKnown ? "dot" : "dot before"}
              data-known={isKnown ? "" : undefined}
              cx={middle}
              cy={y}
              r={4.5}
            />
            {to !== undefined && <circle class="dot" data-testid={`dot ${row.index}`} cx={to} cy={y} r={5} />}
          </g>
        ) : (
          to !== undefined && (
            <g key={`path ${row.index}`} class={`letter-${letter}`}>
              <path class="moved thin" d={`M${middle} ${y}H${to}`} />
              <circle class="dot" cx={to} cy={y} r={2.5} />
            </g>
          )
        ),
      )}
    </svg>
  );
});

function axis(y: number, width: number): string {
  const marks = Array.from({ length: 2 * PARTS + 1 }, (_, mark) => {
    const x = MARGIN + ((width - 2 * MARGIN) * mark) / (2 * PARTS);
    return `M${x} ${y - 2.5}v5`;
  });
  return `M${MARGIN} ${y}H${width - MARGIN}${marks.join("")}`;
}

interface Placed {
  readonly row: Row;
  readonly y: number;
  readonly to: number | undefined;
}

/** From each line to the next: the same start, and where the nudge has come to on both. */
function wedges(placed: readonly Placed[], middle: number): string {
  return placed
    .slice(1)
    .map((below, place) => {
      const above = placed[place]!;
      const areLinks = above.row.kind === "link" && below.row.kind === "link";
      if (!areLinks || above.to === undefined || below.to === undefined) return "";
      return `M${middle} ${above.y}H${above.to}L${below.to} ${below.y}H${middle}Z`;
    })
    .join("");
}
