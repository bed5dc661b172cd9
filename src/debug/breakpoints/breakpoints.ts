/** What stops a run, wherever it was set: its sites, found by arithmetic, and what else must hold there. */

import type { DebugProtocol } from "@vscode/debugprotocol";
import type { Program } from "../../core/program/program";
import type { State } from "../../core/run/state";
import type { BreakpointView } from "../../protocol/messages";
import { words } from "../../words/words";
import type { Criteria } from "./criteria";
import type { Sites } from "./sites";

/** The words of the protocol for the kinds of breakpoints. */
export const breakpointReasons = ["breakpoint", "function breakpoint", "data breakpoint"] as const;
type BreakpointReason = (typeof breakpointReasons)[number];

export interface Breakpoint extends Criteria {
  readonly id: number;
  /** What a reader calls it: "w₀₁⁽²⁾", "layer 2". */
  readonly name: string;
  readonly reason: BreakpointReason;
  readonly sites: Sites;
  /** The one number it is about, where pictures can mark that. */
  readonly on?: BreakpointView;
  /** Where it stands in the file, for what it logs. */
  readonly place?: Pick<DebugProtocol.OutputEvent["body"], "source" | "line" | "column">;
  /** Whether the site is one at all, where only the numbers there and one step before tell. */
  readonly applies?: (state: State, before: State) => boolean;
}

export type Direction = "forward" | "back";

/** Whether only the numbers of the run tell if it stops at a site. */
export function needsState({ condition, applies }: Pick<Breakpoint, "condition" | "applies">): boolean {
  return condition !== undefined || applies !== undefined;
}

/**
 * The nearest position in a direction that a breakpoint may stop at. Where no numbers are needed its hits are counted
 * by arithmetic here, and it is one that does.
 */
export function nearestCandidate(
  breakpoint: Pick<Breakpoint, "sites" | "hits" | "condition" | "applies">,
  position: number,
  direction: Direction,
): number | undefined {
  const { sites, hits } = breakpoint;
  const site = direction === "forward" ? sites.next(position) : sites.previous(position);
  if (site === undefined || !hits || needsState(breakpoint)) return site;
  const count = sites.count(site);
  const stops = direction === "forward" ? hits.from(count) : hits.upTo(count);
  return stops === undefined ? undefined : sites.nth(stops);
}

/** A position at which some may stop. */
export interface Candidate {
  readonly position: number;
  readonly breakpoints: readonly Breakpoint[];
}

/** The nearest position at which breakpoints may stop, and all those that may stop there. */
export function nearestCandidates(
  breakpoints: readonly Breakpoint[],
  position: number,
  direction: Direction,
): Candidate | undefined {
  const places = breakpoints.map((breakpoint) => nearestCandidate(breakpoint, position, direction));
  const known = places.filter((place) => place !== undefined);
  if (known.length === 0) return undefined;
  const choose = direction === "forward" ? Math.min : Math.max;
  const nearest = known.reduce((a, b) => choose(a, b));
  return { position: nearest, breakpoints: breakpoints.filter((_, place) => places[place] === nearest) };
}

/** The nearest position in a direction at which a way stops, whatever the numbers are; else the end of the run there. */
export function certainStop(
  program: Program,
  breakpoints: readonly Breakpoint[],
  position: number,
  direction: Direction,
): number {
  const certain = breakpoints.filter((breakpoint) => !needsState(breakpoint) && !breakpoint.log);
  return nearestCandidates(certain, position, direction)?.position ?? endOf(program, direction);
}

/** The end of the run in a direction. */
export function endOf(program: Program, direction: Direction): number {
  return direction === "forward" ? program.length : 0;
}

/** Gives numbers to breakpoints: whatever was asked for once keeps its number. */
export class Numbering {
  private readonly numbers = new Map<string, number>();

  of(...what: readonly unknown[]): number {
    const key = JSON.stringify(what);
    const number = this.numbers.get(key) ?? this.numbers.size + 1;
    this.numbers.set(key, number);
    return number;
  }
}

/** What is made of each, in pieces: yields before each. */
export function* each<From, To>(all: readonly From[], make: (one: From) => To): Generator<void, To[], void> {
  const made: To[] = [];
  for (const one of all) {
    yield;
    made.push(make(one));
  }
  return made;
}

/** What a client is told of a breakpoint it asked for, and what it became. */
export interface Binding<Bound = Breakpoint> {
  readonly answer: DebugProtocol.Breakpoint;
  readonly bound?: Bound;
}

type Asked = Omit<DebugProtocol.Breakpoint, "verified">;

export function pending(asked: Asked): Binding<never> {
  return { answer: { ...asked, verified: false, reason: "pending", message: words.sessions.notBegun } };
}

export function refused(asked: Asked, message: string): Binding<never> {
  return { answer: { ...asked, verified: false, reason: "failed", message } };
}
