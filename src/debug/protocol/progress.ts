/** Tells a client how long work goes on, and hears when it should not. */

import { flag, object, withDefault } from "../../protocol/schema";
import type { Control } from "../moves/slices";
import type { Events } from "./bodies";
import type { Connection } from "./dap";

/** Shorter work needs no words. */
const PATIENCE_MILLISECONDS = 500;
const UPDATE_MILLISECONDS = 250;

export const progressArguments = object({ supportsProgressReporting: withDefault(flag, false) });

/** What a client is told of work whose state is a number. */
export interface Telling {
  readonly title: string;
  readonly message: (at: number) => string;
  /** How much of the work is done, from 0 to 1. */
  readonly share: (at: number) => number;
}

export class Progress {
  /** Whether the client wants to hear, as the protocol has it; any other hears an event of our own. */
  isWanted = false;
  private works = 0;
  private announced: { readonly progressId: string; readonly control: Control } | undefined;

  /** `now` is the time in milliseconds. */
  constructor(
    private readonly connection: Connection,
    private readonly now: () => number,
  ) {}

  /** Stops what the client was told of under this id; what is over needs no more. */
  cancel(progressId: string | undefined): void {
    if (progressId !== undefined && this.announced?.progressId === progressId)
      this.announced.control.pause = true;
  }

  /** Does the work, and tells of what it yields. */
  *of<Result>(
    work: Generator<number, Result, void>,
    { title, message, share }: Telling,
    control: Control,
  ): Generator<void, Result, void> {
    const progressId = `way ${++this.works}`;
    let next = this.now() + PATIENCE_MILLISECONDS;
    for (;;) {
      const { done, value } = work.next();
      if (done) {
        this.end();
        return value;
      }
      if (this.now() >= next) {
        const at = { message: message(value), percentage: 100 * share(value) };
        if (this.isWanted) this.announce({ ...at, progressId }, title, control);
        else this.connection.event("backprop/underway", { title, ...at });
        next = this.now() + UPDATE_MILLISECONDS;
      }
      yield;
    }
  }

  private announce(at: Events["progressUpdate"], title: string, control: Control): void {
    if (this.announced) this.connection.event("progressUpdate", at);
    else this.connection.event("progressStart", { ...at, title, cancellable: true });
    this.announced = { progressId: at.progressId, control };
  }

  /** Nothing goes on any more. */
  end(): void {
    if (this.announced) this.connection.event("progressEnd", { progressId: this.announced.progressId });
    this.announced = undefined;
  }
}
