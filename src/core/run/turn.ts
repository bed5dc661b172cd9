/** One turn of a run, an example in an epoch, as the nudges made in it so far have it: all its numbers. */
import { type Example, exampleAt } from "../network/dataset";
import type { Network } from "../network/network";
import type { Update } from "../network/updateRules/updateRules";
import type { Program } from "../program/program";
import type { Engine, TurnStart } from "./engine";
import type { Evaluation } from "./evaluation";
import { type FirstStep, firstStep, promisedFall } from "./gradientStep";
import { type Moments, updateAfter } from "./moments";
import { isSameNumber, type Nudge, type Nudgeable, nudgedNetwork, nudgedParameters } from "./nudge";
import { Rest } from "./rest";

export class Turn {
  /** With the inputs, targets and learning rate as they are nudged. */
  readonly network: Network;
  /** What the example is computed with, flat. */
  readonly parameters: Float64Array;
  /** The values of parameters nudged after their `update`, by their places in the flat vector. */
  readonly settled: ReadonlyMap<number, number>;
  /** Of the batch that ends with this turn, once they are asked for: a nudge made later is another turn's. */
  private gradient: Float64Array | undefined;
  private evaluated: Evaluation | undefined;
  private fall: number | undefined;
  private tried: FirstStep | undefined;
  private step: Update | undefined;

  constructor(
    private readonly engine: Engine,
    readonly program: Program,
    /** The network as the nudges of earlier turns have it. */
    private readonly before: Network,
    readonly start: TurnStart,
    /** Those made in this turn, in the order of their positions. */
    readonly nudges: readonly Nudge[],
  ) {
    this.network = nudgedNetwork(before, nudges);
    const { parameters, settled } = nudgedParameters(program, before, start, nudges);
    this.parameters = parameters;
    this.settled = settled;
  }

  /** Computed once they are asked for. */
  get values(): Evaluation {
    this.evaluated ??= this.engine.evaluate(this.network, this.parameters, this.example);
    return this.evaluated;
  }

  private get example(): Example {
    return exampleAt(this.network.examples, this.program.exampleOf(this.start.turn));
  }

  /** The update rule of the gradient step after this turn, with its numbers. */
  get update(): Update {
    this.step ??= updateAfter(this.network, this.moments);
    return this.step;
  }

  /** What the update rule remembers, as the batch begins. */
  get moments(): Moments {
    return this.start.moments;
  }

  /** By how much the slope promises the gradient step after this turn, the last of its batch, to lower the batch's cost. */
  get promisedFall(): number {
    this.fall ??= promisedFall(this.network, this, this.batchGradient, this.summed);
    return this.fall;
  }

  /** What a gradient step after this turn would bring, where the run takes none. */
  get firstStep(): FirstStep {
    this.tried ??= firstStep(this.network, this.parameters, this.batchGradient);
    return this.tried;
  }

  /** How many gradients are added up without their mean taken. */
  private get summed(): number {
    const { start, end } = this.program.batchOf(this.start.turn);
    return this.network.training?.reduction === "sum" ? end - start : 1;
  }

  /** ∇C, the mean over the batch, flat. */
  private get batchGradient(): Float64Array {
    const { turn, accumulated } = this.start;
    const { start, end } = this.program.batchOf(turn);
    if (!this.gradient) {
      const sums = accumulated?.slice() ?? new Float64Array(this.parameters.length);
      this.engine.addGradient(this.network, this.values, sums);
      this.gradient = sums.map((sum) => sum / (end - start));
    }
    return this.gradient;
  }

  /** The rest of its example from a layer on. */
  rest(l: number): Rest {
    return new Rest(this.engine, this.network, this.parameters, this.example.target, l);
  }

  /** The same turn as if nobody had nudged this number in it. */
  without(what: Nudgeable): Turn {
    const others = this.nudges.filter((nudge) => !isSameNumber(nudge.what, what));
    return new Turn(this.engine, this.program, this.before, this.start, others);
  }
}
