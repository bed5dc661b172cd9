/**
 * Positions that recur through a run, by arithmetic: the next, the previous and the n-th one, however long the run.
 *
 * A site is a set of turns and an offset from the first step of a turn. The means and updates that end a batch follow
 * right after its last turn, so they have offsets of that turn. What step i does is seen at position i + 1.
 */
import type { Program } from "../../core/program/program";

/** A set of turns, in their order. */
interface Turns {
  /** The first one at or after a turn. */
  readonly from: (turn: number) => number | undefined;
  /** The last one at or before a turn. */
  readonly upTo: (turn: number) => number | undefined;
  /** How many there are before a turn. */
  readonly before: (turn: number) => number;
}

/** So many steps, each as far from the one before. */
export interface Axis {
  readonly count: number;
  readonly step: number;
}

/** Steps in rows: `inner` of them in each of `outer` rows, which do not overlap. */
export interface Grid {
  readonly outer: Axis;
  readonly inner: Axis;
}

export interface Site {
  readonly turns: Turns;
  readonly offset: number;
  /** Where it is not one step but many, the first of them at `offset`. */
  readonly grid?: Grid;
}

const ONE: Axis = { count: 1, step: Number.MAX_SAFE_INTEGER };
const ALONE: Grid = { outer: ONE, inner: ONE };

/** The grid of two axes, in whatever order; one that has a single step may be any distance from the next. */
export function gridOf(one: Axis, other: Axis): Grid {
  const [inner, outer] = [one, other]
    .map((axis) => (axis.count === 1 ? ONE : axis))
    .sort((a, b) => a.step - b.step) as [Axis, Axis];
  return { outer, inner };
}

function stepsOf({ grid: { outer, inner } = ALONE }: Site): number {
  return outer.count * inner.count;
}

/** How many steps of a site in one turn come before an offset. */
function rank({ offset: first, grid: { outer, inner } = ALONE }: Site, offset: number): number {
  const from = offset - first;
  if (from <= 0) return 0;
  const rows = Math.min(Math.floor(from / outer.step), outer.count);
  if (rows === outer.count) return rows * inner.count;
  return rows * inner.count + Math.min(Math.ceil((from - rows * outer.step) / inner.step), inner.count);
}

/** The offset of its n-th step in a turn, from 0; undefined where it has no such step. */
function offsetOf(site: Site, n: number): number | undefined {
  const { offset, grid: { outer, inner } = ALONE } = site;
  if (n < 0 || n >= stepsOf(site)) return undefined;
  const row = Math.floor(n / inner.count);
  return offset + row * outer.step + (n - row * inner.count) * inner.step;
}

/** As many turns in every epoch: `slot(n)` is the place of the n-th of them among the turns of an epoch, ascending. */
export function inEveryEpoch(
  { epochs, examples }: Program,
  count: number,
  slot: (n: number, epoch: number) => number,
): Turns {
  /** How many of an epoch come before this place. */
  const below = (place: number, epoch: number): number => {
    let low = 0;
    let high = count;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (slot(middle, epoch) < place) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const nth = (n: number): number | undefined => {
    const epoch = Math.floor(n / count);
    return n >= 0 && epoch < epochs ? epoch * examples + slot(n % count, epoch) : undefined;
  };
  const before = (turn: number): number => {
    const epoch = Math.floor(turn / examples);
    return epoch * count + (epoch < epochs ? below(turn % examples, epoch) : 0);
  };
  return { from: (turn) => nth(before(turn)), upTo: (turn) => nth(before(turn + 1) - 1), before };
}

export const everyTurn = once((program) => inEveryEpoch(program, program.examples, (n) => n));

export const batchStarts = once((program) =>
  inEveryEpoch(program, program.batches, (n) => n * program.batchSize),
);

/** The last turn of every batch: the one that means and updates follow. */
export const batchEnds = once((program) => {
  const { batches, batchSize, examples } = program;
  return inEveryEpoch(program, batches, (n) => Math.min((n + 1) * batchSize, examples) - 1);
});

export const epochStarts = once((program) => inEveryEpoch(program, 1, () => 0));

/** The turns of a program, made once for all breakpoints on it. */
function once(make: (program: Program) => Turns): (program: Program) => Turns {
  const made = new WeakMap<Program, Turns>();
  return (program) => {
    const turns = made.get(program) ?? make(program);
    made.set(program, turns);
    return turns;
  };
}

/** The turns of some of the run's examples, `count` of them, that `has` knows. */
export function turnsOf(program: Program, count: number, has: (example: number) => boolean): Turns {
  let known = { epoch: -1, slots: [] as readonly number[] };
  const slotsIn = (epoch: number): readonly number[] => {
    if (known.epoch !== epoch) {
      const first = epoch * program.examples;
      const all = Array.from({ length: program.examples }, (_, slot) => slot);
      known = { epoch, slots: all.filter((slot) => has(program.exampleOf(first + slot))) };
    }
    return known.slots;
  };
  return inEveryEpoch(program, count, (n, epoch) => slotsIn(epoch)[n]!);
}

export function oneTurn(only: number): Turns {
  return {
    from: (turn) => (turn <= only ? only : undefined),
    upTo: (turn) => (turn >= only ? only : undefined),
    before: (turn) => (turn > only ? 1 : 0),
  };
}

export class Sites {
  /** No two of them may share a step. */
  constructor(
    private readonly program: Program,
    private readonly sites: readonly Site[],
  ) {}

  /** Whether there are none, however long the run is. */
  get isEmpty(): boolean {
    return this.sites.length === 0;
  }

  /** The smallest one > position; undefined where there is none. */
  next(position: number): number | undefined {
    const { program } = this;
    if (position >= program.length) return undefined;
    const turn = program.turnOf(position);
    const from = position - program.turnStart(turn);
    return nearest(this.sites, Math.min, (site) => {
      const { turns } = site;
      const isHere = turns.from(turn) === turn;
      const here = isHere ? this.step(turn, offsetOf(site, rank(site, from))) : undefined;
      return here ?? this.step(turns.from(isHere ? turn + 1 : turn), site.offset);
    });
  }

  /** The greatest one < position; undefined where there is none. */
  previous(position: number): number | undefined {
    if (position < 2) return undefined;
    const latest = position - 2;
    const turn = this.program.turnOf(latest);
    const upTo = latest - this.program.turnStart(turn);
    return nearest(this.sites, Math.max, (site) => {
      const { turns } = site;
      const isHere = turns.upTo(turn) === turn;
      const here = isHere ? this.step(turn, offsetOf(site, rank(site, upTo + 1) - 1)) : undefined;
      return here ?? this.step(turns.upTo(isHere ? turn - 1 : turn), offsetOf(site, stepsOf(site) - 1));
    });
  }

  /** How many there are up to a position, itself included. */
  count(position: number): number {
    if (position < 1) return 0;
    const turn = this.program.turnOf(position - 1);
    const start = this.program.turnStart(turn);
    let count = 0;
    for (const site of this.sites) {
      const before = site.turns.before(turn);
      const isHere = site.turns.before(turn + 1) > before;
      count += before * stepsOf(site) + (isHere ? rank(site, position - start) : 0);
    }
    return count;
  }

  /** The n-th one of the run, from 1. */
  nth(n: number): number | undefined {
    if (n < 1 || n > this.count(this.program.length)) return undefined;
    let low = 0;
    let high = this.program.length;
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (this.count(middle) < n) low = middle;
      else high = middle;
    }
    return high;
  }

  private step(turn: number | undefined, offset: number | undefined): number | undefined {
    return turn === undefined || offset === undefined ? undefined : this.program.turnStart(turn) + offset;
  }
}

/** The position of the first or last of the sites' steps. */
function nearest(
  sites: readonly Site[],
  choose: (a: number, b: number) => number,
  stepOf: (site: Site) => number | undefined,
): number | undefined {
  let found: number | undefined;
  for (const site of sites) {
    const step = stepOf(site);
    if (step !== undefined) found = found === undefined ? step : choose(found, step);
  }
  return found === undefined ? undefined : found + 1;
}
