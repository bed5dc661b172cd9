/** The requests that move a session through its run. */
import type { DebugProtocol } from "@vscode/debugprotocol";
import { type Parameter, parameterIndex, parameterAt as parameterOf } from "../../core/network/network";
import type { Program } from "../../core/program/program";
import { type Level, levels } from "../../core/program/steps";
import { parameterSymbol, plain } from "../../lesson/names";
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
import type { Direction } from "../breakpoints/breakpoints";
import { parameterAt, placeOf } from "../breakpoints/sourceBreakpoints";
import { frameOf, type Stop } from "../inspection/stop";
import { type Client, isSamePath } from "../protocol/client";
import type { Connection, Events } from "../protocol/dap";
import { RequestError } from "../protocol/requestError";
import { THREAD, thread } from "../protocol/thread";
import type { Run } from "../run";
import { finerLevels, granularities, move, moveKinds, oneUnit, toUse } from "./moves";
import type { Control } from "./slices";
import { type Arrival, travel } from "./travel";

/** A way through the run, until it arrives somewhere. */
export interface Way {
  readonly from: number;
  /** Where it arrives at the latest, seen from a place on it. */
  readonly to: (at: number) => number;
  /** Yields how far it has come. */
  readonly go: (control: Control) => Generator<number, Arrival, void>;
}
export type Why = Pick<Events["stopped"], "reason" | "description" | "text" | "hitBreakpointIds">;
export type Reason = Why["reason"];

/** A run, and a place in it to go on from. */
export type Whereabouts = Pick<Stop, "run" | "level" | "state">;

/** What moves a session. */
export interface Mover {
  /** How the client counts. */
  client(): Client;
  /** Where it stands; throws where it does not. */
  stopped(): Stop;
  /** Where it stands, or where the way began that it is on; throws if there is nothing to debug. */
  whereabouts(): Whereabouts;
  /** Whatever it does, the run it has; throws if there is none. */
  run(): Run;
  /** Goes a way, then stops, once, with this reason unless a pause or a breakpoint is one. */
  go(run: Run, level: Level, reason: Reason, way: Way): void;
  /** Goes a way that has a number of the client's, instead of any other that it is on. */
  jump(number: number | undefined, run: Run, level: Level, reason: Reason, way: Way): void;
  /** To the nearest breakpoint in a direction, else to the end of the run there. */
  goOn(run: Run, level: Level, from: number, direction: Direction): void;
  pause(): void;
  exit(): void;
}

const granularity = oneOf(["instruction", "line", "statement"]);
const ofThread = object({ threadId: optional(thread) });

export function answerMoves(connection: Connection, mover: Mover): void {
  answerSteps(connection, mover);
  answerLongWays(connection, mover);
  answerTargets(connection, mover);
}

/** From where the session stands straight to a position. */
function to(position: number, { run, state }: Whereabouts): Way {
  return straight(run, state.position, position);
}

export function straight({ trace }: Run, from: number, to: number): Way {
  return { from, to: () => to, go: (control) => travel(trace, from, to, control) };
}

function answerSteps(connection: Connection, mover: Mover): void {
  for (const kind of moveKinds) {
    connection.on(
      kind,
      object({
        threadId: optional(thread),
        granularity: optional(granularity),
        targetId: optional(integer),
      }),
      (args) => {
        const stop = mover.stopped();
        const { run, state, level } = stop;
        if (kind === "stepIn" && args.targetId !== undefined) {
          const finer = finerLevel(level, args.targetId);
          const position = oneUnit(run.program, state.position, finer, "forward");
          return { after: () => mover.go(run, finer, "step", to(position, stop)) };
        }
        const asked = granularities[args.granularity ?? "statement"];
        const there = move(run.program, { position: state.position, level: asked ?? level }, kind);
        // Only the moves that zoom change the session's level.
        const newLevel = kind === "next" || kind === "stepBack" ? level : there.level;
        return { after: () => mover.go(run, newLevel, "step", to(there.position, stop)) };
      },
    );
  }

  connection.on("stepInTargets", object({ frameId: count }), ({ frameId }) => {
    const stop = mover.stopped();
    frameOf(stop, frameId);
    const targets = finerLevels(stop.level).map((level) => ({
      id: targetOf(level),
      label: `one ${level}`,
    }));
    return { body: { targets } };
  });
}

/** The finer levels are targets under the numbers of the levels, from 1. */
function targetOf(level: Level): number {
  return levels.indexOf(level) + 1;
}

function finerLevel(level: Level, targetId: number): Level {
  const finer = finerLevels(level).find((each) => targetOf(each) === targetId);
  if (!finer) throw new RequestError("badArguments", "There is no such level to step into from here.");
  return finer;
}

function answerLongWays(connection: Connection, mover: Mover): void {
  connection.on("continue", ofThread, () => {
    const { run, state, level } = mover.stopped();
    const isAtEnd = state.position === run.program.length;
    return {
      body: { allThreadsContinued: true },
      after: () => (isAtEnd ? mover.exit() : mover.goOn(run, level, state.position, "forward")),
    };
  });

  connection.on("reverseContinue", ofThread, () => {
    const { run, state, level } = mover.stopped();
    return { after: () => mover.goOn(run, level, state.position, "back") };
  });

  connection.on("pause", ofThread, () => {
    if (mover.run().args.noDebug)
      throw new RequestError("noRun", "This run is not debugged: it cannot pause.");
    return { after: () => mover.pause() };
  });
}

/** The moves that say themselves where they go. */
function answerTargets(connection: Connection, mover: Mover): void {
  connection.on("restartFrame", object({ frameId: count }), ({ frameId }) => {
    const stop = mover.stopped();
    const { unit } = frameOf(stop, frameId);
    if (!unit) throw new RequestError("badArguments", "At the start there is nothing to restart.");
    return { after: () => mover.go(stop.run, stop.level, "restart", to(unit.start, stop)) };
  });

  connection.on(
    "gotoTargets",
    object({ source: object({ path: optional(text) }), line: integer, column: optional(integer) }),
    ({ source, line, column }) => {
      const { run } = mover.stopped();
      const parameter = isSamePath(source.path ?? "", run.path)
        ? parameterAt(run, mover.client(), line, column)
        : undefined;
      return { body: { targets: parameter ? [gotoTarget(run, mover.client(), parameter)] : [] } };
    },
  );

  connection.on("goto", object({ threadId: optional(thread), targetId: integer }), ({ targetId }) => {
    const stop = mover.stopped();
    const { run, state, level } = stop;
    const { sizes, parameters } = run.network;
    if (targetId < 1 || targetId > parameters.length) {
      throw new RequestError("badArguments", "There is no such weight or bias to go to.");
    }
    const position = toUse(run.program, state.position, parameterOf(sizes, targetId - 1));
    return { after: () => mover.go(run, level, "goto", to(position, stop)) };
  });

  connection.on("backprop/move", ownMove, (args) => {
    const here = "to" in args ? mover.whereabouts() : mover.stopped();
    const { run, state, level } = here;
    const { program } = run;
    const continued = () => connection.event("continued", { threadId: THREAD, allThreadsContinued: true });
    if ("to" in args) {
      const there = to(positionOf(program, args.to), here);
      return {
        after: () => {
          continued();
          mover.jump(args.jump, run, level, "goto", there);
        },
      };
    }
    const there = to(oneUnit(program, state.position, args.level, args.direction), here);
    return {
      after: () => {
        continued();
        mover.go(run, level, "step", there);
      },
    };
  });
}

/** A parameter is a target under its place in the flat vector, from 1. */
function gotoTarget(run: Run, client: Client, parameter: Parameter): DebugProtocol.GotoTarget {
  return {
    id: parameterIndex(run.network.sizes, parameter) + 1,
    label: plain(parameterSymbol(parameter)),
    ...client.at(run, run.sourceMap.rangeOf(placeOf(parameter))!),
  };
}

const unitMove = object({ level: oneOf(levels), direction: oneOf(["forward", "backward"]) });
const jump = object({
  to: either(oneOf(["start", "end"]), integer),
  jump: optional(count),
});

/** One unit of a level, or a jump. */
const ownMove: Schema<TypeOf<typeof unitMove> | TypeOf<typeof jump>> = {
  is: either(jump, unitMove).is,
  read: (value, path) =>
    typeof value === "object" && value !== null && "to" in value
      ? jump.read(value, path)
      : unitMove.read(value, path),
};

/** A number of steps done, within the run. */
function positionOf({ length }: Program, asked: number | "start" | "end"): number {
  if (asked === "start") return 0;
  return asked === "end" ? length : Math.min(Math.max(asked, 0), length);
}
