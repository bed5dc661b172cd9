/** How turns of a run begin, as many of them as there is room for, so that no way back is a long one. */
import type { TurnStart } from "./engine";
import { bytesOf } from "./moments";

/** What a checkpoint costs besides its numbers: its objects and its place in the map. */
const OVERHEAD_BYTES = 512;
/** The share of the room that the trail of one replay may have, and the most it can use. */
const TRAIL_SHARE = 4;
const MOST_OF_TRAIL = 64;
/** A replay of no more turns is never remembered. */
const SHORT_REPLAY = 8;

export class Checkpoints {
  /** Every `stride`-th turn, as far as the run has been. */
  private readonly spread = new Map<number, TurnStart>();
  private stride: number;
  private furthest = 0;
  private readonly mostSpread: number;
  private readonly mostOfTrail: number;
  /** Of the long replay that came last: who walks back through it need not replay it from its checkpoint. */
  private trail: Trail;

  /**
   * `first`: how the run begins, which always stays. Room for two checkpoints there is always. No two are nearer to each
   * other than `apart` turns: those are gone through again sooner than their numbers are copied.
   */
  constructor(
    private readonly first: TurnStart,
    private readonly bytes: number,
    private readonly apart = 1,
  ) {
    this.stride = apart;
    const room = Math.floor(
      bytes / (2 * first.parameters.byteLength + bytesOf(first.moments) + OVERHEAD_BYTES),
    );
    this.mostOfTrail = Math.min(MOST_OF_TRAIL, Math.floor(room / TRAIL_SHARE));
    this.mostSpread = Math.max(2, room - this.mostOfTrail);
    this.trail = new Trail(0, 0, 0);
    this.add(first);
  }

  /** The same without those of later turns than this one. */
  upTo(turn: number): Checkpoints {
    const kept = new Checkpoints(this.first, this.bytes, this.apart);
    kept.stride = this.stride;
    for (const start of this.spread.values()) if (start.turn <= turn) kept.add(start);
    kept.trail = this.trail.upTo(turn);
    return kept;
  }

  /** Begins the trail of a replay, if that is long enough to have one. */
  newTrail(from: number, to: number): Trail {
    const most = Math.min(this.mostOfTrail, Math.floor((to - from) / this.apart));
    // Where checkpoints will be as near to each other, they do.
    const isLong = to - from > SHORT_REPLAY && to - from < most * this.stride;
    const trail = new Trail(from, to, isLong ? most : 0);
    if (isLong) this.trail = trail;
    return trail;
  }

  /** The first turn after this one that a checkpoint is wanted of. */
  next(turn: number): number {
    return turn - (turn % this.stride) + this.stride;
  }

  wants(turn: number): boolean {
    return turn % this.stride === 0 && !this.spread.has(turn);
  }

  /** Keeps how a turn begins, if it is wanted; when there are too many, every second one of them goes. */
  add(start: TurnStart): void {
    if (!this.wants(start.turn)) return;
    this.spread.set(start.turn, start);
    this.furthest = Math.max(this.furthest, start.turn);
    if (this.spread.size <= this.mostSpread) return;
    this.stride *= 2;
    for (const turn of this.spread.keys()) if (turn % this.stride !== 0) this.spread.delete(turn);
  }

  /** The last one that is not after this turn. */
  nearest(turn: number): TurnStart {
    let found = this.trail.nearest(turn) ?? this.first;
    const nearby = Math.min(turn, this.furthest);
    for (let each = nearby - (nearby % this.stride); each > found.turn; each -= this.stride) {
      const checkpoint = this.spread.get(each);
      if (checkpoint) found = checkpoint;
    }
    return found;
  }
}

/** What a replay leaves behind it, evenly on its way. */
export class Trail {
  private readonly starts: TurnStart[] = [];
  private readonly spacing: number;

  /** From one turn to another, at most so many. */
  constructor(
    private readonly from: number,
    to: number,
    most: number,
  ) {
    this.spacing = most === 0 ? Number.POSITIVE_INFINITY : Math.ceil((to - from) / most);
  }

  upTo(turn: number): Trail {
    const kept = new Trail(this.from, this.from, 0);
    kept.starts.push(...this.starts.filter((start) => start.turn <= turn));
    return kept;
  }

  /** The first turn after this one that it wants to know the beginning of. */
  next(turn: number): number {
    return turn - ((turn - this.from) % this.spacing) + this.spacing;
  }

  wants(turn: number): boolean {
    return turn > (this.starts.at(-1)?.turn ?? this.from) && (turn - this.from) % this.spacing === 0;
  }

  /** Keeps how a turn begins, if it is wanted. */
  add(start: TurnStart): void {
    if (this.wants(start.turn)) this.starts.push(start);
  }

  nearest(turn: number): TurnStart | undefined {
    return this.starts.findLast((start) => start.turn <= turn);
  }
}
