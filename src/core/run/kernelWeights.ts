/** A layer's numbers from and to the flat vector, in which each neuron's weights stand side by side, then its bias. */
import type { LayerRoom } from "./kernelLayout";

/** One number for each parameter of a layer, in the kernel's memory: where those of weights and of biases begin, in bytes. */
export interface Parts {
  readonly weights: number;
  readonly biases: number;
}

type Rows = Pick<LayerRoom, "before" | "own">;

/** From the flat vector, where the layer begins at `first`. */
export function pack(
  numbers: Float64Array,
  { before, own }: Rows,
  { weights, biases }: Parts,
  flat: Float64Array,
  first: number,
): void {
  let from = first;
  for (let j = 0; j < own.count; j++) {
    const { at, step } = own.place(j, before.count);
    const end = from + before.count;
    for (let to = weights / 8 + at; from < end; from++, to += step) numbers[to] = flat[from]!;
    numbers[biases / 8 + j] = flat[from++]!;
  }
}

/** To the flat vector. */
export function unpack(
  numbers: Float64Array,
  { before, own }: Rows,
  { weights, biases }: Parts,
  flat: Float64Array,
  first: number,
): void {
  let to = first;
  for (let j = 0; j < own.count; j++) {
    const { at, step } = own.place(j, before.count);
    const end = to + before.count;
    for (let from = weights / 8 + at; to < end; to++, from += step) flat[to] = numbers[from]!;
    flat[to++] = numbers[biases / 8 + j]!;
  }
}

/** The weights once more, the neurons of the layer before side by side. */
export function transpose(numbers: Float64Array, { before, own, weights, transposed }: LayerRoom): void {
  const places = Array.from({ length: before.count }, (_, k) => before.place(k, own.count));
  for (let j = 0; j < own.count; j++) {
    const { at, step } = own.place(j, before.count);
    let from = weights / 8 + at;
    for (const to of places) {
      numbers[transposed / 8 + to.at + j * to.step] = numbers[from]!;
      from += step;
    }
  }
}

/** Few numbers, for which a view of them would take longer. */
export function copy(from: Float64Array, at: number, to: Float64Array, place: number, count: number): void {
  for (let n = 0; n < count; n++) to[place + n] = from[at + n]!;
}
