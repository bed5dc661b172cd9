/**
 * The run as a program of steps, by arithmetic: step i ⇄ (epoch, batch, example, pass, layer, j, k). Nothing is stored
 * but where the layers begin.
 *
 * With n_l neurons in layer l, m = n_(l−1), P parameters, U of them trainable:
 *
 *     one example   Σ_l n_l (m + 2)  forward, n_L cost, Σ_l n_l (n_(l+1) + 1 + m + 1) backward   (1 for n_(L+1))
 *     one batch     its examples, P means (none where gradients are summed), U times the steps of the update rule: its moments, the update
 *     one epoch     its batches, the last one possibly smaller
 *
 * A position p is the number of steps done, so the step just done is p − 1.
 */

import {
  type Network,
  type Parameter,
  parameterAt,
  parameterCount,
  parameterIndex,
} from "../network/network";
import { momentsOf } from "../network/updateRules/updateRules";
import { ExampleProgram } from "./exampleProgram";
import { shuffledOrder } from "./shuffle";
import {
  type ExampleStepKind,
  type InnerUnits,
  type Located,
  type RuleStepKind,
  type Span,
  type StepSubject,
  shift,
  span,
} from "./steps";
import { UpdateProgram } from "./updateProgram";

/** The part of a network that decides which steps a run has. */
type ProgramShape = Pick<Network, "sizes" | "layers" | "examples" | "training">;

export class Program {
  /** N: how many steps the run has. */
  readonly length: number;
  readonly epochs: number;
  readonly example: ExampleProgram;
  /** Examples an epoch, and examples a batch. */
  readonly examples: number;
  readonly batchSize: number;
  readonly sizes: readonly number[];
  /** The means that end a batch. */
  readonly means: number;
  private readonly updates: UpdateProgram;
  private readonly epochLength: number;
  private readonly batchLength: number;
  private readonly order: (epoch: number) => ArrayLike<number> | undefined;

  constructor(network: ProgramShape) {
    const { sizes, layers, examples, training } = network;
    this.sizes = sizes;
    this.example = new ExampleProgram(network);
    this.means = training?.reduction === "sum" ? 0 : parameterCount(sizes);
    this.updates = training
      ? new UpdateProgram(network, [...momentsOf(training), "update"])
      : new UpdateProgram({ sizes, layers: layers.map((layer) => ({ ...layer, trainable: FROZEN })) }, []);
    this.examples = examples.count;
    this.batchSize = training?.batchSize ?? examples.count;
    this.epochs = training?.epochs ?? 1;
    this.batchLength = this.batchSize * this.example.length + this.tail;
    this.epochLength = this.examples * this.example.length + this.batches * this.tail;
    this.length = this.epochs * this.epochLength;
    this.order = training?.shuffle ? shuffledOrder(examples.count, training.seed) : () => undefined;
  }

  /** Batches an epoch. */
  get batches(): number {
    return Math.ceil(this.examples / this.batchSize);
  }

  /** The steps that end a batch: its means and its gradient step. */
  get tail(): number {
    return this.means + this.updates.length;
  }

  /** How many steps a gradient step has. */
  get gradientStepLength(): number {
    return this.updates.length;
  }

  /** How many parameters a gradient step changes. */
  get updateCount(): number {
    return this.updates.parameters;
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

  /** The index of the first step after the examples of the batch that holds `turn`. */
  tailStart(turn: number): number {
    return this.turnStart(this.batchOf(turn).end - 1) + this.example.length;
  }

  /** The index of the `mean` of a parameter in the batch that holds `turn`; undefined where none is taken. */
  meanIndex(turn: number, parameter: Parameter): number | undefined {
    return this.means === 0 ? undefined : this.tailStart(turn) + parameterIndex(this.sizes, parameter);
  }

  /** The index of the `update` of a parameter in the batch that holds `turn`; undefined where no step changes it. */
  updateIndex(turn: number, parameter: Parameter): number | undefined {
    return this.ruleIndex(turn, "update", parameter);
  }

  /** That of any step that the update rule takes for it; undefined where the rule has no such step. */
  ruleIndex(turn: number, kind: RuleStepKind, parameter: Parameter): number | undefined {
    const offset = this.updates.offset(kind, parameter);
    return offset === undefined ? undefined : this.tailStart(turn) + this.means + offset;
  }

  /** Where a gradient step has its first step of a kind, from its own first step on; undefined where it has none. */
  ruleOffset(kind: RuleStepKind): number | undefined {
    return this.updates.first(kind);
  }

  /** The index of an example's step in a turn. */
  indexOf(turn: number, subject: StepSubject<ExampleStepKind>): number {
    return this.turnStart(turn) + this.example.offset(subject);
  }

  /** The index of any step of a turn, or of the end of its batch; undefined where the run has none. */
  stepIndex(turn: number, subject: StepSubject): number | undefined {
    const { kind } = subject;
    switch (kind) {
      case "mean":
        return this.meanIndex(turn, subject);
      case "velocity":
      case "moment1":
      case "moment2":
      case "update":
        return this.ruleIndex(turn, kind, subject);
      case "term":
      case "bias":
      case "activation":
      case "cost":
      case "dC_da":
      case "path":
      case "da_dz":
      case "dz_dw":
      case "dz_db":
        return this.indexOf(turn, { ...subject, kind });
    }
  }

  /** The turn of the step with this index; that of one of the tail is its batch's last. */
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
    const tailStart = batchStart + size * this.example.length;
    const start = index < tailStart ? batchStart + place * this.example.length : tailStart;
    const { subject, units } =
      index < tailStart ? this.example.at(index - start) : this.tailAt(index - start);
    const pass = shift(units.pass, start);
    return {
      step: { ...subject, index, epoch, batch, turn, example: this.exampleOf(turn) },
      units: {
        factor: span(index, 1),
        quantity: shift(units.quantity, start),
        neuron: shift(units.neuron, start),
        layer: shift(units.layer, start),
        pass,
        example: index < tailStart ? span(start, this.example.length) : pass,
        batch: span(batchStart, size * this.example.length + this.tail),
        epoch: span(epochStart, this.epochLength),
      },
    };
  }

  private tailAt(offset: number): { subject: StepSubject; units: InnerUnits } {
    const quantity = span(offset, 1);
    if (offset < this.means) {
      const parameter = parameterAt(this.sizes, offset);
      const width = this.sizes[parameter.l - 1]! + 1;
      const layerStart = parameterIndex(this.sizes, { l: parameter.l, j: 0, k: 0 });
      const units = {
        quantity,
        neuron: span(layerStart + parameter.j * width, width),
        layer: span(layerStart, this.sizes[parameter.l]! * width),
        pass: span(0, this.means),
      };
      return { subject: { kind: "mean", ...parameter }, units };
    }
    const { kind, parameter, neuron, layer } = this.updates.at(offset - this.means);
    const units = {
      quantity,
      neuron: shift(neuron, this.means),
      layer: shift(layer, this.means),
      pass: span(this.means, this.updates.length),
    };
    return { subject: { kind, ...parameter }, units };
  }
}

const FROZEN = { weights: false, biases: false };
