/** The requests that move a session through its run. */

import type { DebugProtocol } from "@vscode/debugprotocol";
import { type Parameter, parameterAt, parameterIndex } from "../../core/network/network";
import { placeOfParameter } from "../../core/network/place";
import type { Program } from "../../core/program/program";
import { type Level, levels } from "../../core/program/steps";
import { parameterName } from "../../lesson/names";
import {
  count,
  either,
  integer,
  object,
  oneOf,
  optional,
  type Schema,
  type TypeOf,
  text,
} from "../../protocol/schema";
import { words } from "../../words/words";
import { type Target, targetOnLine } from "../breakpoints/sourceBreakpoints";
import { type Context, type Handlers, handler } from "../context";
import { frameOf } from "../inspection/stop";
import type { Answer } from "../protocol/bodies";
import { type Client, isSamePath } from "../protocol/client";
import { RequestError } from "../protocol/requestError";
import { THREAD, thread } from "../protocol/thread";
import type { Run } from "../run";
import { finerLevels, granularities, type MoveKind, move, oneUnit, toUse } from "./moves";
import { straight, type Way, type Whereabouts } from "./way";

const ofThread = object({ threadId: optional(thread) });
const ofLevel = object({ level: oneOf(levels) });
const ofFrame = object({ frameId: count });
const stepArguments = object({
  threadId: optional(thread),
  granularity: optional(oneOf(["instruction", "line", "statement"])),
  targetId: optional(integer),
});

const unitMove = object({ level: oneOf(levels), direction: oneOf(["forward", "backward"]) });
const jumpMove = object({
  to: either(oneOf(["start", "end"]), integer),
  jump: optional(count),
});

/** One unit of a level, or a jump. */
const ownMove: Schema<TypeOf<typeof unitMove> | TypeOf<typeof jumpMove>> = {
  is: either(jumpMove, unitMove).is,
  read: (value, path) =>
    typeof value === "object" && value !== null && "to" in value
      ? jumpMove.read(value, path)
      : unitMove.read(value, path),
};

/** The moves by a unit, and those to the nearest breakpoint. */
const steps = {
  next: handler(stepArguments, (session, args) => step(session, "next", args)),

  stepBack: handler(stepArguments, (session, args) => step(session, "stepBack", args)),

  stepOut: handler(stepArguments, (session, args) => step(session, "stepOut", args)),

  stepIn: handler(stepArguments, (session, args) =>
    args.targetId === undefined ? step(session, "stepIn", args) : stepInto(session, args.targetId),
  ),

  stepInTargets: handler(ofFrame, (session, { frameId }) => {
    const stop = session.stopped();
    frameOf(stop, frameId);
    const targets = finerLevels(stop.level).map((level) => ({
      id: targetOf(level),
      label: words.debug.one(level),
    }));
    return { body: { targets } };
  }),

  continue: handler(ofThread, (session) => {
    const { run, state, level } = session.stopped();
    const isAtEnd = state.position === run.program.length;
    return {
      body: { allThreadsContinued: true },
      after: () => (isAtEnd ? session.exit() : session.goOn(run, level, state.position, "forward")),
    };
  }),

  reverseContinue: handler(ofThread, (session) => {
    const { run, state, level } = session.stopped();
    return { after: () => session.goOn(run, level, state.position, "back") };
  }),

  pause: handler(ofThread, (session) => {
    if (session.run().args.noDebug) throw new RequestError("noRun", words.sessions.moves.cannotPause);
    return { after: () => session.pause() };
  }),
} satisfies Partial<Handlers>;

/** The moves that say themselves where they go. */
const ways = {
  restartFrame: handler(ofFrame, (session, { frameId }) => {
    const stop = session.stopped();
    const { unit } = frameOf(stop, frameId);
    if (!unit) throw new RequestError("badArguments", words.sessions.moves.nothingToRestart);
    return { after: () => session.go(stop.run, stop.level, "restart", to(unit.start, stop)) };
  }),

  gotoTargets: handler(
    object({ source: object({ path: optional(text) }), line: integer, column: optional(integer) }),
    (session, { source, line, column }) => {
      const { run } = session.stopped();
      const { client } = session;
      const target = isSamePath(source.path ?? "", run.path)
        ? targetOnLine(run, client, line, column)
        : undefined;
      return { body: { targets: target ? [gotoTarget(run, client, firstOf(target))] : [] } };
    },
  ),

  goto: handler(object({ threadId: optional(thread), targetId: integer }), (session, { targetId }) => {
    const stop = session.stopped();
    const { run, state, level } = stop;
    const { sizes, parameters } = run.network;
    if (targetId < 1 || targetId > parameters.length) {
      throw new RequestError("badArguments", words.sessions.moves.noSuchParameter);
    }
    const position = toUse(run.program, state.position, parameterAt(sizes, targetId - 1));
    return { after: () => session.go(run, level, "goto", to(position, stop)) };
  }),

  "backprop/move": handler(ownMove, (session, args) =>
    "to" in args ? jump(session, args) : unit(session, args),
  ),

  "backprop/level": handler(ofLevel, (session, { level }) => {
    const stop = session.stopped();
    return {
      after: () => {
        continued(session);
        session.go(stop.run, level, "goto", to(stop.state.position, stop));
      },
    };
  }),
} satisfies Partial<Handlers>;

export const movesRequests = { ...steps, ...ways };

/** From where the session stands straight to a position. */
function to(position: number, { run, state }: Whereabouts): Way {
  return straight(run, state.position, position);
}

function step(
  session: Context,
  kind: MoveKind,
  { granularity }: TypeOf<typeof stepArguments>,
): Answer<undefined> {
  const stop = session.stopped();
  const { run, state, level } = stop;
  const asked = granularities[granularity ?? "statement"];
  const there = move(run.program, { position: state.position, level: asked ?? level }, kind);
  // Only the moves that zoom change the session's level.
  const newLevel = kind === "next" || kind === "stepBack" ? level : there.level;
  return { after: () => session.go(run, newLevel, "step", to(there.position, stop)) };
}

/** One unit of a finer level. */
function stepInto(session: Context, targetId: number): Answer<undefined> {
  const stop = session.stopped();
  const { run, state, level } = stop;
  const finer = finerLevel(level, targetId);
  const position = oneUnit(run.program, state.position, finer, "forward");
  return { after: () => session.go(run, finer, "step", to(position, stop)) };
}

function jump(session: Context, { to: asked, jump: number }: TypeOf<typeof jumpMove>): Answer<undefined> {
  const here = session.whereabouts();
  const { run, level } = here;
  const way = to(positionOf(run.program, asked), here);
  return {
    after: () => {
      continued(session);
      session.jump(number, run, level, "goto", way);
    },
  };
}

function unit(session: Context, { level: by, direction }: TypeOf<typeof unitMove>): Answer<undefined> {
  const here = session.stopped();
  const { run, state, level } = here;
  const way = to(oneUnit(run.program, state.position, by, direction), here);
  return {
    after: () => {
      continued(session);
      session.go(run, level, "step", way);
    },
  };
}

/** The client did not ask for this move by a request of its own: it has to be told. */
function continued(session: Context): void {
  session.event("continued", { threadId: THREAD, allThreadsContinued: true });
}

/** The finer levels are targets under the numbers of the levels, from 1. */
function targetOf(level: Level): number {
  return levels.indexOf(level) + 1;
}

function finerLevel(level: Level, targetId: number): Level {
  const finer = finerLevels(level).find((each) => targetOf(each) === targetId);
  if (!finer) throw new RequestError("badArguments", words.sessions.moves.noSuchLevel);
  return finer;
}

/** A parameter, or the first one of a block. */
function firstOf(target: Target): Parameter {
  if (!("of" in target)) return target;
  const { l, of } = target;
  return of === "weights" ? { l, j: 0, k: 0 } : { l, j: 0 };
}

/** A parameter is a target under its place in the flat vector, from 1. */
function gotoTarget(run: Run, client: Client, parameter: Parameter): DebugProtocol.GotoTarget {
  return {
    id: parameterIndex(run.network.sizes, parameter) + 1,
    label: parameterName(run.network, parameter),
    ...client.at(run, run.sourceMap.nearestRange(placeOfParameter(parameter))),
  };
}

/** A number of steps done, within the run. */
function positionOf({ length }: Program, asked: number | "start" | "end"): number {
  if (asked === "start") return 0;
  return asked === "end" ? length : Math.min(Math.max(asked, 0), length);
}
