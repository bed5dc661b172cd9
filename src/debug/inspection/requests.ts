/** The requests that look at where a session stands: stack, scopes, variables and expressions. */

import type { DebugProtocol } from "@vscode/debugprotocol";
import { count, extended, object, oneOf, optional, text } from "../../protocol/schema";
import { words } from "../../words/words";
import { type Handlers, handler } from "../context";
import type { Value } from "../expression/expression";
import { valueOfText } from "../expression/valueOfText";
import { finished } from "../moves/slices";
import { type Client, lookedAt } from "../protocol/client";
import { RequestError } from "../protocol/requestError";
import { thread } from "../protocol/thread";
import { pointArguments, pointedAt } from "./pointing";
import { exactText, type Recipe, type Row, type Rows, rowOf } from "./rows";
import { scopesOf } from "./scopes";
import { framesAt, type References, type Stop } from "./stop";

/** What a client asks of the frames and variables of an earlier stop, it is still drawing. */
export const inspectionRequests = {
  stackTrace: handler(
    object({ threadId: optional(thread), startFrame: optional(count), levels: optional(count) }),
    (session, { startFrame = 0, levels: room = 0 }) => {
      const frames = stackOf(session.stopped(), session.client);
      const end = room === 0 ? frames.length : startFrame + room;
      return { body: { stackFrames: frames.slice(startFrame, end), totalFrames: frames.length } };
    },
  ),

  scopes: handler(object({ frameId: count }), (session, { frameId }) => {
    session.stopped();
    const stop = session.stops.withFrame(frameId);
    const scopes = scopesOf(stop.state).map(({ name, expensive, rows }) => ({
      name,
      expensive,
      ...reference(rows(stop), stop.references, rows),
    }));
    return { body: { scopes } };
  }),

  variables: handler(
    object({
      variablesReference: count,
      filter: optional(oneOf(["indexed", "named"])),
      start: optional(count),
      count: optional(count),
    }),
    (session, { variablesReference, filter, start = 0, count: room = 0 }) => {
      session.stopped();
      const { stop, rows } = session.stops.withReference(variablesReference);
      if (filter !== undefined && filter !== rows.kind) return { body: { variables: [] } };
      const end = room === 0 ? rows.count : Math.min(rows.count, start + room);
      const variables = Array.from({ length: Math.max(0, end - start) }, (_, offset) => {
        const recipe = stop.references.childrenOf(variablesReference, start + offset);
        return variable(rows.at(start + offset), session.client, stop.references, recipe);
      });
      return { body: { variables } };
    },
  ),

  evaluate: handler(
    extended(
      object({ expression: text, frameId: optional(count), context: optional(text) }),
      pointArguments.fields,
    ),
    (session, { expression, frameId, context, ...point }) => {
      const now = session.stopped();
      const { client } = session;
      const stop = frameId === undefined ? now : session.stops.withFrame(frameId);
      const here =
        context === "hover" ? pointedAt(stop.run, stop.state, client, expression, point) : undefined;
      if (here !== undefined) return { body: { result: here, variablesReference: 0 } };
      const value = valueOfText(stop.state, expression);
      const body = evaluated(stop, client, expression, value);
      if (!isExact(context)) return { body };
      return finished(exactText(value), session.pace).then((result) => ({ body: { ...body, result } }));
    },
  ),

  exceptionInfo: handler(object({ threadId: optional(thread) }), (session) => {
    const { exception, question } = session.stopped();
    if (!exception) throw new RequestError("badArguments", words.sessions.inspection.noException);
    if (question) return { body: coveredException };
    const { name, label, description } = exception;
    const details = { typeName: name, message: description };
    return { body: { exceptionId: label, description, breakMode: "always", details } };
  }),
} satisfies Partial<Handlers>;

/** What exceptions say while their numbers are asked for: their kind alone would tell much of it. */
const coveredException: DebugProtocol.ExceptionInfoResponse["body"] = {
  exceptionId: words.debug.coveredUntilGuessed,
  description: words.debug.coveredUntilGuessed,
  breakMode: "always",
};

function stackOf(stop: Stop, client: Client): DebugProtocol.StackFrame[] {
  const { run, references } = stop;
  return framesAt(stop).map(({ name, place, unit }, index) => ({
    id: references.giveFrame(index),
    name,
    ...lookedAt(run, client, place),
    canRestart: unit !== undefined,
  }));
}

function variable(
  { name, value, type, expression, nudgeable, children }: Row,
  client: Client,
  references: References,
  recipe: Recipe,
): DebugProtocol.Variable {
  return {
    name,
    value,
    ...client.type(type),
    ...(expression !== undefined && { evaluateName: expression }),
    ...(!nudgeable && { presentationHint: READ_ONLY }),
    ...reference(children, references, recipe),
  };
}

const READ_ONLY: DebugProtocol.VariablePresentationHint = { attributes: ["readOnly"] };

type Reference = Pick<DebugProtocol.Variable, "variablesReference" | "indexedVariables" | "namedVariables">;

function reference(rows: Rows | undefined, references: References, recipe: Recipe): Reference {
  if (!rows) return { variablesReference: 0 };
  const variablesReference = references.add(recipe);
  return rows.kind === "indexed"
    ? { variablesReference, indexedVariables: rows.count }
    : { variablesReference, namedVariables: rows.count };
}

/** A context in which a number must read back to the same double. */
function isExact(context: string | undefined): boolean {
  return context === "repl" || context === "clipboard";
}

function evaluated(
  { references }: Stop,
  client: Client,
  expression: string,
  value: Value,
): DebugProtocol.EvaluateResponse["body"] {
  const { value: short, type, nudgeable, children } = rowOf(value);
  return {
    result: short,
    ...client.type(type),
    ...(!nudgeable && { presentationHint: READ_ONLY }),
    ...reference(children, references, ({ state }) => rowOf(valueOfText(state, expression)).children),
  };
}
