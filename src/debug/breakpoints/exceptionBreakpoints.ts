/**
 * Exception breakpoints: where a run does what no training wants.
 *
 * Only the numbers tell where that is, so a whole turn is looked at at once, and its findings are gone through in the
 * direction of the way. Findings are a matter of the position alone: both directions stop at the same ones.
 */

import type { DebugProtocol } from "@vscode/debugprotocol";
import type { Program } from "../../core/program/program";
import { isInTail, type StepSubject } from "../../core/program/steps";
import type { State } from "../../core/run/state";
import type { Trace } from "../../core/run/trace";
import { slices } from "../../protocol/budget";
import { list, object, optional, text, withDefault } from "../../protocol/schema";
import { words } from "../../words/words";
import type { Pausable } from "../moves/slices";
import type { Run } from "../run";
import { type Binding, type Direction, refused } from "./breakpoints";
import { type Criteria, holds, readCondition } from "./criteria";
import {
  type ExceptionKind,
  type ExceptionName,
  exceptionKinds,
  exceptionNames,
  numbersOf,
} from "./exceptions";
import type { LayerNumbers } from "./layerNumbers";
import { PositionSet } from "./positionSet";

export const exceptionFilters: readonly DebugProtocol.ExceptionBreakpointsFilter[] = exceptionNames.map(
  (filter) => {
    const { label, description, threshold } = exceptionKinds[filter];
    return {
      filter,
      label,
      description,
      supportsCondition: true,
      conditionDescription: words.exceptions.condition(threshold),
    };
  },
);

export const exceptionArguments = object({
  filters: withDefault(list(text), []),
  filterOptions: withDefault(list(object({ filterId: text, condition: optional(text) })), []),
});

interface ExceptionWish {
  readonly id: number;
  readonly filterId: string;
  readonly condition?: string | undefined;
}

export interface ExceptionBreakpoint extends Pick<Criteria, "condition"> {
  readonly id: number;
  readonly name: ExceptionName;
  readonly threshold: number;
}

/** What a stop for an exception says. */
export interface ExceptionHit {
  readonly id: number;
  readonly name: ExceptionName;
  readonly label: string;
  readonly description: string;
}

export function bindException(
  { id, filterId, condition }: ExceptionWish,
  run: Run,
): Binding<ExceptionBreakpoint> {
  const name = exceptionNames.find((each) => each === filterId);
  if (!name) return refused({ id }, words.exceptions.unknown(filterId));
  const { threshold = 0 } = exceptionKinds[name];
  const verified = { id, verified: true };
  const asked = condition?.trim() ?? "";
  if (asked === "") return { answer: verified, bound: { id, name, threshold } };
  if (exceptionKinds[name].threshold !== undefined && Number(asked) > 0)
    return { answer: verified, bound: { id, name, threshold: Number(asked) } };
  const read = readCondition(asked, run.trace.stateAt(0));
  if ("refused" in read) return refused({ id }, read.refused);
  return { answer: verified, bound: { id, name, threshold, condition: read } };
}

/** A finding on the way, or where the way was paused. */
interface Found {
  readonly state: State;
  readonly exception?: ExceptionHit;
}

export class ExceptionScan {
  /** The findings of the turn looked at last. */
  private latest: { readonly turn: number; readonly positions: PositionSet } | undefined;
  /** How much was looked at, in numbers, since others had their turn. */
  private looked = 0;

  constructor(
    private readonly trace: Trace,
    private readonly breakpoints: readonly ExceptionBreakpoint[],
  ) {}

  /** The first exception after one position, up to another one; nothing if there is none. Yields where it looks. */
  *between(
    from: number,
    to: number,
    direction: Direction,
    control: Pausable,
  ): Generator<number, Found | undefined, void> {
    if (this.breakpoints.length === 0 || from === to) return undefined;
    const { program } = this.trace;
    const isOn = direction === "forward";
    const [low, high] = isOn ? [from + 1, to] : [Math.max(to, 1), from - 1];
    if (low > high) return undefined;
    const [first, last] = [program.turnOf(low - 1), program.turnOf(high - 1)];
    let seen = from;
    for (let turn = isOn ? first : last; turn >= first && turn <= last; turn += isOn ? 1 : -1) {
      const positions = yield* unlessPaused(seen, this.findings(turn), control);
      if (!positions) return { state: yield* heldAt(seen, this.trace.seek(seen)) };
      const nearest = (p: number) => (isOn ? positions.next(p) : positions.previous(p));
      const isInside = (p: number | undefined): p is number => p !== undefined && p >= low && p <= high;
      for (let position = nearest(from); isInside(position); position = nearest(position)) {
        const state = yield* heldAt(position, this.trace.seek(position));
        const exception = this.exceptionAt(state);
        if (exception) return { state, exception };
        yield position;
        if (control.pause && position !== to) return { state };
      }
      // Never at the very end of the way: what else stops there would be passed unseen.
      const { start, end } = turnSpan(program, turn);
      seen = isOn ? Math.max(from, Math.min(end, to - 1)) : Math.min(from, Math.max(start + 1, to + 1));
      yield seen;
      if (control.pause) return { state: yield* heldAt(seen, this.trace.seek(seen)) };
    }
    return undefined;
  }

  /** Where the steps of a turn, and of the end of its batch, may be exceptions, whatever the conditions say; in pieces. */
  private *findings(turn: number): Generator<unknown, PositionSet, void> {
    if (this.latest?.turn === turn) return this.latest.positions;
    const { start, end } = turnSpan(this.trace.program, turn);
    // The end of a turn knows all that its steps found, but for what a nudge has changed since.
    const beforeNudges = this.trace.nudges.map(({ position }) => position - 1);
    const ends = new Set([...beforeNudges.filter((p) => p > start && p < end), end]);
    const positions = new PositionSet(start, end);
    let from = start;
    for (const to of ends) {
      const state = yield* this.trace.seek(to);
      yield* this.look(state, turn, (p) => {
        if (p > from && p <= to) positions.add(p);
      });
      from = to;
    }
    this.latest = { turn, positions };
    return positions;
  }

  /** Tells the positions of the findings among the numbers of a turn, as one of its states has them. */
  private *look(state: State, turn: number, tell: (position: number) => void): Generator<void, void, void> {
    const { program } = this.trace;
    const isBatchEnd = program.batchOf(turn).end === turn + 1;
    for (const { name, threshold } of this.breakpoints) {
      const { isOne } = exceptionKinds[name];
      for (const numbers of numbersLookedAt(exceptionKinds[name], state, isBatchEnd)) {
        if (this.isTurnOfOthers(EFFORT.layer)) yield;
        for (let place = 0; place < numbers.count; place++) {
          const isFound = isOne(numbers.at(place), threshold);
          if (isFound) {
            const index = indexOf(program, turn, numbers.step(place));
            if (index !== undefined) tell(index + 1);
          }
          if (this.isTurnOfOthers(isFound ? EFFORT.finding : 1)) yield;
        }
      }
    }
  }

  /** Whether, with so much more done, enough was done for others to have their turn. */
  private isTurnOfOthers(effort: number): boolean {
    this.looked += effort;
    if (this.looked < slices.numbers) return false;
    this.looked = 0;
    return true;
  }

  /** What the step just done is, for the first breakpoint that it stops at. */
  private exceptionAt(state: State): ExceptionHit | undefined {
    const { step } = state.latest!;
    for (const breakpoint of this.breakpoints) {
      const { id, name, threshold } = breakpoint;
      const { steps, is, why, label } = exceptionKinds[name];
      if (!steps.includes(step.kind) || !is(state, step, threshold)) continue;
      const held = holds(breakpoint, state);
      if (held === false) continue;
      const fault = held === true ? "" : words.exceptions.faultyCondition(held.refused);
      return { id, name, label, description: `${why(state, step, threshold)}${fault}` };
    }
    return undefined;
  }
}

/** What a layer, and a finding, take next to a look at one number. */
const EFFORT = { layer: 16, finding: 16 } as const;

/** The numbers that an exception looks at, layer by layer for each kind of step. */
function* numbersLookedAt(
  exception: ExceptionKind,
  state: State,
  isBatchEnd: boolean,
): Generator<LayerNumbers, void, void> {
  for (const kind of exception.steps) {
    if (isInTail(kind) && !isBatchEnd) continue;
    for (let l = 1; l <= state.last; l++) yield numbersOf(exception, state, kind, l);
  }
}

/** Work done for one position, given up at a pause: then there is nothing. */
function* unlessPaused<Result>(
  position: number,
  work: Generator<unknown, Result, void>,
  control: Pausable,
): Generator<number, Result | undefined, void> {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
    yield position;
    if (control.pause) return undefined;
  }
}

/** Work done for one position, whatever it replays. */
export function* heldAt<Result>(
  position: number,
  work: Generator<unknown, Result, void>,
): Generator<number, Result, void> {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
    yield position;
  }
}

/** The positions at which a turn, with the end of its batch, begins and ends. */
function turnSpan(program: Program, turn: number): { readonly start: number; readonly end: number } {
  const isLast = turn + 1 === program.epochs * program.examples;
  return { start: program.turnStart(turn), end: isLast ? program.length : program.turnStart(turn + 1) };
}

function indexOf(program: Program, turn: number, step: StepSubject): number | undefined {
  const { kind } = step;
  switch (kind) {
    case "mean":
      return program.meanIndex(turn, step);
    case "velocity":
    case "moment1":
    case "moment2":
    case "update":
      return program.ruleIndex(turn, kind, step);
    case "term":
    case "bias":
    case "activation":
    case "cost":
    case "dC_da":
    case "path":
    case "da_dz":
    case "dz_dw":
    case "dz_db":
      return program.indexOf(turn, { ...step, kind });
  }
}
