/** The request for what must be written where in the file, for it to have the parameters as they are where a session stands. */
import { type Writing, writtenParameters } from "../../document/language/writtenParameters";
import { parameterName } from "../../lesson/names";
import { words } from "../../words/words";
import { type Handlers, handler } from "../context";
import { finished } from "../moves/slices";
import { nothing } from "../protocol/arguments";
import { covered, RequestError } from "../protocol/requestError";
import type { Stop } from "./stop";

export const parameterEditRequests = {
  "backprop/parameterEdits": handler(nothing, async (session) => {
    const stop = session.stopped();
    const { client } = session;
    const { fixes, elsewhere } = await finished(writing(stop), session.pace);
    if (elsewhere !== undefined)
      throw new RequestError("badArguments", words.sessions.writing.elsewhere(elsewhere));
    const edits = fixes.map(({ range, text }) => {
      const { line, column, endLine, endColumn } = client.mark(stop.run, range);
      return { line, column, endLine, endColumn, text };
    });
    return { body: { path: stop.run.path, edits } };
  }),
} satisfies Partial<Handlers>;

/** No more than may be seen is written, and no number that JSON has not. */
function writing({ run, state }: Stop): Generator<void, Writing, void> {
  return writtenParameters(run, (parameter) => {
    const value = state.shownParameter(parameter);
    if (value === undefined) throw covered();
    if (Number.isFinite(value)) return value;
    const name = parameterName(run.network, parameter);
    throw new RequestError("badArguments", words.sessions.writing.notFinite(name, value));
  });
}
