/** Where two runs first differ: the first step, met in both, that does not find the same double. */
import type { Program } from "../core/program/program";
import type { Step, StepSubject } from "../core/program/steps";
import type { Known, State } from "../core/run/state";
import type { Trace } from "../core/run/trace";
import { wholeValueOf } from "./quantity";

export interface FirstDifference {
  /** Of the one run. */
  readonly step: Step;
  /** Where it is done, in the one run and in the other. */
  readonly positions: readonly [number, number];
  readonly values: readonly [number, number];
}

/** The same place of another run, which may have other steps at the ends of its batches. */
export function samePlace(from: Program, to: Program, position: number): number {
  if (position === 0) return 0;
  const { step } = from.at(position - 1);
  const index = to.stepIndex(step.turn, step);
  return index === undefined ? to.tailStart(step.turn) + to.means : index + 1;
}

/**
 * Compares two runs over the same examples, batch by batch; nothing if they do not differ. Both go through their batches as
 * any way does, and only where one may differ its steps are gone through. Yields how many turns are compared.
 */
export function* firstDifference(
  one: Trace,
  other: Trace,
): Generator<number, FirstDifference | undefined, void> {
  const { program } = one;
  let isSame = areSame(one.network.parameters, other.network.parameters);
  for (let batch = 0; batch < program.epochs * program.batches; batch++) {
    const { start, end } = program.batchAt(batch);
    const isNudged = [one, other].some((trace) => isNudgedIn(trace, start, end));
    const [a, b] = [yield* held(start, one.afterTurn(end - 1)), yield* held(start, other.afterTurn(end - 1))];
    const differs =
      !areSame(a.parameters, b.parameters) ||
      !areSame(a.moments.m, b.moments.m) ||
      !areSame(a.moments.v, b.moments.v);
    if (!isSame || isNudged || differs) {
      const from = isSame && !isNudged ? program.tailStart(start) : program.turnStart(start);
      const found = yield* inBatch(one, other, { from, start, end, isNudged });
      if (found) return found;
    }
    isSame = !differs;
  }
  return undefined;
}

interface Batch {
  /** The first step that may differ. */
  readonly from: number;
  readonly start: number;
  readonly end: number;
  readonly isNudged: boolean;
}

function* inBatch(
  one: Trace,
  other: Trace,
  { from, start, end, isNudged }: Batch,
): Generator<number, FirstDifference | undefined, void> {
  for (let turn = one.program.turnOf(from); turn < end; turn++) {
    const to = turnEnd(one.program, turn);
    // What a nudge changes is not what was there before it.
    const last = isNudged
      ? undefined
      : ([
          yield* held(start, one.seek(to)),
          yield* held(start, other.seek(turnEnd(other.program, turn))),
        ] as const);
    for (let index = Math.max(from, one.program.turnStart(turn)); index < to; index++) {
      yield start;
      const { step } = one.program.at(index);
      const there = other.program.stepIndex(turn, step);
      if (there === undefined) continue;
      const [a, b] = last ?? [one.stateAt(index + 1), other.stateAt(there + 1)];
      const values = [foundBy(a, step), foundBy(b, step)] as const;
      if (!areEqual(...values))
        return { step, positions: [index + 1, there + 1], values: values as [number, number] };
    }
  }
  return undefined;
}

/** What a step finds by itself: the term of a sum, or the quantity that it completes. */
function foundBy(state: State, step: StepSubject): Known {
  const { kind, l, j, k, i } = step;
  switch (kind) {
    case "term":
      return state.before({ l, j, k: k! }) * state.a(l - 1, k!)!;
    case "cost":
      return state.costTerm(j);
    case "path":
      return state.pathTerm(l, j, i!);
    case "da_dz":
      return state.da_dz(l, j, i);
    case "bias":
    case "activation":
    case "dC_da":
    case "dz_dw":
    case "dz_db":
    case "mean":
    case "velocity":
    case "moment1":
    case "moment2":
    case "update":
      return wholeValueOf(state, step);
  }
}

/** Where a turn ends, and what ends its batch with it. */
function turnEnd(program: Program, turn: number): number {
  const { end } = program.batchOf(turn);
  return program.turnStart(turn) + program.example.length + (turn + 1 === end ? program.tail : 0);
}

/** Whether anything is nudged between two turns, or an example has other numbers since. */
function isNudgedIn({ nudges, program }: Trace, start: number, end: number): boolean {
  const [first, last] = [program.turnStart(start), turnEnd(program, end - 1)];
  return nudges.some(({ position, what: { kind } }) => {
    const lasts = kind === "input" || kind === "target";
    return position <= last && (lasts || position >= first);
  });
}

function areSame(some: Float64Array | undefined, others: Float64Array | undefined): boolean {
  // A rule that the other run has not remembers what cannot be compared.
  if (some === others || !some || !others) return true;
  for (let place = 0; place < some.length; place++) if (!areEqual(some[place], others[place])) return false;
  return true;
}

function areEqual(a: Known, b: Known): boolean {
  return a === b ? a !== 0 || Object.is(a, b) : Number.isNaN(a) && Number.isNaN(b);
}

function* held<Result>(
  turn: number,
  work: Generator<unknown, Result, void>,
): Generator<number, Result, void> {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
    yield turn;
  }
}
