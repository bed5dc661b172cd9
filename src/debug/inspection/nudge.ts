/** The request `backprop/whatIf`: what a nudge of one parameter would do to the example at hand; nothing of the session changes. */

import { whatIf } from "../../pictures/nudge";
import { extended, finite } from "../../protocol/schema";
import { parameterView } from "../../protocol/views/spot";
import { words } from "../../words/words";
import { type Handlers, handler } from "../context";
import { covered, RequestError } from "../protocol/requestError";
import { hasParameter } from "../run";

export const nudgeRequests = {
  "backprop/whatIf": handler(
    extended(parameterView, { delta: finite }),
    (session, { delta, ...parameter }) => {
      const { state, question } = session.stopped();
      if (!hasParameter(state.network, parameter)) {
        throw new RequestError("badArguments", words.sessions.inspection.noParameter);
      }
      // ΔC/Δw comes as near to ∂C/∂w as one likes.
      if (question) throw covered();
      const answer = whatIf(state, parameter, delta);
      if (!answer) {
        throw new RequestError("badArguments", words.sessions.inspection.noCost);
      }
      return { body: { whatIf: answer } };
    },
  ),
} satisfies Partial<Handlers>;
