/** The requests that look at where a session stands: stack, scopes, variables, expressions, and what the editor draws. */
import type { DebugProtocol } from "@vscode/debugprotocol";
import type { State } from "../../core/run/state";
import { explain } from "../../lesson/explain";
import type { StopMarks } from "../../pictures/timeline";
import { viewOf } from "../../pictures/view";
import { pictures } from "../../protocol/messages";
import { count, flag, list, object, oneOf, optional, text, withDefault } from "../../protocol/schema";
import { evaluateExpression, parse, type Value } from "../expression/expression";
import { failureText } from "../expression/failureText";
import { finished, type Pace } from "../moves/slices";
import { nothing } from "../protocol/arguments";
import { type Client, sourceOf } from "../protocol/client";
import type { Connection, Mark } from "../protocol/dap";
import { RequestError } from "../protocol/requestError";
import { thread } from "../protocol/thread";
import type { Run } from "../run";
import { hasParameter } from "../run";
import { placeOfStep } from "./frames";
import { inlineText } from "./inline";
import { pointArguments, pointedAt } from "./pointing";
import { exactText, type Recipe, type Row, type Rows, rowOf } from "./rows";
import { scopesOf } from "./scopes";
import { framesAt, type References, type Stop, type StopHistory } from "./stop";

/**
 * Answers these requests, from the stop that `stopped` gives; it throws where there is none. What a client asks of the
 * frames and variables of `stops` before that one, it is still drawing. `marksOf` knows
 * where a run stops.
 */
export function answerInspection(
  connection: Connection,
  stopped: () => Stop,
  stops: StopHistory,
  client: () => Client,
  pace: Pace,
  marksOf: (run: Run) => StopMarks,
): void {
  connection.on(
    "stackTrace",
    object({ threadId: optional(thread), startFrame: optional(count), levels: optional(count) }),
    ({ startFrame = 0, levels: room = 0 }) => {
      const stop = stopped();
      const frames = stackOf(stop, client());
      const end = room === 0 ? frames.length : startFrame + room;
      return { body: { stackFrames: frames.slice(startFrame, end), totalFrames: frames.length } };
    },
  );

  connection.on("scopes", object({ frameId: count }), ({ frameId }) => {
    stopped();
    const stop = stops.withFrame(frameId);
    return {
      body: {
        scopes: scopesOf(stop.state).map(({ name, expensive, rows }) => ({
          name,
          expensive,
          ...reference(rows(stop.state), stop.references, rows),
        })),
      },
    };
  });

  connection.on(
    "variables",
    object({
      variablesReference: count,
      filter: optional(oneOf(["indexed", "named"])),
      start: optional(count),
      count: optional(count),
    }),
    ({ variablesReference, filter, start = 0, count: room = 0 }) => {
      stopped();
      const { stop, rows } = stops.withReference(variablesReference);
      if (filter !== undefined && filter !== rows.kind) return { body: { variables: [] } };
      const end = room === 0 ? rows.count : Math.min(rows.count, start + room);
      const variables = Array.from({ length: Math.max(0, end - start) }, (_, offset) => {
        const recipe = stop.references.childrenOf(variablesReference, start + offset);
        return variable(rows.at(start + offset), client(), stop.references, recipe);
      });
      return { body: { variables } };
    },
  );

  connection.on("evaluate", evaluateArguments, ({ expression, frameId, context, ...point }) => {
    const now = stopped();
    const stop = frameId === undefined ? now : stops.withFrame(frameId);
    const here =
      context === "hover" ? pointedAt(stop.run, stop.state, client(), expression, point) : undefined;
    if (here !== undefined) return { body: { result: here, variablesReference: 0 } };
    const value = valueOfText(stop.state, expression);
    const body = evaluated(stop, client(), expression, value);
    if (!isExact(context)) return { body };
    const result = finished(exactText(value), pace);
    return result.then((result) => ({ body: { ...body, result } }));
  });

  connection.on("exceptionInfo", object({ threadId: optional(thread) }), () => {
    const { exception } = stopped();
    if (!exception) throw new RequestError("badArguments", "No exception stopped the run here.");
    const { name, label, description } = exception;
    return {
      body: {
        exceptionId: label,
        description,
        breakMode: "always",
        details: { typeName: name, message: description },
      },
    };
  });

  connection.on(
    "backprop/view",
    object({
      pictures: optional(list(oneOf(pictures))),
      covered: withDefault(flag, false),
      whole: withDefault(flag, false),
    }),
    (args) => {
      const { run, state, level, jump } = stopped();
      const view = viewOf(state, level, run.title, {
        shown: args.pictures,
        stops: marksOf(run),
        isCovered: args.covered,
        isWhole: args.whole,
      });
      return { body: { view: { ...view, ...(jump !== undefined && { jump }) } } };
    },
  );

  connection.on("backprop/position", nothing, () => {
    const stop = stopped();
    const mark = markOf(stop, client());
    const { state, level } = stop;
    return {
      body: { position: state.position, length: state.program.length, level, ...(mark && { mark }) },
    };
  });

  connection.on("backprop/inline", nothing, () => {
    const stop = stopped();
    const mark = markOf(stop, client());
    const text = inlineText(stop.state);
    return { body: mark && text !== undefined ? { inline: { mark, text } } : {} };
  });

  connection.on(
    "backprop/explain",
    object({ l: count, j: count, k: optional(count), text: optional(text) }),
    async ({ l, j, k, text: asked }) => {
      const { run, state } = stopped();
      if (asked !== undefined && asked !== run.text) {
        throw new RequestError("badArguments", "This session runs another text of the file.");
      }
      const parameter = k === undefined ? { l, j } : { l, j, k };
      if (!hasParameter(state.network, parameter)) {
        throw new RequestError("badArguments", "This network has no such parameter.");
      }
      const work = explain(state.network, state.parameters, parameter);
      return { body: { explanation: await finished(work, pace) } };
    },
  );
}

const evaluateArguments = object({
  expression: text,
  frameId: optional(count),
  context: optional(text),
  ...pointArguments.fields,
});

function stackOf(stop: Stop, client: Client): DebugProtocol.StackFrame[] {
  const { run, references } = stop;
  return framesAt(stop).map(({ name, place, unit }, index) => ({
    id: references.frame(index),
    name,
    source: sourceOf(run),
    ...client.at(run, run.sourceMap.nearestRange(place)),
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

/** The value of an expression that a client sent. */
export function valueOfText(state: State, expression: string): Value {
  const parsed = parse(expression);
  const value = "expression" in parsed ? evaluateExpression(parsed.expression, state) : parsed;
  if (value.kind === "error") throw new RequestError("expression", failureText(expression, value));
  return value;
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
    ...reference(children, references, (now) => rowOf(valueOfText(now, expression)).children),
  };
}

/** Where the number or name that the step has just used stands, with its text; none where the file leaves it out. */
function markOf({ run, state: { latest } }: Stop, client: Client): Mark | undefined {
  const range = latest && run.sourceMap.rangeOf(placeOfStep(run, latest.step));
  return range && client.mark(run, range);
}
