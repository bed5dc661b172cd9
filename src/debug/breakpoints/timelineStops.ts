/**
 * Where on the timeline the run stops: by arithmetic where no numbers are asked for, however long the run is. With a
 * condition the places where it may stop are known so; whether it does, only where few of them are on a short way.
 *
 * What is looked at depends on the run and the breakpoints alone, never on the time it takes: the same stop shows the
 * same marks.
 */
import type { Span } from "../../core/program/steps";
import type { Trace } from "../../core/run/trace";
import { complete } from "../../core/run/work";
import type { StopMarks } from "../../pictures/timeline";
import { limits } from "../../protocol/budget";
import type { StopReasonView, TimelineStopView, TimelineView } from "../../protocol/messages";
import { type Breakpoint, nearestCandidate, needsState } from "./breakpoints";
import { atLeast } from "./hitCondition";
import { matches } from "./search";

/** Some positions of the run. */
interface Places {
  /** The smallest one > position. */
  next(position: number): number | undefined;
  /** The greatest one < position. */
  previous(position: number): number | undefined;
  /** How many there are up to a position, itself included. */
  count(position: number): number;
}

/** A breakpoint, and where it stops; if that is not certain, where it may. */
interface Reason {
  readonly breakpoint: Breakpoint;
  readonly number: number;
  readonly places: Places;
  readonly isCertain: boolean;
}

type Nearest = Pick<TimelineView, "previousStop" | "nextStop">;

/** The nearest stops of all positions between two. */
interface Near {
  readonly after: number;
  readonly before: number;
  readonly nearest: Nearest;
}

export class TimelineStops implements StopMarks {
  readonly breakpoints: TimelineView["breakpoints"];
  private readonly stopping: readonly Breakpoint[];
  private known: readonly Reason[] | undefined;
  private near: Near = { after: 0, before: 0, nearest: {} };

  constructor(
    private readonly trace: Trace,
    private readonly bound: readonly Breakpoint[],
  ) {
    // One that logs stops only where its condition cannot be evaluated: a fault, not a stop to look forward to.
    this.stopping = bound.filter(({ log }) => !log);
    this.breakpoints = this.stopping.slice(0, limits.namedBreakpoints).map(({ name, condition }) => ({
      name,
      ...(condition && { condition: condition.text }),
    }));
  }

  /** Whether it still says where the run stops. */
  isOf(trace: Trace, bound: readonly Breakpoint[]): boolean {
    return (
      this.trace === trace &&
      this.bound.length === bound.length &&
      bound.every((breakpoint, index) => breakpoint === this.bound[index])
    );
  }

  readonly within = (spans: readonly Span[]): TimelineStopView[] => complete(this.stopsWithin(spans));

  readonly around = (position: number): Nearest => complete(this.nearestAround(position));

  /** What `within` answers, in pieces: yields after each breakpoint looked at. */
  *stopsWithin(spans: readonly Span[]): Generator<void, TimelineStopView[], void> {
    const row = { start: spans[0]!.start, end: spans.at(-1)!.end };
    const reasons: Reason[] = [];
    for (const reason of yield* this.reasons()) {
      yield;
      if (timesIn(reason.places, row) === 0) continue;
      reasons.push(reason.isCertain ? reason : yield* this.looked(reason, row));
    }
    const stops: TimelineStopView[] = [];
    for (const span of spans) stops.push(...(yield* stopsIn(span, reasons)));
    return stops;
  }

  /** What `around` answers, in pieces. */
  *nearestAround(position: number): Generator<void, Nearest, void> {
    if (!this.knowsAround(position)) this.near = yield* this.nearAt(position);
    return this.near.nearest;
  }

  /** Whether `around` need not look anew. */
  knowsAround(position: number): boolean {
    return this.near.after < position && position < this.near.before;
  }

  private *nearAt(position: number): Generator<void, Near, void> {
    const previousStop = yield* this.nearest(position, "previous");
    const nextStop = yield* this.nearest(position, "next");
    const isStop = position > 0 && (yield* this.nearest(position - 1, "next")) === position;
    return {
      after: isStop ? position - 1 : (previousStop ?? -1),
      before: isStop ? position + 1 : (nextStop ?? Number.POSITIVE_INFINITY),
      nearest: {
        ...(previousStop !== undefined && { previousStop }),
        ...(nextStop !== undefined && { nextStop }),
      },
    };
  }

  private *nearest(position: number, side: "previous" | "next"): Generator<void, number | undefined, void> {
    const choose = side === "next" ? smallest : largest;
    let found: number | undefined;
    for (const reason of yield* this.reasons()) {
      yield;
      found = choose([found, yield* this.nearestOf(reason, position, side)]);
    }
    return found;
  }

  private *reasons(): Generator<void, readonly Reason[], void> {
    if (this.known) return this.known;
    const reasons: Reason[] = [];
    for (const [number, breakpoint] of this.stopping.entries()) {
      yield;
      reasons.push(yield* this.reasonOf(breakpoint, number));
    }
    this.known = reasons;
    return reasons;
  }

  private *reasonOf(breakpoint: Breakpoint, number: number): Generator<void, Reason, void> {
    const reason = { breakpoint, number, places: placesOf(breakpoint), isCertain: !needsState(breakpoint) };
    return reason.isCertain
      ? reason
      : yield* this.looked(reason, { start: 0, end: this.trace.program.length });
  }

  /** Where in a part of the run it stops for certain, if there is little to look at; else the same again. */
  private *looked(reason: Reason, { start, end }: Span): Generator<void, Reason, void> {
    const { breakpoint, places } = reason;
    // Hits are counted from the start of the run.
    const isCountable = !breakpoint.hits || start === 0;
    if (
      !isCountable ||
      end - start > limits.conditionSteps ||
      timesIn(breakpoint.sites, { start, end }) > limits.conditionPlaces
    )
      return reason;
    const positions: number[] = [];
    let count = 0;
    for (const position of walk(breakpoint.hits ? breakpoint.sites : places, { start, end })) {
      yield;
      if (!this.holdsAt(breakpoint, position)) continue;
      count++;
      if (!breakpoint.hits || breakpoint.hits.from(count) === count) positions.push(position);
    }
    return { ...reason, places: listed(positions), isCertain: true };
  }

  /** The nearest stop on one side of a position; one that is far, or comes after many that are none, may be one. */
  private *nearestOf(
    { breakpoint, places, isCertain }: Reason,
    position: number,
    side: "previous" | "next",
  ): Generator<void, number | undefined, void> {
    let place = places[side](position);
    for (
      let looks = 0;
      place !== undefined && !isCertain && !breakpoint.hits && looks < limits.conditionLooks;
      looks++
    ) {
      yield;
      if (Math.abs(place - position) > limits.conditionSteps || this.holdsAt(breakpoint, place)) break;
      place = places[side](place);
    }
    return place;
  }

  /** A condition that cannot be evaluated stops too. */
  private holdsAt(breakpoint: Breakpoint, position: number): boolean {
    return matches(this.trace, breakpoint, this.trace.stateAt(position)) !== false;
  }
}

/** Where a breakpoint may stop, whatever the numbers are; without a condition, where it does. */
function placesOf(breakpoint: Breakpoint): Places {
  const { sites } = breakpoint;
  const hits = needsState(breakpoint) ? hitsAtSites(breakpoint) : breakpoint.hits;
  if (!hits) return sites;
  const counted = { sites, hits };
  return {
    next: (position) => nearestCandidate(counted, position, "forward"),
    previous: (position) => nearestCandidate(counted, position, "back"),
    count: (position) => hits.among(sites.count(position)),
  };
}

/** The n-th hit is not before the n-th site. */
function hitsAtSites({ hits }: Breakpoint): Breakpoint["hits"] {
  const first = hits?.from(1) ?? 1;
  return first > 1 ? atLeast(first) : undefined;
}

/** Ascending positions. */
function listed(positions: readonly number[]): Places {
  return {
    next: (position) => positions.find((each) => each > position),
    previous: (position) => positions.findLast((each) => each < position),
    count: (position) => positions.filter((each) => each <= position).length,
  };
}

function timesIn(places: Places, { start, end }: Span): number {
  return places.count(end) - places.count(start);
}

/** The places at start < p ≤ end. */
function* walk(places: Places, { start, end }: Span): Generator<number, void> {
  for (let at = places.next(start); at !== undefined && at <= end; at = places.next(at)) yield at;
}

/** Each stop of a span where there are few; otherwise the first and the last one. */
function* stopsIn(span: Span, reasons: readonly Reason[]): Generator<void, TimelineStopView[], void> {
  const present: { readonly reason: Reason; readonly times: number }[] = [];
  for (const reason of reasons) {
    yield;
    const times = timesIn(reason.places, span);
    if (times > 0) present.push({ reason, times });
  }
  if (present.length === 0) return [];
  const total = present.reduce((sum, { times }) => sum + times, 0);
  if (total > limits.stopsApart) {
    const first = smallest(present.map(({ reason }) => reason.places.next(span.start)))!;
    const last = largest(present.map(({ reason }) => reason.places.previous(span.end + 1)))!;
    return [stop(first, last, present)];
  }
  const at = new Map<number, Reason[]>();
  for (const { reason } of present)
    for (const position of walk(reason.places, span)) at.set(position, [...(at.get(position) ?? []), reason]);
  return [...at]
    .sort(([a], [b]) => a - b)
    .map(([position, those]) =>
      stop(
        position,
        position,
        those.map((reason) => ({ reason, times: 1 })),
      ),
    );
}

function stop(
  first: number,
  last: number,
  present: readonly { readonly reason: Reason; readonly times: number }[],
): TimelineStopView {
  const named = present
    .filter(({ reason }) => reason.number < limits.namedBreakpoints)
    .slice(0, limits.namesAtStop);
  const by = named.map(
    ({ reason: { number, isCertain }, times }): StopReasonView => ({ breakpoint: number, times, isCertain }),
  );
  return { first, last, by, others: present.length - by.length };
}

function smallest(positions: readonly (number | undefined)[]): number | undefined {
  return positions.reduce((a, b) => (a === undefined || (b !== undefined && b < a) ? b : a), undefined);
}

function largest(positions: readonly (number | undefined)[]): number | undefined {
  return positions.reduce((a, b) => (a === undefined || (b !== undefined && b > a) ? b : a), undefined);
}
