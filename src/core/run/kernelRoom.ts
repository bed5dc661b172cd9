/** A network in the memory of a kernel of its own: its parameters, the sums of a gradient, and examples going through it. */
import { CHOSEN, IN_FULL, SKIPS_ZEROS } from "../../kernel/layout";
import { beforeNudges, type DataSet, type Example } from "../network/dataset";
import { type Layer, neuronStarts, parameterCount } from "../network/network";
import type { TurnStart } from "./engine";
import { type Evaluation, NeuronNumbers, type Shape } from "./evaluation";
import { KernelExamples, type Room, write } from "./kernelExamples";
import { exampleBytes, type LayerRoom, type Layout, layoutOf } from "./kernelLayout";
import { type Kernel, type Memory, newKernel } from "./kernelModule";
import { copy, type Parts, pack, transpose, unpack } from "./kernelWeights";

const PAGE_BYTES = 65536;
/** A larger network is left to the plain engine: all its numbers stand in one memory. */
const MOST_BYTES = 2 ** 30;

/** The first so many blocks take longer, and tell nothing where there are not many more. */
const WARM = 4;

/** Somebody whose numbers a room holds, and who can do without it once he has been asked for them. */
export interface Tenant {
  start(): TurnStart;
}

/** So many rooms are found again; a debug session needs one. */
const MOST_ROOMS = 4;

/** Those made last. A room goes when nobody is in it any more, and its memory with it. */
let rooms: readonly WeakRef<KernelRoom>[] = [];
/** The room that has had these parameters last. */
const holding = new WeakMap<Float64Array, WeakRef<KernelRoom>>();

/** A room of this shape, a known or a new one; undefined where no kernel can run, or it would be too large. */
export function roomFor(shape: Shape): KernelRoom | undefined {
  for (const known of rooms) {
    const room = known.deref();
    if (room?.isOf(shape)) return room;
  }
  const room = KernelRoom.of(shape);
  if (room) rooms = [new WeakRef(room), ...rooms.filter((each) => each.deref())].slice(0, MOST_ROOMS);
  return room;
}

/** The room of this shape that has these parameters, if there is one. */
export function roomWith(shape: Shape, parameters: Float64Array): KernelRoom | undefined {
  const room = holding.get(parameters)?.deref();
  return room?.flat === parameters && room.isOf(shape) ? room : undefined;
}

export class KernelRoom implements Room {
  numbers: Float64Array;
  indices: Uint16Array;
  wholeNumbers: Int32Array;
  /** The costs of a block. */
  private costs: Float64Array;
  /** The parameters that it has, flat, where somebody knows them as such. */
  private known: Float64Array | undefined;
  private tenant: Tenant | undefined;
  private data: KernelExamples | undefined;
  private readonly own = new WeakRef(this);

  private constructor(
    private readonly shape: Shape,
    private readonly layout: Layout,
    private readonly kernel: Kernel,
    private readonly memory: Memory,
  ) {
    this.numbers = new Float64Array(memory.buffer);
    this.indices = new Uint16Array(memory.buffer);
    this.wholeNumbers = new Int32Array(memory.buffer);
    this.costs = this.costsHere;
    this.wholeNumbers.set(layout.lists.fields, layout.lists.at / 4);
  }

  static of(shape: Shape): KernelRoom | undefined {
    if (16 * parameterCount(shape.sizes) > MOST_BYTES) return undefined;
    const layout = layoutOf(shape);
    if (layout.end > MOST_BYTES) return undefined;
    const made = newKernel(Math.ceil(layout.end / PAGE_BYTES));
    return made && new KernelRoom(shape, layout, made.kernel, made.memory);
  }

  isOf({ sizes, layers, cost }: Shape): boolean {
    const known = this.shape;
    if (known.cost !== cost || known.sizes.length !== sizes.length) return false;
    if (known.sizes !== sizes && known.sizes.some((size, l) => size !== sizes[l])) return false;
    return (
      known.layers === layers ||
      known.layers.every(({ activation }, index) => activation === layers[index]!.activation)
    );
  }

  get flat(): Float64Array | undefined {
    return this.known;
  }

  /** How many examples go through it at once. */
  get block(): number {
    return this.layout.block;
  }

  // ── Who is in it ───────────────────────────────────────────────────────────────────────────────────────────────────

  /** Has everything ready for a walk that begins with these parameters, as far as nobody is disturbed. */
  prepare(examples: DataSet, parameters: Float64Array): void {
    const data = this.examples(examples);
    if (this.tenant) return;
    const isNew = !this.known;
    this.take(parameters);
    // Once for nothing, so that the code is compiled when somebody waits for it.
    if (isNew && data.ready > WARM * this.block) for (let time = 0; time < WARM; time++) this.warm(examples);
  }

  private warm(examples: DataSet): void {
    this.choose(examples, this.block, (e) => e, true);
    this.kernel.accumulate(this.layout.network, this.block);
  }

  /** Lets somebody in with his numbers; who was there before has taken his with him. */
  admit(tenant: Tenant): void {
    if (this.tenant === tenant) return;
    const { parameters, accumulated } = tenant.start();
    this.take(parameters);
    if (accumulated) this.packed(accumulated, sumsOf);
    this.tenant = tenant;
  }

  /** Has these parameters, and no tenant. */
  take(parameters: Float64Array): void {
    this.tenant?.start();
    this.tenant = undefined;
    if (this.known !== parameters) this.change(parameters);
  }

  /** Has these parameters from now on, whoever is in it. */
  change(parameters: Float64Array): void {
    this.packed(parameters, parametersOf);
    this.settle(parameters);
  }

  /** The parameters have been changed: what follows from them. */
  private settle(parameters: Float64Array | undefined): void {
    for (const layer of this.layout.layers) if (layer.transposed > 0) transpose(this.numbers, layer);
    const [{ weights, before, own }] = this.layout.layers as [LayerRoom];
    const areFinite = this.kernel.areFinite(weights, weights + before.count * own.bytes);
    this.wholeNumbers[this.layout.network / 4 + SKIPS_ZEROS] = areFinite;
    this.known = parameters;
    if (parameters) holding.set(parameters, this.own);
  }

  /** Its parameters, flat. */
  parameters(): Float64Array {
    if (this.known) return this.known;
    const flat = this.unpacked(parametersOf);
    this.known = flat;
    holding.set(flat, this.own);
    return flat;
  }

  /** Its sums, flat. */
  sums(): Float64Array {
    return this.unpacked(sumsOf);
  }

  // ── What it computes ───────────────────────────────────────────────────────────────────────────────────────────────

  clearSums(): void {
    const { from, to } = this.layout.sums;
    this.kernel.clear(from, to);
  }

  /** Adds the gradients of the chosen examples to the sums, and has their costs. */
  accumulate(count: number): Float64Array {
    this.kernel.accumulate(this.layout.network, count);
    return this.costs;
  }

  /** The costs of the chosen examples alone. */
  costsOf(count: number): Float64Array {
    this.kernel.costs(this.layout.network, count);
    return this.costs;
  }

  /** The gradient step of every trainable parameter; the sums are divided by `divisor`. */
  descend(layers: readonly Layer[], divisor: number, rate: number): void {
    const { descend } = this.kernel;
    for (const [index, { before, own, ...at }] of this.layout.layers.entries()) {
      const { weights, biases } = layers[index]!.trainable;
      if (weights) descend(at.weights, at.weights + before.count * own.bytes, at.weightSums, divisor, rate);
      if (biases) descend(at.biases, at.biases + own.bytes, at.biasSums, divisor, rate);
    }
    this.settle(undefined);
  }

  evaluate(example: Example): Evaluation {
    const { single, network } = this.layout;
    const listed = write(this, single, this.targetBytes, example);
    this.chosen = this.layout.chosen;
    this.chooseAt(0, single, listed);
    if (listed === IN_FULL) this.numbers.set(example.input, this.layout.rows / 8);
    this.kernel.evaluate(network, 1);
    return this.evaluation(example.input);
  }

  private evaluation(input: Float64Array): Evaluation {
    const { sizes } = this.shape;
    const inputs = sizes[0]!;
    const neurons = neuronStarts(sizes)[sizes.length]! - inputs;
    // One piece of memory: where the others have a place for the input, which means nothing there, the one before stands.
    const all = new Float64Array(inputs + 4 * neurons);
    all.set(input);
    let place = inputs;
    for (const layer of this.layout.layers) {
      for (const [index, from] of [layer.a, layer.z, layer.dC_da, layer.dC_dz].entries())
        copy(this.numbers, from / 8, all, index * neurons + place, layer.own.count);
      place += layer.own.count;
    }
    const part = (index: number) =>
      new NeuronNumbers(sizes, all.subarray(index * neurons, (index + 1) * neurons + inputs));
    const C = this.costs[0]!;
    return { z: part(1), a: part(0), C, dC_da: part(2), dC_dz: part(3) };
  }

  /** Takes as many examples as `count`, at most a block: which ones tells `indexOf`, and whether one comes after the other. */
  choose(examples: DataSet, count: number, indexOf: (e: number) => number, areInOrder: boolean): void {
    const data = this.examples(examples);
    const first = indexOf(0);
    if (areInOrder && first + count <= data.ready) {
      this.chosen = data.table + 8 * first;
      return;
    }
    this.chosen = this.layout.chosen;
    data.prepare(count);
    const inputs = this.shape.sizes[0]!;
    for (let e = 0; e < count; e++) {
      const i = indexOf(e);
      const place = data.place(i);
      const listed = data.listed(i);
      this.chooseAt(e, place, listed);
      if (listed === IN_FULL) this.numbers.set(examples.input(i), this.layout.rows / 8 + e * inputs);
    }
  }

  /** Where the kernel finds which examples are chosen. */
  private set chosen(at: number) {
    this.wholeNumbers[this.layout.network / 4 + CHOSEN] = at;
  }

  /** The examples of a data set as they are written, the last one's or this one's from now on. */
  examples(examples: DataSet): KernelExamples {
    if (this.data?.examples === examples) return this.data;
    const { layers, end } = this.layout;
    const bytes = Math.ceil(exampleBytes(layers[0]!.before, layers.at(-1)!.own) / 16) * 16;
    this.data = new KernelExamples(this, examples, end, this.targetBytes, bytes);
    // A nudge makes another data set, of which few examples are looked at.
    if (beforeNudges(examples).under === examples) this.data.writeAhead(this.shape.sizes[0]!);
    return this.data;
  }

  private chooseAt(e: number, place: number, listed: number): void {
    const at = this.layout.chosen / 4 + 2 * e;
    this.wholeNumbers[at] = place;
    this.wholeNumbers[at + 1] = listed;
  }

  private get targetBytes(): number {
    return this.layout.layers.at(-1)!.own.bytes;
  }

  // ── Its memory ─────────────────────────────────────────────────────────────────────────────────────────────────────

  reach(end: number): void {
    const bytes = this.numbers.byteLength;
    if (end <= bytes) return;
    this.memory.grow(Math.ceil(Math.max(end - bytes, bytes) / PAGE_BYTES));
    // What looked at the memory before has lost it.
    this.numbers = new Float64Array(this.memory.buffer);
    this.indices = new Uint16Array(this.memory.buffer);
    this.wholeNumbers = new Int32Array(this.memory.buffer);
    this.costs = this.costsHere;
  }

  private get costsHere(): Float64Array {
    const { costs, block } = this.layout;
    return new Float64Array(this.memory.buffer, costs, block);
  }

  private packed(flat: Float64Array, parts: (layer: LayerRoom) => Parts): void {
    this.each((layer, first) => pack(this.numbers, layer, parts(layer), flat, first));
  }

  private unpacked(parts: (layer: LayerRoom) => Parts): Float64Array {
    const flat = new Float64Array(parameterCount(this.shape.sizes));
    this.each((layer, first) => unpack(this.numbers, layer, parts(layer), flat, first));
    return flat;
  }

  /** Each layer, and where its parameters begin in a flat vector. */
  private each(visit: (layer: LayerRoom, first: number) => void): void {
    let first = 0;
    for (const layer of this.layout.layers) {
      visit(layer, first);
      first += layer.own.count * (layer.before.count + 1);
    }
  }
}

const parametersOf = (layer: LayerRoom): Parts => layer;
const sumsOf = ({ weightSums, biasSums }: LayerRoom): Parts => ({ weights: weightSums, biases: biasSums });
