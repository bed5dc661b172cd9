/** The requests that move a session through its run. */
import type { Level } from "../core/program";
import { fields, oneOf, optional } from "./arguments";
import type { Direction } from "./breakpoints";
import { type Connection, type Events, RequestError } from "./dap";
import type { Stop } from "./inspection";
import { granularities, move, moveKinds } from "./moves";
import type { Run } from "./run";
import { thread } from "./thread";
import { type Arrival, type Control, travel } from "./travel";

/** A way through the run: from a position, until it arrives somewhere. Yields the steps that are certain by now. */
export type Way = (control: Control) => Generator<number, Arrival, void>;
export type Why = Pick<Events["stopped"], "reason" | "description" | "text" | "hitBreakpointIds">;
export type Reason = Why["reason"];

/** What moves a session. */
export interface Mover {
  /** Where it stands; throws where it does not. */
  stopped(): Stop;
  /** Whatever it does, the run it has; throws if there is none. */
  run(): Run;
  /** Goes a way, then stops, once, with this reason unless a pause or a breakpoint is one. */
  go(run: Run, level: Level, reason: Reason, way: Way): void;
  /** To the nearest breakpoint in a direction, else to the end of the run there. */
  goOn(run: Run, level: Level, from: number, direction: Direction): void;
  pause(): void;
  exit(): void;
}

const granularity = oneOf(["instruction", "line", "statement"]);
const ofThread = fields({ threadId: optional(thread) });

export function answerMoves(connection: Connection, mover: Mover): void {
  for (const kind of moveKinds) {
    connection.on(
      kind,
      fields({ threadId: optional(thread), granularity: optional(granularity) }),
      (args) => {
        const { run, state, level } = mover.stopped();
        const asked = granularities[args.granularity ?? "statement"];
        const to = move(run.program, { position: state.position, level: asked ?? level }, kind);
        // Only the moves that zoom change the session's level.
        const newLevel = kind === "next" || kind === "stepBack" ? level : to.level;
        const way: Way = (control) => travel(run.trace, state.position, to.position, control);
        return { after: () => mover.go(run, newLevel, "step", way) };
      },
    );
  }

  connection.on("continue", ofThread, () => {
    const { run, state, level } = mover.stopped();
    const isAtEnd = state.position === run.program.length;
    return {
      body: { allThreadsContinued: true },
      after: () => (isAtEnd ? mover.exit() : mover.goOn(run, level, state.position, "forward")),
    };
  });

  connection.on("reverseContinue", ofThread, () => {
    const { run, state, level } = mover.stopped();
    return { after: () => mover.goOn(run, level, state.position, "back") };
  });

  connection.on("pause", ofThread, () => {
    if (mover.run().args.noDebug)
      throw new RequestError("noRun", "This run is not debugged: it cannot pause.");
    return { after: () => mover.pause() };
  });
}
