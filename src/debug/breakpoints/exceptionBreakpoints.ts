/**
 * Exception breakpoints: where a run does what no training wants.
 *
 * Only the numbers tell where that is, so a whole turn is looked at at once, and its findings are gone through in the
 * direction of the way. Findings are a matter of the position alone: both directions stop at the same ones.
 */

import type { DebugProtocol } from "@vscode/debugprotocol";
import type { Program } from "../../core/program/program";
import { isInTail } from "../../core/program/steps";
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

/** Where a turn may have exceptions; no positions where it has none. */
interface Findings {
  readonly turn: number;
  readonly positions: PositionSet | undefined;
}

export class ExceptionScan {
  /** The findings of the turn looked at last. */
  private latest: Findings | undefined;
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
      const looked = yield* unlessPaused(seen, this.findings(turn), control);
      if (!looked) return { state: yield* heldAt(seen, this.trace.seek(seen)) };
      const { positions } = looked;
      const nearest = (p: number) => (isOn ? positions?.next(p) : positions?.previous(p));
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
  private *findings(turn: number): Generator<unknown, Findings, void> {
    if (this.latest?.turn === turn) return this.latest;
    const { program } = this.trace;
    const { start, end } = turnSpan(program, turn);
    let positions: PositionSet | undefined;
    let from = start;
    for (const to of yield* this.looksInto(turn)) {
      const state = yield* this.trace.glimpse(to);
      yield* this.look(state, turn, to > start + program.example.length, (p) => {
        if (p <= from || p > to) return;
        positions ??= new PositionSet(start, end);
        positions.add(p);
      });
      from = to;
    }
    this.latest = { turn, positions };
    return this.latest;
  }

  /**
   * The positions whose numbers are all those of a turn. Its end knows all that its steps found, but for what a nudge has
   * changed since; the end of its example, where nothing is to be found in the gradient step after it.
   */
  private *looksInto(turn: number): Generator<unknown, Iterable<number>, void> {
    const { program, nudges } = this.trace;
    const { start, end } = turnSpan(program, turn);
    if (nudges.length > 0) {
      const before = nudges.map(({ position }) => position - 1).filter((p) => p > start && p < end);
      return new Set([...before, end]);
    }
    const afterExample = start + program.example.length;
    const isQuiet = end === afterExample || !this.looksAtTails || (yield* this.isTailQuiet(turn));
    return [isQuiet ? afterExample : end];
  }

  private get looksAtTails(): boolean {
    return this.breakpoints.some(({ name }) => exceptionKinds[name].steps.some(isInTail));
  }

  /**
   * Whether all that the end of a batch computes is finite, which is all that is looked at there: so it is where the
   * parameters and moments that it leaves are, if they come from every part of the gradient.
   */
  private *isTailQuiet(turn: number): Generator<unknown, boolean, void> {
    const { network } = this.trace;
    const isWhole = network.layers.every(({ trainable }) => trainable.weights && trainable.biases);
    if (!network.training || !isWhole) return false;
    const { parameters, moments } = yield* this.trace.afterTurn(turn);
    return [parameters, moments.m, moments.v].every((each) => !each || areFinite(each));
  }

  /** Tells the positions of the findings among the numbers of a turn, as one of its states has them. */
  private *look(
    state: State,
    turn: number,
    hasTail: boolean,
    tell: (position: number) => void,
  ): Generator<void, void, void> {
    const { program } = this.trace;
    for (const { name, threshold } of this.breakpoints) {
      const { isOne, mayBeIn } = exceptionKinds[name];
      for (const numbers of numbersLookedAt(exceptionKinds[name], state, hasTail)) {
        if (this.isTurnOfOthers(EFFORT.layer)) yield;
        const extent = numbers.count > FEW ? numbers.extent?.() : undefined;
        if (extent && !mayBeIn(extent, threshold)) continue;
        for (let place = 0; place < numbers.count; place++) {
          const isFound = isOne(numbers.at(place), threshold);
          if (isFound) {
            const index = program.stepIndex(turn, numbers.step(place));
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

/** So few numbers are looked at one by one. */
const FEW = 8;

function areFinite(numbers: Float64Array): boolean {
  let sum = 0;
  for (let place = 0; place < numbers.length; place++) sum += numbers[place]! - numbers[place]!; // ∞ − ∞ is NaN
  return sum === 0;
}

/** What a layer, and a finding, take next to a look at one number. */
const EFFORT = { layer: 16, finding: 16 } as const;

/** The numbers that an exception looks at, layer by layer for each kind of step. */
function* numbersLookedAt(
  exception: ExceptionKind,
  state: State,
  hasTail: boolean,
): Generator<LayerNumbers, void, void> {
  for (const kind of exception.steps) {
    if (isInTail(kind) && !hasTail) continue;
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
