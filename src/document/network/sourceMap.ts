/**
 * Where every number of a network stands in its file, and which number stands at an offset.
 *
 * Numbers come in rows: a row of weights, the biases of a layer, an input, a target. The numbers of a row follow one
 * another in the text, so a place is its row's first number plus j or k, and 8 bytes a number (its start and end, in
 * the order of the text) and 8 bytes a row are all there is to keep.
 */
import { firstAtLeast, lastAtMost, lastWhere } from "../../core/network/ascending";
import type { Parameter } from "../../core/network/network";
import { type ParameterBlock, type Place, placeOfParameter } from "../../core/network/place";
import type { NumberStore } from "../json/numbers";
import type { Range } from "../json/problem";
import type { RowPlaces } from "./rows";

/** Where one row of numbers begins: the index of its first number in the store. */
type FirstNumber = number;

/** What a source map is made of. */
interface Positions {
  /** The numbers of the text, in its order; others may stand among those of the rows. */
  readonly store: NumberStore;
  /** n_0 … n_L. */
  readonly sizes: readonly number[];
  readonly root: Range;
  /** Layers 1 … L. */
  readonly layers: readonly {
    readonly range: Range;
    readonly activation: Range | undefined;
    /** Row j holds the n_(l−1) weights to neuron j; those that are drawn stand nowhere. */
    readonly rows: readonly (FirstNumber | undefined)[];
    readonly biases: FirstNumber | undefined;
    /** What names its weights, or its biases, in another file. */
    readonly taken: { readonly [of in ParameterBlock["of"]]?: TakenPlace | undefined };
  }[];
  /** Those that stand in the text: none where they come from elsewhere. */
  readonly examples: readonly {
    readonly range: Range;
    readonly input: FirstNumber;
    readonly target: FirstNumber;
  }[];
  /** What names examples in other files. */
  readonly data: { readonly [key in "examples" | "validation"]?: DataPlace | undefined };
  readonly cost: Range | undefined;
  readonly learningRate: Range | undefined;
}

/** What names a tensor of another file, and which. */
export interface TakenPlace {
  readonly range: Range;
  readonly file: string;
  readonly name: string;
}

/** What names examples in other files, and where each of them stands. */
export interface DataPlace {
  readonly range: Range;
  readonly inputs: Placed;
  readonly targets: Placed;
}

interface Placed {
  readonly places: RowPlaces;
  readonly rows: { readonly count: number };
}

/** Marks a row that the file does not contain: no store is so long. */
const ABSENT = 0xffffffff;

export class SourceMap {
  private readonly sizes: readonly number[];
  private readonly exampleCount: number;
  /** The starts and ends of all numbers, ascending. */
  private readonly starts: Uint32Array;
  private readonly ends: Uint32Array;
  /** The first number of every row: all rows of weights, then a row of biases a layer, then the inputs, then the targets. */
  private readonly rows: Uint32Array;
  /** The rows in the order of the text, without the absent ones. */
  private readonly order: Uint32Array;
  /** `neuronsBefore[l]`: how many neurons the layers 1 … l−1 have together, and so rows of weights. */
  private readonly neuronsBefore: readonly number[];
  private readonly root: Range;
  private readonly layers: Ranges;
  private readonly activations: readonly (Range | undefined)[];
  private readonly examples: Ranges;
  private readonly cost: Range | undefined;
  private readonly learningRate: Range | undefined;
  private readonly taken: Positions["layers"][number]["taken"][];
  /** What names examples in other files. */
  readonly data: Positions["data"];

  constructor({ store, sizes, root, layers, examples, data, cost, learningRate }: Positions) {
    this.sizes = sizes;
    this.exampleCount = examples.length;
    this.starts = store.starts.slice(0, store.count);
    this.ends = store.ends.slice(0, store.count);
    const neuronsBefore = [0, 0];
    for (let l = 1; l < sizes.length; l++) neuronsBefore[l + 1] = neuronsBefore[l]! + sizes[l]!;
    this.neuronsBefore = neuronsBefore;
    this.rows = Uint32Array.from([
      ...layers.flatMap(({ rows }) => rows.map((first) => first ?? ABSENT)),
      ...layers.map(({ biases }) => biases ?? ABSENT),
      ...examples.map(({ input }) => input),
      ...examples.map(({ target }) => target),
    ]);
    const rowsAt = this.rows;
    this.order = rowsAt.map((_, row) => row).filter((row) => rowsAt[row] !== ABSENT);
    this.order.sort((a, b) => rowsAt[a]! - rowsAt[b]!);
    this.root = root;
    this.layers = new Ranges(layers.map(({ range }) => range));
    this.activations = layers.map(({ activation }) => activation);
    this.examples = new Ranges(examples.map(({ range }) => range));
    this.cost = cost;
    this.learningRate = learningRate;
    this.taken = layers.map((layer) => layer.taken);
    this.data = data;
  }

  /** Where `place` stands, in constant time; undefined if the network has no such place, or the file leaves it out. */
  rangeOf(place: Place): Range | undefined {
    switch (place.kind) {
      case "weight":
        return this.has(place) ? this.numberRange(this.weightRow(place.l, place.j), place.k) : undefined;
      case "bias":
        return this.has(place) ? this.numberRange(this.biasRow(place.l), place.j) : undefined;
      case "input":
        return this.has(place) ? this.numberRange(this.inputRow(place.example), place.k) : undefined;
      case "target":
        return this.has(place) ? this.numberRange(this.targetRow(place.example), place.j) : undefined;
      case "weights":
      case "biases":
        return this.takenAs({ l: place.l, of: place.kind })?.range;
      case "examples":
      case "validation":
        return this.data[place.kind]?.range;
      case "activation":
        return this.activations[place.l - 1];
      case "layer":
        return this.layers.at(place.l - 1);
      case "example":
        return this.examples.at(place.example);
      case "cost":
        return this.cost;
      case "learningRate":
        return this.learningRate;
    }
  }

  /**
   * Where `place` stands, or, if the file leaves it out, the opening bracket of what it belongs to: what names it in another
   * file, the layer of a weight, bias or activation, the example of an input or target, the whole file for all else.
   */
  nearestRange(place: Place): Range {
    const range = this.rangeOf(place);
    if (range !== undefined) return range;
    const owners = ownersOf(place).flatMap((owner) => this.rangeOf(owner) ?? []);
    const { start } = owners[0] ?? this.root;
    return { start, end: start + 1 };
  }

  /** What names a block in another file; undefined where its numbers stand here, or nowhere. */
  takenAs({ l, of }: ParameterBlock): TakenPlace | undefined {
    return this.taken[l - 1]?.[of];
  }

  /** The line of another file, from 1, that an example, or its inputs or targets, are read from, if it can be opened there. */
  lineOf(place: Place): { readonly file: string; readonly line: number } | undefined {
    if (place.kind !== "input" && place.kind !== "target" && place.kind !== "example") return undefined;
    const { places, rows } = this.data.examples?.inputs ?? {};
    if (places?.of !== "line" || places.isLong || !isIndex(place.example, rows!.count)) return undefined;
    return { file: places.file, line: places.at(place.example) };
  }

  /**
   * What stands at `offset`, or touches it with its end, in logarithmic time; the innermost, so a layer or an example
   * only where none of its numbers and names stands. Undefined outside all places.
   */
  placeAt(offset: number): Place | undefined {
    return this.numberAt(offset) ?? this.nameAt(offset) ?? this.objectAt(offset);
  }

  /**
   * The weights and biases that begin at or after `start` and before `end`, in the order of the text; the first `max`
   * of them.
   */
  parametersIn(start: number, end: number, max = Number.POSITIVE_INFINITY): Parameter[] {
    const found: Parameter[] = [];
    const from = firstAtLeast(this.starts, start);
    const to = firstAtLeast(this.starts, end);
    for (let at = Math.max(0, this.lastRowBefore(from)); at < this.order.length; at++) {
      const row = this.order[at]!;
      const first = this.rows[row]!;
      if (first >= to) break;
      if (row >= this.inputRow(0)) continue;
      const last = Math.min(to, first + this.rowLength(row));
      for (let i = Math.max(from, first); i < last; i++) {
        if (found.length >= max) return found;
        found.push(this.parameter(row, i - first));
      }
    }
    return found;
  }

  /** The blocks whose names in other files begin at or after `start` and before `end`. */
  blocksIn(start: number, end: number): readonly ParameterBlock[] {
    const isIn = (range: Range | undefined) => range && range.start >= start && range.start < end;
    return this.taken.flatMap((taken, before) =>
      blocks.filter((of) => isIn(taken[of]?.range)).map((of) => ({ l: before + 1, of })),
    );
  }

  // ── Rows: weights, biases, inputs, targets ─────────────────────────────────────────────────────────────────────────

  private weightRow(l: number, j: number): number {
    return this.neuronsBefore[l]! + j;
  }

  private biasRow(l: number): number {
    return this.neuronsBefore.at(-1)! + l - 1;
  }

  private inputRow(example: number): number {
    return this.biasRow(this.sizes.length) + example;
  }

  private targetRow(example: number): number {
    return this.inputRow(this.exampleCount) + example;
  }

  private rowLength(row: number): number {
    const { sizes } = this;
    if (row >= this.targetRow(0)) return sizes.at(-1)!;
    if (row >= this.inputRow(0)) return sizes[0]!;
    if (row >= this.biasRow(1)) return sizes[row - this.biasRow(1) + 1]!;
    return sizes[this.layerOfWeightRow(row) - 1]!;
  }

  private placeInRow(row: number, index: number): Place {
    if (row >= this.targetRow(0)) return { kind: "target", example: row - this.targetRow(0), j: index };
    if (row >= this.inputRow(0)) return { kind: "input", example: row - this.inputRow(0), k: index };
    return placeOfParameter(this.parameter(row, index));
  }

  private parameter(row: number, index: number): Parameter {
    if (row >= this.biasRow(1)) return { l: row - this.biasRow(1) + 1, j: index };
    const l = this.layerOfWeightRow(row);
    return { l, j: row - this.weightRow(l, 0), k: index };
  }

  private layerOfWeightRow(row: number): number {
    return lastAtMost(this.neuronsBefore, row);
  }

  private has(place: Extract<Place, { kind: "weight" | "bias" | "input" | "target" }>): boolean {
    const { sizes } = this;
    switch (place.kind) {
      case "weight":
        return (
          isIndex(place.l - 1, sizes.length - 1) &&
          isIndex(place.j, sizes[place.l]!) &&
          isIndex(place.k, sizes[place.l - 1]!)
        );
      case "bias":
        return isIndex(place.l - 1, sizes.length - 1) && isIndex(place.j, sizes[place.l]!);
      case "input":
        return isIndex(place.example, this.exampleCount) && isIndex(place.k, sizes[0]!);
      case "target":
        return isIndex(place.example, this.exampleCount) && isIndex(place.j, sizes.at(-1)!);
    }
  }

  private numberRange(row: number, index: number): Range | undefined {
    const first = this.rows[row]!;
    return first === ABSENT
      ? undefined
      : { start: this.starts[first + index]!, end: this.ends[first + index]! };
  }

  // ── Offsets ────────────────────────────────────────────────────────────────────────────────────────────────────────

  private numberAt(offset: number): Place | undefined {
    const number = lastAtMost(this.starts, offset);
    if (number < 0 || offset > this.ends[number]!) return undefined;
    const row = this.order[this.lastRowBefore(number)];
    if (row === undefined) return undefined;
    const index = number - this.rows[row]!;
    return index < this.rowLength(row) ? this.placeInRow(row, index) : undefined;
  }

  /** The last row, in the order of the text, that begins at or before a number; −1 if none does. */
  private lastRowBefore(number: number): number {
    return lastWhere(this.order.length, (at) => this.rows[this.order[at]!]! <= number);
  }

  private nameAt(offset: number): Place | undefined {
    if (touches(this.cost, offset)) return { kind: "cost" };
    if (touches(this.learningRate, offset)) return { kind: "learningRate" };
    const layer = this.layers.indexAt(offset);
    return layer >= 0 && touches(this.activations[layer], offset)
      ? { kind: "activation", l: layer + 1 }
      : undefined;
  }

  private objectAt(offset: number): Place | undefined {
    for (const kind of ["examples", "validation"] as const)
      if (touches(this.data[kind]?.range, offset)) return { kind };
    const layer = this.layers.indexAt(offset);
    const block = layer < 0 ? undefined : blocks.find((of) => touches(this.taken[layer]![of]?.range, offset));
    if (block) return { kind: block, l: layer + 1 };
    if (layer >= 0) return { kind: "layer", l: layer + 1 };
    const example = this.examples.indexAt(offset);
    return example >= 0 ? { kind: "example", example } : undefined;
  }
}

/** Ranges that follow one another. */
class Ranges {
  private readonly starts: Uint32Array;
  private readonly ends: Uint32Array;

  constructor(ranges: readonly Range[]) {
    this.starts = Uint32Array.from(ranges, ({ start }) => start);
    this.ends = Uint32Array.from(ranges, ({ end }) => end);
  }

  at(index: number): Range | undefined {
    const start = this.starts[index];
    return start === undefined ? undefined : { start, end: this.ends[index]! };
  }

  /** The index of the range that `offset` lies in or touches, or −1. */
  indexAt(offset: number): number {
    const index = lastAtMost(this.starts, offset);
    return index >= 0 && offset <= this.ends[index]! ? index : -1;
  }
}

const blocks = ["weights", "biases"] as const;

/** What a place belongs to, the innermost first. */
function ownersOf(place: Place): readonly Place[] {
  switch (place.kind) {
    case "weight":
      return [{ kind: "weights", l: place.l }, layerOf(place)];
    case "bias":
      return [{ kind: "biases", l: place.l }, layerOf(place)];
    case "weights":
    case "biases":
    case "activation":
      return [layerOf(place)];
    case "input":
    case "target":
      return [{ kind: "example", example: place.example }, { kind: "examples" }];
    case "example":
      return [{ kind: "examples" }];
    case "layer":
    case "cost":
    case "learningRate":
    case "examples":
    case "validation":
      return [];
  }
}

function layerOf({ l }: { readonly l: number }): Place {
  return { kind: "layer", l };
}

function touches(range: Range | undefined, offset: number): boolean {
  return range !== undefined && range.start <= offset && offset <= range.end;
}

function isIndex(i: number, length: number): boolean {
  return Number.isInteger(i) && i >= 0 && i < length;
}
