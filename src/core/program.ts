/**
 * The run as a program of steps, by arithmetic: step i ⇄ (epoch, batch, example, pass, layer, j, k). Nothing is stored
 * but where the layers begin.
 *
 * With n_l neurons in layer l, m = n_(l−1), P parameters, U of them trainable:
 *
 *     one example   Σ_l n_l (m + 2)  forward, n_L cost, Σ_l n_l (n_(l+1) + 1 + m + 1) backward   (1 for n_(L+1))
 *     one batch     its examples, P means, U updates
 *     one epoch     its batches, the last one possibly smaller
 *
 * A position p is the number of steps done, so the step just done is p − 1.
 */
import type { Network, Parameter } from "./network";
import { parameterAt, parameterCount, parameterIndex } from "./network";
import { shuffledOrder } from "./shuffle";

export const stepKinds = [
  "term",
  "bias",
  "activation",
  "cost",
  "dC_da",
  "path",
  "da_dz",
  "dz_dw",
  "dz_db",
  "mean",
  "update",
] as const;
/** What a step adds; see `Step` for the indices each kind carries. */
export type StepKind = (typeof stepKinds)[number];
/** The kinds that belong to one example. */
export type ExampleStepKind = Exclude<StepKind, "mean" | "update">;

/** The zoom of the debugger: every step lies in one unit of each level, the finest first. */
export const levels = ["factor", "quantity", "neuron", "layer", "pass", "example", "batch", "epoch"] as const;
export type Level = (typeof levels)[number];

export type Pass = "forward" | "backward" | "average" | "gradient step";

export const passOf: Readonly<Record<StepKind, Pass>> = {
  term: "forward",
  bias: "forward",
  activation: "forward",
  cost: "forward",
  dC_da: "backward",
  path: "backward",
  da_dz: "backward",
  dz_dw: "backward",
  dz_db: "backward",
  mean: "average",
  update: "gradient step",
};

/** What a step is about, apart from when it happens. */
export interface StepSubject<Kind extends StepKind = StepKind> {
  readonly kind: Kind;
  /** The layer, 1 … L. */
  readonly l: number;
  /** The neuron of layer l. */
  readonly j: number;
  /** `term`, `dz_dw`, `mean`, `update`: the neuron of layer l−1 the weight comes from; absent for a bias. */
  readonly k?: number;
  /** `path`: the neuron of layer l+1 on the path. `da_dz` of softmax: the activation a_i whose path it is. */
  readonly i?: number;
}

export interface Step extends StepSubject {
  readonly index: number;
  /** Counted from 0, like `batch`, which counts within the epoch. */
  readonly epoch: number;
  readonly batch: number;
  /** Which example of the run this is, counted through all epochs; `mean` and `update` have their batch's last. */
  readonly turn: number;
  /** The example's index among those of the run. */
  readonly example: number;
}

/** The steps `start` ≤ i < `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type Units = Readonly<Record<Level, Span>>;

export interface Located {
  readonly step: Step;
  /** The unit of each level that holds the step. */
  readonly units: Units;
}

type InnerUnits = Readonly<Record<"quantity" | "neuron" | "layer" | "pass", Span>>;

function span(start: number, length: number): Span {
  return { start, end: start + length };
}

function shift({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

/** The steps of one example, as offsets from its first step. */
export class ExampleProgram {
  readonly length: number;
  private readonly last: number;
  /** `forward[l]`, `backward[l]`: the first step of layer l in that pass. */
  private readonly forward: readonly number[];
  private readonly backward: readonly number[];
  private readonly cost: number;

  constructor(
    private readonly sizes: readonly number[],
    private readonly softmax: boolean,
  ) {
    this.last = sizes.length - 1;
    let offset = 0;
    const forward = [0];
    for (let l = 1; l <= this.last; l++) {
      forward[l] = offset;
      offset += sizes[l]! * (sizes[l - 1]! + 2);
    }
    this.cost = offset;
    offset += sizes[this.last]!;
    const backward: number[] = [];
    for (let l = this.last; l >= 1; l--) {
      backward[l] = offset;
      offset += sizes[l]! * (this.paths(l) + this.mixed(l) + sizes[l - 1]! + 1);
    }
    this.forward = forward;
    this.backward = backward;
    this.length = offset;
  }

  /** How many steps ∂C/∂a_j of layer l takes: one from the cost, or one for each path through layer l+1. */
  private paths(l: number): number {
    return l === this.last ? 1 : this.sizes[l + 1]!;
  }

  private isSoftmax(l: number): boolean {
    return this.softmax && l === this.last;
  }

  /** How many steps ∂C/∂z_j of layer l takes: one, or with softmax one for each activation it moves. */
  private mixed(l: number): number {
    return this.isSoftmax(l) ? this.sizes[l]! : 1;
  }

  /** The offset of the one step that `subject` describes. */
  offset({ kind, l, j, k = 0, i = 0 }: StepSubject<ExampleStepKind>): number {
    const n = this.sizes[l]!;
    const m = this.sizes[l - 1]!;
    const soft = this.isSoftmax(l);
    // Forward, softmax has n blocks of m + 1 and then n activations; all others have n blocks of m + 2.
    const neuron = this.forward[l]! + j * (soft ? m + 1 : m + 2);
    // Backward, softmax has n times ∂C/∂a_j and then n blocks without it; all others have it in their block.
    const own = soft ? 0 : this.paths(l);
    const block = this.backward[l]! + (soft ? n : 0) + j * (own + this.mixed(l) + m + 1);
    switch (kind) {
      case "term":
        return neuron + k;
      case "bias":
        return neuron + m;
      case "activation":
        return soft ? this.forward[l]! + n * (m + 1) + j : neuron + m + 1;
      case "cost":
        return this.cost + j;
      case "dC_da":
        return soft ? this.backward[l]! + j : block;
      case "path":
        return block + i;
      case "da_dz":
        return block + own + i;
      case "dz_dw":
        return block + own + this.mixed(l) + k;
      case "dz_db":
        return block + own + this.mixed(l) + m;
    }
  }

  /** The offset of the step that completes a quantity: the last of those that add to it. */
  completion(kind: ExampleStepKind, l: number, j: number, k = 0): number {
    switch (kind) {
      case "cost":
        return this.cost + this.sizes[this.last]! - 1;
      case "path":
      case "dC_da":
        return l === this.last
          ? this.offset({ kind: "dC_da", l, j })
          : this.offset({ kind: "path", l, j, i: this.paths(l) - 1 });
      case "da_dz":
        return this.offset({ kind, l, j, i: this.mixed(l) - 1 });
      case "term":
      case "bias":
        return this.offset({ kind: "bias", l, j });
      case "activation":
      case "dz_dw":
      case "dz_db":
        return this.offset({ kind, l, j, k });
    }
  }

  /** The step at an offset, and the units around it, all relative to the example. */
  at(offset: number): { subject: StepSubject<ExampleStepKind>; units: InnerUnits } {
    if (offset < this.cost) return this.forwardAt(offset);
    const outputs = this.sizes[this.last]!;
    const pass = span(0, this.cost + outputs);
    if (offset < pass.end) {
      const all = span(this.cost, outputs);
      const subject = { kind: "cost", l: this.last, j: offset - this.cost } as const;
      return { subject, units: { quantity: all, neuron: all, layer: all, pass } };
    }
    return this.backwardAt(offset);
  }

  private forwardAt(offset: number): ReturnType<ExampleProgram["at"]> {
    let l = 1;
    while (l < this.last && offset >= this.forward[l + 1]!) l++;
    const n = this.sizes[l]!;
    const m = this.sizes[l - 1]!;
    const start = this.forward[l]!;
    const layer = span(start, n * (m + 2));
    const pass = span(0, this.cost + this.sizes[this.last]!);
    const rest = offset - start;
    if (this.isSoftmax(l) && rest >= n * (m + 1)) {
      const alone = span(offset, 1);
      const subject = { kind: "activation", l, j: rest - n * (m + 1) } as const;
      return { subject, units: { quantity: alone, neuron: alone, layer, pass } };
    }
    const width = this.isSoftmax(l) ? m + 1 : m + 2;
    const j = Math.floor(rest / width);
    const k = rest % width;
    const neuron = span(start + j * width, width);
    const quantity = k <= m ? span(neuron.start, m + 1) : span(offset, 1);
    const units = { quantity, neuron, layer, pass };
    if (k < m) return { subject: { kind: "term", l, j, k }, units };
    return { subject: { kind: k === m ? "bias" : "activation", l, j }, units };
  }

  private backwardAt(offset: number): ReturnType<ExampleProgram["at"]> {
    let l = this.last;
    while (l > 1 && offset >= this.backward[l - 1]!) l--;
    const n = this.sizes[l]!;
    const m = this.sizes[l - 1]!;
    const soft = this.isSoftmax(l);
    const paths = this.paths(l);
    const mixed = this.mixed(l);
    const start = this.backward[l]!;
    const layer = span(start, n * (paths + mixed + m + 1));
    const passStart = this.cost + this.sizes[this.last]!;
    const pass = span(passStart, this.length - passStart);
    const rest = offset - start;
    const alone = span(offset, 1);
    if (soft && rest < n) {
      const subject = { kind: "dC_da", l, j: rest } as const;
      return { subject, units: { quantity: alone, neuron: alone, layer, pass } };
    }
    const own = soft ? 0 : paths;
    const blocks = start + (soft ? n : 0);
    const width = own + mixed + m + 1;
    const j = Math.floor((offset - blocks) / width);
    const neuron = span(blocks + j * width, width);
    const at = offset - neuron.start;
    const units = { quantity: alone, neuron, layer, pass };
    if (at < own) {
      const quantity = span(neuron.start, own);
      if (l === this.last) return { subject: { kind: "dC_da", l, j }, units: { ...units, quantity } };
      return { subject: { kind: "path", l, j, i: at }, units: { ...units, quantity } };
    }
    if (at < own + mixed) {
      const quantity = span(neuron.start + own, mixed);
      const subject: StepSubject<ExampleStepKind> = { kind: "da_dz", l, j };
      return {
        subject: soft ? { ...subject, i: at - own } : subject,
        units: { ...units, quantity },
      };
    }
    const k = at - own - mixed;
    return { subject: k < m ? { kind: "dz_dw", l, j, k } : { kind: "dz_db", l, j }, units };
  }
}

/** The trainable parameters in their order, counted by arithmetic. */
class UpdateProgram {
  readonly length: number;
  /** `starts[l]`: how many trainable parameters the layers before l have. */
  private readonly starts: readonly number[];

  constructor(private readonly network: Pick<Network, "sizes" | "layers">) {
    const starts = [0, 0];
    for (let l = 1; l < network.sizes.length; l++) {
      starts[l + 1] = starts[l]! + network.sizes[l]! * this.width(l);
    }
    this.starts = starts;
    this.length = starts[starts.length - 1]!;
  }

  /** How many parameters of one neuron of layer l are trainable. */
  private width(l: number): number {
    const { weights, biases } = this.network.layers[l - 1]!.trainable;
    return (weights ? this.network.sizes[l - 1]! : 0) + (biases ? 1 : 0);
  }

  /** Where `parameter` is updated, or undefined if it is frozen. */
  offset({ l, j, k }: Parameter): number | undefined {
    const { weights, biases } = this.network.layers[l - 1]!.trainable;
    if (k === undefined ? !biases : !weights) return undefined;
    const width = this.width(l);
    return this.starts[l]! + j * width + (k ?? width - 1);
  }

  at(offset: number): { parameter: Parameter; neuron: Span; layer: Span } {
    let l = 1;
    while (offset >= this.starts[l + 1]!) l++;
    const width = this.width(l);
    const rest = offset - this.starts[l]!;
    const j = Math.floor(rest / width);
    const k = rest % width;
    const { weights, biases } = this.network.layers[l - 1]!.trainable;
    const isBias = biases && (!weights || k === width - 1);
    return {
      parameter: isBias ? { l, j } : { l, j, k },
      neuron: span(this.starts[l]! + j * width, width),
      layer: span(this.starts[l]!, this.network.sizes[l]! * width),
    };
  }
}

/** The part of a network that decides which steps a run has. */
export type ProgramShape = Pick<Network, "sizes" | "layers" | "examples" | "training">;

export class Program {
  /** N: how many steps the run has. */
  readonly length: number;
  readonly epochs: number;
  readonly example: ExampleProgram;
  /** Examples an epoch, and examples a batch. */
  readonly examples: number;
  readonly batchSize: number;
  readonly sizes: readonly number[];
  private readonly parameters: number;
  private readonly updates: UpdateProgram;
  private readonly epochLength: number;
  private readonly batchLength: number;
  private readonly order: (epoch: number) => ArrayLike<number> | undefined;

  constructor(network: ProgramShape) {
    const { sizes, layers, examples, training } = network;
    this.sizes = sizes;
    this.example = new ExampleProgram(sizes, layers[layers.length - 1]!.activation === "softmax");
    this.parameters = parameterCount(sizes);
    this.updates = new UpdateProgram(
      training ? network : { sizes, layers: layers.map((layer) => ({ ...layer, trainable: FROZEN })) },
    );
    this.examples = examples.length;
    this.batchSize = training?.batchSize ?? examples.length;
    this.epochs = training?.epochs ?? 1;
    this.batchLength = this.batchSize * this.example.length + this.tail;
    this.epochLength = this.examples * this.example.length + this.batches * this.tail;
    this.length = this.epochs * this.epochLength;
    this.order = training?.shuffle ? shuffledOrder(examples.length, training.seed) : () => undefined;
  }

  /** Batches an epoch. */
  get batches(): number {
    return Math.ceil(this.examples / this.batchSize);
  }

  /** The steps that end a batch: its means and updates. */
  private get tail(): number {
    return this.parameters + this.updates.length;
  }

  /** How many parameters a gradient step changes. */
  get updateCount(): number {
    return this.updates.length;
  }

  /** Which of the run's examples a turn has. A turn counts examples through all epochs. */
  exampleOf(turn: number): number {
    const slot = turn % this.examples;
    return this.order(Math.floor(turn / this.examples))?.[slot] ?? slot;
  }

  /** The first turn of the batch that holds `turn`, and the one after its last. */
  batchOf(turn: number): Span {
    const epochStart = turn - (turn % this.examples);
    const start = turn - ((turn - epochStart) % this.batchSize);
    return { start, end: Math.min(start + this.batchSize, epochStart + this.examples) };
  }

  /** The batch that holds `turn`, counted through all epochs. */
  batchNumberOf(turn: number): number {
    const slot = turn % this.examples;
    return Math.floor(turn / this.examples) * this.batches + Math.floor(slot / this.batchSize);
  }

  /** The turns of a batch that is counted through all epochs. */
  batchAt(number: number): Span {
    const epoch = Math.floor(number / this.batches);
    return this.batchOf(epoch * this.examples + (number % this.batches) * this.batchSize);
  }

  /** The index of the first step of a turn. */
  turnStart(turn: number): number {
    const epoch = Math.floor(turn / this.examples);
    const slot = turn % this.examples;
    const batch = Math.floor(slot / this.batchSize);
    return epoch * this.epochLength + slot * this.example.length + batch * this.tail;
  }

  /** The index of the first `mean` of the batch that holds `turn`. */
  tailStart(turn: number): number {
    return this.turnStart(this.batchOf(turn).end - 1) + this.example.length;
  }

  /** The index of the `mean` of a parameter in the batch that holds `turn`. */
  meanIndex(turn: number, parameter: Parameter): number {
    return this.tailStart(turn) + parameterIndex(this.sizes, parameter);
  }

  /** The index of the `update` of a parameter in the batch that holds `turn`; undefined where no step changes it. */
  updateIndex(turn: number, parameter: Parameter): number | undefined {
    const offset = this.updates.offset(parameter);
    return offset === undefined ? undefined : this.tailStart(turn) + this.parameters + offset;
  }

  /** The index of an example's step in a turn. */
  indexOf(turn: number, subject: StepSubject<ExampleStepKind>): number {
    return this.turnStart(turn) + this.example.offset(subject);
  }

  /** The turn of the step with this index; that of a `mean` or `update` is its batch's last. */
  turnOf(index: number): number {
    const epoch = Math.floor(index / this.epochLength);
    const inEpoch = index - epoch * this.epochLength;
    const batch = Math.floor(inEpoch / this.batchLength);
    const place = Math.floor((inEpoch - batch * this.batchLength) / this.example.length);
    const slot = Math.min(batch * this.batchSize + Math.min(place, this.batchSize - 1), this.examples - 1);
    return epoch * this.examples + slot;
  }

  /** The step with this index, 0 ≤ index < `length`, and the units that hold it. */
  at(index: number): Located {
    const turn = this.turnOf(index);
    const epoch = Math.floor(turn / this.examples);
    const slot = turn - epoch * this.examples;
    const batch = Math.floor(slot / this.batchSize);
    const place = slot - batch * this.batchSize;
    const epochStart = epoch * this.epochLength;
    const batchStart = epochStart + batch * this.batchLength;
    const size = Math.min(this.batchSize, this.examples - batch * this.batchSize);
    const outer = {
      factor: span(index, 1),
      batch: span(batchStart, size * this.example.length + this.tail),
      epoch: span(epochStart, this.epochLength),
    };
    const when = { index, epoch, batch, turn, example: this.exampleOf(turn) };

    const tailStart = batchStart + size * this.example.length;
    if (index >= tailStart) {
      const { subject, units } = this.tailAt(index - tailStart);
      const inner = shiftAll(units, tailStart);
      return { step: { ...when, ...subject }, units: { ...outer, ...inner, example: inner.pass } };
    }
    const start = batchStart + place * this.example.length;
    const { subject, units } = this.example.at(index - start);
    const example = span(start, this.example.length);
    return { step: { ...when, ...subject }, units: { ...outer, ...shiftAll(units, start), example } };
  }

  private tailAt(offset: number): { subject: StepSubject; units: InnerUnits } {
    const quantity = span(offset, 1);
    if (offset < this.parameters) {
      const parameter = parameterAt(this.sizes, offset);
      const width = this.sizes[parameter.l - 1]! + 1;
      const layerStart = parameterIndex(this.sizes, { l: parameter.l, j: 0, k: 0 });
      const units = {
        quantity,
        neuron: span(layerStart + parameter.j * width, width),
        layer: span(layerStart, this.sizes[parameter.l]! * width),
        pass: span(0, this.parameters),
      };
      return { subject: { kind: "mean", ...parameter }, units };
    }
    const { parameter, neuron, layer } = this.updates.at(offset - this.parameters);
    const units = {
      quantity,
      neuron: shift(neuron, this.parameters),
      layer: shift(layer, this.parameters),
      pass: span(this.parameters, this.updates.length),
    };
    return { subject: { kind: "update", ...parameter }, units };
  }
}

const FROZEN = { weights: false, biases: false };

function shiftAll(units: InnerUnits, by: number): InnerUnits {
  return {
    quantity: shift(units.quantity, by),
    neuron: shift(units.neuron, by),
    layer: shift(units.layer, by),
    pass: shift(units.pass, by),
  };
}
