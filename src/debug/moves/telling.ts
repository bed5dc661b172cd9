/** What a client is told of a way: how far it has come, and why it ended. */
import { words } from "../../words/words";
import { breakpointReasons } from "../breakpoints/breakpoints";
import type { Telling } from "../protocol/progress";
import type { Run } from "../run";
import type { Arrival } from "./travel";
import type { Reason, Way, Why } from "./way";

/** What is told of a way that takes long. */
export function travelling({ program }: Run, { from, to }: Way): Telling {
  return {
    title: words.sessions.goingThrough,
    message: (at) => words.debug.atStep(at, program.length),
    share: (at) => (at === from ? 0 : (at - from) / (to(at) - from)),
  };
}

/** What is told while the costs at the end are computed. */
export function concluding({ network }: Run): Telling {
  const { count } = network.examples;
  return {
    title: words.sessions.computingCosts,
    message: (done) => words.debug.done(done, count),
    share: (done) => done / count,
  };
}

/** Why a way ended; at either end of the run that is said too, for a step may well have meant to go on. */
export function reasonOf({ program }: Run, { state, paused, hits, exception }: Arrival, reason: Reason): Why {
  if (paused) return { reason: "pause" };
  const hitBreakpointIds = hits.map(({ id }) => id);
  if (exception) {
    const { id, label, description } = exception;
    return {
      reason: "exception",
      description: label,
      text: description,
      hitBreakpointIds: [id, ...hitBreakpointIds],
    };
  }
  if (hits.length > 0) {
    const kind = breakpointReasons.find((each) => hits.some((hit) => hit.reason === each))!;
    return { reason: kind, hitBreakpointIds };
  }
  if (state.position === program.length) return { reason, description: words.sessions.atEnd };
  return state.position === 0 ? { reason, description: words.sessions.atStart } : { reason };
}
