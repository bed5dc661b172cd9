/** The run as nested rows, with where it stops. */

/** The run as nested rows, the whole run first; each next row divides the part of the one above that holds the step. */
export interface TimelineView {
  readonly rows: readonly TimelineRowView[];
  /** What the run stops for, the first ones where there are many. */
  readonly breakpoints: readonly TimelineBreakpointView[];
  /** The nearest positions on both sides of this one at which the run stops, or may stop. */
  readonly previousStop?: number;
  readonly nextStop?: number;
}

export interface TimelineBreakpointView {
  /** "w₀₁⁽²⁾", "layer 2". */
  readonly name: string;
  /** What must hold there too. */
  readonly condition?: string;
}

/** The steps `start` ≤ i < `end`, in segments without a gap. */
export interface TimelineRowView {
  /** What the row divides: "the run", "epoch 2 of 10", "example 3 · dusk". */
  readonly label: string;
  readonly start: number;
  readonly end: number;
  readonly segments: readonly TimelineSegmentView[];
  /** Where the run stops at start < p ≤ end: ascending, each within one segment. */
  readonly stops: readonly TimelineStopView[];
}

/** A position at which the run stops, or the first and the last of many. */
export interface TimelineStopView {
  readonly first: number;
  readonly last: number;
  /** For what it stops there: the first ones, and how many more there are. */
  readonly by: readonly StopReasonView[];
  readonly others: number;
}

export interface StopReasonView {
  /** Its place among the timeline's breakpoints. */
  readonly breakpoint: number;
  /** How often from the first position to the last. */
  readonly times: number;
  /** Whether it stops there; otherwise it may, at so many places, and only the numbers of the run tell. */
  readonly isCertain: boolean;
}

export const timelineKinds = [
  "epoch",
  "batch",
  "example",
  "forward",
  "backward",
  "average",
  "gradient step",
] as const;
export type TimelineKind = (typeof timelineKinds)[number];

export interface TimelineSegmentView {
  readonly start: number;
  readonly end: number;
  readonly kind: TimelineKind;
  /** "backward, layer 2", "epochs 11–20". */
  readonly label: string;
  /** What begins here and stands apart from what is before: "example 2 · dusk", "average", "epoch 11". */
  readonly opens?: string;
}
