/** The engine in plain TypeScript: example after example, every sum from its first term to its last. */
import { exampleAt } from "../network/dataset";
import type { Network } from "../network/network";
import { updateRuleOf } from "../network/updateRule";
import type { Program } from "../program/program";
import { type CostSums, costsAfter } from "./costRecord";
import type { Engine, TurnStart, Walk } from "./engine";
import { addGradient, evaluate, evaluateIn, roomFor, type Workspace } from "./plainArithmetic";

export const plainEngine: Engine = {
  evaluate,
  addGradient,
  walk: (program, network, start) => new PlainWalk(program, network, start),
};

/** Numbers that are changed in place, unless somebody else holds them: then a copy is. */
class Numbers {
  private isLent = true;

  constructor(private numbers: Float64Array) {}

  /** To read and to keep. */
  lend(): Float64Array {
    this.isLent = true;
    return this.numbers;
  }

  /** To read for the moment. */
  get current(): Float64Array {
    return this.numbers;
  }

  /** To write into. */
  own(): Float64Array {
    if (this.isLent) this.numbers = this.numbers.slice();
    this.isLent = false;
    return this.numbers;
  }

  /** To write into: so many, all +0. */
  cleared(count: number): Float64Array {
    if (this.isLent) this.numbers = new Float64Array(count);
    this.isLent = false;
    return this.numbers.fill(0);
  }
}

const NONE = new Float64Array(0);

class PlainWalk implements Walk {
  turn: number;
  costs: CostSums;
  private readonly parameters: Numbers;
  /** Σ of the gradients of the batch so far; in the first turn of a batch, whatever is left of the one before. */
  private readonly gradient: Numbers;
  private workspace: Workspace | undefined;

  constructor(
    private readonly program: Program,
    private readonly network: Network,
    { turn, parameters, accumulated, costs }: TurnStart,
  ) {
    this.turn = turn;
    this.costs = costs;
    this.parameters = new Numbers(parameters);
    this.gradient = new Numbers(accumulated ?? NONE);
  }

  private get isFirstOfBatch(): boolean {
    return this.program.batchOf(this.turn).start === this.turn;
  }

  start(): TurnStart {
    const { turn, costs } = this;
    const accumulated = this.isFirstOfBatch ? undefined : this.gradient.lend();
    return { turn, parameters: this.parameters.lend(), accumulated, costs };
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
    if (this.turn === end && network.training) update(network, this.parameters.own(), gradient, end - start);
  }
}

/** The gradient step of every trainable parameter, in place; ∂C/∂w = Σ/n. */
function update(
  { sizes, layers, training }: Network,
  parameters: Float64Array,
  sum: Float64Array,
  count: number,
): void {
  const { learningRate } = training!;
  const { next } = updateRuleOf(training!);
  let place = 0;
  layers.forEach(({ trainable }, index) => {
    for (let j = 0; j < sizes[index + 1]!; j++) {
      for (let k = 0; k <= sizes[index]!; k++, place++) {
        const isTrainable = k < sizes[index]! ? trainable.weights : trainable.biases;
        if (isTrainable) parameters[place] = next(parameters[place]!, sum[place]! / count, learningRate);
      }
    }
  });
}
