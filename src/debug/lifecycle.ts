/** The requests that begin, end and describe a session. */

import { anything, count, extended, object, optional, text } from "../protocol/schema";
import { words } from "../words/words";
import { type Handlers, handler } from "./context";
import { nothing } from "./protocol/arguments";
import { capabilities } from "./protocol/capabilities";
import { Client, clientArguments, isSamePath } from "./protocol/client";
import { progressArguments } from "./protocol/progress";
import { RequestError } from "./protocol/requestError";
import { THREAD } from "./protocol/thread";

export const lifecycle = {
  initialize: handler(extended(clientArguments, progressArguments.fields), (session, args) => {
    session.client = new Client(args);
    session.progress.isWanted = args.supportsProgressReporting;
    session.breakpoints.client = session.client;
    return { body: capabilities };
  }),

  launch: handler(anything, (session, args) => session.launch(args)),

  configurationDone: handler(nothing, (session) => session.configured()),

  restart: handler(object({ arguments: optional(anything) }), (session, args) =>
    session.restart(args.arguments),
  ),

  "backprop/trainOn": handler(nothing, (session) => {
    const { args, network } = session.stopped().run;
    if (!network.training) throw new RequestError("badArguments", words.forks.notTrained);
    return session.restart({ ...args, epochs: 2 * network.training.epochs });
  }),

  terminate: handler(nothing, (session) => ({ after: () => session.end() })),

  disconnect: handler(nothing, (session) => ({ after: () => session.dispose() })),

  // Requests are answered at once, so only a progress can be cancelled.
  cancel: handler(
    object({ requestId: optional(count), progressId: optional(text) }),
    (session, { progressId }) => {
      session.progress.cancel(progressId);
      return {};
    },
  ),

  threads: handler(nothing, (session) => ({ body: { threads: [{ id: THREAD, name: session.title() }] } })),

  source: handler(object({ source: optional(object({ path: optional(text) })) }), (session, { source }) => {
    const run = session.run();
    if (!isSamePath(source?.path ?? run.path, run.path)) {
      throw new RequestError("badArguments", words.sessions.otherFile(run.fileName));
    }
    return { body: { content: run.text, mimeType: "application/json" } };
  }),
} satisfies Partial<Handlers>;
