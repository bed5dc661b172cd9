/** The run as nested rows, with where it stops. */
import { count, flag, list, object, oneOf, optional, type TypeOf, text } from "../schema";

const stopReasonView = object({
  /** Its place among the timeline's breakpoints. */
  breakpoint: count,
  /** How often from the first position to the last. */
  times: count,
  /** Whether it stops there; otherwise it may, at so many places, and only the numbers of the run tell. */
  isCertain: flag,
});
export type StopReasonView = TypeOf<typeof stopReasonView>;

/** A position at which the run stops, or the first and the last of many. */
const timelineStopView = object({
  first: count,
  last: count,
  /** For what it stops there: the first ones, and how many more there are. */
  by: list(stopReasonView),
  others: count,
});
export type TimelineStopView = TypeOf<typeof timelineStopView>;

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

const timelineSegmentView = object({
  start: count,
  end: count,
  kind: oneOf(timelineKinds),
  /** "backward, layer 2", "epochs 11–20". */
  label: text,
  /** What begins here and stands apart from what is before: "example 2 · dusk", "average", "epoch 11". */
  opens: optional(text),
  /** The same without the name that the file gives it, where it has one: "example 2". */
  opensBriefly: optional(text),
  /** What it is a part of, where its label does not say so: what was opened last, "example 2 · dusk". */
  within: optional(text),
});
export type TimelineSegmentView = TypeOf<typeof timelineSegmentView>;

/** The steps `start` ≤ i < `end`, in segments without a gap. */
const timelineRowView = object({
  /** What the row divides: "the run", "epoch 2 of 10", "example 3 · dusk". */
  label: text,
  start: count,
  end: count,
  segments: list(timelineSegmentView),
  /** Where the run stops at start < p ≤ end: ascending, each within one segment. */
  stops: list(timelineStopView),
});
export type TimelineRowView = TypeOf<typeof timelineRowView>;

const timelineBreakpointView = object({
  /** "w₀₁⁽²⁾", "layer 2". */
  name: text,
  /** What must hold there too. */
  condition: optional(text),
});
export type TimelineBreakpointView = TypeOf<typeof timelineBreakpointView>;

/** The run as nested rows, the whole run first; each next row divides the part of the one above that holds the step. */
export const timelineView = object({
  rows: list(timelineRowView),
  /** What the run stops for, the first ones where there are many. */
  breakpoints: list(timelineBreakpointView),
  /** The nearest positions on both sides of this one at which the run stops, or may stop. */
  previousStop: optional(count),
  nextStop: optional(count),
});
export type TimelineView = TypeOf<typeof timelineView>;
