/**
 * Finds the state at any position of a run, forward or back, by replaying from the nearest checkpoint.
 *
 * It only remembers; what it answers is a pure function of the network and the position.
 */
import { addGradient, evaluate } from "./evaluation";
import type { Network } from "./network";
import { Program } from "./program";
import { State, type TurnStart } from "./state";
import { complete } from "./work";

const DEFAULT_CHECKPOINT_BYTES = 64 * 2 ** 20;
/** What a checkpoint costs besides its numbers: its objects and its place in the map. */
const OVERHEAD_BYTES = 512;

export class Trace {
  readonly program: Program;
  /** How turns begin, every `stride`-th one. */
  private readonly checkpoints = new Map<number, TurnStart>();
  private stride = 1;
  private furthest = 0;
  private readonly mostCheckpoints: number;
  /** The turns looked at last: stepping stays inside one, or crosses to its neighbour. */
  private recent: { readonly start: TurnStart; readonly values: ReturnType<typeof evaluate> }[] = [];

  constructor(
    readonly network: Network,
    { checkpointBytes = DEFAULT_CHECKPOINT_BYTES }: { readonly checkpointBytes?: number } = {},
  ) {
    this.program = new Program(network);
    const bytes = 2 * network.parameters.byteLength + OVERHEAD_BYTES;
    this.mostCheckpoints = Math.max(2, Math.floor(checkpointBytes / bytes));
    this.remember({ turn: 0, parameters: network.parameters, accumulated: undefined });
  }

  /** The state at a position, 0 ≤ position ≤ N, however long that takes. */
  stateAt(position: number): State {
    return complete(this.seek(position));
  }

  /**
   * The state at a position, in pieces: yields the number of steps of the run that are certain by now, after each
   * replayed example, so that a long way can be interrupted; what was replayed is kept.
   */
  *seek(position: number): Generator<number, State, void> {
    const turn = position === 0 ? 0 : this.program.at(position - 1).step.turn;
    let known = this.recent.find(({ start }) => start.turn === turn);
    if (!known) {
      let start = this.nearest(turn);
      while (start.turn < turn) {
        start = this.following(start);
        this.remember(start);
        yield this.program.turnStart(start.turn);
      }
      known = { start, values: this.evaluate(start) };
      this.recent = [known, ...this.recent.slice(0, 1)];
    }
    return new State(this.network, this.program, position, known.start, known.values);
  }

  private evaluate({ turn, parameters }: TurnStart): ReturnType<typeof evaluate> {
    return evaluate(this.network, parameters, this.network.examples[this.program.exampleOf(turn)]!);
  }

  /** How the next turn begins: with this example's gradient added, or after the gradient step of its batch. */
  private following(start: TurnStart): TurnStart {
    const turn = start.turn + 1;
    const accumulated = start.accumulated?.slice() ?? new Float64Array(start.parameters.length);
    addGradient(this.network, this.evaluate(start), accumulated);
    const batch = this.program.batchOf(start.turn);
    if (turn < batch.end) return { turn, parameters: start.parameters, accumulated };
    return {
      turn,
      parameters: this.afterUpdate(start.parameters, accumulated, batch.end - batch.start),
      accumulated: undefined,
    };
  }

  /** w ← w − η · Σ/n for every trainable parameter. */
  private afterUpdate(parameters: Float64Array, sum: Float64Array, count: number): Float64Array {
    const { training, sizes, layers } = this.network;
    if (!training) return parameters;
    const updated = parameters.slice();
    let place = 0;
    layers.forEach(({ trainable }, index) => {
      for (let j = 0; j < sizes[index + 1]!; j++) {
        for (let k = 0; k <= sizes[index]!; k++, place++) {
          const isTrainable = k < sizes[index]! ? trainable.weights : trainable.biases;
          if (isTrainable) updated[place]! -= training.learningRate * (sum[place]! / count);
        }
      }
    });
    return updated;
  }

  private nearest(turn: number): TurnStart {
    let found = this.checkpoints.get(0)!;
    const nearby = Math.min(turn, this.furthest);
    const from = nearby - (nearby % this.stride);
    for (let candidate = from; candidate > found.turn; candidate -= this.stride) {
      const checkpoint = this.checkpoints.get(candidate);
      if (checkpoint) found = checkpoint;
    }
    for (const { start } of this.recent) {
      if (start.turn <= turn && start.turn > found.turn) found = start;
    }
    return found;
  }

  /** Keeps every `stride`-th turn's beginning; when there are too many, every second one of them goes. */
  private remember(start: TurnStart): void {
    if (start.turn % this.stride !== 0) return;
    this.checkpoints.set(start.turn, start);
    this.furthest = Math.max(this.furthest, start.turn);
    if (this.checkpoints.size <= this.mostCheckpoints) return;
    this.stride *= 2;
    for (const turn of this.checkpoints.keys()) {
      if (turn % this.stride !== 0) this.checkpoints.delete(turn);
    }
  }
}
