/** The engine in plain TypeScript: example after example, every sum from its first term to its last. */
import { exampleAt } from "../network/dataset";
import type { Network } from "../network/network";
import type { Program } from "../program/program";
import { type CostSums, costsAfter } from "./costRecord";
import type { Engine, TurnStart, Walk } from "./engine";
import { GradientSteps } from "./moments";
import { Numbers } from "./numbers";
import { addGradient, costs, evaluate, evaluateIn, roomFor, type Workspace } from "./plainArithmetic";

export const plainEngine: Engine = {
  evaluate,
  addGradient: (shape, values, gradient) => addGradient(shape, values, gradient),
  costs,
  walk: (program, network, start) => new PlainWalk(program, network, start),
};

const NONE = new Float64Array(0);

class PlainWalk implements Walk {
  turn: number;
  costs: CostSums;
  private readonly parameters: Numbers;
  /** Σ of the gradients of the batch so far; in the first turn of a batch, whatever is left of the one before. */
  private readonly gradient: Numbers;
  private readonly steps: GradientSteps;
  private workspace: Workspace | undefined;

  constructor(
    private readonly program: Program,
    private readonly network: Network,
    { turn, parameters, accumulated, costs, moments }: TurnStart,
  ) {
    this.turn = turn;
    this.costs = costs;
    this.parameters = new Numbers(parameters);
    this.gradient = new Numbers(accumulated ?? NONE);
    this.steps = new GradientSteps(network, moments);
  }

  private get isFirstOfBatch(): boolean {
    return this.program.batchOf(this.turn).start === this.turn;
  }

  start(): TurnStart {
    const { turn, costs } = this;
    const accumulated = this.isFirstOfBatch ? undefined : this.gradient.lend();
    return { turn, parameters: this.parameters.lend(), accumulated, costs, moments: this.steps.moments() };
  }

  /** One turn: more would hold the thread in a wide network. */
  advance(): void {
    const { program, network, turn } = this;
    this.workspace ??= roomFor(network);
    const example = exampleAt(network.examples, program.exampleOf(turn));
    const values = evaluateIn(this.workspace, network, this.parameters.current, example);
    const gradient = this.isFirstOfBatch
      ? this.gradient.cleared(this.parameters.current.length)
      : this.gradient.own();
    addGradient(network, values, gradient);
    this.costs = costsAfter(program, turn, this.costs, values.C);
    const { start, end } = program.batchOf(turn);
    this.turn = turn + 1;
    if (this.turn === end && network.training) this.steps.take(this.parameters.own(), gradient, end - start);
  }
}
