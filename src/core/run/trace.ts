/**
 * Finds the state at any position of a run, forward or back, by replaying from the nearest checkpoint.
 *
 * It only remembers; what it answers is a pure function of the network, the nudges and the position.
 */

import { exampleAt } from "../network/dataset";
import type { Network } from "../network/network";
import { Program } from "../program/program";
import { CostRecord, NO_COSTS } from "./costRecord";
import { type Evaluation, evaluate } from "./evaluation";
import { type Nudge, nudgedNetwork } from "./nudge";
import { State } from "./state";
import { Turn, type TurnStart } from "./turn";
import { complete } from "./work";

const DEFAULT_CHECKPOINT_BYTES = 64 * 2 ** 20;
/** What a checkpoint costs besides its numbers: its objects and its place in the map. */
const OVERHEAD_BYTES = 512;
/** The share of the room for checkpoints that the stretch replayed last may have, and the most it can use. */
const STRETCH_SHARE = 4;
const MOST_OF_STRETCH = 64;
/** A shorter replay is cheap enough to be done again. */
const SHORT_REPLAY = 8;
/** Earlier turns whose numbers are kept: those of one ledger. */
const MOST_EARLIER = 16;
/** Multiplications after which computing a batch's cost once more would be felt. */
const MOST_WORK = 2e7;

export class Trace {
  readonly program: Program;
  /** How turns begin, every `stride`-th one. */
  private readonly checkpoints = new Map<number, TurnStart>();
  private stride = 1;
  private furthest = 0;
  private readonly mostCheckpoints: number;
  /** How turns of the stretch replayed last begin: who walks back through it need not replay it from its checkpoint. */
  private stretch: readonly TurnStart[] = [];
  private readonly mostOfStretch: number;
  /** The turns looked at last: stepping stays inside one, or crosses to its neighbour. */
  private recent: readonly Turn[] = [];
  /** How the batch reached last begins, which the cost after the gradient step before it is computed with. */
  private begun: TurnStart | undefined;
  /** The numbers of earlier turns that were asked for last, the one asked for longest ago first. */
  private readonly earlier = new Map<number, Evaluation>();
  /** Every turn that begins a checkpoint or a recent turn has been noted here, and all before it. */
  private costs: CostRecord;
  /** The batch whose cost was computed once more last. */
  private again: { readonly batch: number; readonly cost: number | undefined } | undefined;
  /** `networks[n]`: the network after the first n nudges, where that was asked for. */
  private readonly networks: Network[];

  constructor(
    readonly network: Network,
    private readonly options: { readonly checkpointBytes?: number } = {},
    /** In the order of their positions. */
    readonly nudges: readonly Nudge[] = [],
  ) {
    this.program = new Program(network);
    this.networks = [network];
    this.costs = CostRecord.of(this.program);
    const bytes = 2 * network.parameters.byteLength + OVERHEAD_BYTES;
    const { checkpointBytes = DEFAULT_CHECKPOINT_BYTES } = options;
    const room = Math.floor(checkpointBytes / bytes);
    this.mostOfStretch = Math.min(MOST_OF_STRETCH, Math.floor(room / STRETCH_SHARE));
    this.mostCheckpoints = Math.max(2, room - this.mostOfStretch);
    this.remember({ turn: 0, parameters: network.parameters, accumulated: undefined, costs: NO_COSTS });
  }

  /** The same run with other nudges; it keeps what is known of all turns up to the first that they change. */
  nudged(nudges: readonly Nudge[]): Trace {
    const first = firstDifference(this.nudges, nudges);
    if (first === undefined) return this;
    const turn = this.turnOf(first);
    const trace = new Trace(this.network, this.options, nudges);
    trace.stride = this.stride;
    trace.costs = this.costs.before(turn);
    for (const start of this.checkpoints.values()) if (start.turn <= turn) trace.remember(start);
    trace.stretch = this.stretch.filter((start) => start.turn <= turn);
    trace.recent = this.recent
      .filter(({ start }) => start.turn <= turn)
      .map((each) => (each.start.turn < turn ? each : trace.turn(each.start, [])));
    return trace;
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
    const turn = this.turnOf(position);
    const nudges = this.nudgesOf(turn, position);
    let known = this.recent.find((each) => each.start.turn === turn && each.nudges.length === nudges.length);
    if (!known) {
      known = yield* this.replayed(turn, nudges);
      this.recent = [known, ...this.recent.slice(0, 1)];
    }
    const { start } = known;
    return new State(known, position, {
      valuesOf: (earlier) => this.valuesOf(earlier, start),
      costs: this.costs,
      costAfterStep: (batch) => this.costAfterStep(batch),
      isNudged: (batch) => {
        const { start, end } = this.program.batchAt(batch);
        return this.madeBefore(start) < this.madeBefore(end);
      },
    });
  }

  /** The cost of a batch with the parameters that its gradient step has left; undefined where that takes long to compute. */
  private costAfterStep(batch: number): number | undefined {
    if (this.again?.batch !== batch) this.again = { batch, cost: this.costAgain(batch) };
    return this.again.cost;
  }

  private costAgain(batch: number): number | undefined {
    const { start, end } = this.program.batchAt(batch);
    if ((end - start) * this.network.parameters.length > MOST_WORK) return undefined;
    const network = this.networkAfter(this.madeBefore(end));
    const { parameters } = complete(this.beginning(end));
    let sum = 0;
    for (let turn = start; turn < end; turn++) {
      sum += evaluate(network, parameters, exampleAt(network.examples, this.program.exampleOf(turn))).C;
    }
    return sum / (end - start);
  }

  /** The numbers of an earlier turn of the batch: with the same parameters, unless they were nudged since. */
  private valuesOf(turn: number, { turn: now, parameters }: TurnStart): Evaluation {
    let values = this.earlier.get(turn);
    if (!values) {
      const made = this.madeBefore(now);
      const isNudged = this.madeBefore(this.program.batchOf(now).start) < made;
      const example = exampleAt(this.networkAfter(made).examples, this.program.exampleOf(turn));
      values = isNudged
        ? complete(this.replayed(turn)).values
        : evaluate(this.networkAfter(made), parameters, example);
    }
    this.earlier.delete(turn);
    this.earlier.set(turn, values);
    if (this.earlier.size > MOST_EARLIER) this.earlier.delete(this.earlier.keys().next().value!);
    return values;
  }

  /** A turn, from the nearest one that is known; yields as `seek` does. */
  private *replayed(turn: number, nudges?: readonly Nudge[]): Generator<number, Turn, void> {
    return this.turn(yield* this.beginning(turn), nudges);
  }

  /** How a turn begins, or after the last one, how the run ends. */
  private *beginning(turn: number): Generator<number, TurnStart, void> {
    let start = this.nearest(turn);
    const first = start.turn;
    const spacing = Math.ceil((turn - first) / this.mostOfStretch);
    const stretch: TurnStart[] = [];
    while (start.turn < turn) {
      start = this.turn(start).following();
      this.costs.note(start.turn, start.costs);
      this.remember(start);
      if (!start.accumulated) this.begun = start;
      if ((start.turn - first) % spacing === 0) stretch.push(start);
      yield this.program.turnStart(start.turn);
    }
    if (turn - first > SHORT_REPLAY) this.stretch = stretch;
    return start;
  }

  private turnOf(position: number): number {
    return position === 0 ? 0 : this.program.turnOf(position - 1);
  }

  /** A turn with all its nudges, or with those that are made by then. */
  private turn(start: TurnStart, nudges = this.nudgesOf(start.turn)): Turn {
    return new Turn(this.program, this.networkAfter(this.madeBefore(start.turn)), start, nudges);
  }

  /** The nudges made in a turn, up to a position if one is given. */
  private nudgesOf(turn: number, position = Number.POSITIVE_INFINITY): readonly Nudge[] {
    if (this.nudges.length === 0) return this.nudges;
    const made = this.nudges.filter((nudge) => nudge.position <= position);
    return made.slice(this.madeBefore(turn), this.madeBefore(turn + 1));
  }

  /** How many nudges are made in earlier turns. The position at which a turn begins belongs to the turn before it. */
  private madeBefore(turn: number): number {
    if (turn === 0 || this.nudges.length === 0) return 0;
    const begin = this.program.turnStart(turn);
    const rest = this.nudges.findIndex(({ position }) => position > begin);
    return rest === -1 ? this.nudges.length : rest;
  }

  private networkAfter(count: number): Network {
    for (let known = this.networks.length; known <= count; known++) {
      this.networks[known] = nudgedNetwork(this.networks[known - 1]!, [this.nudges[known - 1]!]);
    }
    return this.networks[count]!;
  }

  private nearest(turn: number): TurnStart {
    let found = this.checkpoints.get(0)!;
    const nearby = Math.min(turn, this.furthest);
    const from = nearby - (nearby % this.stride);
    for (let candidate = from; candidate > found.turn; candidate -= this.stride) {
      const checkpoint = this.checkpoints.get(candidate);
      if (checkpoint) found = checkpoint;
    }
    for (const start of [...this.stretch, ...this.recent.map((each) => each.start), this.begun]) {
      if (start && start.turn <= turn && start.turn > found.turn) found = start;
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

/** The first position at which two lists of nudges are not the same; undefined where they are. */
function firstDifference(some: readonly Nudge[], others: readonly Nudge[]): number | undefined {
  const [longer, shorter] = some.length > others.length ? [some, others] : [others, some];
  const place = longer.findIndex((nudge, index) => nudge !== shorter[index]);
  if (place === -1) return undefined;
  return Math.min(longer[place]!.position, shorter[place]?.position ?? Number.POSITIVE_INFINITY);
}
