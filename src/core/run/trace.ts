/**
 * Finds the state at any position of a run, forward or back.
 *
 * It only remembers; what it answers is a pure function of the network, the nudges and the position.
 */
import { limits, slices } from "../../protocol/budget";
import { exampleAt } from "../network/dataset";
import type { Network } from "../network/network";
import { Program } from "../program/program";
import { checkpointPlan } from "./checkpointPlan";
import { Checkpoints } from "./checkpoints";
import { chosenEngine } from "./chosenEngine";
import { CostRecord, NO_COSTS } from "./costRecord";
import type { Engine, TurnStart } from "./engine";
import { type Evaluation, soonDone, workOf } from "./evaluation";
import { Measures } from "./measures";
import { firstMoments, NO_MOMENTS } from "./moments";
import type { Nudge } from "./nudge";
import { NudgedRun, turnAt } from "./nudgedRun";
import { RecentAnswers, RecentTurns } from "./recent";
import { Replay } from "./replay";
import { State } from "./state";
import { Turn } from "./turn";
import { complete } from "./work";

/** Earlier turns whose numbers are kept: those of one ledger. */
const MOST_EARLIER = 16;

/** How far checkpoints are apart at least, as a share of what is soon gone through again. */
const APART = 1 / 4;

/** In bytes. */
const MEGABYTE = 2 ** 20;

export interface TraceOptions {
  /** How many bytes checkpoints may take, as many as is usual if left out. */
  readonly checkpointBytes?: number;
  /** How many turns apart checkpoints are at least; as many as are soon gone through again if left out. */
  readonly apart?: number;
  /** What computes the numbers; the chosen one if left out. */
  readonly engine?: Engine;
}

/** What a trace remembers of its run. */
interface Memory {
  readonly checkpoints: Checkpoints;
  readonly recent: RecentTurns;
  /** Every turn that a checkpoint or a recent turn begins with has been noted here, and all before it. */
  readonly costs: CostRecord;
}

export class Trace {
  readonly program: Program;
  private readonly engine: Engine;
  private readonly nudgedRun: NudgedRun;
  private readonly memory: Memory;
  private readonly replay: Replay;
  /** The numbers of earlier turns of the batch. */
  private readonly earlier = new RecentAnswers<Evaluation>(MOST_EARLIER);
  /** What batches cost with the parameters that their gradient steps have left. */
  private readonly costsAfterStep = new RecentAnswers<number | undefined>(1);
  private readonly measures: Measures;
  /** How the batch begins that was glimpsed into last. */
  private begun: TurnStart | undefined;

  constructor(
    readonly network: Network,
    readonly options: TraceOptions = {},
    /** In the order of their positions. */
    readonly nudges: readonly Nudge[] = [],
    remembered?: (trace: Trace) => Memory,
  ) {
    this.program = new Program(network);
    this.engine = options.engine ?? chosenEngine;
    this.measures = new Measures(this.engine);
    this.nudgedRun = new NudgedRun(this.program, network, nudges);
    this.memory = remembered?.(this) ?? this.nothingYet();
    const { checkpoints, costs, recent } = this.memory;
    const nearest = (turn: number) => recent.nearest(turn);
    const { program, engine, nudgedRun: nudged } = this;
    this.replay = new Replay({ program, engine, nudged, checkpoints, costs, network, nearest });
  }

  private nothingYet(): Memory {
    const { checkpointBytes = limits.checkpointMemory.usual * MEGABYTE } = this.options;
    const { apart = Math.ceil(soonDone(this.network) * APART) } = this.options;
    const { parameters } = this.network;
    const moments = firstMoments(this.network);
    const first = { turn: 0, parameters, accumulated: undefined, costs: NO_COSTS, moments };
    return {
      checkpoints: new Checkpoints(first, checkpointPlan(this.program, first, checkpointBytes, apart)),
      recent: new RecentTurns(),
      costs: CostRecord.of(this.program),
    };
  }

  /** The same run with other nudges; it keeps what is known of all turns up to the first that they change. */
  nudged(nudges: readonly Nudge[]): Trace {
    const first = firstDifference(this.nudges, nudges);
    if (first === undefined) return this;
    const turn = turnAt(this.program, first);
    const { checkpoints, recent, costs } = this.memory;
    return new Trace(this.network, this.options, nudges, (trace) => ({
      checkpoints: checkpoints.upTo(turn),
      recent: recent.upTo(turn, (start) => trace.turn(start, [])),
      costs: costs.before(turn),
    }));
  }

  /** The state at a position, 0 ≤ position ≤ N, however long that takes. */
  stateAt(position: number): State {
    return complete(this.seek(position));
  }

  /**
   * The state at a position, in pieces: yields, before each replayed example or some of them that are soon done, a number
   * of steps of the run that are certain once they are replayed, so that a long way can be interrupted; what was replayed
   * is kept.
   */
  *seek(position: number): Generator<number, State, void> {
    const { recent } = this.memory;
    const turn = turnAt(this.program, position);
    const nudges = this.nudgedRun.of(turn, position);
    let found = recent.find(turn, nudges.length);
    if (!found) {
      found = this.turn(yield* this.replay.to(turn), nudges);
      recent.add(found);
    }
    return this.state(found, position);
  }

  /**
   * The same but for what the earlier turns of its batch have added up: the gradient, and the costs of the batch and the
   * epoch. It is found sooner, where many turns of a batch are looked at.
   */
  *glimpse(position: number): Generator<number, State, void> {
    const turn = turnAt(this.program, position);
    const { start } = this.program.batchOf(turn);
    const isNudged = this.nudgedRun.countBefore(start) < this.nudgedRun.countBefore(turn + 1);
    if (isNudged || position > this.program.tailStart(turn)) return yield* this.seek(position);
    if (this.begun?.turn !== start) this.begun = yield* this.replay.to(start);
    return this.state(this.turn({ ...this.begun, turn }, []), position);
  }

  /** At once, what the position alone and the nudges say: where it is in the run, its example, its learning rate. */
  place(position: number): State {
    const turn = turnAt(this.program, position);
    const { parameters } = this.network;
    const start = { turn, parameters, accumulated: undefined, costs: NO_COSTS, moments: NO_MOMENTS };
    return this.state(this.turn(start, this.nudgedRun.of(turn, position)), position);
  }

  /** What the gradient step at the end of a turn's batch leaves. */
  *afterTurn(turn: number): Generator<number, Pick<TurnStart, "parameters" | "moments">, void> {
    return yield* this.replay.to(turn + 1);
  }

  private state(found: Turn, position: number): State {
    const { costs } = this.memory;
    const { start } = found;
    return new State(found, position, {
      valuesOf: (earlier) => this.earlier.of(earlier, () => this.valuesOf(earlier, start)),
      costs,
      costAfterStep: (batch) => this.costsAfterStep.of(batch, () => this.costAfterStep(batch, start)),
      isNudged: (batch) => {
        const { start, end } = this.program.batchAt(batch);
        return this.nudgedRun.countBefore(start) < this.nudgedRun.countBefore(end);
      },
      outcome: (...of) => this.measures.outcome(...of),
      totals: (...of) => this.measures.totals(...of),
      firstParameters: this.network.parameters,
    });
  }

  /** The cost of a batch with the parameters that its gradient step has left; undefined where that takes long to compute. */
  private costAfterStep(batch: number, now: TurnStart): number | undefined {
    const { start, end } = this.program.batchAt(batch);
    if ((end - start) * workOf(this.network) > slices.multiplications) return undefined;
    const network = this.nudgedRun.networkBefore(end);
    const parameters = this.parametersAt(end, now);
    let sum = 0;
    for (let turn = start; turn < end; turn++) {
      const example = exampleAt(network.examples, this.program.exampleOf(turn));
      sum += this.engine.evaluate(network, parameters, example).C;
    }
    return sum / (end - start);
  }

  /** The parameters that a batch begins with: those of a later turn of it too, unless they were nudged in between. */
  private parametersAt(begin: number, now: TurnStart): Float64Array {
    const isSame =
      begin <= now.turn && this.nudgedRun.countBefore(begin) === this.nudgedRun.countBefore(now.turn);
    return isSame ? now.parameters : complete(this.replay.to(begin)).parameters;
  }

  /** The numbers of an earlier turn of the batch: with the same parameters, unless they were nudged since. */
  private valuesOf(turn: number, { turn: now, parameters }: TurnStart): Evaluation {
    const isNudged =
      this.nudgedRun.countBefore(this.program.batchOf(now).start) < this.nudgedRun.countBefore(now);
    if (isNudged) return this.turn(complete(this.replay.to(turn)), this.nudgedRun.of(turn)).values;
    const network = this.nudgedRun.networkBefore(now);
    const example = exampleAt(network.examples, this.program.exampleOf(turn));
    return this.engine.evaluate(network, parameters, example);
  }

  private turn(start: TurnStart, nudges: readonly Nudge[]): Turn {
    return new Turn(this.engine, this.program, this.nudgedRun.networkBefore(start.turn), start, nudges);
  }
}

/** The first position at which two lists of nudges are not the same; undefined where they are. */
function firstDifference(some: readonly Nudge[], others: readonly Nudge[]): number | undefined {
  const [longer, shorter] = some.length > others.length ? [some, others] : [others, some];
  const place = longer.findIndex((nudge, index) => nudge !== shorter[index]);
  if (place === -1) return undefined;
  return Math.min(longer[place]!.position, shorter[place]?.position ?? Number.POSITIVE_INFINITY);
}
