/** The request for completions: what could be typed in the debug console or a watch expression. */
import type { DebugProtocol } from "@vscode/debugprotocol";
import { LineIndex } from "../../document/json/lines";
import { count, integer, object, optional, text } from "../../protocol/schema";
import { type Handlers, handler } from "../context";
import { frameOf } from "../inspection/stop";
import { type ExpressionCompletion, expressionCompletions } from "./expression";

const types: Readonly<Record<ExpressionCompletion["kind"], DebugProtocol.CompletionItemType>> = {
  quantity: "variable",
  function: "function",
  index: "value",
  gradient: "property",
};

export const completionRequests = {
  completions: handler(
    object({ text, column: integer, line: optional(integer), frameId: optional(count) }),
    (session, { text: typed, column, line, frameId }) => {
      const stop = session.stopped();
      if (frameId !== undefined) frameOf(stop, frameId);
      const { client } = session;
      const first = client.toClient({ line: 0, column: 0 });
      const offset = new LineIndex(typed).offsetAt(client.fromClient({ line: line ?? first.line, column }));
      const found = expressionCompletions(typed, offset, stop.state);
      return { body: { targets: found.map((each, place) => item(each, place, first.column)) } };
    },
  ),
} satisfies Partial<Handlers>;

/** An item for a client that counts columns from `first`; items keep their order where a client sorts them. */
function item(
  { label, text: inserted, start, end, kind, detail }: ExpressionCompletion,
  place: number,
  first: number,
): DebugProtocol.CompletionItem {
  return {
    label,
    text: inserted,
    start: start + first,
    length: end - start,
    type: types[kind],
    sortText: String(place).padStart(4, "0"),
    ...(detail !== undefined && { detail }),
  };
}
