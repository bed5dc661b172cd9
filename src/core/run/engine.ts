/**
 * The port behind which the numbers of a run are made, whatever makes them.
 *
 * Any engine gives the same bits, so that a jump lands on the numbers that walking there shows; only a NaN is as good as
 * any other. Every sum starts at +0 and adds in the order of the steps: z_j over k and the bias last, ∂C/∂a_j over the
 * neurons of the next layer, C over the outputs, the gradient example after example. Every product is rounded before it
 * is added; ∂C/∂z_j = ∂a_j/∂z_j ∂C/∂a_j is rounded once; the mean divides once. `holdsToTheSameBits` in the tests holds
 * an engine to all that.
 */
import type { DataSet, Example } from "../network/dataset";
import type { Network } from "../network/network";
import type { Program } from "../program/program";
import type { CostSums } from "./costRecord";
import type { Evaluation, Shape } from "./evaluation";
import type { Moments } from "./moments";

/** How a turn begins: an example in an epoch. The turn after the last one is the end of the run. */
export interface TurnStart {
  readonly turn: number;
  /** The parameters its batch works with, flat. */
  readonly parameters: Float64Array;
  /** Σ of the gradients of the batch's earlier examples, flat; undefined for the first of a batch. */
  readonly accumulated: Float64Array | undefined;
  readonly costs: CostSums;
  /** What the update rule remembers of the gradient steps so far: `GradientSteps` keeps it for a walk. */
  readonly moments: Moments;
}

/** A way through a run that stands where a turn begins, and goes on in place. */
export interface Walk {
  readonly turn: number;
  readonly costs: CostSums;
  /** Goes through the next turn, and through more of them, up to `most`, where all that is done in a moment. */
  advance(most: number): void;
  /** How its turn begins. The walk never writes again into what it has handed out. */
  start(): TurnStart;
}

/** Nobody writes into parameters or a data set that an engine has been given: it may know them again. */
export interface Engine {
  /** All numbers of one example with these flat parameters. */
  evaluate(shape: Shape, parameters: Float64Array, example: Example): Evaluation;
  /** Adds an example's ∂C/∂w and ∂C/∂b to a flat gradient, in place. */
  addGradient(shape: Shape, values: Evaluation, gradient: Float64Array): void;
  /** The costs C of the examples from one to another with these flat parameters. */
  costs(shape: Shape, parameters: Float64Array, examples: DataSet, from: number, to: number): Float64Array;
  /** A walk from this start, with the network's examples and learning rate; it never writes into the start. */
  walk(program: Program, network: Network, start: TurnStart): Walk;
}
