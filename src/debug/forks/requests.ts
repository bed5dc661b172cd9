/** The request that forks a session's run with one thing changed, tells of its fork, or ends it. */
import { optimizerNames } from "../../core/network/updateRules/updateRules";
import type { FirstDifference } from "../../lesson/firstDifference";
import { symbolOf } from "../../lesson/quantity";
import { Symbols } from "../../lesson/symbols";
import { textOf } from "../../math/text";
import {
  finite,
  flag,
  integer,
  object,
  oneOf,
  optional,
  type TypeOf,
  text,
  withDefault,
} from "../../protocol/schema";
import { words } from "../../words/words";
import { type Context, type Handlers, handler } from "../context";
import type { Stop } from "../inspection/stop";
import { nudgeableOf, numberOf } from "../moves/changing";
import type { Bodies } from "../protocol/bodies";
import { RequestError } from "../protocol/requestError";
import { changeableOf, changedRun, changeName, type ForkChange } from "./change";
import { Fork } from "./fork";

const forkArguments = object({
  learningRate: optional(finite),
  optimizer: optional(oneOf(optimizerNames)),
  seed: optional(integer),
  /** A number that can be nudged, and what it shall be worth from here on. */
  expression: optional(text),
  value: optional(text),
  end: withDefault(flag, false),
});
type Asked = TypeOf<typeof forkArguments>;

export const forkRequests = {
  "backprop/fork": handler(forkArguments, (session, asked) => {
    const stop = session.stopped();
    const change = changeOf(stop, asked);
    if (asked.end || change) session.fork = undefined;
    if (change) session.fork = forkOf(session, stop, change);
    const isOther = asked.end || change !== undefined;
    return {
      body: bodyOf(session, stop),
      ...(isOther && { after: () => session.event("backprop/changed", undefined) }),
    };
  }),
} satisfies Partial<Handlers>;

function changeOf(stop: Stop, asked: Asked): ForkChange | undefined {
  const { learningRate, optimizer, seed, expression, value } = asked;
  const changes: ForkChange[] = [];
  if (learningRate !== undefined) changes.push({ kind: "learningRate", value: learningRate });
  if (optimizer !== undefined) changes.push({ kind: "optimizer", name: optimizer });
  if (seed !== undefined) changes.push({ kind: "seed", value: seed });
  if (expression !== undefined) changes.push(nudgeOf(stop, expression, value ?? ""));
  if (changes.length > 1) throw new RequestError("badArguments", words.forks.oneThing);
  return changes[0];
}

function nudgeOf({ state }: Stop, expression: string, value: string): ForkChange {
  const what = nudgeableOf(state, expression);
  return { kind: "nudge", position: state.position, what, value: numberOf(state, value) };
}

function forkOf(session: Context, { run }: Stop, change: ForkChange): Fork {
  const fork = new Fork(changeName(run, change), changedRun(run, change), session.pace, {
    known: () => session.lookAgain(),
    failed: (error) => session.report(error),
  });
  fork.compare(run.trace);
  return fork;
}

function bodyOf({ fork }: Context, stop: Stop): Bodies["backprop/fork"] {
  const changeable = changeableOf(stop.run);
  if (!fork) return { changeable };
  const { name, difference } = fork;
  if (difference === undefined || difference === "none")
    return { changeable, fork: { name, difference: difference ?? "sought" } };
  return { changeable, fork: { name, difference: differenceBody(stop, difference) } };
}

/** What the run has not come to, or what is asked for, is not told. */
function differenceBody({ state }: Stop, { step, positions, values }: FirstDifference) {
  const { epoch, batch, kind, l, j, k } = step;
  const symbols = new Symbols(state.network.sizes, state.network.examples.place(step.example));
  return {
    name: textOf(symbolOf(symbols, step)),
    epoch: epoch + 1,
    batch: batch + 1,
    example: state.network.examples.place(step.example),
    ...{ kind, l, j, ...(k !== undefined && { k }) },
    position: positions[0],
    forkPosition: positions[1],
    ...(positions[0] <= state.visible && { value: values[0], forkValue: values[1] }),
  };
}
