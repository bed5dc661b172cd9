/** The requests that nudge a number of the run: as a variable or an expression; and the list of what is nudged. */

import type { DebugProtocol } from "@vscode/debugprotocol";
import { isSameNumber, type Nudge, type Nudgeable, withNudge, withoutNudge } from "../../core/run/nudge";
import { numberIn } from "../../core/run/nudgeEffect";
import type { State } from "../../core/run/state";
import { parameterExpression } from "../../lesson/names";
import { nudgeableName, whyNot } from "../../lesson/nudgeable";
import { exactNumber, shortNumber } from "../../protocol/format";
import { count, object, optional, text } from "../../protocol/schema";
import { words } from "../../words/words";
import { type Context, type Handlers, handler } from "../context";
import { asTyped } from "../expression/failureText";
import { valueOfText } from "../expression/valueOfText";
import { placeOfNudgeable } from "../inspection/places";
import { COVERED, type Row, type Rows } from "../inspection/rows";
import { frameOf, rowsOf, type Stop } from "../inspection/stop";
import { nothing } from "../protocol/arguments";
import type { Answer, NudgeBody } from "../protocol/bodies";
import type { Client } from "../protocol/client";
import { RequestError } from "../protocol/requestError";
import type { Run } from "../run";

export const changes = {
  setVariable: handler(
    object({ variablesReference: count, name: text, value: text }),
    (session, { variablesReference, name, value }) => {
      const stop = session.stopped();
      const what = nudgeableOfRow(rowNamed(name, rowsOf(stop, variablesReference)));
      return nudge(session, stop, what, numberOf(stop.state, value));
    },
  ),

  setExpression: handler(
    object({ expression: text, value: text, frameId: optional(count) }),
    (session, { expression, value, frameId }) => {
      const stop = session.stopped();
      if (frameId !== undefined) frameOf(stop, frameId);
      return nudge(session, stop, nudgeableOf(stop.state, expression), numberOf(stop.state, value));
    },
  ),

  "backprop/nudges": handler(nothing, (session) => {
    const stop = session.stopped();
    return { body: { path: stop.run.path, nudges: nudgesOf(stop, session.client) } };
  }),
} satisfies Partial<Handlers>;

/** The session stands where it stood, in a run in which the number has this value from here on. */
function nudge(
  session: Context,
  stop: Stop,
  what: Nudgeable,
  value: number,
): Answer<DebugProtocol.SetVariableResponse["body"]> {
  const { run, state } = nudged(stop, what, value);
  const { client } = session;
  session.changed(run, state);
  return {
    body: { value: shortNumber(numberIn(state, what)), ...client.type("number"), variablesReference: 0 },
    after: () => {
      if (client.hearsInvalidated) session.event("invalidated", { areas: ["variables"] });
      session.event("backprop/changed", undefined);
    },
  };
}

/** The run in which the number has this value from where it stands on. */
function nudged({ run, state }: Stop, what: Nudgeable, value: number): { run: Run; state: State } {
  const refusal = whyNot(run.network, what, value);
  if (refusal) throw new RequestError("badArguments", `${refusal}.`);
  const { position } = state;
  const { nudges } = run.trace;
  const without = run.withNudges(withoutNudge(nudges, { position, what }));
  const stateWithout = without.trace.stateAt(position);
  // What it would be anyway is no nudge.
  if (Object.is(numberIn(stateWithout, what), value)) return { run: without, state: stateWithout };
  const nudgedRun = run.withNudges(withNudge(nudges, { position, what, value }));
  return { run: nudgedRun, state: nudgedRun.trace.stateAt(position) };
}

function rowNamed(name: string, rows: Rows): Row {
  for (let place = 0; place < rows.count; place++) {
    const row = rows.at(place);
    if (row.name === name) return row;
  }
  throw new RequestError("badArguments", words.sessions.setting.nothingHere(asTyped(name)));
}

function nudgeableOfRow({ name, value, nudgeable }: Row): Nudgeable {
  if (nudgeable) return nudgeable;
  if (value === COVERED) throw isCovered(name);
  throw cannotBeSet(name);
}

export function nudgeableOf(state: State, expression: string): Nudgeable {
  const value = valueOfText(state, expression);
  if (value.kind === "number" && value.nudgeable) return value.nudgeable;
  if (value.kind === "unknown" && value.isCovered) throw isCovered(expression);
  throw cannotBeSet(expression);
}

function cannotBeSet(what: string): RequestError {
  return new RequestError("expression", words.sessions.setting.impossible(asTyped(what)));
}

function isCovered(what: string): RequestError {
  return new RequestError("covered", words.sessions.isCovered(asTyped(what)));
}

function notComputed(what: string): RequestError {
  return new RequestError("expression", words.sessions.setting.notComputed(asTyped(what)));
}

/** The new value, itself an expression. */
export function numberOf(state: State, expression: string): number {
  const value = valueOfText(state, expression);
  switch (value.kind) {
    case "number":
      return value.value;
    case "unknown":
      throw value.isCovered ? isCovered(expression) : notComputed(expression);
    case "vector":
      throw new RequestError("expression", words.sessions.setting.vector(asTyped(expression)));
    case "truth":
      throw new RequestError("expression", words.sessions.setting.truth(asTyped(expression)));
  }
}

/** The last nudge of each number that is in effect. */
function nudgesOf({ run, state }: Stop, client: Client): NudgeBody[] {
  const made = run.trace.nudges.filter(({ position }) => position <= state.position);
  return made
    .filter(({ what }, index) => !made.slice(index + 1).some((later) => isSameNumber(later.what, what)))
    .map((nudge) => nudgeBody(run, client, nudge));
}

function nudgeBody(run: Run, client: Client, { position, what, value }: Nudge): NudgeBody {
  const body = { position, name: nudgeableName(run.network, what), value, text: exactNumber(value) };
  const expression = what.kind === "parameter" && parameterExpression(what.parameter);
  const range = run.sourceMap.rangeOf(placeOfNudgeable(what));
  return {
    ...body,
    ...(expression && { expression }),
    ...((what.kind === "input" || what.kind === "target") && { example: what.example }),
    ...(range && { mark: client.mark(run, range) }),
  };
}
