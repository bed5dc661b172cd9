/**
 * The costs that a run has computed on its way to a turn: those of its batches and of its epochs.
 *
 * However long the run is, only some stay: of the first n, one of every `each`, `each` the least power of two with which
 * they are at most `MOST`. For every n these are kept, so what is read does not depend on how far the run has been.
 */
import type { Program } from "../program/program";

/** So many points a chart can show. */
const MOST = 200;

/** What the turns before one have cost. */
export interface CostSums {
  /** Σ C over the earlier examples of the batch. */
  readonly inBatch: number;
  readonly inEpoch: number;
  /** The mean of the batch before; undefined in the first one. */
  readonly lastBatch: number | undefined;
  readonly lastEpoch: number | undefined;
}

export const NO_COSTS: CostSums = { inBatch: 0, inEpoch: 0, lastBatch: undefined, lastEpoch: undefined };

/** The sums as the turn after this one begins, the example of this turn having cost `C`. */
export function costsAfter(program: Program, turn: number, costs: CostSums, C: number): CostSums {
  return costsAfterMany(program, turn, costs, Float64Array.of(C), 1);
}

/** The same after `count` turns of a batch, whose costs come first in `each`. */
export function costsAfterMany(
  program: Program,
  turn: number,
  costs: CostSums,
  each: Float64Array,
  count: number,
): CostSums {
  let { inBatch, inEpoch } = costs;
  for (let n = 0; n < count; n++) {
    inBatch += each[n]!;
    inEpoch += each[n]!;
  }
  const { start, end } = program.batchOf(turn);
  if (turn + count < end) return { ...costs, inBatch, inEpoch };
  const isLastOfEpoch = end % program.examples === 0;
  return {
    inBatch: 0,
    inEpoch: isLastOfEpoch ? 0 : inEpoch,
    lastBatch: inBatch / (end - start),
    lastEpoch: isLastOfEpoch ? inEpoch / program.examples : costs.lastEpoch,
  };
}

/** One of every `each` of a row of costs, and always the last one. */
export interface SampledCosts {
  readonly each: number;
  /** Which ones, ascending. */
  readonly at: readonly number[];
  readonly costs: readonly number[];
}

const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** Which of the `each` that begin at group · each is taken: seldom the same one, so that no rhythm of the row is lost in it. */
function takenOf(group: number, each: number): number {
  return group * each + Math.floor(((group * GOLDEN) % 1) * each);
}

class Samples {
  private constructor(
    /** `rows[s]` has one of every 2ˢ. */
    private readonly rows: readonly number[][],
  ) {}

  static of(count: number): Samples {
    const rows: number[][] = [[]];
    for (let each = 1; each * MOST < count; each *= 2) rows.push([]);
    return new Samples(rows);
  }

  add(index: number, cost: number): void {
    let each = 1;
    for (const row of this.rows) {
      const group = Math.floor(index / each);
      if (group < MOST && takenOf(group, each) === index) row[group] = cost;
      each *= 2;
    }
  }

  /** Of the first `count`; `last`, which may not be added yet, is the cost of the last one of them. */
  read(count: number, last: number | undefined): SampledCosts {
    let power = 0;
    while (2 ** power * MOST < count) power++;
    const each = 2 ** power;
    const costs = taken(this.rows[power]!, each, count - 1);
    const at = costs.map((_, group) => takenOf(group, each));
    return last === undefined
      ? { each, at, costs }
      : { each, at: [...at, count - 1], costs: [...costs, last] };
  }

  /** Those of the first `count` alone. */
  first(count: number): Samples {
    return new Samples(this.rows.map((row, power) => taken(row, 2 ** power, count)));
  }
}

/** Those of a row that are among the first `count`. */
function taken(row: readonly number[], each: number, count: number): number[] {
  return row.filter((_, group) => takenOf(group, each) < count);
}

export class CostRecord {
  private constructor(
    private readonly program: Program,
    private readonly batches: Samples,
    private readonly epochs: Samples,
    /** Of the validation examples: before the first epoch, and after each. */
    private readonly validation: Samples,
    /** How many of those are noted, one after the other. */
    private validated = 0,
  ) {}

  static of(program: Program): CostRecord {
    const { epochs, batches } = program;
    return new CostRecord(program, Samples.of(epochs * batches), Samples.of(epochs), Samples.of(epochs + 1));
  }

  /** A turn has been reached, with these costs before it. */
  note(turn: number, { lastBatch, lastEpoch }: CostSums): void {
    if (turn === 0 || this.program.batchOf(turn).start !== turn) return;
    this.batches.add(this.program.batchNumberOf(turn) - 1, lastBatch!);
    if (turn % this.program.examples === 0) this.epochs.add(turn / this.program.examples - 1, lastEpoch!);
  }

  /** Whether the mean cost of the validation examples, after so many epochs, is what is to be noted next. */
  wantsValidation(epochs: number): boolean {
    return epochs === this.validated;
  }

  noteValidation(cost: number): void {
    this.validation.add(this.validated++, cost);
  }

  /** What was noted of the turns before this one. */
  before(turn: number): CostRecord {
    const epochs = Math.floor(turn / this.program.examples);
    return new CostRecord(
      this.program,
      this.batches.first(this.program.batchNumberOf(turn)),
      this.epochs.first(epochs),
      this.validation.first(epochs + 1),
      Math.min(this.validated, epochs + 1),
    );
  }

  /** The costs of the first `count` batches of the run, `last` being that of the last one. */
  ofBatches(count: number, last: number | undefined): SampledCosts {
    return this.batches.read(count, last);
  }

  /** The mean costs of the validation examples, before the first epoch and after each of so many. */
  ofValidation(epochs: number): SampledCosts {
    return this.validation.read(epochs + 2, undefined);
  }

  ofEpochs(count: number, last: number | undefined): SampledCosts {
    return this.epochs.read(count, last);
  }
}
