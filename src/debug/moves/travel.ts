/** Long ways through a run. */
import type { State } from "../../core/run/state";
import type { Trace } from "../../core/run/trace";
import type { Breakpoint } from "../breakpoints/breakpoints";
import type { ExceptionHit } from "../breakpoints/exceptionBreakpoints";

import type { Pausable } from "./slices";

/** How a way ended. */
export interface Arrival {
  readonly state: State;
  readonly paused: boolean;
  /** Those that stopped it. */
  readonly hits: readonly Breakpoint[];
  readonly exception?: ExceptionHit;
}

/**
 * To a position; yields how far it has come. A replay that begins behind the beginning of the way, as on every way back,
 * is as far on its own way. A pause on the way forward stops at what is certain by then, on the way back where it began.
 */
export function* travel(
  trace: Trace,
  from: number,
  to: number,
  control: Pausable,
): Generator<number, Arrival, void> {
  const replay = trace.seek(to);
  let begin: number | undefined;
  for (;;) {
    const { done, value } = replay.next();
    if (done) return { state: value, paused: false, hits: [] };
    begin ??= from < value && value <= to ? from : value;
    yield begin === to ? to : Math.round(from + ((value - begin) / (to - begin)) * (to - from));
    if (control.pause) {
      const certain = to > from ? Math.max(from, value) : from;
      return { state: yield* trace.seek(certain), paused: true, hits: [] };
    }
  }
}
