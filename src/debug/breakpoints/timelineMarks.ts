/** The marks on a session's timeline: a few at once, many in slices after the view that wants them. */
import type { Span } from "../../core/program/steps";
import type { Trace } from "../../core/run/trace";
import type { StopMarks } from "../../pictures/timeline";
import { limits, slices } from "../../protocol/budget";
import type { TimelineStopView } from "../../protocol/messages";
import { type Control, inSlices, type Pace } from "../moves/slices";
import type { Breakpoint } from "./breakpoints";
import { TimelineStops } from "./timelineStops";

/** Told when marks that a view was made without are known. */
interface Listener {
  readonly known: () => void;
  readonly failed: (error: unknown) => void;
}

export class TimelineMarks {
  private stops: TimelineStops | undefined;
  private later: LaterMarks | undefined;

  constructor(
    private readonly pace: Pace,
    private readonly listener: Listener,
  ) {}

  /** Where a run stops: made anew only where its breakpoints or its numbers are other ones. */
  of(trace: Trace, bound: readonly Breakpoint[]): StopMarks {
    if (!this.stops?.isOf(trace, bound)) {
      this.leave();
      this.stops = new TimelineStops(trace, bound);
      if (bound.length > slices.marksAtOnce)
        this.later = new LaterMarks(this.stops, this.pace, this.listener);
    }
    return this.later?.now ?? this.stops;
  }

  /** Nobody waits for marks any more. */
  leave(): void {
    this.later?.leave();
    this.later = undefined;
    this.stops = undefined;
  }
}

/** The marks as far as they are known. What a view lacks is found after it, and told. */
class LaterMarks {
  /** Another one whenever more is known, so that what was made of it is made anew. */
  now: StopMarks;
  private readonly rows = new Map<string, readonly TimelineStopView[]>();
  private wanted: { readonly rows: Map<string, readonly Span[]>; position?: number } = { rows: new Map() };
  private readonly control: Control = { pause: false, abandoned: false };
  private isAtWork = false;

  constructor(
    private readonly stops: TimelineStops,
    private readonly pace: Pace,
    private readonly listener: Listener,
  ) {
    this.now = this.known();
  }

  leave(): void {
    this.control.abandoned = true;
  }

  private known(): StopMarks {
    return {
      breakpoints: this.stops.breakpoints,
      within: (spans) => {
        const key = keyOf(spans);
        const row = this.rows.get(key);
        if (row) return row;
        this.wanted.rows.set(key, spans);
        this.begin();
        return [];
      },
      around: (position) => {
        if (this.stops.knowsAround(position)) return this.stops.around(position);
        this.wanted.position = position;
        this.begin();
        return {};
      },
    };
  }

  /** Once the view is made. */
  private begin(): void {
    if (this.isAtWork) return;
    this.isAtWork = true;
    void this.pace.nextTurn().then(() => {
      if (this.control.abandoned) return;
      inSlices(this.find(), this.control, this.pace, {
        done: () => {
          this.isAtWork = false;
          this.now = this.known();
          this.listener.known();
        },
        failed: this.listener.failed,
      });
    });
  }

  private *find(): Generator<void, void, void> {
    while (this.wanted.rows.size > 0 || this.wanted.position !== undefined) {
      const { rows, position } = this.wanted;
      this.wanted = { rows: new Map() };
      if (position !== undefined) yield* this.stops.nearestAround(position);
      for (const [key, spans] of rows) this.rows.set(key, yield* this.stops.stopsWithin(spans));
      for (const key of this.rows.keys()) if (this.rows.size > limits.timelineRows) this.rows.delete(key);
    }
  }
}

function keyOf(spans: readonly Span[]): string {
  return `${spans[0]!.start} ${spans.at(-1)!.end} ${spans.length}`;
}
