/** What a bare number of the file is worth where the run stands: for the hovers of clients that send where they point. */

import type { Place } from "../../core/network/place";
import type { Nudgeable } from "../../core/run/nudge";
import { numberIn } from "../../core/run/nudgeEffect";
import type { Known, State } from "../../core/run/state";
import { exampleName } from "../../lesson/names";
import { nudgeableName } from "../../lesson/nudgeable";
import { symbolsOf } from "../../lesson/symbols";
import { plain } from "../../math/quantity";
import { count, integer, object, optional, type TypeOf, text } from "../../protocol/schema";
import { words } from "../../words/words";
import { type Handlers, handler } from "../context";
import { type Client, isSamePath } from "../protocol/client";
import type { Run } from "../run";
import { nudgeableAt } from "./places";
import { readRow } from "./rows";

/** Where an expression stands in a source, as the client counts. */
export const pointArguments = object({
  line: optional(integer),
  column: optional(integer),
  source: optional(object({ path: optional(text), sourceReference: optional(count) })),
});
type Point = TypeOf<typeof pointArguments>;

/** "w₀₁⁽²⁾ = 0.8, ∂C/∂w₀₁⁽²⁾ = 0.12"; undefined unless the expression is a number that stands at that point of the run's file. */
export function pointedAt(
  run: Run,
  state: State,
  client: Client,
  expression: string,
  { line, column, source }: Point,
): string | undefined {
  if (line === undefined || column === undefined) return undefined;
  if (!isSamePath(source?.path ?? run.path, run.path)) return undefined;
  const place = placeAt(run, client, { line, column });
  const what = place && nudgeableAt(place);
  if (!what) return undefined;
  const { start, end } = run.sourceMap.rangeOf(place)!;
  const written = run.text.slice(start, end);
  // A client may take the minus sign for an operator.
  return [written, written.replace(/^-/, "")].includes(expression.trim())
    ? described(state, what)
    : undefined;
}

function placeAt(
  run: Run,
  client: Client,
  at: { readonly line: number; readonly column: number },
): Place | undefined {
  return run.sourceMap.placeAt(run.lines.offsetAt(client.fromClient(at)));
}

export const pointingRequests = {
  "backprop/numberAt": handler(object({ line: integer, column: integer }), (session, point) => {
    const { run, state } = session.stopped();
    const place = placeAt(run, session.client, point);
    const what = place && nudgeableAt(place);
    const value = what && worth(state, what);
    return { body: value === undefined ? {} : { value } };
  }),
} satisfies Partial<Handlers>;

/** An example that the run leaves out has no numbers in it. */
function worth(state: State, what: Nudgeable): Known {
  const isOfExample = what.kind === "input" || what.kind === "target";
  if (isOfExample && state.network.examples.indexOf(what.example) < 0) return undefined;
  return what.kind === "parameter" ? state.shownParameter(what.parameter) : numberIn(state, what);
}

function described(state: State, what: Nudgeable): string | undefined {
  const name = nudgeableName(state.network, what);
  switch (what.kind) {
    case "parameter":
      return [
        shown(state, name, (each) => each.shownParameter(what.parameter)),
        shown(state, `∂${plain(symbolsOf(state).C)}/∂${name}`, (each) => each.derivative(what.parameter)),
      ].join(", ");
    case "learningRate":
      return shown(state, name, (each) => numberIn(each, what));
    case "input":
    case "target": {
      const example = state.network.examples.indexOf(what.example);
      if (example < 0) return undefined;
      const isOther = example !== state.example;
      const own = isOther ? words.debug.ofExample(name, exampleName(state.network, example)) : name;
      return shown(state, own, (each) => numberIn(each, what));
    }
  }
}

function shown(state: State, name: string, read: (state: State) => Known): string {
  return `${name} = ${readRow(state, name, read).value}`;
}
