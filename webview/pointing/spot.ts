/** What the reader can point at in the pictures, as text, and which of it stops the run. */
import type { BreakpointView, DetailsView, SpotView } from "../../src/protocol/messages";

/** "parameter 2 0 1", "parameter 2 0" for a bias, "neuron 1 0". */
export function textOf({ of, l, j, k }: SpotView): string {
  return [of, l, j, ...(k === undefined ? [] : [k])].join(" ");
}

export function isSameSpot(one: SpotView | undefined, other: SpotView | undefined): boolean {
  return one === other || (one !== undefined && other !== undefined && textOf(one) === textOf(other));
}

/** The spots that have a breakpoint, as texts. */
export function stopsOf(breakpoints: readonly BreakpointView[]): readonly string[] {
  return breakpoints.map(({ of, ...rest }) =>
    textOf({ of: of === "parameter" ? "parameter" : "neuron", ...rest }),
  );
}

/** The breakpoint that F9 means; undefined where there are several to choose from, or none. */
export function onlyBreakpoint(details: DetailsView | undefined): BreakpointView | undefined {
  return details?.breakpoints.length === 1 ? details.breakpoints[0] : undefined;
}

export function isSameBreakpoint(one: BreakpointView, other: BreakpointView): boolean {
  return one.of === other.of && one.l === other.l && one.j === other.j && one.k === other.k;
}
