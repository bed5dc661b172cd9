/** The examples of a network as data: how many there are, and the numbers of each, wherever they are kept. */

import type { Extent, Rows } from "./rows";

/** What an example is computed with. */
export interface Example {
  /** n_0 numbers. */
  readonly input: Float64Array;
  /** n_L numbers. */
  readonly target: Float64Array;
}

/** Examples count from 0. Nobody writes into the numbers that a data set hands out. */
export interface DataSet {
  readonly count: number;
  /** The n_0 numbers of example i, 0 ≤ i < `count`. */
  input(i: number): Float64Array;
  /** Its n_L numbers. */
  target(i: number): Float64Array;
  /** The name that its file gives it. */
  name(i: number): string | undefined;
  /** Where it stands in another file, in words; undefined where it stands in the network file itself. */
  where?(i: number): string | undefined;
  /** Where it stands in the file, from 0: a run may take only some of the file's examples, and one of them twice. */
  place(i: number): number;
  /** The first example that has this place in the file; −1 if none has. */
  indexOf(place: number): number;
  /** Between what all inputs of all examples lie, where that is known without a look at them. */
  readonly extent?: Extent | undefined;
}

export function exampleAt(examples: DataSet, i: number): Example {
  return { input: examples.input(i), target: examples.target(i) };
}

/** All examples of a file, their numbers one after the other. */
export class Table implements DataSet {
  /** `inputs` has n_0 numbers an example, `targets` n_L; `names` has those that are named. */
  constructor(
    readonly count: number,
    private readonly inputs: Float64Array,
    private readonly targets: Float64Array,
    private readonly names: ReadonlyMap<number, string>,
  ) {}

  /** A copy of at least one example, all of the same lengths. */
  static of(examples: readonly (Example & { readonly name?: string | undefined })[]): Table {
    const { length } = examples;
    const inputs = new Float64Array(length * examples[0]!.input.length);
    const targets = new Float64Array(length * examples[0]!.target.length);
    const names = new Map<number, string>();
    for (const [i, { input, target, name }] of examples.entries()) {
      inputs.set(input, i * input.length);
      targets.set(target, i * target.length);
      if (name !== undefined) names.set(i, name);
    }
    return new Table(length, inputs, targets, names);
  }

  input(i: number): Float64Array {
    return row(this.inputs, this.count, i);
  }

  target(i: number): Float64Array {
    return row(this.targets, this.count, i);
  }

  name(i: number): string | undefined {
    return this.names.get(i);
  }

  place(i: number): number {
    return i;
  }

  indexOf(place: number): number {
    return place >= 0 && place < this.count ? place : -1;
  }
}

/** Row i of a table of `count` rows. */
function row(table: Float64Array, count: number, i: number): Float64Array {
  const width = table.length / count;
  return table.subarray(i * width, (i + 1) * width);
}

/** All examples of other files: row i of the inputs and row i of the targets are one. */
export class OfRows implements DataSet {
  constructor(
    private readonly inputs: Rows,
    private readonly targets: Rows,
    readonly extent: Extent,
    readonly where: (i: number) => string,
  ) {}

  get count(): number {
    return this.inputs.count;
  }

  input(i: number): Float64Array {
    return this.inputs.row(i);
  }

  target(i: number): Float64Array {
    return this.targets.row(i);
  }

  name(): undefined {
    return undefined;
  }

  place(i: number): number {
    return i;
  }

  indexOf(place: number): number {
    return place >= 0 && place < this.count ? place : -1;
  }
}

/** Some of a data set's examples, in an order of their own. */
class Selection implements DataSet {
  constructor(
    private readonly whole: DataSet,
    private readonly chosen: readonly number[],
  ) {}

  get count(): number {
    return this.chosen.length;
  }

  input(i: number): Float64Array {
    return this.whole.input(this.chosen[i]!);
  }

  target(i: number): Float64Array {
    return this.whole.target(this.chosen[i]!);
  }

  name(i: number): string | undefined {
    return this.whole.name(this.chosen[i]!);
  }

  where(i: number): string | undefined {
    return this.whole.where?.(this.chosen[i]!);
  }

  place(i: number): number {
    return this.whole.place(this.chosen[i]!);
  }

  indexOf(place: number): number {
    return this.chosen.findIndex((i) => this.whole.place(i) === place);
  }
}

/** A view of the examples with these indices. */
export function selected(whole: DataSet, chosen: readonly number[]): DataSet {
  return new Selection(whole, chosen);
}

/** What is changed, by the places of the examples in the file. */
type Changes = ReadonlyMap<number, Float64Array>;

/** A data set with some numbers changed; all others are those of the data set under it. */
class Overlay implements DataSet {
  constructor(
    readonly under: DataSet,
    readonly inputs: Changes,
    readonly targets: Changes,
  ) {}

  get count(): number {
    return this.under.count;
  }

  input(i: number): Float64Array {
    return this.inputs.get(this.under.place(i)) ?? this.under.input(i);
  }

  target(i: number): Float64Array {
    return this.targets.get(this.under.place(i)) ?? this.under.target(i);
  }

  name(i: number): string | undefined {
    return this.under.name(i);
  }

  where(i: number): string | undefined {
    return this.under.where?.(i);
  }

  place(i: number): number {
    return this.under.place(i);
  }

  indexOf(place: number): number {
    return this.under.indexOf(place);
  }
}

const UNCHANGED: Changes = new Map();

/** The data set as a nudge of input k has it; the same one where no example has this place in the file. */
export function withInput(examples: DataSet, place: number, k: number, value: number): DataSet {
  const i = examples.indexOf(place);
  if (i < 0) return examples;
  const { under, inputs, targets } = overlayOf(examples);
  return new Overlay(under, new Map(inputs).set(place, examples.input(i).with(k, value)), targets);
}

/** The data set as a nudge of target j has it; the same one where no example has this place in the file. */
export function withTarget(examples: DataSet, place: number, j: number, value: number): DataSet {
  const i = examples.indexOf(place);
  if (i < 0) return examples;
  const { under, inputs, targets } = overlayOf(examples);
  return new Overlay(under, inputs, new Map(targets).set(place, examples.target(i).with(j, value)));
}

/** The data set as it was before any nudge, and the inputs that nudges have made. */
export function beforeNudges(examples: DataSet): {
  readonly under: DataSet;
  readonly inputs: Iterable<Float64Array>;
} {
  const { under, inputs } = overlayOf(examples);
  return { under, inputs: inputs.values() };
}

/** Overlays do not pile up: one over a data set has all that is changed. */
function overlayOf(examples: DataSet): Overlay {
  return examples instanceof Overlay ? examples : new Overlay(examples, UNCHANGED, UNCHANGED);
}
