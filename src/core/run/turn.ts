/** One turn of a run, an example in an epoch, as the nudges made in it so far have it: its numbers, and how the next begins. */

import { type Example, exampleAt } from "../network/dataset";
import type { Network } from "../network/network";
import type { Program } from "../program/program";
import { type CostSums, costsAfter } from "./costRecord";
import { addGradient, type Evaluation, evaluate } from "./evaluation";
import { isSameNumber, type Nudge, type Nudgeable, nudgedNetwork, nudgedParameters } from "./nudge";

/** How a turn begins. */
export interface TurnStart {
  readonly turn: number;
  /** The parameters its batch works with, flat. */
  readonly parameters: Float64Array;
  /** Σ of the gradients of the batch's earlier examples, flat; undefined for the first of a batch. */
  readonly accumulated: Float64Array | undefined;
  readonly costs: CostSums;
}

export class Turn {
  /** With the inputs, targets and learning rate as they are nudged. */
  readonly network: Network;
  /** What the example is computed with, flat. */
  readonly parameters: Float64Array;
  /** The values of parameters nudged after their `update`, by their places in the flat vector. */
  readonly settled: ReadonlyMap<number, number>;
  readonly values: Evaluation;

  constructor(
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
    this.values = evaluate(this.network, parameters, this.example);
  }

  /** The same turn as if nobody had nudged this number in it. */
  without(what: Nudgeable): Turn {
    const others = this.nudges.filter((nudge) => !isSameNumber(nudge.what, what));
    return new Turn(this.program, this.before, this.start, others);
  }

  private get example(): Example {
    return exampleAt(this.network.examples, this.program.exampleOf(this.start.turn));
  }

  /** How the next turn begins: with this example's gradient added, or after the gradient step of its batch. */
  following(): TurnStart {
    const { start, parameters } = this;
    const turn = start.turn + 1;
    const accumulated = start.accumulated?.slice() ?? new Float64Array(parameters.length);
    addGradient(this.network, this.values, accumulated);
    const costs = costsAfter(this.program, start.turn, start.costs, this.values.C);
    const batch = this.program.batchOf(start.turn);
    if (turn < batch.end) return { turn, parameters, accumulated, costs };
    const updated = this.afterUpdate(accumulated, batch.end - batch.start);
    return { turn, parameters: updated, accumulated: undefined, costs };
  }

  /** w ← w − η · Σ/n for every trainable parameter; what is nudged after that has its own value. */
  private afterUpdate(sum: Float64Array, count: number): Float64Array {
    const { training, sizes, layers } = this.network;
    if (!training) return this.parameters;
    const updated = this.parameters.slice();
    let place = 0;
    layers.forEach(({ trainable }, index) => {
      for (let j = 0; j < sizes[index + 1]!; j++) {
        for (let k = 0; k <= sizes[index]!; k++, place++) {
          const isTrainable = k < sizes[index]! ? trainable.weights : trainable.biases;
          if (isTrainable) updated[place]! -= training.learningRate * (sum[place]! / count);
        }
      }
    });
    for (const [nudged, value] of this.settled) updated[nudged] = value;
    return updated;
  }
}
