/** The examples of a data set as the kernel takes them: targets, and the inputs that are not 0 with their places. */
import { IN_FULL } from "../../kernel/layout";
import type { DataSet, Example } from "../network/dataset";

/** The memory that a kernel works in. */
export interface Room {
  readonly numbers: Float64Array;
  readonly indices: Uint16Array;
  readonly wholeNumbers: Int32Array;
  /** Makes sure that there is memory up to this place. */
  reach(end: number): void;
}

/** Of how many inputs at most the zeros are skipped: the others' places have 16 bits. */
const MOST_INPUTS = 2 ** 16;
/** Where more of an example's inputs are not 0, all of them are faster than a list. */
export const DENSE = 0.6;
/** Memory for the examples of a data set; when it is full they are listed anew, as they come. */
const MOST_BYTES = 64 * 2 ** 20;
/** Inputs that are looked at before any of them is asked for: some ns each. */
const AHEAD = 2 ** 22;

const places = new Uint16Array(MOST_INPUTS);

/** Writes an example: gives how many inputs are listed, or that there are too many. */
export function write(room: Room, at: number, targetBytes: number, { input, target }: Example): number {
  const { numbers } = room;
  numbers.set(target, at / 8);
  const first = (at + targetBytes) / 8;
  const most = input.length > MOST_INPUTS ? -1 : DENSE * input.length;
  let listed = 0;
  for (let k = 0; k < input.length; k++) {
    const value = input[k]!;
    if (value === 0) continue;
    if (listed >= most) return IN_FULL;
    numbers[first + listed] = value;
    places[listed++] = k;
  }
  const indices = 4 * (first + listed);
  const list = room.indices;
  for (let n = 0; n < listed; n++) list[indices + n] = places[n]!;
  return listed;
}

export class KernelExamples {
  /** The first so many examples are written, and all of them as lists. */
  ready = 0;
  /** Where the examples themselves begin, after a table of where each one is. */
  private readonly first: number;
  private top: number;

  constructor(
    private readonly room: Room,
    readonly examples: DataSet,
    /** Two whole numbers of each example: where it begins, 0 where it is not written yet, and how many inputs are listed. */
    readonly table: number,
    private readonly targetBytes: number,
    private readonly mostBytes: number,
  ) {
    this.first = table + 8 * Math.ceil(examples.count / 2) * 2;
    this.top = this.first;
    this.forget();
  }

  /** Writes as many examples as that is soon done with. */
  writeAhead(inputs: number): void {
    const most = Math.min(AHEAD / inputs, MOST_BYTES / this.mostBytes);
    const count = Math.min(this.examples.count, Math.floor(most));
    for (let i = 0; i < count; i++) {
      this.prepare(1);
      this.place(i);
      if (this.ready === i && this.listed(i) !== IN_FULL) this.ready++;
    }
  }

  /** Makes sure that so many more examples can be written. */
  prepare(count: number): void {
    const bytes = count * this.mostBytes;
    if (this.top + bytes - this.first > MOST_BYTES && this.top > this.first) this.forget();
    this.room.reach(this.top + bytes);
  }

  /** Where example i begins. */
  place(i: number): number {
    return this.room.wholeNumbers[this.table / 4 + 2 * i] || this.written(i);
  }

  /** How many of its inputs are listed, once it has a place. */
  listed(i: number): number {
    return this.room.wholeNumbers[this.table / 4 + 2 * i + 1]!;
  }

  private forget(): void {
    this.ready = 0;
    this.top = this.first;
    this.room.reach(this.first);
    this.room.wholeNumbers.fill(0, this.table / 4, this.first / 4);
  }

  private written(i: number): number {
    const at = this.top;
    const { examples, targetBytes, room } = this;
    const listed = write(room, at, targetBytes, { input: examples.input(i), target: examples.target(i) });
    const listBytes = listed === IN_FULL ? 0 : 8 * listed + 2 * listed;
    this.top = at + Math.ceil((targetBytes + listBytes) / 16) * 16;
    room.wholeNumbers[this.table / 4 + 2 * i] = at;
    room.wholeNumbers[this.table / 4 + 2 * i + 1] = listed;
    return at;
  }
}
