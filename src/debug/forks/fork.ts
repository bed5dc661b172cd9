/** A second run beside a session's: it follows where that stands, and is compared with it, in slices. */
import type { SampledCosts } from "../../core/run/costRecord";
import type { State } from "../../core/run/state";
import type { Trace } from "../../core/run/trace";
import { type FirstDifference, firstDifference } from "../../lesson/firstDifference";
import { costedAt, type ForkOutlook } from "../../pictures/cost";
import { type Control, inSlices, type Pace } from "../moves/slices";

/** Told when more is known than when a view was made. */
interface Listener {
  readonly known: () => void;
  readonly failed: (error: unknown) => void;
}

export class Fork implements ForkOutlook {
  /** Where the two first differ; "none" where they do not, undefined while that is looked for. */
  difference: FirstDifference | "none" | undefined;
  private comparing: Control = { pause: false, abandoned: true };
  private following: Control = { pause: false, abandoned: true };
  /** The costs of its first so many batches, as far as it has followed. */
  private known: { readonly batches: number; readonly costs: SampledCosts } = {
    batches: 0,
    costs: { each: 1, at: [], costs: [] },
  };
  private wanted = 0;

  constructor(
    readonly name: string,
    readonly trace: Trace,
    private readonly pace: Pace,
    private readonly listener: Listener,
  ) {}

  /** Looks for where it first differs from a run. */
  compare(run: Trace): void {
    this.comparing.abandoned = true;
    this.difference = undefined;
    this.comparing = this.inSlices(firstDifference(run, this.trace), (found) => {
      this.difference = found ?? "none";
    });
  }

  /** The costs of as many of its batches, or of fewer while it is on its way there. */
  costs(batches: number): SampledCosts {
    if (batches !== this.known.batches && batches !== this.wanted) this.follow(batches);
    const { costs } = this.known;
    const count = costs.at.filter((batch) => batch < batches).length;
    return { each: costs.each, at: costs.at.slice(0, count), costs: costs.costs.slice(0, count) };
  }

  private follow(batches: number): void {
    this.following.abandoned = true;
    this.wanted = batches;
    const position = batches === 0 ? 0 : costedAt(this.trace.program, batches - 1);
    this.following = this.inSlices(this.trace.seek(position), (state: State) => {
      this.known = { batches, costs: state.batchCosts };
    });
  }

  /** Does work, the first slice of it at once; what comes later is told. */
  private inSlices<Result>(work: Iterator<unknown, Result>, done: (result: Result) => void): Control {
    const control: Control = { pause: false, abandoned: false };
    let isLater = false;
    const finish = (result: Result): void => {
      done(result);
      if (isLater) this.listener.known();
    };
    inSlices(work, control, this.pace, { done: finish, failed: this.listener.failed });
    isLater = true;
    return control;
  }

  /** Nobody looks at it any more. */
  leave(): void {
    this.comparing.abandoned = true;
    this.following.abandoned = true;
  }
}
