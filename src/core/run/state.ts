/**
 * What is known at one position of a run: a pure function of (network, nudges, position).
 *
 * A value that a step at or after the position computes is `undefined`: not computed yet, never 0.
 */
import { slices } from "../../protocol/budget";
import { activationOf, slopeOf } from "../network/activation";
import { costOf } from "../network/cost";
import type { Network, Parameter } from "../network/network";
import { parameterAt, parameterIndex } from "../network/network";
import { letterOf, type MomentKind, type MomentLetter } from "../network/updateRules/rule";
import { momentsOf, nextPowers, type Update } from "../network/updateRules/updateRules";
import type { Program } from "../program/program";
import type { ExampleStepKind, Located } from "../program/steps";
import type { CostRecord, SampledCosts } from "./costRecord";
import type { TurnStart } from "./engine";
import type { Evaluation } from "./evaluation";
import type { FirstStep } from "./gradientStep";
import type { Outcome, Totals } from "./measures";
import type { Nudge, Nudgeable } from "./nudge";
import type { Rest } from "./rest";
import type { Turn } from "./turn";

/** A value that may not be computed yet. */
export type Known = number | undefined;

/** What a state may ask about the run before it. */
export interface Past {
  /** The numbers of an earlier turn of the same batch. */
  readonly valuesOf: (turn: number) => Evaluation;
  readonly costs: CostRecord;
  /** The cost of an earlier batch with the parameters that its gradient step has left; undefined where that takes long. */
  readonly costAfterStep: (batch: number) => Known;
  /** Whether anything was nudged while an earlier batch was computed. */
  readonly isNudged: (batch: number) => boolean;
  /** What example i costs with these parameters, and its outputs; and what all of them cost, undefined where that takes long. */
  readonly outcome: (network: Network, parameters: Float64Array, i: number) => Outcome;
  readonly totals: (network: Network, parameters: Float64Array) => Totals | undefined;
  /** The parameters that the run began with. */
  readonly firstParameters: Float64Array;
}

export class State {
  /** The example's index among those of the run. */
  readonly example: number;
  readonly turn: number;
  /** Counted from 0; `batch` within the epoch. */
  readonly epoch: number;
  readonly batch: number;
  /** How many steps of the example are known of. */
  private readonly done: number;
  private located: Located | undefined;
  /** The parameters in a gradient step and after it, once they are asked for. */
  private changed: Float64Array | undefined;

  constructor(
    private readonly evaluated: Turn,
    /** p: the number of steps done. */
    readonly position: number,
    private readonly past: Past,
    /** How many steps are known of: those after them are done, but covered, as if they were not computed yet. */
    readonly visible = position,
  ) {
    const { program, start } = evaluated;
    this.turn = start.turn;
    this.example = program.exampleOf(start.turn);
    this.epoch = Math.floor(this.turn / program.examples);
    this.batch = program.batchNumberOf(this.turn) % program.batches;
    this.done = Math.min(visible - program.turnStart(start.turn), program.example.length);
  }

  /** The step just done, p − 1, and its units; undefined at the start. */
  get latest(): Located | undefined {
    if (this.position > 0) this.located ??= this.program.at(this.position - 1);
    return this.located;
  }

  /** The same position with all that the last steps found covered: only `known` of them, of this turn, are known of. */
  covered(known: number): State {
    return new State(this.evaluated, this.position, this.past, known);
  }

  /** Whether some of what is done is covered. */
  get isCovered(): boolean {
    return this.visible < this.position;
  }

  /** The same position with nothing covered. */
  get uncovered(): State {
    return this.isCovered ? new State(this.evaluated, this.position, this.past) : this;
  }

  /** Whether a number is there, but covered. */
  covers(read: (state: State) => Known): boolean {
    return this.isCovered && read(this) === undefined && read(this.uncovered) !== undefined;
  }

  /** An earlier position of the same turn, at which one of its steps is done. */
  back(position: number): State {
    return new State(this.evaluated, position, this.past);
  }

  /** The network as it is at this position: its inputs, targets and learning rate may be nudged. */
  get network(): Network {
    return this.evaluated.network;
  }

  get program(): Program {
    return this.evaluated.program;
  }

  private get values(): Turn["values"] {
    return this.evaluated.values;
  }

  /** The nudges made in this turn up to here. */
  get nudges(): readonly Nudge[] {
    return this.evaluated.nudges;
  }

  /** What would be known here if nobody had nudged this number in this turn. */
  without(what: Nudgeable): State {
    return new State(this.evaluated.without(what), this.position, this.past, this.visible);
  }

  /** L. */
  get last(): number {
    return this.network.sizes.length - 1;
  }

  private has(kind: ExampleStepKind, l: number, j: number, k = 0): boolean {
    return this.program.example.completion(kind, l, j, k) < this.done;
  }

  /** All numbers of this turn's example, also those that are not computed yet: for who goes by the steps' positions. */
  get evaluation(): Evaluation {
    return this.evaluated.values;
  }

  /** The rest of the example from a layer on: what other numbers there would lead to. */
  rest(l: number): Rest {
    return this.evaluated.rest(l);
  }

  /** The sums of the derivatives over the batch's examples before this one, flat; undefined where there are none. */
  get accumulated(): TurnStart["accumulated"] {
    return this.evaluated.start.accumulated;
  }

  /** All parameters as this turn's example is computed with them, flat. */
  get batchParameters(): Float64Array {
    return this.evaluated.parameters;
  }

  /** Whether this turn's example is computed with the number as it was nudged, not as it was before. */
  isNudgeOfExample(what: Nudgeable): boolean {
    switch (what.kind) {
      case "parameter":
        return !this.evaluated.settled.has(parameterIndex(this.network.sizes, what.parameter));
      case "input":
      case "target":
        return what.example === this.network.examples.place(this.example);
      case "learningRate":
        return false;
    }
  }

  /** The parameter's value in this batch's forward and backward passes. */
  before(parameter: Parameter): number {
    return this.evaluated.parameters[parameterIndex(this.network.sizes, parameter)]!;
  }

  /** The parameter's value now: after the `update` steps that are done, and what was nudged after them. */
  parameter(parameter: Parameter): number {
    const { settled } = this.evaluated;
    const nudged =
      settled.size === 0 ? undefined : settled.get(parameterIndex(this.network.sizes, parameter));
    return nudged ?? this.updated(parameter);
  }

  /** The parameter's value after its `update` step if that is done, whatever was nudged after it. */
  updated(parameter: Parameter): number {
    const value = this.before(parameter);
    if (!this.mayBeUpdated) return value;
    const index = this.program.updateIndex(this.turn, parameter);
    if (index === undefined || index >= this.visible) return value;
    const { m, v } = this.momentsAfter(parameter);
    const isWeight = parameter.k !== undefined;
    return this.update.next(value, this.ruleGradient(parameter)!, m, v, isWeight);
  }

  /** The update rule of this batch's gradient step, with its numbers. */
  get update(): Update {
    return this.evaluated.update;
  }

  /** The powers βᵗ of that step, as the rule needs them. */
  get powers(): readonly number[] {
    return nextPowers(this.network.training!, this.evaluated.moments.powers);
  }

  /** What stands for g in the update rule: the batch's gradient, and λ w with it where there is an l2. */
  ruleGradient(parameter: Parameter): Known {
    const slope = this.batchGradient(parameter);
    return slope === undefined
      ? undefined
      : this.update.gradient(slope, this.before(parameter), parameter.k !== undefined);
  }

  /** A moment of a parameter as the batch begins; 0 where the rule has none of that letter. */
  momentBefore(letter: MomentLetter, parameter: Parameter): number {
    return this.momentsBefore(letter)?.[parameterIndex(this.network.sizes, parameter)] ?? 0;
  }

  /** All of a letter, flat. */
  momentsBefore(letter: MomentLetter): Float64Array | undefined {
    return this.evaluated.moments[letter];
  }

  /** The moments as the update takes them, whether or not their steps are done; all means are. */
  private momentsAfter(parameter: Parameter): Readonly<Record<MomentLetter, number>> {
    const g = this.ruleGradient(parameter)!;
    const of = (letter: MomentLetter) => this.update[letter]?.(this.momentBefore(letter, parameter), g) ?? 0;
    return { m: of("m"), v: of("v") };
  }

  /** The kind of the steps that find the moment of this letter; undefined where the rule has none. */
  momentKind(letter: MomentLetter): MomentKind | undefined {
    const { training } = this.network;
    return training && momentsOf(training).find((kind) => letterOf[kind] === letter);
  }

  /** A moment of a parameter now: 0 before its first step; undefined where neither the rule nor a frozen parameter has it. */
  moment(letter: MomentLetter, parameter: Parameter): Known {
    const index = this.momentIndex(letter, parameter);
    if (index === undefined) return undefined;
    return index < this.visible ? this.momentsAfter(parameter)[letter] : this.momentBefore(letter, parameter);
  }

  /** The same, unless it is covered. */
  shownMoment(letter: MomentLetter, parameter: Parameter): Known {
    const isCovered = this.isCoveredStep(this.momentIndex(letter, parameter));
    return isCovered ? undefined : this.moment(letter, parameter);
  }

  private momentIndex(letter: MomentLetter, parameter: Parameter): number | undefined {
    const kind = this.momentKind(letter);
    return kind && this.program.ruleIndex(this.turn, kind, parameter);
  }

  /** The parameter's value now, unless that is covered. */
  shownParameter(parameter: Parameter): Known {
    const update = this.program.updateIndex(this.turn, parameter);
    return this.isCoveredStep(update) ? undefined : this.parameter(parameter);
  }

  private isCoveredStep(index: number | undefined): boolean {
    return index !== undefined && index >= this.visible && index < this.position;
  }

  /** Whether the tail of this batch has begun, in which parameters are updated. */
  private get mayBeUpdated(): boolean {
    return this.network.training !== undefined && this.visible > this.program.tailStart(this.turn);
  }

  /** All parameters as they are now, flat. */
  get parameters(): Float64Array {
    const { sizes } = this.network;
    if (!this.mayBeUpdated) return this.evaluated.parameters;
    this.changed ??= this.evaluated.parameters.map((_, index) => this.parameter(parameterAt(sizes, index)));
    return this.changed;
  }

  w(l: number, j: number, k: number): number {
    return this.parameter({ l, j, k });
  }

  /** The weights into neuron j of layer l in order of k, n_{l−1} of them; not to be changed. */
  weightsInto(l: number, j: number): readonly number[] {
    const count = this.network.sizes[l - 1]!;
    if (this.evaluated.settled.size > 0 || this.mayBeUpdated)
      return Array.from({ length: count }, (_, k) => this.w(l, j, k));
    const first = parameterIndex(this.network.sizes, { l, j, k: 0 });
    return Array.from(this.evaluated.parameters.subarray(first, first + count));
  }

  b(l: number, j: number): number {
    return this.parameter({ l, j });
  }

  /** The weighted input z_j of layer l. */
  z(l: number, j: number): Known {
    return this.has("bias", l, j) ? this.values.z.of(l, j) : undefined;
  }

  /** The activation a_j of layer l; layer 0 is the input, known from the start. */
  a(l: number, j: number): Known {
    return l === 0 || this.has("activation", l, j) ? this.values.a.of(l, j) : undefined;
  }

  /** The target of output j. */
  y(j: number): number {
    return this.network.examples.target(this.example)[j]!;
  }

  /** What output j adds to the cost, once its activation is known. */
  costTerm(j: number): Known {
    const a = this.a(this.last, j);
    return a === undefined
      ? undefined
      : costOf(this.network.cost).term(a, this.y(j), this.network.sizes[this.last]!);
  }

  /** The cost of the example. */
  get C(): Known {
    return this.has("cost", this.last, 0) ? this.values.C : undefined;
  }

  dC_da(l: number, j: number): Known {
    return this.has("dC_da", l, j) ? this.values.dC_da.of(l, j) : undefined;
  }

  /** ∂a_i/∂z_j of layer l: σ′(z_j), or where the layer mixes an entry of the full matrix; i is j unless it is given. */
  da_dz(l: number, j: number, i = j): Known {
    const record = activationOf(this.network.layers[l - 1]!.activation);
    if (!record.mixes && i !== j) return 0;
    const isDone = record.mixes
      ? this.program.example.offset({ kind: "da_dz", l, j, i }) < this.done
      : this.has("da_dz", l, j);
    return isDone ? slopeOf(record, this.values.z.row(l), this.values.a.row(l), j, i) : undefined;
  }

  dC_dz(l: number, j: number): Known {
    return this.has("da_dz", l, j) ? this.values.dC_dz.of(l, j) : undefined;
  }

  /** ∂C/∂w_jk or ∂C/∂b_j of the current example. */
  derivative({ l, j, k }: Parameter): Known {
    if (k === undefined) return this.has("dz_db", l, j) ? this.values.dC_dz.of(l, j) : undefined;
    return this.has("dz_dw", l, j, k) ? this.values.a.of(l - 1, k) * this.values.dC_dz.of(l, j) : undefined;
  }

  /** ∂C/∂w_jk or ∂C/∂b_j of another example of the batch; one that is yet to come is not computed yet. */
  derivativeIn(turn: number, parameter: Parameter): Known {
    if (turn > this.turn) return undefined;
    if (turn === this.turn) return this.derivative(parameter);
    const { l, j, k } = parameter;
    const { a, dC_dz } = this.past.valuesOf(turn);
    return k === undefined ? dC_dz.of(l, j) : a.of(l - 1, k) * dC_dz.of(l, j);
  }

  /** What the path through neuron i of the next layer adds to ∂C/∂a_j: w_ij ∂C/∂z_i. The input has no steps of its own. */
  pathTerm(l: number, j: number, i: number): Known {
    const isDone = l === 0 || this.program.example.offset({ kind: "path", l, j, i }) < this.done;
    const dC_dz = isDone ? this.dC_dz(l + 1, i) : undefined;
    return dC_dz === undefined ? undefined : this.before({ l: l + 1, j: i, k: j }) * dC_dz;
  }

  /** The cost of another example of the batch; of one that is yet to come it is not computed yet. */
  costIn(turn: number): Known {
    if (turn > this.turn) return undefined;
    return turn === this.turn ? this.C : this.past.valuesOf(turn).C;
  }

  /** ∂C/∂a_k of the input, which no step of a run computes: the sum over the paths through layer 1. */
  dC_dInput(k: number): Known {
    let sum = 0;
    for (let j = 0; j < this.network.sizes[1]!; j++) {
      const dC_dz = this.dC_dz(1, j);
      if (dC_dz === undefined) return undefined;
      sum += this.before({ l: 1, j, k }) * dC_dz; // ∂z_j/∂a_k · ∂C/∂z_j = w_jk ∂C/∂z_j
    }
    return sum;
  }

  /** The accumulated gradient of the batch: its sum so far, and its mean once that step is done. */
  gradient(parameter: Parameter): Known {
    return this.mean(parameter) ?? this.sum(parameter);
  }

  /** The accumulated gradient, 0 where nothing is added yet; undefined where what it has come to is covered. */
  shownGradient(parameter: Parameter): Known {
    const isCovered =
      this.covers((state) => state.derivative(parameter)) || this.covers((state) => state.mean(parameter));
    return isCovered ? undefined : (this.gradient(parameter) ?? 0);
  }

  /** The sum over the examples of the batch so far; undefined where nothing is added yet. */
  sum(parameter: Parameter): Known {
    const before = this.accumulated?.[parameterIndex(this.network.sizes, parameter)];
    const own = this.derivative(parameter);
    if (own === undefined) return before;
    return (before ?? 0) + own;
  }

  /** The sum divided by the size of the batch, once that step is done. */
  mean(parameter: Parameter): Known {
    const index = this.program.meanIndex(this.turn, parameter);
    return index === undefined || index >= this.visible ? undefined : this.sum(parameter)! / this.batchCount;
  }

  /** Whether the gradient of a batch is the sum over its examples, and no mean is taken. */
  get isSummed(): boolean {
    return this.network.training?.reduction === "sum";
  }

  /** The gradient of the whole batch: the mean, or the sum where none is taken. */
  batchGradient(parameter: Parameter): Known {
    if (!this.isSummed) return this.mean(parameter);
    const isLast = this.turn === this.program.batchOf(this.turn).end - 1;
    return isLast && this.derivative(parameter) !== undefined ? this.sum(parameter) : undefined;
  }

  /** How many examples the batch has. */
  get batchCount(): number {
    const { start, end } = this.program.batchOf(this.turn);
    return end - start;
  }

  /** The cost of the batch at hand, the mean over its examples, once the last of them is done. */
  get batchCost(): Known {
    const { C } = this;
    const { start, end } = this.program.batchOf(this.turn);
    if (C === undefined || this.turn < end - 1) return undefined;
    return (this.evaluated.start.costs.inBatch + C) / (end - start);
  }

  /** How many batches of the run have their cost by now. */
  get costedBatches(): number {
    return this.program.batchNumberOf(this.turn) + (this.batchCost === undefined ? 0 : 1);
  }

  /** The costs of those batches, or of some of them; the last one is among them. */
  get batchCosts(): SampledCosts {
    const last = this.batchCost ?? this.evaluated.start.costs.lastBatch;
    return this.past.costs.ofBatches(this.costedBatches, last);
  }

  /** How many epochs of the run have their cost by now. */
  get costedEpochs(): number {
    return Math.floor(this.costedBatches / this.program.batches);
  }

  /** The costs of those epochs, the means over their examples as each batch has them, or of some of them. */
  get epochCosts(): SampledCosts {
    return this.past.costs.ofEpochs(this.costedEpochs, this.epochCost ?? this.epochCostBefore);
  }

  /** The cost of the epoch at hand, the mean over its examples, once the last of them is done. */
  get epochCost(): Known {
    const isWhole = this.batchCost !== undefined && this.costedBatches % this.program.batches === 0;
    return isWhole ? (this.evaluated.start.costs.inEpoch + this.C!) / this.program.examples : undefined;
  }

  /** That of the epoch before. */
  get epochCostBefore(): Known {
    return this.evaluated.start.costs.lastEpoch;
  }

  /** How many gradient steps of the run are done. */
  get gradientSteps(): number {
    const batch = this.program.batchNumberOf(this.turn);
    return batch + (this.visible === this.program.turnStart(this.program.batchAt(batch).end) ? 1 : 0);
  }

  /** Of the last gradient step: what its batch cost when the run computed it. */
  get costBeforeStep(): Known {
    const isOfThisBatch = this.gradientSteps > this.program.batchNumberOf(this.turn);
    return isOfThisBatch ? this.batchCost : this.evaluated.start.costs.lastBatch;
  }

  /** Of the last gradient step: its batch's cost with the parameters it has left; undefined where that takes long. */
  get costAfterStep(): Known {
    return this.gradientSteps === 0 ? undefined : this.past.costAfterStep(this.gradientSteps - 1);
  }

  /** Whether anything was nudged while the batch of the last gradient step was computed. */
  get isLastBatchNudged(): boolean {
    return this.gradientSteps > 0 && this.past.isNudged(this.gradientSteps - 1);
  }

  /** The parameters as the last gradient step has left them; while one is under way, those before it. Flat. */
  get settledParameters(): Float64Array {
    const isUnderWay = this.gradientSteps === this.program.batchNumberOf(this.turn);
    return isUnderWay ? this.batchParameters : this.parameters;
  }

  /** The parameters that the run began with, flat. */
  get firstParameters(): Float64Array {
    return this.past.firstParameters;
  }

  /** What example i costs with these parameters, and its outputs: measured beside the run, by none of its steps. */
  outcome(i: number, parameters: Float64Array): Outcome {
    return this.past.outcome(this.network, parameters, i);
  }

  /** What all examples cost with these parameters, and how many are right; undefined where that takes long. */
  totals(parameters: Float64Array): Totals | undefined {
    return this.past.totals(this.network, parameters);
  }

  /** Whether the outputs of all examples are measured by now: from the first gradient step on, or once each has been computed. */
  get isMeasured(): boolean {
    const { training } = this.network;
    const isWhole = this.C !== undefined && this.turn + 1 === this.program.examples;
    return training && this.gradientSteps > 0 ? true : isWhole;
  }

  /** The share of the examples that are right with the parameters of the last gradient step. */
  get accuracy(): Known {
    const totals = this.isMeasured ? this.totals(this.settledParameters) : undefined;
    return totals?.right === undefined ? undefined : totals.right / this.network.examples.count;
  }

  /**
   * What the validation examples cost, and how many are right: known where an epoch ends, with its new parameters, and
   * at the start. No step of the run finds them.
   */
  get validation(): Totals | undefined {
    const { validation: examples } = this.network;
    const { program, turn, visible } = this;
    const epochEnd = program.turnStart(turn - (turn % program.examples) + program.examples);
    const isKnown = visible === this.position && (visible === 0 || visible === epochEnd);
    return examples && isKnown ? this.past.totals({ ...this.network, examples }, this.parameters) : undefined;
  }

  /** The mean costs of the validation examples before the run and after each epoch so far, or some of them; by epochs done. */
  get validationCosts(): SampledCosts | undefined {
    if (!this.network.validation) return undefined;
    const epochs = Math.floor(this.turn / this.program.examples);
    const known = this.past.costs.ofValidation(epochs);
    const now = this.visible > 0 ? this.validation?.cost : undefined;
    if (now === undefined) return known;
    return { ...known, at: [...known.at, epochs + 1], costs: [...known.costs, now] };
  }

  /**
   * By how much the slope promises the gradient step of this batch to lower its cost, once all means are known; undefined
   * where there is no such step, and where that takes long.
   */
  get promisedFall(): Known {
    return this.network.training && this.isGradientAtHand ? this.evaluated.promisedFall : undefined;
  }

  /** Whether all means of the batch are known, and not too many to be looked at at once. */
  private get isGradientAtHand(): boolean {
    const { length } = this.batchParameters;
    const { program, turn } = this;
    return this.visible >= program.tailStart(turn) + program.means && length <= slices.multiplications;
  }

  /** What a gradient step would bring where the run takes none, once all means are known; undefined where that takes long. */
  get firstStep(): (FirstStep & { readonly cost: Known }) | undefined {
    if (this.network.training || !this.isGradientAtHand) return undefined;
    const { firstStep } = this.evaluated;
    return { ...firstStep, cost: this.totals(firstStep.parameters)?.cost };
  }
}
