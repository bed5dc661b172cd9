/** Finds how a turn of a run begins: a walk there from the nearest place whose numbers are known. */
import type { Network } from "../network/network";
import type { Program } from "../program/program";
import type { Checkpoints, Trail } from "./checkpoints";
import type { CostRecord } from "./costRecord";
import type { Engine, TurnStart, Walk } from "./engine";
import { soonDone } from "./evaluation";
import { nudgedNetwork, nudgedParameters } from "./nudge";
import type { NudgedRun } from "./nudgedRun";

/** What a replay works with, and what it leaves its traces in. */
export interface Ground {
  readonly program: Program;
  readonly engine: Engine;
  readonly nudged: NudgedRun;
  readonly checkpoints: Checkpoints;
  /** Every turn that begins a batch is noted here as it is reached. */
  readonly costs: CostRecord;
  /** Whose validation examples are measured where an epoch ends. */
  readonly network: Network;
  /** The last beginning not after a turn that something else knows. */
  readonly nearest: (turn: number) => TurnStart | undefined;
}

export class Replay {
  /** The walk that went on last: the next way often goes on from where it stands. */
  private latest: Walk | undefined;

  constructor(private readonly ground: Ground) {}

  /**
   * How a turn begins, or after the last one, how the run ends. Yields, before it goes through a turn, the number of
   * steps of the run that are certain when it is through; where that is enough, the numbers there are at hand.
   */
  *to(turn: number): Generator<number, TurnStart, void> {
    const { program, checkpoints, network } = this.ground;
    let walk = this.nearest(turn);
    yield* this.validate(0, network.parameters);
    const trail = checkpoints.newTrail(walk.turn, turn);
    while (walk.turn < turn) {
      this.latest = walk;
      yield program.turnStart(walk.turn + 1);
      // Meanwhile another way may have gone on with this walk.
      if (walk.turn > turn) walk = this.nearest(turn);
      else if (walk.turn < turn) walk = this.onward(walk, turn, trail);
      if (walk.turn % program.examples === 0) yield* this.validateAt(walk);
      if (walk.turn > turn) walk = this.nearest(turn);
    }
    this.latest = walk;
    return walk.start();
  }

  /** Where an epoch begins. */
  private *validateAt(walk: Walk): Generator<number, void, void> {
    const { program, costs, network } = this.ground;
    const epoch = walk.turn / program.examples;
    if (network.validation && costs.wantsValidation(epoch))
      yield* this.validate(epoch, walk.start().parameters);
  }

  /** Notes what the validation examples cost with the parameters after so many epochs, if that is to be noted next. */
  private *validate(epoch: number, parameters: Float64Array): Generator<number, void, void> {
    const { program, engine, costs, network } = this.ground;
    const { validation } = network;
    if (!validation || !costs.wantsValidation(epoch)) return;
    let sum = 0;
    const atOnce = soonDone(network);
    for (let from = 0; from < validation.count; from += atOnce) {
      const to = Math.min(validation.count, from + atOnce);
      for (const C of engine.costs(network, parameters, validation, from, to)) sum += C;
      yield program.turnStart(Math.max(1, epoch * program.examples));
    }
    // Meanwhile another way may have come by.
    if (costs.wantsValidation(epoch)) costs.noteValidation(sum / validation.count);
  }

  private nearest(turn: number): Walk {
    const { program, engine, nudged, checkpoints, nearest } = this.ground;
    const checkpoint = checkpoints.nearest(turn);
    const known = nearest(turn);
    const start = known && known.turn > checkpoint.turn ? known : checkpoint;
    if (this.latest && this.latest.turn <= turn && this.latest.turn >= start.turn) return this.latest;
    return engine.walk(program, nudged.networkBefore(start.turn), start);
  }

  /** Goes on through one turn or more, never past anything that wants to know how a turn begins. */
  private onward(from: Walk, to: number, trail: Trail): Walk {
    const { program, nudged, checkpoints, costs } = this.ground;
    const { turn } = from;
    let walk = from;
    const nextNudged = nudged.nextNudged(turn);
    if (nextNudged === turn) walk = this.throughNudges(from.start());
    else {
      const next = Math.min(
        to,
        program.batchOf(turn).end,
        nextNudged,
        checkpoints.next(turn),
        trail.next(turn),
      );
      walk.advance(next - turn);
    }
    costs.note(walk.turn, walk.costs);
    if (checkpoints.wants(walk.turn) || trail.wants(walk.turn)) {
      const start = walk.start();
      checkpoints.add(start);
      trail.add(start);
    }
    return walk;
  }

  /** Through one turn in which numbers are nudged, some perhaps after their `update`. */
  private throughNudges(start: TurnStart): Walk {
    const { program, engine, nudged } = this.ground;
    const { turn } = start;
    const nudges = nudged.of(turn);
    const before = nudged.networkBefore(turn);
    const { parameters, settled } = nudgedParameters(program, before, start, nudges);
    const through = engine.walk(program, nudgedNetwork(before, nudges), { ...start, parameters });
    through.advance(1);
    const after = through.start();
    const updated = settled.size === 0 ? after.parameters : after.parameters.slice();
    for (const [index, value] of settled) updated[index] = value;
    return engine.walk(program, nudged.networkBefore(turn + 1), { ...after, parameters: updated });
  }
}
