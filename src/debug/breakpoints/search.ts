/**
 * The way to the nearest stop: by arithmetic where no numbers are asked for, otherwise from site to site.
 *
 * Whether a position stops depends on the run and the position alone, never on the way there: so the stops of the way
 * back are those of the way forward in reverse.
 */
import type { State } from "../../core/run/state";
import type { Trace } from "../../core/run/trace";
import { words } from "../../words/words";
import { mostOf, needOf as needOfExpression } from "../expression/needs";
import type { Need } from "../expression/quantities";
import type { Control, Pausable } from "../moves/slices";
import { type Arrival, travel } from "../moves/travel";
import {
  type Breakpoint,
  type Candidate,
  type Direction,
  endOf,
  nearestCandidates,
  needsState,
} from "./breakpoints";
import { holds, logText, type Refusal } from "./criteria";
import { type ExceptionBreakpoint, ExceptionScan, heldAt } from "./exceptionBreakpoints";

/** Who is told what breakpoints say on the way. */
export interface SearchListener {
  readonly log: (breakpoint: Breakpoint, text: string) => void;
  /** Its condition cannot be evaluated here. */
  readonly fault: (breakpoint: Breakpoint, reason: string) => void;
  /** What they may tell of a state; all of it if left out. */
  readonly seen?: (state: State) => State;
}

/** What stops a run. */
export interface Stoppers {
  readonly bound: readonly Breakpoint[];
  readonly exceptions: readonly ExceptionBreakpoint[];
  readonly listener: SearchListener;
}

/**
 * To the nearest stop in a direction, else to that end of the run; yields how far it has come. A pause stops at the last
 * place looked at; where other stops are set on the way it goes on from there to the nearest of those.
 */
export function* toBreakpoint(
  trace: Trace,
  from: number,
  direction: Direction,
  stops: Stoppers,
  control: Control,
): Generator<number, Arrival, void> {
  const interruption: Pausable = {
    get pause() {
      return control.pause || control.changed === true;
    },
  };
  for (let position = from; ; ) {
    control.changed = false;
    const arrival = yield* toKnownStop(trace, position, direction, stops, interruption);
    if (!arrival.paused || control.pause) return arrival;
    ({ position } = arrival.state);
  }
}

function* toKnownStop(
  trace: Trace,
  from: number,
  direction: Direction,
  { bound, exceptions, listener }: Stoppers,
  control: Pausable,
): Generator<number, Arrival, void> {
  const counts = new Map<Breakpoint, Matches>();
  const scan = new ExceptionScan(trace, exceptions);
  let position = from;
  /** Where its numbers were looked at last: a pause would have to find others first. */
  let seen = from;
  for (;;) {
    const candidate = nearestCandidates(bound, position, direction);
    const to = candidate?.position ?? endOf(trace.program, direction);
    if (candidate && exceptions.length === 0) {
      const need = needOf(candidate);
      if (yield* passes(trace, candidate, need, seen)) {
        ({ position } = candidate);
        if (need !== "place") seen = position;
        yield seen;
        if (control.pause) return { state: yield* heldAt(seen, trace.seek(seen)), hits: [], paused: true };
        continue;
      }
    }
    const found = yield* scan.between(position, to, direction, control);
    if (found && !found.exception) return { ...found, hits: [], paused: true };
    const isOnTheWay = found !== undefined && found.state.position !== candidate?.position;
    if (isOnTheWay) return { ...found, hits: [], paused: false };
    const arrival = yield* travel(trace, seen, to, control);
    if (arrival.paused || !candidate) return arrival;
    const hits = yield* stopping(trace, candidate, arrival.state, counts, control, listener);
    // It may still turn out to stop there: the pause is before it.
    if (hits === undefined) return { state: yield* heldAt(seen, trace.seek(seen)), hits: [], paused: true };
    if (found) return { ...found, hits, paused: false };
    if (hits.length > 0) return { ...arrival, hits };
    position = candidate.position;
    seen = position;
    yield position;
    if (control.pause) return { ...arrival, paused: true };
  }
}

/** How much of the run tells whether one of them stops at a candidate. */
function needOf({ breakpoints }: Candidate): Need {
  return mostOf(breakpoints.map(needOfOne));
}

function needOfOne({ condition, applies }: Breakpoint): Need {
  return condition && !applies ? needOfExpression(condition.expression) : "run";
}

/** Whether none of them stops at a candidate, as far as less than all of the run tells; yields how far the way has come. */
function* passes(
  trace: Trace,
  { position, breakpoints }: Candidate,
  need: Need,
  seen: number,
): Generator<number, boolean, void> {
  if (need === "run") return false;
  const state = yield* heldAt(seen, look(trace, position, need));
  return breakpoints.every((breakpoint) => holds(breakpoint, state) === false);
}

/** The state at a position, as far as it is needed. */
function* look(trace: Trace, position: number, need: Need): Generator<number, State, void> {
  switch (need) {
    case "place":
      return trace.place(position);
    case "example":
      return yield* trace.glimpse(position);
    case "run":
      return yield* trace.seek(position);
  }
}

/** Those that stop at a candidate; those that log instead do so. Nothing if paused. */
function* stopping(
  trace: Trace,
  { position, breakpoints }: Candidate,
  state: State,
  counts: Map<Breakpoint, Matches>,
  control: Pausable,
  listener: SearchListener,
): Generator<number, readonly Breakpoint[] | undefined, void> {
  const found: { readonly breakpoint: Breakpoint; readonly match: true | Refusal }[] = [];
  for (const breakpoint of breakpoints) {
    const match = matches(trace, breakpoint, state);
    if (match !== false) found.push({ breakpoint, match });
    if (!breakpoint.condition) continue;
    yield position;
    if (control.pause && breakpoint !== breakpoints.at(-1)) return undefined;
  }
  const hits: Breakpoint[] = [];
  for (const { breakpoint, match } of found) {
    if (breakpoint.hits && needsState(breakpoint)) {
      const known = counts.get(breakpoint) ?? { position: 0, count: 0 };
      const count = yield* countMatches(trace, breakpoint, known, position, control);
      if (count === undefined) return undefined;
      counts.set(breakpoint, { position, count });
      if (breakpoint.hits.from(count) !== count) continue;
    }
    const seen = listener.seen?.(state) ?? state;
    if (match !== true) listener.fault(breakpoint, faultIn(breakpoint, seen));
    else if (breakpoint.log) {
      listener.log(breakpoint, logText(breakpoint.log, seen));
      continue;
    }
    hits.push(breakpoint);
  }
  return hits;
}

/** Why a condition fails, as far as the state may tell. */
function faultIn(breakpoint: Breakpoint, seen: State): string {
  const held = holds(breakpoint, seen);
  return typeof held === "boolean" ? words.debug.coveredUntilGuessed : held.refused;
}

/** Whether a site is a hit. A condition that fails is one, so that it is noticed. */
export function matches(trace: Trace, breakpoint: Breakpoint, state: State): boolean | Refusal {
  // One step before is hardly ever another turn, so no way to go.
  const applies = breakpoint.applies?.(state, trace.stateAt(state.position - 1)) ?? true;
  return applies && holds(breakpoint, state);
}

/** How many hits the run has up to a position, itself included. */
interface Matches {
  readonly position: number;
  readonly count: number;
}

/** The hits up to a position that is one itself, counted on or back from a known count; nothing if paused. */
function* countMatches(
  trace: Trace,
  breakpoint: Breakpoint,
  known: Matches,
  to: number,
  control: Pausable,
): Generator<number, number | undefined, void> {
  const isOn = to > known.position;
  const [low, high] = isOn ? [known.position, to] : [to, known.position];
  let between = 0;
  for (let at = breakpoint.sites.next(low); at !== undefined && at <= high; at = breakpoint.sites.next(at)) {
    const state = yield* heldAt(to, look(trace, at, needOfOne(breakpoint)));
    if (matches(trace, breakpoint, state) !== false) between++;
    yield to;
    if (control.pause) return undefined;
  }
  return isOn ? known.count + between : known.count - between;
}
