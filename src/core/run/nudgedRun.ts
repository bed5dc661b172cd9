/** A run's nudges by the turns that they are made in, and the network as they change it from turn to turn. */
import { firstAtLeast } from "../network/ascending";
import type { Network } from "../network/network";
import type { Program } from "../program/program";
import { type Nudge, nudgedNetwork } from "./nudge";

/** The turn of a position: that of the step just done. The position at which a turn begins belongs to the one before. */
export function turnAt(program: Program, position: number): number {
  return position === 0 ? 0 : program.turnOf(position - 1);
}

export class NudgedRun {
  /** The turn of each nudge. */
  private readonly turns: readonly number[];
  /** `networks[n]`: the network after the first n nudges, where that was asked for. */
  private readonly networks: Network[];

  constructor(
    program: Program,
    network: Network,
    /** In the order of their positions. */
    readonly nudges: readonly Nudge[],
  ) {
    this.turns = nudges.map(({ position }) => turnAt(program, position));
    this.networks = [network];
  }

  /** How many nudges are made in earlier turns. */
  countBefore(turn: number): number {
    return firstAtLeast(this.turns, turn);
  }

  /** The nudges made in a turn, up to a position if one is given. */
  of(turn: number, position = Number.POSITIVE_INFINITY): readonly Nudge[] {
    if (this.nudges.length === 0) return this.nudges;
    const made = this.nudges.slice(this.countBefore(turn), this.countBefore(turn + 1));
    return made.filter((nudge) => nudge.position <= position);
  }

  /** The first turn, this one or a later one, in which a nudge is made; infinite if there is none. */
  nextNudged(turn: number): number {
    return this.turns[this.countBefore(turn)] ?? Number.POSITIVE_INFINITY;
  }

  /** The network as the nudges of earlier turns have it. */
  networkBefore(turn: number): Network {
    const count = this.countBefore(turn);
    for (let made = this.networks.length; made <= count; made++) {
      this.networks[made] = nudgedNetwork(this.networks[made - 1]!, [this.nudges[made - 1]!]);
    }
    return this.networks[count]!;
  }
}
