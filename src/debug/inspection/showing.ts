/** The requests for what a panel and an editor show of where a session stands. */

import { explain } from "../../lesson/explain";
import { viewOf } from "../../pictures/view";
import { pictures } from "../../protocol/messages";
import { extended, flag, list, object, oneOf, optional, text, withDefault } from "../../protocol/schema";
import { parameterView } from "../../protocol/views/spot";
import { words } from "../../words/words";
import { type Handlers, handler } from "../context";
import { finished } from "../moves/slices";
import { nothing } from "../protocol/arguments";
import type { Mark } from "../protocol/bodies";
import type { Client } from "../protocol/client";
import { covered, RequestError } from "../protocol/requestError";
import { hasParameter } from "../run";
import { placeOfStep } from "./frames";
import { inlineText } from "./inline";
import type { Stop } from "./stop";

export const showingRequests = {
  "backprop/view": handler(
    object({
      pictures: optional(list(oneOf(pictures))),
      covered: withDefault(flag, false),
      whole: withDefault(flag, false),
    }),
    (session, args) => {
      const stop = session.stopped();
      const { run, level, jump } = stop;
      const view = viewOf(stop.state.uncovered, level, run.title, {
        shown: args.pictures,
        stops: session.marksOf(run),
        isCovered: args.covered,
        ...(stop.question && { sight: stop }),
        isWhole: args.whole,
        fork: session.fork,
      });
      const score = session.score();
      return { body: { view: { ...view, ...(score && { score }), ...(jump !== undefined && { jump }) } } };
    },
  ),

  "backprop/position": handler(nothing, (session) => {
    const stop = session.stopped();
    const mark = markOf(stop, session.client);
    const { state, level } = stop;
    return {
      body: { position: state.position, length: state.program.length, level, ...(mark && { mark }) },
    };
  }),

  "backprop/inline": handler(nothing, (session) => {
    const stop = session.stopped();
    const mark = markOf(stop, session.client);
    const written = inlineText(stop);
    return { body: mark && written !== undefined ? { inline: { mark, text: written } } : {} };
  }),

  "backprop/explain": handler(
    extended(parameterView, { text: optional(text) }),
    async (session, { text: asked, ...parameter }) => {
      const { run, state, question } = session.stopped();
      if (asked !== undefined && asked !== run.text) {
        throw new RequestError("badArguments", words.sessions.inspection.otherText);
      }
      if (!hasParameter(state.network, parameter)) {
        throw new RequestError("badArguments", words.sessions.inspection.noParameter);
      }
      // It goes through the whole example, and what is asked for with it.
      if (question) throw covered();
      const work = explain(state.network, state.parameters, parameter);
      return { body: { explanation: await finished(work, session.pace) } };
    },
  ),
} satisfies Partial<Handlers>;

/** Where the number or name that the step has just used stands, with its text; none where the file leaves it out. */
function markOf({ run, state: { latest } }: Stop, client: Client): Mark | undefined {
  const range = latest && run.sourceMap.rangeOf(placeOfStep(run, latest.step));
  return range && client.mark(run, range);
}
