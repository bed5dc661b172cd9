/** Tells a client how a long way goes on, and hears when it should not. */
import type { Program } from "../core/program";
import { count, fields, flag, optional, text, withDefault } from "./arguments";
import type { Connection } from "./dap";
import type { Control } from "./travel";

/** Shorter ways need no words. */
const PATIENCE_MILLISECONDS = 500;
const UPDATE_MILLISECONDS = 250;

export const progressArguments = fields({ supportsProgressReporting: withDefault(flag, false) });

export class Progress {
  /** Whether the client wants to hear. */
  isWanted = false;
  private ways = 0;
  private told: { readonly progressId: string; readonly control: Control } | undefined;

  constructor(private readonly connection: Connection) {
    // Requests are answered at once, so only a progress can be cancelled; one that is over needs no more.
    connection.on(
      "cancel",
      fields({ requestId: optional(count), progressId: optional(text) }),
      ({ progressId }) => {
        if (progressId !== undefined && this.told?.progressId === progressId) this.told.control.pause = true;
        return {};
      },
    );
  }

  /** Does the work, and tells of the positions that it yields. */
  *of<Result>(
    work: Generator<number, Result, void>,
    { length }: Program,
    control: Control,
  ): Generator<void, Result, void> {
    const progressId = `way ${++this.ways}`;
    let next = Date.now() + PATIENCE_MILLISECONDS;
    for (;;) {
      const { done, value } = work.next();
      if (done) {
        this.end();
        return value;
      }
      if (this.isWanted && Date.now() >= next) {
        const at = { progressId, message: `step ${value} of ${length}`, percentage: (100 * value) / length };
        if (this.told) this.connection.event("progressUpdate", at);
        else
          this.connection.event("progressStart", {
            ...at,
            title: "Going through the run",
            cancellable: true,
          });
        this.told = { progressId, control };
        next = Date.now() + UPDATE_MILLISECONDS;
      }
      yield;
    }
  }

  /** Nothing goes on any more. */
  end(): void {
    if (this.told) this.connection.event("progressEnd", { progressId: this.told.progressId });
    this.told = undefined;
  }
}
