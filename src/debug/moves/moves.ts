/** The debugger's moves, as arithmetic: from a position and a level to the next ones. */
import type { Parameter } from "../../core/network/network";
import type { Program } from "../../core/program/program";
import { type Level, levels, type Span } from "../../core/program/steps";
import { usesOf } from "../breakpoints/uses";

/** Where a session stands, and how far it is zoomed in. */
export interface Standpoint {
  /** p: the number of steps done. */
  readonly position: number;
  readonly level: Level;
}

const moveKinds = ["next", "stepBack", "stepIn", "stepOut"] as const;
export type MoveKind = (typeof moveKinds)[number];

/** The level a client means by its granularity; `statement` is whatever level the session has. */
export const granularities = {
  instruction: "factor",
  line: "quantity",
  statement: undefined,
} as const satisfies Readonly<Record<"instruction" | "line" | "statement", Level | undefined>>;

/** The standpoint after a move. At the ends of the run, and of the levels, a move stays where it is. */
export function move(program: Program, { position, level }: Standpoint, kind: MoveKind): Standpoint {
  switch (kind) {
    case "next":
      return { position: next(program, position, level), level };
    case "stepBack":
      return { position: back(program, position, level), level };
    case "stepIn": {
      const finer = neighbour(level, -1);
      return { position: next(program, position, finer), level: finer };
    }
    case "stepOut": {
      const coarser = neighbour(level, 1);
      return { position: out(program, position, coarser), level: coarser };
    }
  }
}

/** One unit of a level on or back: what `next` and `stepBack` do at that level. */
export function oneUnit(
  program: Program,
  position: number,
  level: Level,
  direction: "forward" | "backward",
): number {
  return direction === "forward" ? next(program, position, level) : back(program, position, level);
}

/** The levels finer than one, the coarsest of them first. */
export function finerLevels(level: Level): readonly Level[] {
  return levels.slice(0, levels.indexOf(level)).reverse();
}

/** The next use of a parameter, done; the previous one if none follows. */
export function toUse(program: Program, position: number, parameter: Parameter): number {
  const uses = usesOf(program, parameter);
  return uses.next(position) ?? uses.previous(position) ?? position;
}

/** One level finer (−1) or coarser (+1), where there is one. */
function neighbour(level: Level, by: -1 | 1): Level {
  return levels[levels.indexOf(level) + by] ?? level;
}

function unit(program: Program, step: number, level: Level): Span {
  return program.at(step).units[level];
}

/** The end of the unit that holds step p. */
function next(program: Program, position: number, level: Level): number {
  return position < program.length ? unit(program, position, level).end : position;
}

/** The start of the unit that holds step p − 1, where the unit before it ended. */
function back(program: Program, position: number, level: Level): number {
  return position > 0 ? unit(program, position - 1, level).start : position;
}

/** The end of the unit that holds step p − 1; at the start, of the first one. */
function out(program: Program, position: number, level: Level): number {
  return program.length > 0 ? unit(program, Math.max(position - 1, 0), level).end : position;
}
