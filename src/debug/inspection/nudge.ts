/** The requests about nudges of one number, which change nothing of the session: what one would do, and how the cost goes with it. */

import type { State } from "../../core/run/state";
import { costCurve } from "../../pictures/costCurve";
import { hasSpot } from "../../pictures/spot";
import { whatIf } from "../../pictures/whatIf";
import type { SpotView } from "../../protocol/messages";
import { finite, type ObjectOf, object } from "../../protocol/schema";
import { nudgedFields } from "../../protocol/views/nudge";
import { words } from "../../words/words";
import { type Handlers, handler } from "../context";
import { covered, RequestError } from "../protocol/requestError";
import type { Stop } from "./stop";

/** ΔC/Δw comes as near to ∂C/∂w as one likes, and C(w) has it for a slope. */
function known<Answer>({ question }: Stop, answer: Answer | undefined): Answer {
  if (question) throw covered();
  if (!answer) throw new RequestError("badArguments", words.sessions.inspection.noCost);
  return answer;
}

export const nudgeRequests = {
  "backprop/whatIf": handler(object({ ...nudgedFields, delta: finite }), (session, { delta, ...nudged }) => {
    const stop = session.stopped();
    return { body: { whatIf: known(stop, whatIf(stop.state, spotOf(stop.state, nudged), delta)) } };
  }),

  "backprop/costCurve": handler(object(nudgedFields), (session, nudged) => {
    const stop = session.stopped();
    return { body: { costCurve: known(stop, costCurve(stop.state, spotOf(stop.state, nudged))) } };
  }),
} satisfies Partial<Handlers>;

function spotOf(state: State, { of = "parameter", ...at }: ObjectOf<typeof nudgedFields>): SpotView {
  const spot = { of, ...at };
  if (hasSpot(state.network, spot)) return spot;
  const { noParameter, noSpot } = words.sessions.inspection;
  throw new RequestError("badArguments", of === "parameter" ? noParameter : noSpot);
}
